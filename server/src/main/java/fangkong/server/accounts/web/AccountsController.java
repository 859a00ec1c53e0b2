package fangkong.server.accounts.web;

import fangkong.server.accounts.Account;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class AccountsController {

  private static final String COOKIE = "fangkong_session";
  private static final String BEARER = "Bearer ";

  record FirstAdministrator(String token, String username, String password) {}

  record Credentials(String username, String password) {}

  record Session(String token) {}

  record NewAccount(
      String username, String password, Role role, List<String> scope, @Nullable String worker) {}

  /**
   * Whoever is signed in, and what a page has to know before it asks for anything else.
   *
   * @param zone in which days are counted
   * @param synthetic whether the people here are made up
   */
  record Me(
      UUID account,
      String username,
      Role role,
      List<Right> rights,
      List<String> scope,
      @Nullable String worker,
      ZoneId zone,
      boolean synthetic) {}

  private final Accounts accounts;
  private final ZoneId zone;
  private final boolean synthetic;

  AccountsController(
      Accounts accounts, ZoneId zone, @Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.accounts = accounts;
    this.zone = zone;
    this.synthetic = synthetic;
  }

  @PostMapping("/setup")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setUp(@RequestBody FirstAdministrator first) {
    accounts.setUp(first.token(), first.username(), first.password());
  }

  @PostMapping("/sign-in")
  ResponseEntity<Session> signIn(@RequestBody Credentials credentials, HttpServletRequest request) {
    String token =
        accounts.signIn(credentials.username(), credentials.password(), request.getRemoteAddr());
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie(token, Duration.ofHours(12), request).toString())
        .body(new Session(token));
  }

  @PostMapping("/sign-out")
  ResponseEntity<Void> signOut(
      @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String bearer,
      HttpServletRequest request) {
    if (bearer != null && bearer.startsWith(BEARER)) {
      accounts.signOut(bearer.substring(BEARER.length()));
    }
    if (cookie != null) {
      accounts.signOut(cookie);
    }
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request).toString())
        .build();
  }

  @GetMapping("/me")
  Me whoAmI() {
    SignedIn signedIn = SignedIn.current();
    return new Me(
        signedIn.account(),
        signedIn.username(),
        signedIn.role(),
        signedIn.role().rights().stream().sorted().toList(),
        signedIn.scope(),
        signedIn.worker(),
        zone,
        synthetic);
  }

  @PostMapping("/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Account addAccount(@RequestBody NewAccount wanted) {
    return accounts.add(
        wanted.username(), wanted.password(), wanted.role(), wanted.scope(), wanted.worker());
  }

  private static ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/")
        .maxAge(age)
        .build();
  }
}
