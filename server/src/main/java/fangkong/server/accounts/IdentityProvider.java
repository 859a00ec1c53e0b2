package fangkong.server.accounts;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Service;

/**
 * Whom an identity provider vouches for. It says who somebody is and nothing else: the account is
 * one that an administrator linked to that subject, with the role and the scope that it has here.
 * Nobody is made by signing in.
 */
@Service
public class IdentityProvider {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final OidcSettings settings;
  private final JdbcAccounts accounts;
  private final JdbcVouched jdbc;
  private final SecondFactors secondFactors;
  private final Regions regions;
  private final RoleRights rights;
  private final Clock clock;
  private final JwtDecoder tokens;

  IdentityProvider(
      OidcSettings settings,
      JdbcAccounts accounts,
      JdbcVouched jdbc,
      SecondFactors secondFactors,
      Regions regions,
      RoleRights rights,
      @Qualifier("system") Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.secondFactors = secondFactors;
    this.regions = regions;
    this.rights = rights;
    this.clock = clock;
    this.tokens = new SupplierJwtDecoder(() -> decoder(settings));
  }

  private static JwtDecoder decoder(OidcSettings settings) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(settings.issuer()),
            new JwtAudienceValidator(settings.audience())));
    return decoder;
  }

  public boolean isOn() {
    return settings.isOn();
  }

  String requireIssuer() {
    if (!settings.isOn()) {
      throw Refused.because(ProblemCode.NO_IDENTITY_PROVIDER);
    }
    return settings.issuer();
  }

  /**
   * What opens a session for whoever came back from the provider; empty where no account that is
   * not disabled is linked to them.
   */
  Optional<String> vouch(String subject, ClaimAccessor idToken) {
    Instant now = clock.instant();
    jdbc.deleteExpired(now);
    return accounts
        .findBySubject(subject, settings.issuer())
        .map(account -> {
          String token = Tokens.fresh();
          jdbc.insert(
              Tokens.digest(token),
              new JdbcVouched.Vouched(account.id(), settings.isMultiFactor(idToken)),
              now.plus(GOOD_FOR));
          return token;
        });
  }

  /** Who came back with this token, and has no session yet. */
  Optional<JdbcVouched.Vouched> findVouched(String token) {
    return jdbc.find(Tokens.digest(token), clock.instant());
  }

  void use(String token) {
    jdbc.delete(Tokens.digest(token));
  }

  /** Whoever came back as this account has to go there again. */
  void withdraw(UUID account) {
    jdbc.deleteOf(account);
  }

  /** Three parts, as no token of this server has. */
  boolean isToken(String token) {
    return settings.takesTokens() && token.chars().filter(each -> each == '.').count() == 2;
  }

  /** Whoever the provider made this token out to, for this server. */
  Optional<SignedIn> find(String token) {
    return decode(token)
        .flatMap(jwt ->
            accounts
                .findBySubject(Objects.toString(jwt.getSubject(), ""), settings.issuer())
                .filter(account -> hasFactors(account, jwt)))
        .map(account -> SignedIn.of(Sessions.withCoveredNodes(account, regions), rights));
  }

  private Optional<Jwt> decode(String token) {
    try {
      return Optional.of(tokens.decode(token));
    } catch (BadJwtException e) {
      return Optional.empty();
    } catch (JwtException | JwtDecoderInitializationException e) {
      LOG.warn("a token could not be checked: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** A program has its secret; a person who needs a second factor here has shown it there. */
  private boolean hasFactors(Account account, Jwt token) {
    return isOfProgram(token)
        || settings.isMultiFactor(token)
        || secondFactors.demandOf(account) instanceof SecondFactors.Demand.Nothing;
  }

  private static boolean isOfProgram(Jwt token) {
    String subject = token.getSubject();
    @Nullable String client = token.getClaimAsString("client_id");
    @Nullable String party = token.getClaimAsString("azp");
    return subject != null && (subject.equals(client) || subject.equals(party));
  }
}
