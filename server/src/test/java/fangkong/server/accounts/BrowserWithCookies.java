package fangkong.server.accounts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A browser with its cookies; it follows no redirection by itself. */
final class BrowserWithCookies {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Map<String, String> cookies = new HashMap<>();

  HttpResponse<String> get(String address, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(address)), headers);
  }

  HttpResponse<String> post(String address, JsonNode body) {
    return send(
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body.toString())),
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    HttpResponse<String> answer = send(request.build());
    for (String set : answer.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      }
    }
    return answer;
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
