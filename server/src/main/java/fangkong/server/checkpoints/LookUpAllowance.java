package fangkong.server.checkpoints;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
  private static final Duration ALL = EACH.multipliedBy(LOOK_UPS);

  private final Clock clock;

  /** When an account has all its look-ups again. */
  private final Map<UUID, Instant> wholeAt = new HashMap<>();

  LookUpAllowance(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  /** Takes one look-up of the account, or refuses and takes none. */
  synchronized void take(UUID account) {
    Instant now = clock.instant();
    Instant whole = wholeAt.getOrDefault(account, now);
    if (whole.isBefore(now)) {
      whole = now;
    } else if (whole.isAfter(now.plus(ALL))) {
      // the system clock was set back: nobody waits until it is what it was
      whole = now.plus(ALL);
      wholeAt.put(account, whole);
    }
    Duration wait = Duration.between(now, whole).plus(EACH).minus(ALL);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_LOOK_UPS, "account", wait);
    }
    wholeAt.put(account, whole.plus(EACH));
  }
}
