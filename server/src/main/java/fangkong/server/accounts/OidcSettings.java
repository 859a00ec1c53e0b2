package fangkong.server.accounts;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/** The identity provider of the place, where it has one. */
@Component
class OidcSettings {

  private static final String MULTIPLE_FACTORS = "mfa";

  private final String issuer;
  private final String clientId;
  private final String clientSecret;
  private final String audience;
  private final Set<String> multiFactorClasses;

  /**
   * Reads the settings and refuses those under which a token could be taken for another.
   *
   * @param audience what a token of a program is made out to; empty where programs have none
   * @param multiFactorClasses values of {@code acr} that stand for more than one factor
   */
  OidcSettings(
      @Value("${fangkong.oidc.issuer:}") String issuer,
      @Value("${fangkong.oidc.client-id:}") String clientId,
      @Value("${fangkong.oidc.client-secret:}") String clientSecret,
      @Value("${fangkong.oidc.audience:}") String audience,
      @Value("${fangkong.oidc.multi-factor-acr:}") Set<String> multiFactorClasses) {
    this.issuer = issuer.strip();
    this.clientId = clientId.strip();
    this.clientSecret = clientSecret;
    this.audience = audience.strip();
    this.multiFactorClasses = Set.copyOf(multiFactorClasses);
    if (!this.issuer.isEmpty()) {
      check();
    }
  }

  private void check() {
    URI address = URI.create(issuer);
    boolean here = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
    if (!"https".equals(address.getScheme()) && !here) {
      throw new IllegalArgumentException(
          "fangkong.oidc.issuer="
              + issuer
              + " is not https: whoever stands in between could sign anybody in");
    }
    if (clientId.isEmpty() || clientSecret.isEmpty()) {
      throw new IllegalArgumentException(
          "fangkong.oidc.issuer="
              + issuer
              + " needs fangkong.oidc.client-id and fangkong.oidc.client-secret");
    }
    if (audience.equals(clientId)) {
      throw new IllegalArgumentException(
          "fangkong.oidc.audience="
              + audience
              + " is the client id: what a browser gets to sign in would do for a program. Maybe name an audience of its own");
    }
  }

  boolean isOn() {
    return !issuer.isEmpty();
  }

  boolean takesTokens() {
    return isOn() && !audience.isEmpty();
  }

  String issuer() {
    return issuer;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  String audience() {
    return audience;
  }

  /** Whether whoever the token is about showed more than one factor. */
  boolean isMultiFactor(ClaimAccessor token) {
    List<String> methods = token.getClaimAsStringList("amr");
    @Nullable String reached = token.getClaimAsString("acr");
    return (methods != null && methods.contains(MULTIPLE_FACTORS))
        || (reached != null && multiFactorClasses.contains(reached));
  }
}
