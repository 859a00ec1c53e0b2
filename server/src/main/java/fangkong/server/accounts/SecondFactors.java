package fangkong.server.accounts;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Bytes;
import fangkong.server.keys.Sealing;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The second factor: who needs one, and which code is right. Whoever sees more than one grid needs
 * one; whoever has one is asked for it. Secrets are sealed for their account.
 */
@Component
class SecondFactors {

  /** What somebody whose password was right still has to do. */
  sealed interface Demand {
    record Nothing() implements Demand {}

    record Code(JdbcSecondFactors.Stored stored) implements Demand {}

    record Enrolment() implements Demand {}
  }

  private static final Duration ENROLMENT = Duration.ofMinutes(10);
  private static final int MOST_EXPIRED = 1_000;
  private static final long NEVER_USED = Long.MIN_VALUE;

  private final JdbcSecondFactors jdbc;
  private final Sealing sealing;
  private final Regions regions;
  private final Totp totp = new Totp();
  private final SecondFactorMode mode;

  SecondFactors(
      JdbcSecondFactors jdbc,
      Sealing sealing,
      Regions regions,
      @Value("${fangkong.second-factor:required}") String wanted,
      @Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.jdbc = jdbc;
    this.sealing = sealing;
    this.regions = regions;
    this.mode = SecondFactorMode.read(wanted, synthetic);
  }

  /** Whether nobody signs in to the account by a password alone. */
  boolean isGuarded(UUID account) {
    return mode == SecondFactorMode.OFF || jdbc.find(account).isPresent();
  }

  Demand demandOf(Account account) {
    return switch (mode) {
      case OFF -> new Demand.Nothing();
      case REQUIRED -> {
        Optional<JdbcSecondFactors.Stored> stored = jdbc.find(account.id());
        if (stored.isPresent()) {
          yield new Demand.Code(stored.get());
        }
        yield seesMoreThanOneGrid(account) ? new Demand.Enrolment() : new Demand.Nothing();
      }
    };
  }

  /** What somebody sees who stands in for another does not count: it lasts for days. */
  private boolean seesMoreThanOneGrid(Account account) {
    Tree tree = regions.tree();
    Set<Region> grids = new HashSet<>();
    for (String node : account.scope()) {
      Optional<Region> grid =
          node.equals(SignedIn.EVERYTHING) ? Optional.empty() : tree.findGrid(new Region(node));
      if (grid.isEmpty()) {
        return true;
      }
      grids.add(grid.get());
    }
    return grids.size() > 1;
  }

  /** A fresh secret, kept until a code confirms it under this token. */
  String offer(UUID account, String token, Instant now) {
    String secret = totp.newSecret();
    jdbc.insertEnrolment(
        Tokens.digest(token), account, sealing.seal(secret, field(account)), now.plus(ENROLMENT));
    jdbc.deleteExpired(now, MOST_EXPIRED);
    return secret;
  }

  Optional<JdbcSecondFactors.Enrolment> findEnrolment(String token, Instant now) {
    return jdbc.findEnrolment(Tokens.digest(token), now);
  }

  OptionalLong findStep(JdbcSecondFactors.Enrolment enrolment, String code, Instant now) {
    return totp.findStep(open(enrolment.account(), enrolment.secret()), code, now, NEVER_USED);
  }

  OptionalLong findStep(UUID account, JdbcSecondFactors.Stored stored, String code, Instant now) {
    return totp.findStep(open(account, stored.secret()), code, now, stored.lastStep());
  }

  private String open(UUID account, Bytes secret) {
    return sealing.open(secret, field(account));
  }

  private static String field(UUID account) {
    return "second factor of " + account;
  }

  /** Makes the offered secret the second factor; false where another was quicker. */
  boolean confirm(String token, JdbcSecondFactors.Enrolment enrolment, long step, Instant now) {
    boolean confirmed =
        jdbc.takeEnrolment(Tokens.digest(token))
            && jdbc.insert(enrolment.account(), enrolment.secret(), step, now);
    jdbc.deleteEnrolments(enrolment.account());
    return confirmed;
  }

  /** Uses the code of this step up; false where it was used before. */
  boolean use(UUID account, long step) {
    return jdbc.use(account, step);
  }

  void delete(UUID account) {
    jdbc.delete(account);
  }

  /** No secret that was offered before can be confirmed any more. */
  void withdrawOffers(UUID account) {
    jdbc.deleteEnrolments(account);
  }
}
