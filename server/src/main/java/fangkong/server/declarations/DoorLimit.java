package fangkong.server.declarations;

import fangkong.server.accounts.Attempts;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How often an address may come to the residents' door: 30 times a minute. Thread-safe. */
@Component
class DoorLimit {

  static final int REQUESTS = 30;
  private static final Duration ONE = Duration.ofSeconds(2);

  private final Clock clock;
  private final Attempts addresses = new Attempts(REQUESTS, ONE);

  DoorLimit(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  synchronized void take(String address) {
    Instant now = clock.instant();
    String network = Attempts.network(address);
    Duration wait = addresses.untilNext(network, now);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_REQUESTS, "address", wait);
    }
    addresses.spend(network, now);
  }
}
