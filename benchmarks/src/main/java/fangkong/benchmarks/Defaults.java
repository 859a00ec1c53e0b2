package fangkong.benchmarks;

/** What every measurement has in common; times in seconds. */
final class Defaults {
  static final int THREADS = 2;
  static final long SEED = 1;
  static final long ASSUMED_STAY = 3_600;
  static final long MIN_OVERLAP = 900;
  static final long LINGER = 600;
  static final long LATENT = 3 * 86_400;

  private Defaults() {}

  /** A number of check-ins as it stands in names: 200 k, 50 M. */
  static String scale(long rows) {
    return rows >= 1_000_000 ? rows / 1_000_000 + " M" : rows / 1_000 + " k";
  }
}
