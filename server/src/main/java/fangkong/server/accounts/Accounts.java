package fangkong.server.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts and their sessions. There is no default account: the first one is made with the token
 * printed at the first start. Passwords are hashed and compared outside transactions: that takes
 * long, and a transaction holds a connection.
 */
@Service
public class Accounts {

  private static final Duration SESSION = Duration.ofHours(12);
  private static final int MOST_EXPIRED = 1_000;
  private static final int SHORTEST_PASSWORD = 12;
  private static final int FEWEST_CHARACTERS = 4;

  /** Costs as much to compare with as the hash of an account, and no password is known to fit. */
  static final String HASH_OF_NOBODY =
      "$argon2id$v=19$m=16384,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  private static final String NO_USERNAME = "";
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

  private final JdbcAccounts jdbc;
  private final Regions regions;
  private final Clock clock;
  private final PasswordEncoder passwords;
  private final SignInAttempts attempts;
  private final TransactionTemplate transaction;
  private final SecureRandom random = new SecureRandom();

  Accounts(
      JdbcAccounts jdbc,
      Regions regions,
      @Qualifier("system") Clock clock,
      PasswordEncoder passwords,
      SignInAttempts attempts,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.clock = clock;
    this.passwords = passwords;
    this.attempts = attempts;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A fresh one-time token for the first administrator; empty once there is an account. */
  @Transactional
  public Optional<String> offerSetup() {
    if (jdbc.count() > 0) {
      return Optional.empty();
    }
    String token = newToken();
    jdbc.putSetup(digest(token));
    return Optional.of(token);
  }

  /** Makes the first administrator and uses up the token. */
  public void setUp(String token, String username, String password) {
    byte[] setup = digest(token);
    if (!jdbc.isSetup(setup)) {
      throw Refused.because(ProblemCode.SETUP_DONE);
    }
    List<String> everything = List.of(SignedIn.EVERYTHING);
    check(username, password, Role.ADMINISTRATOR, everything);
    Account first = account(username, Role.ADMINISTRATOR, everything, null);
    String hash = passwords.encode(password);
    transaction.executeWithoutResult(_ -> {
      if (!jdbc.takeSetup(setup)) {
        throw Refused.because(ProblemCode.SETUP_DONE);
      }
      insert(first, hash);
    });
  }

  public Account add(
      String username, String password, Role role, List<String> scope, @Nullable String worker) {
    check(username, password, role, scope);
    Account account = account(username, role, scope, worker);
    insert(account, passwords.encode(password));
    return account;
  }

  private static Account account(
      String username, Role role, List<String> scope, @Nullable String worker) {
    return new Account(UuidCreator.getTimeOrderedEpoch(), username, role, scope, worker);
  }

  private void insert(Account account, String hash) {
    if (!jdbc.insert(account, hash, clock.instant())) {
      throw taken(account);
    }
  }

  private Refused taken(Account account) {
    String worker = account.worker();
    return worker == null || jdbc.isTaken(account.username())
        ? Refused.because(ProblemCode.USERNAME_TAKEN, "username", account.username())
        : Refused.because(ProblemCode.WORKER_HAS_ACCOUNT, "worker", worker);
  }

  private static void check(String username, String password, Role role, List<String> scope) {
    if (!USERNAME.matcher(username).matches()) {
      throw Refused.because(ProblemCode.BAD_VALUE, "username", username);
    }
    if (password.length() < SHORTEST_PASSWORD
        || password.chars().distinct().count() < FEWEST_CHARACTERS
        || password.contains(username)) {
      throw Refused.because(ProblemCode.WEAK_PASSWORD, "password", "");
    }
    if (scope.isEmpty()) {
      throw Refused.because(ProblemCode.MISSING_FIELD, "scope", "");
    }
    if (role == Role.RESIDENT) {
      throw Refused.because(ProblemCode.BAD_VALUE, "role", role.name());
    }
    boolean everything = scope.contains(SignedIn.EVERYTHING);
    if (everything ? scope.size() > 1 : role == Role.ADMINISTRATOR) {
      throw Refused.because(ProblemCode.BAD_VALUE, "scope", String.join(",", scope));
    }
    for (String node : scope) {
      if (!node.equals(SignedIn.EVERYTHING)
          && Region.find(node).filter(r -> r.path().equals(node)).isEmpty()) {
        throw Refused.because(ProblemCode.BAD_VALUE, "scope", node);
      }
    }
  }

  /**
   * The token of a new session. A wrong name and a wrong password take the same time and give the
   * same answer, and count as attempts of the name and of the address. Sessions that are over,
   * anybody's, are cleared away by the way.
   */
  public String signIn(String username, String password, String address) {
    Optional<JdbcAccounts.WithHash> found = jdbc.findByUsername(username);
    String tried = USERNAME.matcher(username).matches() ? username : NO_USERNAME;
    attempts.take(tried, address);
    boolean right =
        passwords.matches(password, found.map(JdbcAccounts.WithHash::hash).orElse(HASH_OF_NOBODY));
    if (found.isEmpty() || !right) {
      throw Refused.because(ProblemCode.WRONG_CREDENTIALS);
    }
    attempts.giveBack(tried, address);
    String token = newToken();
    Instant now = clock.instant();
    jdbc.insertSession(digest(token), found.get().account().id(), now, now.plus(SESSION));
    jdbc.deleteExpired(now, MOST_EXPIRED);
    return token;
  }

  @Transactional
  public void signOut(String token) {
    jdbc.deleteSession(digest(token));
  }

  @Transactional(readOnly = true)
  Optional<Account> findSession(String token) {
    return jdbc.findBySession(digest(token), clock.instant()).map(this::withCoveredNodes);
  }

  /**
   * Who somebody of this name would be once signed in: what comes in without a request has an
   * account too.
   */
  @Transactional(readOnly = true)
  public Optional<SignedIn> findSender(String username) {
    return jdbc.findByUsername(username)
        .map(JdbcAccounts.WithHash::account)
        .map(this::withCoveredNodes)
        .map(SignedIn::of);
  }

  /** Whoever stands in for somebody sees what that one answers for, as long as it lasts. */
  private Account withCoveredNodes(Account account) {
    String worker = account.worker();
    if (worker == null) {
      return account;
    }
    Set<String> scope = new LinkedHashSet<>(account.scope());
    regions.listNodesOf(worker).forEach(node -> scope.add(node.path()));
    return new Account(
        account.id(), account.username(), account.role(), List.copyOf(scope), worker);
  }

  /** The names of these accounts; who has none is not among them. */
  @Transactional(readOnly = true)
  public Map<UUID, String> listUsernames(Collection<UUID> accounts) {
    return jdbc.listUsernames(accounts);
  }

  private String newToken() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
