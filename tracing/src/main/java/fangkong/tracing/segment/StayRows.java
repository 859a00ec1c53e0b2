package fangkong.tracing.segment;

import fangkong.tracing.column.Groups;
import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.spi.Workers;

/** United stays of one segment to be, packed where they fit; not thread-safe. */
final class StayRows {
  private final Layout layout;
  private final IntColumn cells;
  private final LongColumn rows;
  final WideRows wide = new WideRows();
  private final long[] longest = new long[Lengths.CLASSES];
  private long earliestStart = Long.MAX_VALUE;
  private long latestEnd = Long.MIN_VALUE;

  /** With room for so many packed rows before it grows. */
  StayRows(Layout layout, int expected) {
    this.layout = layout;
    cells = new IntColumn(expected);
    rows = new LongColumn(expected);
  }

  void add(int person, int place, long start, long end) {
    earliestStart = Math.min(earliestStart, start);
    latestEnd = Math.max(latestEnd, end);
    if (layout.fits(start, end)) {
      int lengthClass = Lengths.classOf(end - start);
      longest[lengthClass] = Math.max(longest[lengthClass], end - start);
      cells.add(place * Lengths.CLASSES + lengthClass);
      rows.add(layout.stay(start, person, end - start));
    } else {
      wide.add(place, person, start, end);
    }
  }

  void addAll(StayRows more) {
    cells.addAll(more.cells);
    rows.addAll(more.rows);
    wide.addAll(more.wide);
    earliestStart = Math.min(earliestStart, more.earliestStart);
    latestEnd = Math.max(latestEnd, more.latestEnd);
    for (int c = 0; c < longest.length; c++) {
      longest[c] = Math.max(longest[c], more.longest[c]);
    }
  }

  int size() {
    return rows.size() + wide.size();
  }

  /** By {@code place * Lengths.CLASSES + class}; to be called once, when all rows are there. */
  Groups byCell(int placeBound, Workers workers) {
    int bound = Math.multiplyExact(placeBound, Lengths.CLASSES);
    return Groups.of(cells.values(), rows.values(), rows.size(), bound, workers);
  }

  long earliestStart() {
    return earliestStart;
  }

  long latestEnd() {
    return latestEnd;
  }

  /** The greatest length of each class. */
  long[] longest() {
    return longest;
  }
}
