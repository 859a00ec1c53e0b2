package fangkong.tracing.kernel;

import java.util.Arrays;

/**
 * Sorted longs that tell how many of them are below a value, and what those add up to. A table by
 * equal steps of value narrows each search to the few in one step. Scratch of one thread: {@link
 * #clear}, {@link #add}, {@link #arrange}, then ask.
 *
 * <p>Sums may overflow; a difference of two of them is exact as long as it fits a long itself.
 */
final class Ranks {
  private static final int FEW = 8;

  private long[] values = new long[64];
  private long[] sums = new long[65];
  private int[] table = new int[64];
  private int size;
  private long least;
  private long greatest;
  private int shift;

  void clear() {
    size = 0;
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void arrange() {
    if (size == 0) {
      return;
    }
    Arrays.sort(values, 0, size);
    if (sums.length <= size) {
      sums = new long[values.length + 1];
    }
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sums[i] = sum;
      sum += values[i];
    }
    sums[size] = sum;
    least = values[0];
    greatest = values[size - 1];
    makeTable();
  }

  private void makeTable() {
    shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros((greatest - least) / size));
    int steps = (int) ((greatest - least) >>> shift) + 2;
    if (table.length < steps) {
      table = new int[Math.max(steps, table.length * 2)];
    }
    int step = 0;
    for (int i = 0; i < size; i++) {
      int own = (int) ((values[i] - least) >>> shift);
      while (step <= own) {
        table[step++] = i;
      }
    }
    table[step] = size;
  }

  /** How many are below {@code value}. */
  int below(long value) {
    if (size == 0 || value <= least) {
      return 0;
    }
    if (value > greatest) {
      return size;
    }
    int step = (int) ((value - least) >>> shift);
    int low = table[step];
    int high = table[step + 1];
    while (high - low > FEW) {
      int middle = (low + high) >>> 1;
      if (values[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < high && values[low] < value) {
      low++;
    }
    return low;
  }

  long value(int i) {
    return values[i];
  }

  /** The sum of the first {@code count}. */
  long sum(int count) {
    return sums[count];
  }

  int size() {
    return size;
  }
}
