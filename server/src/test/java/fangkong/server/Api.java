package fangkong.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server as one client sees it. Thread-safe. */
public final class Api {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http;
  private final String root;
  private final String token;
  private final String language;
  private final Map<String, String> headers;

  private Api(
      HttpClient http, String root, String token, String language, Map<String, String> headers) {
    this.http = http;
    this.root = root;
    this.token = token;
    this.language = language;
    this.headers = headers;
  }

  public static Api nobody(String root) {
    return new Api(HTTP, root, "", "", Map.of());
  }

  public Api signIn(String username, String password) {
    ObjectNode credentials =
        ServerUnderTest.object().put("username", username).put("password", password);
    return withToken(post("/api/sign-in", credentials).expect(200).path("token").stringValue());
  }

  /** The same client with this bearer token. */
  public Api withToken(String bearer) {
    return new Api(http, root, bearer, language, headers);
  }

  /** The same client with this {@code Accept-Language}. */
  public Api speaking(String accepted) {
    return new Api(http, root, token, accepted, headers);
  }

  /** The same client with this header besides. */
  public Api with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(http, root, token, language, Map.copyOf(more));
  }

  /** The same client at another of the addresses of this machine: all of 127.0.0.0/8 are. */
  public Api from(String address) {
    HttpClient there = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(address)).build();
    return new Api(there, root, token, language, headers);
  }

  public Answer get(String path) {
    return send("GET", path, "", BodyPublishers.noBody());
  }

  public Answer post(String path, JsonNode body) {
    return post(path, "application/json", body.toString());
  }

  public Answer post(String path, String type, String body) {
    return send("POST", path, type, BodyPublishers.ofString(body));
  }

  public Answer post(String path, String type, byte[] body) {
    return send("POST", path, type, BodyPublishers.ofByteArray(body));
  }

  public Answer postList(String name, String file) {
    return postList(name, file.getBytes(UTF_8));
  }

  public Answer postList(String name, byte[] file) {
    return with(
            "Content-Disposition",
            "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A"))
        .post("/api/lists", "text/csv", file);
  }

  /** Without a length: in chunks, as a stream is sent. */
  public Answer postChunked(String path, String type, Supplier<InputStream> body) {
    return send("POST", path, type, BodyPublishers.ofInputStream(body));
  }

  public Answer put(String path, String type, String body) {
    return send("PUT", path, type, BodyPublishers.ofString(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", BodyPublishers.noBody());
  }

  public Answer facts(List<? extends JsonNode> facts) {
    return post("/api/evidence", ServerUnderTest.batch(facts));
  }

  public Answer facts(JsonNode... facts) {
    return facts(List.of(facts));
  }

  /** The lines of an answer that does not end, as they come. */
  public Stream<String> listen(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status of an answer that may not end; nothing of it is read. */
  public int status(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> begun = http.send(request.build(), BodyHandlers.ofInputStream());
      begun.body().close();
      return begun.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first line of the answer to a body that is announced to be so long and never sent. */
  public String announce(String path, String type, long length) {
    URI server = URI.create(root);
    String request =
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, server.getAuthority(), token, type, length);
    try (Socket socket = new Socket(server.getHost(), server.getPort());
        BufferedReader answer =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return answer.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("POST " + path, e);
    }
  }

  /** Sends any request at all. */
  public Answer send(String method, String path, String type, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT).method(method, body);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!language.isEmpty()) {
      request.header("Accept-Language", language);
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(method + " " + path, response, JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Answer(String request, HttpResponse<String> response, JsonMapper json) {

    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode body() {
      return text().isEmpty() ? json.createObjectNode() : json.readTree(text());
    }

    /** The stable code of a problem detail. */
    public String code() {
      return body().path("code").asString("");
    }

    /** The body, or a failure that quotes it where the status is another. */
    public JsonNode expect(int status) {
      if (status() != status) {
        throw new AssertionError(
            request + " was answered " + status() + " instead of " + status + ": " + text());
      }
      return body();
    }
  }
}
