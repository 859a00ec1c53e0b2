package fangkong.benchmarks;

import java.util.Arrays;

/** Quantiles of a few measured values. */
final class Quantiles {
  private Quantiles() {}

  /** The least value that at least {@code share} of the values do not exceed. */
  static double of(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
