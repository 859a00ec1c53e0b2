package fangkong.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** What every measurement has in common; times in seconds. */
final class Defaults {
  static final int THREADS = 2;
  static final Duration NO_LIMIT = Duration.ofDays(1);
  static final long SEED = 1;
  static final long ASSUMED_STAY = 3_600;
  static final long MIN_OVERLAP = 900;
  static final long LINGER = 600;
  static final long LATENT = 3 * 86_400;

  private Defaults() {}

  /** What the batch asks, in words. */
  static String question(int cases) {
    return String.format(
        Locale.ROOT,
        "The contacts of %,d cases over 2 generations: at least %d minutes together, places linger"
            + " %d minutes, contacts expose others from day %d on.",
        cases,
        MIN_OVERLAP / 60,
        LINGER / 60,
        LATENT / 86_400);
  }

  /** A number of check-ins or people as it stands in names: 200 k, 50 M. */
  static String scale(long rows) {
    return rows >= 1_000_000 ? rows / 1_000_000 + " M" : rows / 1_000 + " k";
  }
}
