package fangkong.cli.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at a time, as a long whose lowest byte is the first: what makes reading fast.
 * Every array must go on for {@link #BYTES} bytes after what is looked at.
 *
 * <p>A byte is found by exclusive or with eight copies of it, which makes it zero, and by the
 * borrow that subtracting one from a zero byte leaves in its highest bit. A borrow may run on into
 * higher bytes, so of the bits found only the lowest is certain; no other is used. Thread-safe.
 */
final class Words {
  static final int BYTES = Long.BYTES;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHEST_BITS = ONES << 7;
  private static final long COMMAS = ONES * ',';
  private static final long LINE_ENDS = ONES * '\n';
  private static final long QUOTES = ONES * '"';

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) WORD.get(bytes, index);
  }

  /** The first {@code size} bytes from {@code index} on, 1 to 8 of them, then zeros. */
  static long at(byte[] bytes, int index, int size) {
    return at(bytes, index) & (-1L >>> (Long.SIZE - Byte.SIZE * size));
  }

  static void put(byte[] bytes, int index, long word) {
    WORD.set(bytes, index, word);
  }

  /** Whether {@code size} bytes, at least 1, from {@code index} on are all ASCII. */
  static boolean areAscii(byte[] bytes, int index, int size) {
    long bits = 0;
    int i = 0;
    for (; i + BYTES < size; i += BYTES) {
      bits |= at(bytes, index + i);
    }
    return ((bits | at(bytes, index + i, size - i)) & HIGHEST_BITS) == 0;
  }

  /** Where the next comma or line end is; there must be one. */
  static int commaOrLineEnd(byte[] bytes, int from) {
    int index = from;
    while (true) {
      long word = at(bytes, index);
      long found = zeros(word ^ COMMAS) | zeros(word ^ LINE_ENDS);
      if (found != 0) {
        return index + first(found);
      }
      index += BYTES;
    }
  }

  /** Where the next quote is, {@code end} if there is none before. */
  static int quote(byte[] bytes, int from, int end) {
    for (int index = from; index < end; index += BYTES) {
      long found = zeros(at(bytes, index) ^ QUOTES);
      if (found != 0) {
        return Math.min(end, index + first(found));
      }
    }
    return end;
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHEST_BITS;
  }

  private static int first(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }
}
