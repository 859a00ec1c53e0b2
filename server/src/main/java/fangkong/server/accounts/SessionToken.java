package fangkong.server.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Where the token of a session stands in a request. */
public final class SessionToken {

  public static final String COOKIE = "fangkong_session";

  /** What whoever came back from the identity provider asks for a session with. */
  public static final String VOUCHED_COOKIE = "fangkong_vouched";

  public static final String BEARER = "Bearer ";

  private SessionToken() {}

  public static Optional<String> find(HttpServletRequest request) {
    return findBearer(request).or(() -> findCookie(request));
  }

  static Optional<String> findBearer(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()))
        : Optional.empty();
  }

  private static Optional<String> findCookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE)) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
