package fangkong.cli.trace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids of one column of a block, first as slices of its bytes, then as ints. They are looked up
 * together when all are known, because a large table is far from the processor: many lookups at a
 * time wait hardly longer for memory than one. Not thread-safe.
 */
final class IdColumn {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(1 << 8);
  private long[] slices = new long[1 << 8];
  private int[] ids = new int[1 << 8];

  /** Sets the id of a row; false if its bytes are not UTF-8. */
  boolean set(int row, byte[] bytes, int start, int end) {
    if (row == ids.length) {
      slices = Arrays.copyOf(slices, row * 2);
      ids = Arrays.copyOf(ids, row * 2);
    }
    slices[row] = ((long) start << Integer.SIZE) | (end - start);
    return Words.areAscii(bytes, start, end - start) || isUtf8(bytes, start, end);
  }

  private boolean isUtf8(byte[] bytes, int start, int end) {
    ByteBuffer text = ByteBuffer.wrap(bytes, start, end - start);
    CoderResult result = decoder.reset().decode(text, decoded.clear(), true);
    while (result.isOverflow()) {
      result = decoder.decode(text, decoded.clear(), true);
    }
    return !result.isError();
  }

  /** Turns the slices of the first rows into ints. */
  void resolve(int rows, byte[] bytes, IdTable table) {
    table.intern(bytes, slices, rows, ids);
  }

  int get(int row) {
    return ids[row];
  }
}
