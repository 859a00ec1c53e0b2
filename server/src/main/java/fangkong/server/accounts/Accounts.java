package fangkong.server.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Who may sign in, and as what. There is no default account: the first one is made with the token
 * printed at the first start. Passwords are hashed outside transactions: that takes long, and a
 * transaction holds a connection.
 */
@Service
public class Accounts {

  private static final int SHORTEST_PASSWORD = 12;
  private static final int FEWEST_CHARACTERS = 4;
  private static final int LONGEST_SUBJECT = 255;

  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

  private final JdbcAccounts jdbc;
  private final Regions regions;
  private final RoleRights rights;
  private final Clock clock;
  private final PasswordEncoder passwords;
  private final SecondFactors secondFactors;
  private final Devices devices;
  private final IdentityProvider provider;
  private final TransactionTemplate transaction;

  Accounts(
      JdbcAccounts jdbc,
      Regions regions,
      RoleRights rights,
      @Qualifier("system") Clock clock,
      PasswordEncoder passwords,
      SecondFactors secondFactors,
      Devices devices,
      IdentityProvider provider,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.rights = rights;
    this.clock = clock;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.devices = devices;
    this.provider = provider;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A fresh one-time token for the first administrator; empty once there is an account. */
  @Transactional
  public Optional<String> offerSetup() {
    if (jdbc.count() > 0) {
      return Optional.empty();
    }
    String token = Tokens.fresh();
    jdbc.putSetup(Tokens.digest(token));
    return Optional.of(token);
  }

  /** Makes the first administrator and uses up the token. */
  public void setUp(String token, String username, String password) {
    byte[] setup = Tokens.digest(token);
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

  static boolean isUsername(String text) {
    return USERNAME.matcher(text).matches();
  }

  private static void check(String username, String password, Role role, List<String> scope) {
    if (!isUsername(username)) {
      throw Refused.because(ProblemCode.BAD_VALUE, "username", username);
    }
    checkPassword(username, password);
    checkReach(role, scope);
  }

  static void checkPassword(String username, String password) {
    if (password.length() < SHORTEST_PASSWORD
        || password.chars().distinct().count() < FEWEST_CHARACTERS
        || password.contains(username)) {
      throw Refused.because(ProblemCode.WEAK_PASSWORD, "password", "");
    }
  }

  private static void checkReach(Role role, List<String> scope) {
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

  /** Accounts in order of their names, after this name. */
  @Transactional(readOnly = true)
  public List<Listed> page(@Nullable String after, int limit) {
    return jdbc.page(after == null ? "" : after, limit);
  }

  /**
   * Gives an account another role or scope, disables or enables it; where that changes anything,
   * its sessions and devices end with it. Nobody does so to themselves, and somebody who may
   * administer is always left.
   *
   * @param by the account of whoever wants it
   */
  @Transactional
  public Listed change(UUID by, UUID id, Role role, List<String> scope, boolean disabled) {
    checkReach(role, scope);
    Set<UUID> administrators = jdbc.lockAdministrators();
    Listed before = lock(id);
    Listed after = before.as(role, scope, disabled);
    if (after.equals(before)) {
      return before;
    }
    if (id.equals(by)) {
      throw Refused.because(ProblemCode.OWN_ACCOUNT);
    }
    if (administrators.equals(Set.of(id)) && !after.mayAdminister()) {
      throw Refused.because(ProblemCode.LAST_ADMINISTRATOR);
    }
    jdbc.update(after);
    endSessions(id);
    return after;
  }

  /** Forgets the second factor of an account, whose sessions end with it. */
  @Transactional
  public void resetSecondFactor(UUID id) {
    UUID account = lock(id).account().id();
    secondFactors.delete(account);
    endSessions(account);
  }

  /**
   * Says who an account is at the identity provider, or that it is nobody there; its sessions end
   * with it. Whoever the provider then calls so signs in as this account.
   *
   * @param subject null for nobody
   */
  @Transactional
  public Listed link(UUID id, @Nullable String subject) {
    Listed before = lock(id);
    String wanted = subject == null ? null : subject.strip();
    if (Objects.equals(wanted, before.subject())) {
      return before;
    }
    if (wanted != null && (wanted.isEmpty() || wanted.length() > LONGEST_SUBJECT)) {
      throw Refused.because(ProblemCode.BAD_VALUE, "subject", wanted);
    }
    if (!jdbc.link(id, wanted, wanted == null ? null : provider.requireIssuer())) {
      throw Refused.because(ProblemCode.SUBJECT_TAKEN, "subject", String.valueOf(wanted));
    }
    endSessions(id);
    return lock(id);
  }

  private Listed lock(UUID id) {
    return jdbc.lock(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** Whether a password alone lets nobody in; everybody where second factors are off. */
  @Transactional(readOnly = true)
  public boolean isGuarded(UUID account) {
    return secondFactors.isGuarded(account);
  }

  private void endSessions(UUID account) {
    jdbc.deleteSessions(account);
    secondFactors.withdrawOffers(account);
    devices.end(account);
    provider.withdraw(account);
  }

  /**
   * Who somebody of this name would be once signed in: what comes in without a request has an
   * account too.
   */
  @Transactional(readOnly = true)
  public Optional<SignedIn> findSender(String username) {
    return jdbc.findByUsername(username)
        .map(JdbcAccounts.WithHash::account)
        .map(account -> Sessions.withCoveredNodes(account, regions))
        .map(account -> SignedIn.of(account, rights));
  }

  /** The account of this id; empty where it is disabled. */
  @Transactional(readOnly = true)
  public Optional<Account> find(UUID id) {
    return jdbc.findById(id).map(JdbcAccounts.WithHash::account);
  }

  /** The names of these accounts; who has none is not among them. */
  @Transactional(readOnly = true)
  public Map<UUID, String> listUsernames(Collection<UUID> accounts) {
    return jdbc.listUsernames(accounts);
  }
}
