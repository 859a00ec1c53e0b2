package fangkong.tracing;

/**
 * The range of times and durations: within {@link #LIMIT} of zero, so that a sum of a time and a
 * duration and a difference of two such sums never overflow a long.
 */
final class Seconds {
  static final long LIMIT = 1L << 60;

  private Seconds() {}

  static long time(String name, long value) {
    if (value < -LIMIT || value > LIMIT) {
      throw new IllegalArgumentException(
          "%s is %d, outside ±2^60. Maybe it is not in seconds.".formatted(name, value));
    }
    return value;
  }

  static long duration(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("%s is negative: %d".formatted(name, value));
    }
    return time(name, value);
  }
}
