package fangkong.server.accounts.web;

import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.IdentityProvider;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.SessionToken;
import fangkong.server.accounts.Sessions;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
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

  record FirstAdministrator(String token, String username, String password) {}

  /**
   * @param code of the second factor, where one is asked for
   */
  record Credentials(String username, String password, @Nullable String code) {}

  /**
   * The secret from which an authenticator app makes codes.
   *
   * @param secret in Base32
   * @param uri the same as an {@code otpauth} address
   */
  record Enrolment(String secret, String uri) {}

  /**
   * @param token of a session; where a second factor has to be confirmed first, good for that alone
   */
  record Session(String token, @Nullable Enrolment enrol) {}

  record Confirmation(String token, String code) {}

  /**
   * @param old the password until now
   * @param wanted the one from now on
   */
  record NewPassword(String old, String wanted) {}

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

  /**
   * The ways in.
   *
   * @param provider over the identity provider of the place
   */
  record Ways(boolean provider) {}

  /**
   * @param code of the second factor, where one is asked for
   */
  record CodeAlone(@Nullable String code) {}

  private final Accounts accounts;
  private final Sessions sessions;
  private final IdentityProvider provider;
  private final ZoneId zone;
  private final boolean synthetic;

  AccountsController(
      Accounts accounts,
      Sessions sessions,
      IdentityProvider provider,
      ZoneId zone,
      @Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.provider = provider;
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
    return admitted(
        sessions.signIn(
            credentials.username(),
            credentials.password(),
            credentials.code(),
            request.getRemoteAddr()),
        request);
  }

  @GetMapping("/sign-in/ways")
  Ways listWaysToSignIn() {
    return new Ways(provider.isOn());
  }

  /** For a browser that came back from the identity provider. */
  @PostMapping("/sign-in/provider")
  ResponseEntity<Session> signInByProvider(
      @CookieValue(name = SessionToken.VOUCHED_COOKIE, required = false) @Nullable String vouched,
      @RequestBody CodeAlone factor,
      HttpServletRequest request) {
    if (vouched == null) {
      throw Refused.because(ProblemCode.NOT_SIGNED_IN);
    }
    return admitted(
        sessions.signInVouched(vouched, factor.code(), request.getRemoteAddr()), request);
  }

  private static ResponseEntity<Session> admitted(
      Sessions.Admission admission, HttpServletRequest request) {
    return switch (admission) {
      case Sessions.Admission.Session(String token) -> opened(token, request);
      case Sessions.Admission.Enrolment(String token, String secret, String uri) ->
          ResponseEntity.ok(new Session(token, new Enrolment(secret, uri)));
    };
  }

  @PostMapping("/me/second-factor")
  ResponseEntity<Session> confirmSecondFactor(
      @RequestBody Confirmation confirmation, HttpServletRequest request) {
    return opened(
        sessions
            .confirm(confirmation.token(), confirmation.code(), request.getRemoteAddr())
            .token(),
        request);
  }

  private static ResponseEntity<Session> opened(String token, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie(token, Duration.ofHours(12), request).toString())
        .body(new Session(token, null));
  }

  @PostMapping("/me/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(@RequestBody NewPassword passwords, HttpServletRequest request) {
    sessions.changePassword(
        SignedIn.current(),
        SessionToken.find(request).orElseThrow(),
        passwords.old(),
        passwords.wanted(),
        request.getRemoteAddr());
  }

  @PostMapping("/sign-out")
  ResponseEntity<Void> signOut(
      @CookieValue(name = SessionToken.COOKIE, required = false) @Nullable String cookie,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String bearer,
      HttpServletRequest request) {
    if (bearer != null && bearer.startsWith(SessionToken.BEARER)) {
      sessions.signOut(bearer.substring(SessionToken.BEARER.length()));
    }
    if (cookie != null) {
      sessions.signOut(cookie);
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
        signedIn.rights().stream().sorted().toList(),
        signedIn.scope(),
        signedIn.worker(),
        zone,
        synthetic);
  }

  private static ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
    return ResponseCookie.from(SessionToken.COOKIE, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/")
        .maxAge(age)
        .build();
  }
}
