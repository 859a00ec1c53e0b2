package fangkong.cluster;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A growing table of longs, kept and sent by columns. Whoever makes one says what its columns mean.
 * Not thread-safe.
 */
public final class Rows implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int USUAL = 16;

  private transient long[][] columns;
  private transient int size;

  public Rows(int width) {
    columns = new long[width][USUAL];
  }

  /** A table of the same rows, which grows for itself. */
  public Rows copy() {
    Rows copy = new Rows(columns.length);
    for (int column = 0; column < columns.length; column++) {
      copy.columns[column] = columns[column].clone();
    }
    copy.size = size;
    return copy;
  }

  /** Adds a row of as many cells as there are columns. */
  public void add(long... cells) {
    if (cells.length != columns.length) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, columns.length));
    }
    if (size == columns[0].length) {
      for (int column = 0; column < columns.length; column++) {
        columns[column] = Arrays.copyOf(columns[column], size * 2);
      }
    }
    for (int column = 0; column < columns.length; column++) {
      columns[column][size] = cells[column];
    }
    size++;
  }

  public long get(int column, int row) {
    return columns[column][row];
  }

  public int size() {
    return size;
  }

  /** Forgets the rows and keeps the room. */
  public void clear() {
    size = 0;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.writeInt(columns.length);
    for (long[] column : columns) {
      out.writeObject(Arrays.copyOf(column, size));
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    columns = new long[in.readInt()][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = (long[]) in.readObject();
      size = columns[column].length;
      columns[column] = Arrays.copyOf(columns[column], Math.max(USUAL, size));
    }
  }
}
