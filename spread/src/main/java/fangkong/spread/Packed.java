package fangkong.spread;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows of some longs on their way, small where neighbours are alike: of each long the difference to
 * the one above it, its sign in the lowest bit, seven bits a byte, the lowest first. Not
 * thread-safe.
 */
final class Packed {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int LONGEST = 10;
  private static final int USUAL = 64;

  private final long[] above;
  private byte[] bytes = new byte[USUAL];
  private int size;
  private int column;

  /** Of no row yet, which are so many longs each. */
  Packed(int width) {
    above = new long[width];
  }

  /** Adds the next long of the row, or the first one of the next row. */
  void add(long value) {
    if (bytes.length - size < LONGEST) {
      if (bytes.length > Integer.MAX_VALUE / 2) {
        throw new IllegalStateException(
            "a part has %d bytes for one other. Maybe give more --parts".formatted(size));
      }
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    long step = value - above[column];
    above[column] = value;
    column = column + 1 == above.length ? 0 : column + 1;
    long rest = (step << 1) ^ (step >> (Long.SIZE - 1));
    for (; rest >>> BITS != 0; rest >>>= BITS) {
      bytes[size++] = (byte) (rest | MORE);
    }
    bytes[size++] = (byte) rest;
  }

  boolean isEmpty() {
    return size == 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Goes through packed rows, one after another. */
  static final class Rows {
    private final byte[] bytes;
    private final long[] row;
    private int at;

    /** Before the first row of the bytes. */
    Rows(byte[] bytes, int width) {
      this.bytes = bytes;
      row = new long[width];
    }

    /** Goes on to the next row, if there is one. */
    boolean next() {
      if (at == bytes.length) {
        return false;
      }
      for (int each = 0; each < row.length; each++) {
        long rest = 0;
        int shift = 0;
        for (; bytes[at] < 0; shift += BITS) {
          rest |= (long) (bytes[at++] & (MORE - 1)) << shift;
        }
        rest |= (long) bytes[at++] << shift;
        row[each] += (rest >>> 1) ^ -(rest & 1);
      }
      return true;
    }

    /** What is made of each row that follows, in order. */
    <T> Stream<T> map(Function<Rows, T> made) {
      return Stream.iterate(next(), more -> more, _ -> next()).map(_ -> made.apply(this));
    }

    /** A long of the row. */
    long get(int place) {
      return row[place];
    }
  }
}
