package fangkong.tracing.kernel;

import fangkong.tracing.column.StableOrder;
import java.util.Arrays;

/**
 * The exposing intervals at one place with a linger, as a walk finds them: in any order, from many
 * sources. Those of one source that overlap or touch, by their linger, are united before they are
 * swept. Scratch of one thread: {@link #add} blocks, then {@link #moveTo} once, which leaves it
 * empty.
 *
 * <p>Invariant: {@code lastOf[p]} is the latest clip of p, and {@code before[i]} the clip of the
 * same person before clip i, or {@code NONE}; it is {@code NONE} for everybody between two places.
 */
final class Clips {
  private static final int NONE = -1;

  private int[] lastOf = {};
  private int[] person = new int[2 * StayScan.BLOCK];
  private int[] before = new int[2 * StayScan.BLOCK];
  private long[] from = new long[2 * StayScan.BLOCK];
  private long[] until = new long[2 * StayScan.BLOCK];
  private int size;

  /** As {@link Sweep#addSources}, each clip extended by the linger. */
  void add(StayScan block, int[] infectiousFrom, long base, long end, long lingerSeconds) {
    room(block.size());
    if (lastOf.length < infectiousFrom.length) {
      lastOf = new int[infectiousFrom.length];
      Arrays.fill(lastOf, NONE);
    }
    int at = size;
    for (int row = 0; row < block.size(); row++) {
      int who = block.person[row];
      long start = Math.max(block.start[row], base + infectiousFrom[who]);
      long stop = Math.min(block.end[row], end);
      person[at] = who;
      from[at] = start;
      until[at] = stop + lingerSeconds;
      at += start < stop ? 1 : 0;
    }
    for (; size < at; size++) {
      before[size] = lastOf[person[size]];
      lastOf[person[size]] = size;
    }
  }

  private void room(int more) {
    if (size + more >= person.length) {
      int rows = 2 * (size + more);
      person = Arrays.copyOf(person, rows);
      before = Arrays.copyOf(before, rows);
      from = Arrays.copyOf(from, rows);
      until = Arrays.copyOf(until, rows);
    }
  }

  /** Hands all of them over, those of one source united. */
  void moveTo(Sweep sweep) {
    for (int i = size - 1; i >= 0; i--) {
      if (lastOf[person[i]] == i) {
        lastOf[person[i]] = NONE;
        if (before[i] == NONE) {
          sweep.add(from[i], until[i]);
        } else {
          unite(i, sweep);
        }
      }
    }
    size = 0;
  }

  private void unite(int last, Sweep sweep) {
    int count = 0;
    for (int i = last; i != NONE; i = before[i]) {
      count++;
    }
    long[] froms = new long[count];
    long[] untils = new long[count];
    int at = 0;
    for (int i = last; i != NONE; i = before[i]) {
      froms[at] = from[i];
      untils[at++] = until[i];
    }
    int[] order = StableOrder.byLong(StableOrder.ofRows(count), froms);
    long start = froms[order[0]];
    long end = untils[order[0]];
    for (int row : order) {
      if (froms[row] > end) {
        sweep.add(start, end);
        start = froms[row];
        end = untils[row];
      }
      end = Math.max(end, untils[row]);
    }
    sweep.add(start, end);
  }
}
