package fangkong.server.accounts;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is signed in. A session is opened for an account as it was when its password was compared:
 * whatever changed meanwhile, it is refused. Passwords are hashed and compared outside
 * transactions: that takes long, and a transaction holds a connection.
 */
@Service
public class Sessions {

  /** What came of a right password. */
  public sealed interface Admission {

    /** Signed in. */
    record Session(String token) implements Admission {}

    /**
     * A second factor has to be confirmed first.
     *
     * @param token good for that alone
     * @param secret in Base32
     * @param uri the same for an authenticator app
     */
    record Enrolment(String token, String secret, String uri) implements Admission {}
  }

  private static final Duration SESSION = Duration.ofHours(12);
  private static final int MOST_EXPIRED = 1_000;

  /** Costs as much to compare with as the hash of an account, and no password is known to fit. */
  static final String HASH_OF_NOBODY =
      "$argon2id$v=19$m=16384,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  private static final String NO_USERNAME = "";

  private final JdbcAccounts jdbc;
  private final SecondFactors secondFactors;
  private final IdentityProvider provider;
  private final Devices devices;
  private final Regions regions;
  private final RoleRights rights;
  private final Clock clock;
  private final PasswordEncoder passwords;
  private final SignInAttempts attempts;
  private final ObjectProvider<EmergencyScope> emergencies;
  private final TransactionTemplate transaction;

  Sessions(
      JdbcAccounts jdbc,
      SecondFactors secondFactors,
      IdentityProvider provider,
      Devices devices,
      Regions regions,
      RoleRights rights,
      @Qualifier("system") Clock clock,
      PasswordEncoder passwords,
      SignInAttempts attempts,
      ObjectProvider<EmergencyScope> emergencies,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.secondFactors = secondFactors;
    this.provider = provider;
    this.devices = devices;
    this.regions = regions;
    this.rights = rights;
    this.clock = clock;
    this.passwords = passwords;
    this.attempts = attempts;
    this.emergencies = emergencies;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Lets somebody in. A wrong name, a wrong password and a disabled account take the same time and
   * give the same answer, and count as attempts of the name and of the address, as does a wrong
   * code. Sessions that are over, anybody's, are cleared away by the way.
   */
  public Admission signIn(String username, String password, @Nullable String code, String address) {
    Optional<JdbcAccounts.WithHash> found = jdbc.findByUsername(username);
    String tried = Accounts.isUsername(username) ? username : NO_USERNAME;
    attempts.take(tried, address);
    boolean right =
        passwords.matches(password, found.map(JdbcAccounts.WithHash::hash).orElse(HASH_OF_NOBODY));
    if (found.isEmpty() || !right) {
      throw Refused.because(ProblemCode.WRONG_CREDENTIALS);
    }
    JdbcAccounts.WithHash known = found.get();
    return admit(known, secondFactors.demandOf(known.account()), code, address);
  }

  /**
   * Lets in whoever the identity provider vouched for, as whoever knows the password. A second
   * factor that was shown there stands for one that would have to be set up here; one that is set
   * up here is asked for all the same, so that whoever links an account does not become its holder.
   *
   * @param vouched what the browser brought along from there
   */
  public Admission signInVouched(String vouched, @Nullable String code, String address) {
    JdbcVouched.Vouched found = provider.findVouched(vouched).orElseThrow(Sessions::notSignedIn);
    JdbcAccounts.WithHash known = jdbc.findById(found.account()).orElseThrow(Sessions::notSignedIn);
    SecondFactors.Demand demand =
        switch (secondFactors.demandOf(known.account())) {
          case SecondFactors.Demand.Enrolment _ when found.multiFactor() ->
              new SecondFactors.Demand.Nothing();
          case SecondFactors.Demand other -> other;
        };
    attempts.take(known.account().username(), address);
    Admission admission = admit(known, demand, code, address);
    provider.use(vouched);
    return admission;
  }

  private Admission admit(
      JdbcAccounts.WithHash known,
      SecondFactors.Demand demand,
      @Nullable String code,
      String address) {
    return switch (demand) {
      case SecondFactors.Demand.Nothing _ -> open(known, address);
      case SecondFactors.Demand.Enrolment _ -> enrol(known.account(), address);
      case SecondFactors.Demand.Code(JdbcSecondFactors.Stored stored) ->
          open(known, stored, code, address);
    };
  }

  private Admission.Session open(JdbcAccounts.WithHash known, String address) {
    String token = insert(known);
    attempts.giveBack(known.account().username(), address);
    return opened(token);
  }

  private Admission.Session opened(String token) {
    jdbc.deleteExpired(clock.instant(), MOST_EXPIRED);
    return new Admission.Session(token);
  }

  private String insert(JdbcAccounts.WithHash known) {
    String token = Tokens.fresh();
    Instant now = clock.instant();
    if (!jdbc.insertSession(Tokens.digest(token), known, now, now.plus(SESSION))) {
      throw Refused.because(ProblemCode.WRONG_CREDENTIALS);
    }
    return token;
  }

  private Admission.Enrolment enrol(Account account, String address) {
    attempts.giveBackOnly(account.username(), address);
    String token = Tokens.fresh();
    String secret = secondFactors.offer(account.id(), token, clock.instant());
    return new Admission.Enrolment(token, secret, Totp.uri(account.username(), secret));
  }

  private Admission.Session open(
      JdbcAccounts.WithHash known,
      JdbcSecondFactors.Stored stored,
      @Nullable String code,
      String address) {
    Account account = known.account();
    if (code == null || code.isBlank()) {
      attempts.giveBackOnly(account.username(), address);
      throw Refused.because(ProblemCode.CODE_NEEDED);
    }
    attempts.takeCode(account.username());
    long step = right(secondFactors.findStep(account.id(), stored, code, clock.instant()));
    String token =
        inTransaction(() -> {
          String fresh = insert(known);
          if (!secondFactors.use(account.id(), step)) {
            throw Refused.because(ProblemCode.WRONG_CODE);
          }
          return fresh;
        });
    attempts.giveBackCode(account.username());
    attempts.giveBack(account.username(), address);
    return opened(token);
  }

  private static long right(OptionalLong step) {
    return step.orElseThrow(() -> Refused.because(ProblemCode.WRONG_CODE));
  }

  private String inTransaction(Supplier<String> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }

  /** Confirms the secret that was offered under this token, and signs in. */
  public Admission.Session confirm(String enrolmentToken, String code, String address) {
    JdbcSecondFactors.Enrolment enrolment =
        secondFactors
            .findEnrolment(enrolmentToken, clock.instant())
            .orElseThrow(Sessions::notSignedIn);
    JdbcAccounts.WithHash known =
        jdbc.findById(enrolment.account()).orElseThrow(Sessions::notSignedIn);
    String username = known.account().username();
    attempts.take(username, address);
    attempts.takeCode(username);
    long step = right(secondFactors.findStep(enrolment, code, clock.instant()));
    String token =
        inTransaction(() -> {
          String fresh = insert(known);
          if (!secondFactors.confirm(enrolmentToken, enrolment, step, clock.instant())) {
            throw notSignedIn();
          }
          return fresh;
        });
    attempts.giveBackCode(username);
    attempts.giveBack(username, address);
    return opened(token);
  }

  private static Refused notSignedIn() {
    return Refused.because(ProblemCode.NOT_SIGNED_IN);
  }

  /**
   * Gives whoever is signed in another password and ends all their sessions but this one. A wrong
   * old password counts as an attempt to sign in.
   */
  public void changePassword(
      SignedIn who, String session, String old, String wanted, String address) {
    Accounts.checkPassword(who.username(), wanted);
    attempts.take(who.username(), address);
    String hash =
        jdbc.findById(who.account())
            .map(JdbcAccounts.WithHash::hash)
            .orElseThrow(Sessions::notSignedIn);
    if (!passwords.matches(old, hash)) {
      throw Refused.because(ProblemCode.WRONG_PASSWORD);
    }
    attempts.giveBackOnly(who.username(), address);
    String fresh = Objects.requireNonNull(passwords.encode(wanted));
    transaction.executeWithoutResult(_ -> {
      if (!jdbc.updatePassword(who.account(), hash, fresh)) {
        throw Refused.because(ProblemCode.WRONG_PASSWORD);
      }
      jdbc.deleteOtherSessions(who.account(), Tokens.digest(session));
      secondFactors.withdrawOffers(who.account());
      devices.end(who.account());
      provider.withdraw(who.account());
    });
  }

  @Transactional
  public void signOut(String token) {
    jdbc.deleteSession(Tokens.digest(token));
  }

  @Transactional(readOnly = true)
  Optional<SignedIn> findSession(String token) {
    return jdbc.findBySession(Tokens.digest(token), clock.instant())
        .map(account -> SignedIn.of(withCoveredNodes(account, regions), rights))
        .map(this::withEmergency);
  }

  private SignedIn withEmergency(SignedIn who) {
    return Optional.ofNullable(emergencies.getIfAvailable())
        .flatMap(scopes -> scopes.findCurrent(who.account()))
        .map(who::under)
        .orElse(who);
  }

  /** Whoever stands in for somebody sees what that one answers for, as long as it lasts. */
  static Account withCoveredNodes(Account account, Regions regions) {
    String worker = account.worker();
    if (worker == null) {
      return account;
    }
    Set<String> scope = new LinkedHashSet<>(account.scope());
    regions.listNodesOf(worker).forEach(node -> scope.add(node.path()));
    return new Account(
        account.id(), account.username(), account.role(), List.copyOf(scope), worker);
  }
}
