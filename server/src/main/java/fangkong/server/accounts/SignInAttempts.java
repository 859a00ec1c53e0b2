package fangkong.server.accounts;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often a password may be guessed: each user name and each address has so many attempts. An
 * attempt is taken before the password is compared, so that guesses made at the same moment count,
 * and given back where the password was right. Thread-safe.
 */
@Component
class SignInAttempts {

  static final int MOST_KEPT = Attempts.MOST_KEPT;
  static final int ATTEMPTS_OF_A_NAME = 10;
  static final Duration ONE_OF_A_NAME = Duration.ofSeconds(30);
  static final int ATTEMPTS_OF_AN_ADDRESS = 100;
  static final Duration ONE_OF_AN_ADDRESS = Duration.ofSeconds(3);

  private final Clock clock;
  private final Attempts names = new Attempts(ATTEMPTS_OF_A_NAME, ONE_OF_A_NAME);
  private final Attempts addresses = new Attempts(ATTEMPTS_OF_AN_ADDRESS, ONE_OF_AN_ADDRESS);

  SignInAttempts(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  /** Takes one attempt of the name and of the address, or refuses and takes none. */
  synchronized void take(String username, String address) {
    Instant now = clock.instant();
    String network = Attempts.network(address);
    Duration ofName = names.untilNext(username, now);
    Duration ofAddress = addresses.untilNext(network, now);
    Duration wait = ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_ATTEMPTS, "username", wait);
    }
    names.spend(username, now);
    addresses.spend(network, now);
  }

  synchronized void giveBack(String username, String address) {
    names.giveBack(username);
    addresses.giveBack(Attempts.network(address));
  }

  synchronized int countKept() {
    return names.countKept() + addresses.countKept();
  }
}
