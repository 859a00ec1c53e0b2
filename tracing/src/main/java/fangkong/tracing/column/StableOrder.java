package fangkong.tracing.column;

/**
 * Stable linear sorts of row numbers: an order is a permutation of row numbers, and sorting by the
 * least significant key first, the most significant last, gives an order by all of them. Each call
 * returns a new order, reads its arguments only, and is thread-safe. A sort by ints is one counting
 * pass, O(rows + bound); a sort by longs is one pass for every 11 bits of the keys' range.
 */
public final class StableOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private StableOrder() {}

  /** The order 0, 1, …, rows - 1. */
  public static int[] ofRows(int rows) {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    return order;
  }

  /** Sorts {@code order} by {@code keys[row]}; the keys' largest distance must fit a long. */
  public static int[] byLong(int[] order, long[] keys) {
    if (order.length == 0) {
      return order.clone();
    }
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int row : order) {
      least = Math.min(least, keys[row]);
      greatest = Math.max(greatest, keys[row]);
    }
    long range = Math.subtractExact(greatest, least);
    int[] from = order.clone();
    int[] to = new int[order.length];
    for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += DIGIT_BITS) {
      passByDigit(from, to, keys, least, shift);
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void passByDigit(int[] from, int[] to, long[] keys, long least, int shift) {
    int[] next = new int[DIGITS + 1];
    for (int row : from) {
      next[(int) ((keys[row] - least) >>> shift & (DIGITS - 1)) + 1]++;
    }
    accumulate(next);
    for (int row : from) {
      to[next[(int) ((keys[row] - least) >>> shift & (DIGITS - 1))]++] = row;
    }
  }

  /** Sorts {@code order} by {@code keys[row]}, each in 0 to {@code bound} - 1. */
  public static int[] byInt(int[] order, int[] keys, int bound) {
    int[] next = new int[bound + 1];
    for (int row : order) {
      next[keys[row] + 1]++;
    }
    accumulate(next);
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[next[keys[row]]++] = row;
    }
    return sorted;
  }

  /** For sorted {@code keys}, where each key 0 to bound starts: {@code bound + 1} offsets. */
  public static int[] offsets(int[] sortedKeys, int bound) {
    int[] offsets = new int[bound + 1];
    for (int key : sortedKeys) {
      offsets[key + 1]++;
    }
    accumulate(offsets);
    return offsets;
  }

  private static void accumulate(int[] counts) {
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
  }
}
