package fangkong.spread;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of blocks whose rows ascend by their first long, all together in that order. Not
 * thread-safe.
 *
 * <p>Invariant: of the first {@code open} blocks, those that are not at their end, block i is not
 * behind blocks 2i + 1 and 2i + 2. A row costs no more than the levels of that heap, and next to
 * nothing while blocks do not overlap.
 */
final class Merged {
  private final List<Packed.Rows> blocks = new ArrayList<>();
  private int open;
  private boolean begun;

  /** Before the first row of {@link Packed} blocks of so many longs a row. */
  Merged(Iterator<byte[]> packed, int width) {
    packed.forEachRemaining(bytes -> blocks.add(new Packed.Rows(bytes, width)));
    blocks.removeIf(block -> !block.next());
    open = blocks.size();
    for (int at = open / 2 - 1; at >= 0; at--) {
      settle(at);
    }
  }

  /** Goes on to the next row, if there is one. */
  boolean next() {
    if (begun && open > 0) {
      if (!blocks.getFirst().next()) {
        blocks.set(0, blocks.get(--open));
      }
      settle(0);
    }
    begun = true;
    return open > 0;
  }

  /** A long of the row. */
  long get(int place) {
    return blocks.getFirst().get(place);
  }

  private void settle(int from) {
    Packed.Rows block = blocks.get(from);
    int at = from;
    for (int child = 2 * at + 1; child < open; child = 2 * at + 1) {
      if (child + 1 < open && isBefore(blocks.get(child + 1), blocks.get(child))) {
        child++;
      }
      if (!isBefore(blocks.get(child), block)) {
        break;
      }
      blocks.set(at, blocks.get(child));
      at = child;
    }
    blocks.set(at, block);
  }

  private static boolean isBefore(Packed.Rows one, Packed.Rows other) {
    return one.get(0) < other.get(0);
  }
}
