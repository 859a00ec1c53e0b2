package fangkong.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server as a signed-in program sees it. Thread-safe. */
public final class Api {

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final HttpClient http;
  private final JsonMapper json;
  private final String root;
  private final String token;

  private Api(HttpClient http, JsonMapper json, String root, String token) {
    this.http = http;
    this.json = json;
    this.root = root;
    this.token = token;
  }

  /** A server on this machine, nobody signed in. */
  public static Api local(int port) {
    return new Api(HttpClient.newHttpClient(), JsonMapper.shared(), "http://localhost:" + port, "");
  }

  public String root() {
    return root;
  }

  /** The same server, signed in. */
  public Api signIn(String username, String password) {
    ObjectNode credentials =
        json.createObjectNode().put("username", username).put("password", password);
    return new Api(http, json, root, post("/api/sign-in", credentials).path("token").stringValue());
  }

  public ObjectNode object() {
    return json.createObjectNode();
  }

  public JsonNode read(String text) {
    return json.readTree(text);
  }

  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** The answer as it came. */
  public String getText(String path) {
    return text(request(path).GET());
  }

  public JsonNode post(String path, JsonNode body) {
    return postText(path, "application/json", body.toString());
  }

  public JsonNode postText(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  /** The receipt of a pushed list. */
  public JsonNode postList(String name, byte[] file) {
    String encoded = encode(name).replace("+", "%20").replace("*", "%2A");
    return send(
        request("/api/lists")
            .header("Content-Type", "text/csv")
            .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
            .POST(BodyPublishers.ofByteArray(file)));
  }

  public JsonNode put(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
  }

  /** Waits until everything that came in is derived. */
  public void awaitDerived() {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (get("/api/health").path("pending").longValue() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("standings are still not derived after " + TIMEOUT);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while standings were derived", e);
      }
    }
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder builder) {
    String text = text(builder);
    return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
  }

  private String text(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            request.method()
                + " "
                + request.uri().getPath()
                + " was answered "
                + response.statusCode()
                + ": "
                + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while waiting for " + request.uri().getPath(), e);
    }
  }
}
