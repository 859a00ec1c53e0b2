package fangkong.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * How this server is known to the identity provider. The provider is asked at the first sign-in and
 * not at the start: where it is away, everybody else gets in all the same. One that did not answer
 * is left alone for a while, as every request would wait for the same silence. Thread-safe.
 */
class OidcRegistration implements ClientRegistrationRepository {

  static final String ID = "oidc";
  static final Duration LEFT_ALONE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(OidcRegistration.class);

  private final OidcSettings settings;
  private final Clock clock;
  private volatile @Nullable ClientRegistration known;
  private @Nullable Failure failure;

  /** That the provider could not be asked; {@code at} is when that was known. */
  private record Failure(Instant at, RuntimeException why) {

    /** Never longer than that, also where the clock was set back. */
    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(LEFT_ALONE));
    }
  }

  OidcRegistration(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
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
      return false;
    }
  }

  private ClientRegistration registration() {
    ClientRegistration registration = known;
    return registration == null ? ask() : registration;
  }

  private synchronized ClientRegistration ask() {
    ClientRegistration registration = known;
    if (registration != null) {
      return registration;
    }
    Failure before = failure;
    if (before != null && before.isFresh(clock.instant())) {
      throw new IllegalStateException("the identity provider could not be asked", before.why);
    }
    try {
      registration =
          ClientRegistrations.fromIssuerLocation(settings.issuer())
              .registrationId(ID)
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .scope(OidcScopes.OPENID)
              .build();
    } catch (RuntimeException e) {
      failure = new Failure(clock.instant(), e);
      tell(e);
      throw e;
    }
    known = registration;
    return registration;
  }

  /** One that is away comes back; one that says something else than was configured does not. */
  private void tell(RuntimeException e) {
    if (isAway(e)) {
      LOG.warn("the identity provider {} cannot be asked: {}", settings.issuer(), e.getMessage());
    } else {
      LOG.error(
          "the identity provider {} answers, but not as one of that name: {}. "
              + "Maybe fangkong.oidc.issuer is not, to the letter, what it calls itself",
          settings.issuer(),
          e.getMessage());
    }
  }

  private static boolean isAway(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResourceAccessException || cause instanceof HttpServerErrorException) {
        return true;
      }
    }
    return false;
  }
}
