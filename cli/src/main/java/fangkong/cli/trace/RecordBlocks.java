package fangkong.cli.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream of CSV into blocks of whole records, in the order of the file. Not thread-safe.
 *
 * <p>A line end is the end of a record unless it is inside quotes, and whether it is depends on all
 * that came before. Every block starts with a record, so looking through the block from its start
 * is enough. A quote opens a field where a field starts, which is at the start of the block, behind
 * a comma or behind a line end; any other quote outside quotes is text. So only quotes need a look,
 * eight bytes at a time, and the last line end behind the last closed field is the border. A quote
 * at the very end may be the first half of a doubled one; such a field counts as open. What is
 * behind the border starts the next block.
 *
 * <p>Nothing here depends on the size of blocks: a record too long for a block makes the block
 * grow, up to a longest record; and where reading fails, all whole records before come first.
 */
final class RecordBlocks {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final BlockPlan plan;
  private byte[] tail;
  private boolean atEnd;
  private @Nullable IOException failure;

  RecordBlocks(InputStream in, BlockPlan plan) throws IOException {
    this.in = in;
    this.plan = plan;
    byte[] start = in.readNBytes(BYTE_ORDER_MARK.length);
    tail = Arrays.equals(start, BYTE_ORDER_MARK) ? new byte[0] : start;
  }

  /** Fills the block with the next records; false if there are none. */
  boolean next(RowBlock block) throws IOException {
    int size = tail.length;
    int room = Math.max(plan.bytes(), size);
    System.arraycopy(tail, 0, block.room(room), 0, size);
    while (true) {
      byte[] bytes = block.room(room);
      size = fill(bytes, size, room);
      int border = atEnd && failure == null ? size : lastBorder(bytes, size);
      if (border > 0 || atEnd) {
        tail = Arrays.copyOfRange(bytes, border, size);
        block.records(0, border);
        break;
      }
      if (room >= plan.longestRecord()) {
        throw new RecordTooLongException();
      }
      room = Math.min(room * 2, plan.longestRecord());
    }
    if (block.isEmpty() && failure != null) {
      throw failure;
    }
    return !block.isEmpty();
  }

  private int fill(byte[] bytes, int start, int end) {
    int size = start;
    try {
      while (size < end && !atEnd) {
        int read = in.read(bytes, size, end - size);
        atEnd = read < 0;
        size += Math.max(0, read);
      }
    } catch (IOException e) {
      failure = e;
      atEnd = true;
    }
    return size;
  }

  /** Where the last whole record ends, 0 if none does. */
  private static int lastBorder(byte[] bytes, int size) {
    int border = 0;
    int outside = 0;
    while (outside < size) {
      int open = openingQuote(bytes, outside, size);
      int lineEnd = open - 1;
      while (lineEnd >= outside && bytes[lineEnd] != '\n') {
        lineEnd--;
      }
      if (lineEnd >= outside) {
        border = lineEnd + 1;
      }
      outside = behindClosingQuote(bytes, open + 1, size);
    }
    return border;
  }

  private static int openingQuote(byte[] bytes, int from, int size) {
    int quote = Words.quote(bytes, from, size);
    while (quote < size && quote > 0 && bytes[quote - 1] != ',' && bytes[quote - 1] != '\n') {
      quote = Words.quote(bytes, quote + 1, size);
    }
    return quote;
  }

  /** Where the text behind a quoted field starts, {@code size} if the field may go on there. */
  private static int behindClosingQuote(byte[] bytes, int from, int size) {
    int quote = Words.quote(bytes, from, size);
    while (quote + 1 < size && bytes[quote + 1] == '"') {
      quote = Words.quote(bytes, quote + 2, size);
    }
    return Math.min(quote + 1, size);
  }

  /** A record does not end within the longest length that one may have. */
  static final class RecordTooLongException extends IOException {}
}
