package fangkong.server.assessments;

import fangkong.server.accounts.Allowance;
import fangkong.server.problems.ProblemCode;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often an account may look for somebody in the register, found or not, so that none reads it
 * out by trying numbers. Thread-safe.
 */
@Component
public class FindingAllowance {

  private final Allowance findings;

  FindingAllowance(FindingLimits limits, @Qualifier("system") Clock clock) {
    this.findings =
        new Allowance(
            limits.count(),
            limits.window().dividedBy(limits.count()),
            ProblemCode.TOO_MANY_FINDINGS,
            clock);
  }

  /** Takes one look-up of the account, or refuses and takes none. */
  public void take(UUID account) {
    findings.take(account);
  }
}
