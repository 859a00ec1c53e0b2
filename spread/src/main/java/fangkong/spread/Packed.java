package fangkong.spread;

import fangkong.tracing.column.LongColumn;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Rows of some longs on their way, small where neighbours are alike: of each long the difference to
 * the one above it, its sign in the lowest bit, seven bits a byte, the lowest first.
 */
final class Packed {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int LONGEST = 10;

  private Packed() {}

  static byte[] pack(LongColumn rows, int width) {
    return pack(rows.values(), 0, rows.size(), width);
  }

  /** Those from {@code from} to {@code to}, which are counted in longs. */
  static byte[] pack(long[] rows, int from, int to, int width) {
    ByteBuffer out = ByteBuffer.allocate(LONGEST * (to - from));
    for (int i = from; i < to; i++) {
      long step = i < from + width ? rows[i] : rows[i] - rows[i - width];
      long rest = (step << 1) ^ (step >> (Long.SIZE - 1));
      for (; rest >>> BITS != 0; rest >>>= BITS) {
        out.put((byte) (rest | MORE));
      }
      out.put((byte) rest);
    }
    byte[] packed = new byte[out.position()];
    out.flip().get(packed);
    return packed;
  }

  /** The rows of all blocks, one after another. */
  static long[] unpack(List<byte[]> blocks, int width) {
    long[] rows = new long[blocks.stream().mapToInt(Packed::count).sum()];
    int to = 0;
    for (byte[] block : blocks) {
      to = unpack(block, width, rows, to);
    }
    return rows;
  }

  private static int count(byte[] packed) {
    int count = 0;
    for (byte each : packed) {
      count += each >= 0 ? 1 : 0;
    }
    return count;
  }

  private static int unpack(byte[] packed, int width, long[] rows, int from) {
    int to = from;
    for (int at = 0; at < packed.length; at++) {
      long rest = 0;
      int shift = 0;
      for (; packed[at] < 0; shift += BITS) {
        rest |= (long) (packed[at++] & (MORE - 1)) << shift;
      }
      rest |= (long) packed[at] << shift;
      long step = (rest >>> 1) ^ -(rest & 1);
      rows[to] = to < from + width ? step : step + rows[to - width];
      to++;
    }
    return to;
  }
}
