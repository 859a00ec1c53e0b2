package fangkong.server.accounts;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often a password may be guessed: each user name and each address has so many attempts. An
 * address that lately knew the password of a name has attempts of its own for it, so that nobody
 * elsewhere uses up those of whoever signs in from there. An attempt is taken before the password
 * is compared, so that guesses made at the same moment count, and given back where the password was
 * right. Codes of a second factor have attempts of their own besides, fewer of them: only whoever
 * knows the password can use them up. Thread-safe.
 */
@Component
class SignInAttempts {

  static final int MOST_KEPT = Attempts.MOST_KEPT;
  static final int ATTEMPTS_OF_A_NAME = 10;
  static final Duration ONE_OF_A_NAME = Duration.ofSeconds(30);
  static final int ATTEMPTS_OF_AN_ADDRESS = 100;
  static final Duration ONE_OF_AN_ADDRESS = Duration.ofSeconds(3);
  static final int ATTEMPTS_AT_CODES = 10;
  static final Duration ONE_AT_CODES = Duration.ofMinutes(10);

  static final Duration KNOWN = Duration.ofDays(30);

  private final Clock clock;
  private final Attempts names = new Attempts(ATTEMPTS_OF_A_NAME, ONE_OF_A_NAME);
  private final Attempts namesAtKnown = new Attempts(ATTEMPTS_OF_A_NAME, ONE_OF_A_NAME);
  private final Attempts addresses = new Attempts(ATTEMPTS_OF_AN_ADDRESS, ONE_OF_AN_ADDRESS);
  private final Attempts codes = new Attempts(ATTEMPTS_AT_CODES, ONE_AT_CODES);

  /** When a name was last signed in with from an address; the one longest ago comes first. */
  private final LinkedHashMap<String, Instant> signedIn = new LinkedHashMap<>();

  SignInAttempts(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  /** Takes one attempt of the name and of the address, or refuses and takes none. */
  synchronized void take(String username, String address) {
    Instant now = clock.instant();
    String network = Attempts.network(address);
    String there = there(username, network);
    boolean known = isKnown(there, now);
    Duration ofName = known ? namesAtKnown.untilNext(there, now) : names.untilNext(username, now);
    Duration ofAddress = addresses.untilNext(network, now);
    Duration wait = ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_ATTEMPTS, "username", wait);
    }
    if (known) {
      namesAtKnown.spend(there, now);
    } else {
      names.spend(username, now);
    }
    addresses.spend(network, now);
  }

  /** Gives back the attempt of somebody who is signed in: their address is known now. */
  synchronized void giveBack(String username, String address) {
    giveBackOnly(username, address);
    signedIn.putLast(there(username, Attempts.network(address)), clock.instant());
    if (signedIn.size() > MOST_KEPT) {
      signedIn.pollFirstEntry();
    }
  }

  /** Gives back the attempt of somebody whose password was right, and who is not signed in yet. */
  synchronized void giveBackOnly(String username, String address) {
    String network = Attempts.network(address);
    String there = there(username, network);
    if (isKnown(there, clock.instant())) {
      namesAtKnown.giveBack(there);
    } else {
      names.giveBack(username);
    }
    addresses.giveBack(network);
  }

  /** Takes one attempt at a code of somebody whose password was right, or refuses. */
  synchronized void takeCode(String username) {
    Instant now = clock.instant();
    Duration wait = codes.untilNext(username, now);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_ATTEMPTS, "code", wait);
    }
    codes.spend(username, now);
  }

  synchronized void giveBackCode(String username) {
    codes.giveBack(username);
  }

  private static String there(String username, String network) {
    return username + " " + network;
  }

  private boolean isKnown(String there, Instant now) {
    Instant last = signedIn.get(there);
    return last != null && now.isBefore(last.plus(KNOWN));
  }

  synchronized int countKept() {
    return names.countKept() + namesAtKnown.countKept() + addresses.countKept();
  }
}
