package fangkong.tracing.column;

import java.util.Arrays;

/** A growing column of ints; rows 0 to size - 1 are filled, not thread-safe. */
public final class IntColumn {
  private static final int USUAL = 16;

  private int[] values;
  private int size;

  public IntColumn() {
    this(USUAL);
  }

  /** With room for so many rows before it grows. */
  public IntColumn(int rows) {
    values = new int[rows];
  }

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Growth.after(size));
    }
    values[size++] = value;
  }

  public int get(int row) {
    return values[row];
  }

  public void set(int row, int value) {
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
  public void addAll(IntColumn more) {
    int wanted = Math.addExact(size, more.size);
    if (wanted > values.length) {
      values = Arrays.copyOf(values, wanted);
    }
    System.arraycopy(more.values, 0, values, size, more.size);
    size = wanted;
  }

  /** The rows themselves, followed by room that means nothing; valid until the next row. */
  public int[] values() {
    return values;
  }

  /** A copy of the filled rows. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
