package fangkong.server.accounts;

import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser sends from a page of somebody else, and would change something here. A
 * browser says by itself where a request comes from, and no page can make it say otherwise: in
 * {@code Sec-Fetch-Site} over TLS and on the machine itself, in {@code Origin} everywhere. What
 * says neither is a program, which nobody else's page can make send anything.
 */
class OwnPagesAlone extends OncePerRequestFilter {

  static final String SITE = "Sec-Fetch-Site";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Refusing refusing;

  OwnPagesAlone(Refusing refusing) {
    this.refusing = refusing;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> foreign = findForeign(request);
    if (foreign.isPresent()) {
      String name = foreign.get();
      refusing.refuse(
          Problem.of(ProblemCode.CROSS_SITE, name, String.valueOf(request.getHeader(name))),
          request,
          response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** The header that says it comes from elsewhere. */
  private static Optional<String> findForeign(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return Optional.empty();
    }
    String site = request.getHeader(SITE);
    if (site != null) {
      return OWN.contains(site) ? Optional.empty() : Optional.of(SITE);
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || isOfHost(origin, request.getHeader(HttpHeaders.HOST))
        ? Optional.empty()
        : Optional.of(HttpHeaders.ORIGIN);
  }

  private static boolean isOfHost(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && host != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
