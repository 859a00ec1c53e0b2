package fangkong.server.assessments;

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
 * How often an account may look for somebody in the register, found or not, so that none reads it
 * out by trying numbers. In memory: a restart forgets everything. Thread-safe.
 */
@Component
public class FindingAllowance {

  private final Clock clock;
  private final Attempts accounts;

  FindingAllowance(FindingLimits limits, @Qualifier("system") Clock clock) {
    this.clock = clock;
    this.accounts = new Attempts(limits.count(), limits.window().dividedBy(limits.count()));
  }

  /** Takes one look-up of the account, or refuses and takes none. */
  public synchronized void take(UUID account) {
    Instant now = clock.instant();
    Duration wait = accounts.untilNext(account.toString(), now);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_FINDINGS, "account", wait);
    }
    accounts.spend(account.toString(), now);
  }
}
