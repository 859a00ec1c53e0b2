package fangkong.benchmarks.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A logarithmic scale from whole power of ten to whole power of ten.
 *
 * @param first exponent at the place {@code from}
 * @param last exponent at the place {@code until}
 */
record LogScale(int first, int last, double from, double until) {

  /** The narrowest that holds all values, at least one power wide. */
  static LogScale of(double[] values, double from, double until) {
    double least = Arrays.stream(values).min().orElse(1);
    double most = Arrays.stream(values).max().orElse(1);
    int first = (int) Math.floor(Math.log10(least) + 1e-9);
    int last = Math.max(first + 1, (int) Math.ceil(Math.log10(most) - 1e-9));
    return new LogScale(first, last, from, until);
  }

  double at(double value) {
    return from + (Math.log10(value) - first) / (last - first) * (until - from);
  }

  /** The powers of ten. */
  double[] ticks() {
    return DoubleStream.iterate(first, each -> each <= last, each -> each + 1)
        .map(each -> Math.pow(10, each))
        .toArray();
  }
}
