package fangkong.server.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands between the senders and the server: passes every request on, and remembers what was sent
 * in, so that all of it can be sent a second time to the letter. Thread-safe.
 */
final class Relay implements AutoCloseable {

  /** A request that brought something in, and how it was answered. */
  record Sent(String method, String path, Map<String, String> headers, String body, Answer answer) {

    Sent answered(Answer now) {
      return new Sent(method, path, headers, body, now);
    }
  }

  /** A status with its body. */
  record Answer(int status, String body) {}

  private static final List<String> DOORS =
      List.of("/api/evidence", "/api/lists", "/api/layout/", "/api/clock");

  private static final List<String> PASSED_ON =
      List.of("Content-Type", "Content-Disposition", "Authorization");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer listener;
  private final String server;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Sent> sent = new ArrayList<>();

  Relay(int serverPort) throws IOException {
    server = "http://localhost:" + serverPort;
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    listener.createContext("/", this::pass);
    listener.start();
  }

  int port() {
    return listener.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      Sent request =
          new Sent(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers(exchange),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              new Answer(0, ""));
      Answer answer = send(request);
      if (!request.method().equals("GET") && DOORS.stream().anyMatch(request.path()::startsWith)) {
        remember(request.answered(answer));
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    for (String name : PASSED_ON) {
      exchange.getRequestHeaders().getOrDefault(name, List.of()).stream()
          .findFirst()
          .ifPresent(value -> headers.put(name, value));
    }
    return headers;
  }

  private void remember(Sent request) {
    lock.lock();
    try {
      sent.add(request);
    } finally {
      lock.unlock();
    }
  }

  private Answer send(Sent request) throws IOException {
    HttpRequest.Builder again =
        HttpRequest.newBuilder(URI.create(server + request.path()))
            .method(request.method(), BodyPublishers.ofString(request.body()));
    request.headers().forEach(again::header);
    try {
      HttpResponse<String> response = client.send(again.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * Sends all that came in once more, in the same order. Returns each request with its second
   * answer.
   */
  List<Sent> sendAllAgain() throws IOException {
    List<Sent> again = new ArrayList<>();
    for (Sent first : List.copyOf(sent)) {
      again.add(first.answered(send(first)));
    }
    return again;
  }

  /** The receipts of all lists that were sent. */
  List<JsonNode> receiptsOfLists() {
    return sent.stream()
        .filter(request -> request.path().startsWith("/api/lists"))
        .map(request -> JsonMapper.shared().readTree(request.answer().body()))
        .toList();
  }

  @Override
  public void close() {
    listener.stop(0);
    client.close();
  }
}
