package fangkong.tracing.kernel;

import fangkong.tracing.segment.Cell;
import fangkong.tracing.segment.Directory;
import fangkong.tracing.segment.Layout;
import fangkong.tracing.segment.Lengths;
import fangkong.tracing.segment.Segment;
import fangkong.tracing.segment.StayCells;
import java.lang.foreign.MemorySegment;

/**
 * Walks over the stays at one place that meet a range of time, unpacking them block by block into
 * columns, so that those who read need not know how stays are kept. A stay comes once; stays of one
 * segment and class come by start. Scratch of one thread: {@link #begin}, then {@link #next} until
 * it says no, reading rows 0 to {@link #size} - 1 each time.
 *
 * <p>Complexity: one binary search for each segment and class that has the place; then one step for
 * each stay that begins in (from - longest, until), where longest is that of the class, and for
 * each wide stay at the place that begins before until.
 */
public final class StayScan {
  static final int BLOCK = 1_024;
  private static final int WIDE = Lengths.CLASSES;

  public final int[] person = new int[BLOCK];
  public final long[] start = new long[BLOCK];
  public final long[] end = new long[BLOCK];
  private int size;

  private final StayCells cells;
  private int place;
  private long from;
  private long until;

  private int segment;
  private int lengthClass;
  private int group;
  private int row;
  private int rowEnd;

  public StayScan(StayCells cells) {
    this.cells = cells;
  }

  /** Starts on the stays at {@code at} that meet [low, high). */
  public void begin(int at, long low, long high) {
    place = at;
    from = low;
    until = high;
    segment = -1;
    lengthClass = WIDE;
    row = 0;
    rowEnd = 0;
  }

  public int size() {
    return size;
  }

  /** Fills the columns with the next rows; false if there are none. */
  public boolean next() {
    size = 0;
    while (size < BLOCK && (row < rowEnd || nextRun())) {
      if (lengthClass == WIDE) {
        unpackWide();
      } else {
        unpack();
      }
    }
    return size > 0;
  }

  /** How many rows a walk over [low, high) at {@code at} would look at. */
  public long count(int at, long low, long high) {
    begin(at, low, high);
    long rows = 0;
    while (nextRun()) {
      if (lengthClass == WIDE) {
        rows += rowEnd - row;
      } else {
        Segment now = cells.segment(segment);
        rows += firstFrom(now, high - now.layout().base(), row, rowEnd) - row;
      }
    }
    return rows;
  }

  private boolean nextRun() {
    do {
      if (lengthClass == WIDE) {
        if (!nextSegment()) {
          return false;
        }
        lengthClass = 0;
      } else {
        lengthClass++;
      }
      setRun();
    } while (row >= rowEnd);
    return true;
  }

  private boolean nextSegment() {
    while (++segment < cells.size()) {
      Segment candidate = cells.segment(segment);
      if (candidate.earliestStart() < until && candidate.latestEnd() > from) {
        group = candidate.places().find(place);
        return true;
      }
    }
    return false;
  }

  private void setRun() {
    Segment now = cells.segment(segment);
    row = 0;
    rowEnd = 0;
    if (lengthClass == WIDE) {
      int wide = now.widePlaces().find(place);
      if (wide != Directory.NOWHERE) {
        row = now.widePlaces().start(wide, 0);
        rowEnd = now.widePlaces().end(wide);
        now.checkWideStays(row, rowEnd);
      }
    } else if (group != Directory.NOWHERE) {
      row = now.places().start(group, lengthClass);
      rowEnd = now.places().end(group, lengthClass);
      if (row < rowEnd) {
        now.checkStays(row, rowEnd);
        long earliest = from - now.longest(lengthClass) + 1 - now.layout().base();
        row = firstFrom(now, earliest, row, rowEnd);
      }
    }
  }

  /** The first row of [low, high) that starts {@code offset} seconds after the base or later. */
  private static int firstFrom(Segment segment, long offset, int low, int high) {
    if (offset <= 0) {
      return low;
    }
    Layout layout = segment.layout();
    if (offset >= layout.span()) {
      return high;
    }
    long least = offset << layout.stayStartShift();
    MemorySegment rows = segment.stays();
    int first = low;
    int length = high - low;
    while (length > 0) {
      int half = length >>> 1;
      if (rows.getAtIndex(Segment.ROW, first + half) < least) {
        first += half + 1;
        length -= half + 1;
      } else {
        length = half;
      }
    }
    return first;
  }

  private void unpack() {
    Segment now = cells.segment(segment);
    Layout layout = now.layout();
    MemorySegment rows = now.stays();
    long[] superseded = cells.superseded(segment);
    long base = layout.base();
    int startShift = layout.stayStartShift();
    int personShift = layout.lengthBits();
    int personMask = layout.personMask();
    long lengthMask = layout.lengthMask();
    int to = size;
    int at = row;
    int stop = rowEnd;
    while (at < stop && to < BLOCK) {
      long packed = rows.getAtIndex(Segment.ROW, at++);
      long starts = base + (packed >>> startShift);
      long ends = starts + (packed & lengthMask);
      if (starts >= until) {
        at = stop;
      } else if (ends > from) {
        int who = (int) (packed >>> personShift) & personMask;
        if (!Cell.isIn(superseded, who)) {
          person[to] = who;
          start[to] = starts;
          end[to++] = ends;
        }
      }
    }
    row = at;
    size = to;
  }

  private void unpackWide() {
    MemorySegment rows = cells.segment(segment).wideStays();
    long[] superseded = cells.superseded(segment);
    while (row < rowEnd && size < BLOCK) {
      long at = 3L * row++;
      long starts = rows.getAtIndex(Segment.ROW, at);
      long ends = rows.getAtIndex(Segment.ROW, at + 1);
      int who = (int) rows.getAtIndex(Segment.ROW, at + 2);
      if (starts >= until) {
        row = rowEnd;
      } else if (ends > from && !Cell.isIn(superseded, who)) {
        person[size] = who;
        start[size] = starts;
        end[size++] = ends;
      }
    }
  }
}
