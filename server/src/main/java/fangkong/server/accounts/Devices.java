package fangkong.server.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Devices of the field: a code that is good once and for a short while becomes a token that submits
 * facts under its account and never opens a session. Whatever ends the sessions of an account ends
 * its devices. Digests of codes are made outside transactions: that takes a while.
 */
@Service
public class Devices {

  /**
   * A way in for one device.
   *
   * @param code to be typed on it
   */
  public record Offer(String code, Instant expires) {}

  /**
   * A device that is in.
   *
   * @param token told once
   */
  public record Enrolled(UUID id, String token) {}

  static final String TOKEN = "fkd_";

  static final int ATTEMPTS = 10;
  static final Duration ONE_ATTEMPT = Duration.ofSeconds(30);
  static final Duration GOOD_FOR = Duration.ofMinutes(15);

  private static final int MOST_OF_AN_ACCOUNT = 20;
  private static final int MOST_LISTED = 200;
  private static final int MOST_EXPIRED = 1_000;
  private static final int LONGEST_NAME = 60;

  private static final Set<Right> SUBMITTING = Set.of(Right.RECORD, Right.CHECK_PASSAGE);

  private final JdbcDevices jdbc;
  private final JdbcAccounts accounts;
  private final Regions regions;
  private final RoleRights rights;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Attempts attempts = new Attempts(ATTEMPTS, ONE_ATTEMPT);

  Devices(
      JdbcDevices jdbc,
      JdbcAccounts accounts,
      Regions regions,
      RoleRights rights,
      @Qualifier("system") Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.regions = regions;
    this.rights = rights;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A code for a device of an account: their own, that of a worker whom a lead answers for, any for
   * whoever administers.
   *
   * @param wanted null for their own
   */
  public Offer offer(SignedIn by, @Nullable UUID wanted) {
    UUID id = wanted == null ? by.account() : wanted;
    Account account =
        accounts
            .findById(id)
            .map(JdbcAccounts.WithHash::account)
            .filter(holder -> keeps(by, holder))
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (rights.of(account.role()).stream().noneMatch(SUBMITTING::contains)) {
      throw Refused.because(ProblemCode.NO_RIGHT);
    }
    String code = DeviceCode.fresh();
    byte[] digest = DeviceCode.digest(code);
    Instant now = clock.instant();
    Instant expires = now.plus(GOOD_FOR);
    transaction.executeWithoutResult(_ -> {
      jdbc.deleteExpired(now, MOST_EXPIRED);
      if (!jdbc.insertEnrolment(digest, id, by.account(), expires)) {
        throw Refused.because(ProblemCode.NOT_FOUND);
      }
    });
    return new Offer(code, expires);
  }

  private static boolean keeps(SignedIn by, Account holder) {
    return by.account().equals(holder.id())
        || by.may(Right.ADMINISTER)
        || (by.emergency() == null
            && by.role() == Role.GRID_LEAD
            && holder.role() == Role.GRID_WORKER
            && holder.scope().stream()
                .allMatch(node -> Region.find(node).filter(by::sees).isPresent()));
  }

  /** Makes a device of whoever has a code; a wrong one counts as an attempt of the address. */
  public Enrolled enrol(String code, String name, String address) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw Refused.because(ProblemCode.BAD_VALUE, "name", called);
    }
    String network = Attempts.network(address);
    takeAttempt(network);
    byte[] digest = DeviceCode.digest(code);
    String token = TOKEN + Tokens.fresh();
    UUID id = UuidCreator.getTimeOrderedEpoch();
    transaction.executeWithoutResult(_ -> enrol(digest, id, called, token));
    giveBackAttempt(network);
    return new Enrolled(id, token);
  }

  private void enrol(byte[] code, UUID id, String name, String token) {
    Instant now = clock.instant();
    JdbcDevices.Enrolment enrolment = jdbc.findEnrolment(code, now).orElseThrow(Devices::wrongCode);
    UUID account = enrolment.account();
    Device device = new Device(id, account, name, now, enrolment.madeBy(), null);
    if (!jdbc.insert(device, Tokens.digest(token)) || !jdbc.takeEnrolment(code)) {
      throw wrongCode();
    }
    if (jdbc.countGood(account) > MOST_OF_AN_ACCOUNT) {
      throw Refused.because(
          ProblemCode.TOO_MANY_DEVICES, "account", String.valueOf(MOST_OF_AN_ACCOUNT));
    }
  }

  private static Refused wrongCode() {
    return Refused.because(ProblemCode.WRONG_DEVICE_CODE);
  }

  private synchronized void takeAttempt(String network) {
    Instant now = clock.instant();
    Duration wait = attempts.untilNext(network, now);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_ATTEMPTS, "code", wait);
    }
    attempts.spend(network, now);
  }

  private synchronized void giveBackAttempt(String network) {
    attempts.giveBack(network);
  }

  /** The devices of an account, the latest first. */
  @Transactional(readOnly = true)
  public List<Device> list(SignedIn by, @Nullable UUID account) {
    UUID id = account == null ? by.account() : account;
    boolean keeps =
        id.equals(by.account())
            || accounts.findEvenDisabled(id).filter(holder -> keeps(by, holder)).isPresent();
    if (!keeps) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return jdbc.list(id, MOST_LISTED);
  }

  /** Ends a device; what it sent stays. */
  @Transactional
  public void revoke(SignedIn by, UUID id) {
    Device device = jdbc.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    list(by, device.account());
    jdbc.revoke(id, clock.instant());
  }

  /** Ends all that an account enrolled, and no code given before can be used. */
  void end(UUID account) {
    jdbc.deleteEnrolments(account);
    jdbc.revokeAll(account, clock.instant());
  }

  static boolean isToken(String token) {
    return token.startsWith(TOKEN);
  }

  @Transactional(readOnly = true)
  Optional<SignedIn> find(String token) {
    return jdbc.findHolder(Tokens.digest(token))
        .map(holder ->
            SignedIn.of(Sessions.withCoveredNodes(holder.account(), regions), rights)
                .on(holder.device()));
  }
}
