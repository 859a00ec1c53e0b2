package fangkong.server.checkpoints;

import fangkong.server.accounts.Attempts;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often an account may look somebody up, so that none reads the register out by trying numbers.
 * Each has so many look-ups, and those spent come back one by one. In memory: a restart forgets
 * everything. Thread-safe.
 */
@Component
class LookUpAllowance {

  static final int LOOK_UPS = 120;
  static final Duration EACH = Duration.ofMillis(500);

  private final Clock clock;
  private final Attempts accounts = new Attempts(LOOK_UPS, EACH);

  LookUpAllowance(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  /** Takes one look-up of the account, or refuses and takes none. */
  synchronized void take(UUID account) {
    Instant now = clock.instant();
    Duration wait = accounts.untilNext(account.toString(), now);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_LOOK_UPS, "account", wait);
    }
    accounts.spend(account.toString(), now);
  }
}
