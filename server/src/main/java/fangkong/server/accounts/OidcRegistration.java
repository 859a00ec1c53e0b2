package fangkong.server.accounts;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(OidcRegistration.class);

  private final OidcSettings settings;
  private @Nullable ClientRegistration known;

  OidcRegistration(OidcSettings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration() : null;
  }

  /** Whether the provider has said how it is asked, now or before. */
  boolean isReachable() {
    try {
      registration();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("the identity provider {} cannot be asked: {}", settings.issuer(), e.getMessage());
      return false;
    }
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
