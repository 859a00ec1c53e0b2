package fangkong.tracing.column;

/** How columns grow: by half, up to the longest array there is. */
final class Growth {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  static int after(int size) {
    if (size == LONGEST) {
      throw new IllegalStateException(
          "a column holds %d rows and cannot grow. Maybe split the data by time.".formatted(size));
    }
    return (int) Math.min(LONGEST, size + (size >> 1) + 16L);
  }
}
