package fangkong.tracing.column;

import java.util.Arrays;

/** A growing column of longs; rows 0 to size - 1 are filled, not thread-safe. */
public final class LongColumn {
  private static final int USUAL = 16;

  private long[] values;
  private int size;

  public LongColumn() {
    this(USUAL);
  }

  /** With room for so many rows before it grows. */
  public LongColumn(int rows) {
    values = new long[rows];
  }

  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Growth.after(size));
    }
    values[size++] = value;
  }

  public long get(int row) {
    return values[row];
  }

  public void set(int row, long value) {
    values[row] = value;
  }

  public int size() {
    return size;
  }

  /** Forgets the rows and keeps the room. */
  public void clear() {
    size = 0;
  }

  /** Adds all rows of another column. */
  public void addAll(LongColumn more) {
    int wanted = Math.addExact(size, more.size);
    if (wanted > values.length) {
      values = Arrays.copyOf(values, wanted);
    }
    System.arraycopy(more.values, 0, values, size, more.size);
    size = wanted;
  }

  /** The rows themselves, followed by room that means nothing; valid until the next row. */
  public long[] values() {
    return values;
  }

  /** A copy of the filled rows. */
  public long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
