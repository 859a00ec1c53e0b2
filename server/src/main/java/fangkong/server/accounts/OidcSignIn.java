package fangkong.server.accounts;

import fangkong.server.keys.Sealing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way over the identity provider: there with a code challenge (PKCE), back to the page of
 * sign-in, which then asks for a session as it does with a password. Tokens of the provider are
 * forgotten as soon as they said who it is.
 */
@Component
class OidcSignIn {

  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
  static final String BEGIN = "/oauth2/authorization";
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final IdentityProvider provider;
  private final OidcRegistration registration;
  private final BegunSignIns begun;

  OidcSignIn(
      IdentityProvider provider,
      OidcSettings settings,
      Sealing sealing,
      @Qualifier("system") Clock clock,
      JsonMapper json) {
    this.provider = provider;
    this.registration = new OidcRegistration(settings, clock);
    this.begun = new BegunSignIns(registration, sealing, clock, json);
  }

  /** Opens the way, where there is a provider. */
  void open(HttpSecurity http, Refusing refusing) {
    if (!provider.isOn()) {
      return;
    }
    http.addFilterBefore(
        new ProviderAway(registration, refusing), OAuth2AuthorizationRequestRedirectFilter.class);
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(registration, BEGIN);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(login ->
        login
            .clientRegistrationRepository(registration)
            .authorizedClientRepository(new NothingKept())
            .loginPage("/console/sign-in")
            .authorizationEndpoint(begin ->
                begin.authorizationRequestResolver(resolver).authorizationRequestRepository(begun))
            .successHandler(this::comeBack)
            .failureHandler(this::fail));
  }

  private void comeBack(
      HttpServletRequest request, HttpServletResponse response, Authentication vouchedFor)
      throws IOException {
    Optional<String> token = Optional.empty();
    if (vouchedFor.getPrincipal() instanceof OidcUser user && user.getSubject() != null) {
      token = provider.vouch(user.getSubject(), user.getIdToken());
    }
    token.ifPresent(fresh ->
        response.addHeader(
            HttpHeaders.SET_COOKIE,
            ResponseCookie.from(SessionToken.VOUCHED_COOKIE, fresh)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/api/sign-in")
                .maxAge(GOOD_FOR)
                .build()
                .toString()));
    redirect(request, response, token.isPresent() ? "ready" : "unknown");
  }

  private void fail(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    LOG.info("a sign-in over the identity provider failed: {}", failure.getMessage());
    redirect(request, response, "failed");
  }

  private static void redirect(HttpServletRequest request, HttpServletResponse response, String how)
      throws IOException {
    @Nullable Object entry = request.getAttribute(BegunSignIns.ENTRY);
    response.sendRedirect("/" + (entry == null ? "console" : entry) + "/sign-in?oidc=" + how);
  }

  /** No token of the provider is kept. */
  private static final class NothingKept implements OAuth2AuthorizedClientRepository {

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as it is declared
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
