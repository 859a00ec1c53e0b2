package fangkong.server.accounts;

import fangkong.server.database.Bytes;
import fangkong.server.keys.Sealing;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser took along to the identity provider lies sealed in a cookie of that browser: only
 * where it began can it end, on any server that has the keys.
 */
class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  /**
   * What has to be known when the browser comes back.
   *
   * @param entry of which pages it is to end
   */
  private record Begun(
      String state,
      String nonce,
      String verifier,
      String redirectUri,
      String entry,
      Instant expires) {}

  static final String ENTRY = BegunSignIns.class.getName() + ".entry";
  static final String COOKIE = "fangkong_begun";

  static final String PATH = "/login/oauth2";
  private static final String FIELD = "begun sign-in";
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final OidcRegistration registration;
  private final Sealing sealing;
  private final Clock clock;
  private final JsonMapper json;

  BegunSignIns(OidcRegistration registration, Sealing sealing, Clock clock, JsonMapper json) {
    this.registration = registration;
    this.sealing = sealing;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest begun,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (begun == null) {
      setCookie("", Duration.ZERO, request, response);
      return;
    }
    Begun kept =
        new Begun(
            attribute(begun, OAuth2ParameterNames.STATE, begun.getState()),
            attribute(begun, OidcParameterNames.NONCE, null),
            attribute(begun, PkceParameterNames.CODE_VERIFIER, null),
            Objects.requireNonNull(begun.getRedirectUri()),
            "field".equals(request.getParameter("entry")) ? "field" : "console",
            clock.instant().plus(GOOD_FOR));
    Bytes sealed = sealing.seal(json.writeValueAsString(kept), FIELD);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toArray());
    setCookie(value, GOOD_FOR, request, response);
  }

  private static String attribute(
      OAuth2AuthorizationRequest begun, String name, @Nullable String value) {
    String found = value == null ? begun.getAttribute(name) : value;
    return Objects.requireNonNull(found, name);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return find(request).map(this::rebuild).orElse(null);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    Optional<Begun> begun = find(request);
    begun.ifPresent(kept -> request.setAttribute(ENTRY, kept.entry()));
    setCookie("", Duration.ZERO, request, response);
    return begun.map(this::rebuild).orElse(null);
  }

  /** What was begun here and not long ago. */
  private Optional<Begun> find(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    try {
      Bytes sealed = Bytes.of(Base64.getUrlDecoder().decode(cookie.getValue()));
      Begun begun = json.readValue(sealing.open(sealed, FIELD), Begun.class);
      return clock.instant().isBefore(begun.expires()) ? Optional.of(begun) : Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private OAuth2AuthorizationRequest rebuild(Begun begun) {
    ClientRegistration provider =
        Objects.requireNonNull(registration.findByRegistrationId(OidcRegistration.ID));
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(
            Objects.requireNonNull(provider.getProviderDetails().getAuthorizationUri()))
        .clientId(provider.getClientId())
        .redirectUri(begun.redirectUri())
        .scopes(Set.of(OidcScopes.OPENID))
        .state(begun.state())
        .attributes(
            Map.of(
                OAuth2ParameterNames.REGISTRATION_ID,
                OidcRegistration.ID,
                OidcParameterNames.NONCE,
                begun.nonce(),
                PkceParameterNames.CODE_VERIFIER,
                begun.verifier()))
        .build();
  }

  /** It has to come along when the provider sends the browser back, so it is not Strict. */
  private static void setCookie(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path(PATH)
            .maxAge(age)
            .build()
            .toString());
  }
}
