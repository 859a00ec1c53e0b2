package fangkong.server.accounts;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How often each account may do something: so many times at once, and those spent come back one by
 * one. Whoever has spent all is refused until then. In memory: a restart forgets everything.
 * Thread-safe.
 */
public final class Allowance {

  private final Attempts accounts;
  private final ProblemCode refusal;
  private final Clock clock;

  public Allowance(int count, Duration each, ProblemCode refusal, Clock clock) {
    this.accounts = new Attempts(count, each);
    this.refusal = refusal;
    this.clock = clock;
  }

  /** Takes one of the account, or refuses and takes none. */
  public synchronized void take(UUID account) {
    Instant now = clock.instant();
    Duration wait = accounts.untilNext(account.toString(), now);
    if (wait.isPositive()) {
      throw Refused.until(refusal, "account", wait);
    }
    accounts.spend(account.toString(), now);
  }
}
