package fangkong.server.checkpoints;

import fangkong.server.accounts.Allowance;
import fangkong.server.problems.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often an account may look somebody up, so that none reads the register out by trying numbers.
 * Thread-safe.
 */
@Component
class LookUpAllowance {

  static final int LOOK_UPS = 120;
  static final Duration EACH = Duration.ofMillis(500);

  private final Allowance lookUps;

  LookUpAllowance(@Qualifier("system") Clock clock) {
    this.lookUps = new Allowance(LOOK_UPS, EACH, ProblemCode.TOO_MANY_LOOK_UPS, clock);
  }

  /** Takes one look-up of the account, or refuses and takes none. */
  void take(UUID account) {
    lookUps.take(account);
  }
}
