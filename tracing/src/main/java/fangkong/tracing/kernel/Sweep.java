package fangkong.tracing.kernel;

import java.util.Arrays;

/**
 * The sweep kernel: what many exposing intervals at one place mean for a stay there, without going
 * through them one by one. Scratch of one thread: {@link #clear}, {@link #add}, {@link #arrange},
 * then meet any number of stays.
 *
 * <p>Why it is exact. An interval [a, b) and a stay [s, e), both at least m long, share at least m
 * if and only if a ≤ e - m and s ≤ b - m; m is 1 where nothing is asked for, since an exposure is
 * never empty. Whoever has b - m &lt; s has a ≤ e - m as well, so the intervals that count are
 * those with a ≤ e - m less those with b - m &lt; s. Each shares m seconds and, beyond them, what
 * [a, b - m] and [s, e - m] have in common; the sum of that is G(e - m) - G(s), where G(t) is the
 * sum of min(t, b - m) - min(t, a).
 *
 * <p>Invariants. The events of all intervals are sorted by time: a start at a, an end at b - m + 1.
 * Of the first k events, {@code started[k]} are starts, and {@code offset[k]} is the sum of a over
 * the starts less that of b - m over the ends; so with k events until t, the intervals that have
 * started and not ended are {@code 2 * started[k] - k}, and G(t) is t times that less the offset,
 * up to a constant. Sums may overflow; differences of them are exact as long as the result fits. A
 * table by equal steps of time narrows the search for a time to the events of one step.
 *
 * <p>Complexity: O(n log n) to arrange n intervals; for a stay two searches in a table.
 */
final class Sweep {
  /** Steps of the table for an event. */
  private static final int FINENESS = 2;

  private long least;
  private long[] events = new long[128];
  private int size;
  private int[] started = new int[129];
  private long[] offset = new long[129];
  private int[] table = new int[256];
  private long earliest;
  private long latest;
  private int shift;
  private final int[] selected = new int[StayScan.BLOCK + 1];
  private final int[] metRow = new int[StayScan.BLOCK + 1];
  private final long[] first = new long[StayScan.BLOCK + 1];
  private final long[] last = new long[StayScan.BLOCK + 1];
  private final long[] overlap = new long[StayScan.BLOCK + 1];
  private final int[] count = new int[StayScan.BLOCK + 1];

  /**
   * Forgets the intervals; {@code leastSeconds}, at least 1, is the least length of an exposure.
   */
  void clear(long leastSeconds) {
    least = leastSeconds;
    size = 0;
  }

  /** Adds [from, end). */
  void add(long from, long end) {
    if (end - from < least) {
      return;
    }
    if (size + 2 >= events.length) {
      events = Arrays.copyOf(events, size * 2);
    }
    events[size++] = from << 1;
    events[size++] = ((end - least + 1) << 1) | 1;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** After {@link #arrange}: when the first interval begins. */
  long earliest() {
    return earliest;
  }

  /** After {@link #arrange}: when the last interval ends. */
  long latest() {
    return latest - 1 + least;
  }

  void arrange() {
    Arrays.sort(events, 0, size);
    if (started.length <= size) {
      started = new int[events.length + 1];
      offset = new long[events.length + 1];
    }
    int starts = 0;
    long sum = 0;
    for (int k = 0; k < size; k++) {
      long time = events[k] >> 1;
      boolean isEnd = (events[k] & 1) != 0;
      starts += isEnd ? 0 : 1;
      sum += isEnd ? 1 - time : time;
      started[k + 1] = starts;
      offset[k + 1] = sum;
      events[k] = time;
    }
    earliest = events[0];
    latest = events[size - 1];
    events[size] = Long.MAX_VALUE;
    makeTable();
  }

  private void makeTable() {
    long step = (latest - earliest) / ((long) FINENESS * size);
    shift = Long.SIZE - Long.numberOfLeadingZeros(step);
    int steps = (int) ((latest - earliest) >>> shift) + 2;
    if (table.length < steps) {
      table = new int[Math.max(steps, table.length * 2)];
    }
    int at = 0;
    for (int k = 0; k < size; k++) {
      int own = (int) ((events[k] - earliest) >>> shift);
      while (at <= own) {
        table[at++] = k;
      }
    }
    table[at] = size;
  }

  /** How many events there are until {@code time}, included: in a step with few, no branch. */
  private int eventsUntil(long time) {
    if (time < earliest) {
      return 0;
    }
    if (time >= latest) {
      return size;
    }
    int step = (int) ((time - earliest) >>> shift);
    int low = table[step];
    int high = table[step + 1];
    while (high - low > 2) {
      int middle = (low + high) >>> 1;
      if (events[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + (events[low] <= time ? 1 : 0) + (events[low + 1] <= time ? 1 : 0);
  }

  /**
   * Adds the stays of a block clipped to [infectious, end), where infectious is that of the person:
   * {@code base} plus an entry of {@code infectiousFrom}, which is beyond {@code end} for whoever
   * is no source. Without a branch, since whether somebody is a source is anyone's guess.
   */
  void addSources(StayScan block, int[] infectiousFrom, long base, long end) {
    int rows = block.size();
    if (size + 2 * rows >= events.length) {
      events = Arrays.copyOf(events, 2 * (size + 2 * rows));
    }
    long[] to = events;
    int at = size;
    for (int row = 0; row < rows; row++) {
      long from = Math.max(block.start[row], base + infectiousFrom[block.person[row]]);
      long lastStart = Math.min(block.end[row], end) - least;
      to[at] = from << 1;
      to[at + 1] = ((lastStart + 1) << 1) | 1;
      at += from <= lastStart ? 2 : 0;
    }
    size = at;
  }

  /** Adds all stays of a block as they are. */
  void addAll(StayScan block) {
    for (int row = 0; row < block.size(); row++) {
      add(block.start[row], block.end[row]);
    }
  }

  /** Adds to the sums of each person of a block what the stay shares with those of others. */
  void sumOthers(StayScan block, long[] sums) {
    for (int row = 0; row < block.size(); row++) {
      selected[row] = row;
    }
    int met = meetSelected(block, block.size());
    for (int i = 0; i < met; i++) {
      int row = metRow[i];
      int at = 2 * block.person[row];
      sums[at] += overlap[i] - (block.end[row] - block.start[row]);
      sums[at + 1] += count[i] - 1;
    }
  }

  private int meetSelected(StayScan block, int rows) {
    int met = 0;
    for (int i = 0; i < rows; i++) {
      int row = selected[i];
      met += meet(row, block.start[row], block.end[row], met) ? 1 : 0;
    }
    return met;
  }

  /** Books all that exposes those in a block who are open and whose stay begins at {@code low}. */
  void meet(StayScan block, long low, Booking booking) {
    int[] slotOf = booking.slotOf;
    int open = 0;
    for (int row = 0; row < block.size(); row++) {
      selected[open] = row;
      open += slotOf[block.person[row]] >= Booking.FREE && block.start[row] >= low ? 1 : 0;
    }
    int met = meetSelected(block, open);
    for (int i = 0; i < met; i++) {
      booking.book(block.person[metRow[i]], first[i], last[i], overlap[i], count[i]);
    }
  }

  /** What exposes somebody in the stay [from, end) of a row; false if nothing does. */
  private boolean meet(int row, long from, long end, int to) {
    long lastStart = end - least;
    int atStart = eventsUntil(from);
    int atEnd = eventsUntil(lastStart);
    int meetings = started[atEnd] - (atStart - started[atStart]);
    if (meetings <= 0 || lastStart < from) {
      return false;
    }
    int activeAtStart = 2 * started[atStart] - atStart;
    int activeAtEnd = 2 * started[atEnd] - atEnd;
    metRow[to] = row;
    first[to] = activeAtStart > 0 ? from : events[atStart];
    last[to] = activeAtEnd > 0 ? end : events[atEnd - 1] - 1 + least;
    overlap[to] =
        meetings * least
            + (lastStart * activeAtEnd - offset[atEnd])
            - (from * activeAtStart - offset[atStart]);
    count[to] = meetings;
    return true;
  }
}
