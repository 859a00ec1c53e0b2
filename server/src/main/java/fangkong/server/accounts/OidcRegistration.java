package fangkong.server.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * How this server is known to the identity provider. The provider is asked at the first sign-in and
 * not at the start: where it is away, everybody else gets in all the same. Thread-safe.
 */
class OidcRegistration implements ClientRegistrationRepository {

  static final String ID = "oidc";

  private final OidcSettings settings;
  private @Nullable ClientRegistration known;

  OidcRegistration(OidcSettings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration() : null;
  }

  private synchronized ClientRegistration registration() {
    ClientRegistration registration = known;
    if (registration == null) {
      registration =
          ClientRegistrations.fromIssuerLocation(settings.issuer())
              .registrationId(ID)
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .scope(OidcScopes.OPENID)
              .build();
      known = registration;
    }
    return registration;
  }
}
