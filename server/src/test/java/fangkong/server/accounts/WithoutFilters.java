package fangkong.server.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Switches the application's own filters off for requests that ask for it: to all code behind it
 * the sender sees every region, while the transactions keep the scope of the account. It stands
 * behind the rights of the paths. Only tests have it, and only those that import it.
 */
final class WithoutFilters extends OncePerRequestFilter {

  static final String HEADER = "Without-Filters";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null || SignedIn.findCurrent().isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SignedIn sender = SignedIn.current();
    var context = SecurityContextHolder.getContext();
    var authentication = Objects.requireNonNull(context.getAuthentication());
    context.setAuthentication(
        new UsernamePasswordAuthenticationToken(
            seesAll(sender), null, authentication.getAuthorities()));
    List<Exception> failures = new ArrayList<>();
    Scope.runAs(
        sender,
        () -> {
          try {
            chain.doFilter(request, response);
          } catch (ServletException | IOException e) {
            failures.add(e);
          }
        });
    for (Exception failure : failures) {
      throw new ServletException(failure);
    }
  }

  /** The own scope stays in it: answers are shared among those who have the same. */
  private static SignedIn seesAll(SignedIn sender) {
    List<String> scope = new ArrayList<>(List.of(SignedIn.EVERYTHING));
    scope.addAll(sender.scope());
    return new SignedIn(
        sender.account(),
        sender.username(),
        sender.role(),
        scope,
        sender.worker(),
        sender.rights(),
        sender.device());
  }
}
