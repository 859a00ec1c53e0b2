package fangkong.server.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/**
 * So many attempts for each key; those spent come back one by one. What is known of the keys tried
 * longest ago is forgotten when there are too many. In memory: a restart forgets everything. Not
 * thread-safe.
 */
public final class Attempts {

  static final int MOST_KEPT = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final Duration each;
  private final Duration all;

  /** When a key has all its attempts again; the one tried longest ago comes first. */
  private final LinkedHashMap<String, Instant> wholeAt = new LinkedHashMap<>();

  public Attempts(int count, Duration each) {
    this.each = each;
    this.all = each.multipliedBy(count);
  }

  /** One subscriber of IPv6 has at least the 2^64 addresses of a network: they count as one. */
  public static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Zero or less when there is an attempt left. */
  public Duration untilNext(String key, Instant now) {
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

  public void spend(String key, Instant now) {
    wholeAt.putLast(key, now.plus(spent(key, now)).plus(each));
    if (wholeAt.size() > MOST_KEPT) {
      wholeAt.pollFirstEntry();
    }
  }

  void giveBack(String key) {
    wholeAt.computeIfPresent(key, (_, whole) -> whole.minus(each));
  }

  int countKept() {
    return wholeAt.size();
  }
}
