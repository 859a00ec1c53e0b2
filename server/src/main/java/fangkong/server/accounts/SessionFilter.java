package fangkong.server.accounts;

import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Takes the session, the device, or who the identity provider vouches for, from the cookie of a
 * browser or the bearer token of a program. What goes wrong on the way, a database that is down
 * above all, is answered as it is behind the controllers.
 */
class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final Devices devices;
  private final IdentityProvider provider;
  private final Refusing refusing;
  private final HandlerExceptionResolver failures;
  private final LocaleResolver locales;

  SessionFilter(
      Sessions sessions,
      Devices devices,
      IdentityProvider provider,
      Refusing refusing,
      HandlerExceptionResolver failures,
      LocaleResolver locales) {
    this.sessions = sessions;
    this.devices = devices;
    this.provider = provider;
    this.refusing = refusing;
    this.failures = failures;
    this.locales = locales;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      findWho(request).ifPresent(SessionFilter::signIn);
    } catch (RuntimeException e) {
      request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
      if (failures.resolveException(request, response, null, e) == null) {
        throw e;
      }
      return;
    }
    try {
      if (isBeyondDevice(request)) {
        refusing.refuse(Problem.of(ProblemCode.NO_RIGHT), request, response);
        return;
      }
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** Only a session may come in a cookie. */
  private Optional<SignedIn> findWho(HttpServletRequest request) {
    Optional<String> bearer = SessionToken.findBearer(request);
    if (bearer.filter(Devices::isToken).isPresent()) {
      return bearer.flatMap(devices::find);
    }
    return bearer.filter(provider::isToken).isPresent()
        ? bearer.flatMap(provider::find)
        : SessionToken.find(request).flatMap(sessions::findSession);
  }

  private static boolean isBeyondDevice(HttpServletRequest request) {
    return SignedIn.findCurrent().filter(who -> who.device() != null).isPresent()
        && !DeviceReach.contains(request.getMethod(), request.getRequestURI());
  }

  private static void signIn(SignedIn signedIn) {
    var authorities =
        signedIn.rights().stream().map(right -> new SimpleGrantedAuthority(right.name())).toList();
    SecurityContextHolder.getContext()
        .setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, null, authorities));
  }
}
