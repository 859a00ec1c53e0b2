package fangkong.server.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Takes the session from the cookie of a browser or the bearer token of a program. What goes wrong
 * on the way, a database that is down above all, is answered as it is behind the controllers.
 */
class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final HandlerExceptionResolver failures;
  private final LocaleResolver locales;

  SessionFilter(Sessions sessions, HandlerExceptionResolver failures, LocaleResolver locales) {
    this.sessions = sessions;
    this.failures = failures;
    this.locales = locales;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      SessionToken.find(request).flatMap(sessions::findSession).ifPresent(SessionFilter::signIn);
    } catch (RuntimeException e) {
      request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
      if (failures.resolveException(request, response, null, e) == null) {
        throw e;
      }
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static void signIn(SignedIn signedIn) {
    var authorities =
        signedIn.role().rights().stream()
            .map(right -> new SimpleGrantedAuthority(right.name()))
            .toList();
    SecurityContextHolder.getContext()
        .setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, null, authorities));
  }
}
