package fangkong.server.accounts;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often a password may be guessed. Each user name and each address has so many attempts, and
 * those spent come back one by one. An attempt is taken before the password is compared, so that
 * guesses made at the same moment count, and given back where the password was right. What is known
 * of the names and addresses tried longest ago is forgotten when there are too many. In memory: a
 * restart forgets everything. Thread-safe.
 */
@Component
class SignInAttempts {

  static final int MOST_KEPT = 10_000;
  static final int ATTEMPTS_OF_A_NAME = 10;
  static final Duration ONE_OF_A_NAME = Duration.ofSeconds(30);
  static final int ATTEMPTS_OF_AN_ADDRESS = 100;
  static final Duration ONE_OF_AN_ADDRESS = Duration.ofSeconds(3);
  private static final int NETWORK_BYTES = 8;

  private final Clock clock;
  private final Attempts names = new Attempts(ATTEMPTS_OF_A_NAME, ONE_OF_A_NAME);
  private final Attempts addresses = new Attempts(ATTEMPTS_OF_AN_ADDRESS, ONE_OF_AN_ADDRESS);

  SignInAttempts(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  /** Takes one attempt of the name and of the address, or refuses and takes none. */
  synchronized void take(String username, String address) {
    Instant now = clock.instant();
    String network = network(address);
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
    addresses.giveBack(network(address));
  }

  synchronized int countKept() {
    return names.wholeAt.size() + addresses.wholeAt.size();
  }

  /** One subscriber of IPv6 has at least the 2^64 addresses of a network: they count as one. */
  private static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static final class Attempts {
    private final Duration each;
    private final Duration all;

    /** When a key has all its attempts again; the one tried longest ago comes first. */
    private final LinkedHashMap<String, Instant> wholeAt = new LinkedHashMap<>();

    Attempts(int count, Duration each) {
      this.each = each;
      this.all = each.multipliedBy(count);
    }

    /** Zero or less when there is an attempt left. */
    Duration untilNext(String key, Instant now) {
      return spent(key, now).plus(each).minus(all);
    }

    private Duration spent(String key, Instant now) {
      Instant whole = wholeAt.getOrDefault(key, now);
      if (whole.isAfter(now.plus(all))) {
        // the system clock was set back: nobody waits until it is what it was
        whole = now.plus(all);
        wholeAt.put(key, whole);
      }
      return whole.isAfter(now) ? Duration.between(now, whole) : Duration.ZERO;
    }

    void spend(String key, Instant now) {
      wholeAt.putLast(key, now.plus(spent(key, now)).plus(each));
      if (wholeAt.size() > MOST_KEPT) {
        wholeAt.pollFirstEntry();
      }
    }

    void giveBack(String key) {
      wholeAt.computeIfPresent(key, (_, whole) -> whole.minus(each));
    }
  }
}
