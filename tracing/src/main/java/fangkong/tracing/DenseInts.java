package fangkong.tracing;

/** The ints that stand for persons and places: dense from 0, because arrays are indexed by them. */
final class DenseInts {
  private DenseInts() {}

  /** The least bound above {@code value}. */
  static int boundWith(String name, int value) {
    if (value < 0 || value == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s is %d. Maybe number them from 0 without gaps.".formatted(name, value));
    }
    return value + 1;
  }
}
