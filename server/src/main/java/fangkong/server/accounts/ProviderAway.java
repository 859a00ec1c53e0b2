package fangkong.server.accounts;

import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says so, to whoever would go to the identity provider or comes back from it, while it was never
 * reached: to a browser on the page of sign-in, where a password does as well, to anything else as
 * a problem.
 */
final class ProviderAway extends OncePerRequestFilter {

  private final OidcRegistration registration;
  private final Refusing refusing;

  ProviderAway(OidcRegistration registration, Refusing refusing) {
    this.registration = registration;
    this.refusing = refusing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith(OidcSignIn.BEGIN + "/") && !path.startsWith(BegunSignIns.PATH + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (registration.isReachable()) {
      chain.doFilter(request, response);
    } else if (Objects.toString(request.getHeader(HttpHeaders.ACCEPT), "")
        .contains(MediaType.TEXT_HTML_VALUE)) {
      String entry = "field".equals(request.getParameter("entry")) ? "field" : "console";
      response.sendRedirect("/" + entry + "/sign-in?oidc=away");
    } else {
      refusing.refuse(Problem.of(ProblemCode.IDENTITY_PROVIDER_AWAY), request, response);
    }
  }
}
