package fangkong.tracing.segment;

import fangkong.tracing.spi.Workers;
import java.util.stream.IntStream;

/**
 * Keeps the segments of a cell few: the newest are merged as long as the one before them is not
 * {@link #RATIO} times as large as they are together, so a row is written again a number of times
 * that grows with the logarithm of the cell.
 */
final class Merging {
  private static final int RATIO = 4;

  private Merging() {}

  static Cell levelled(Cell cell, Workers workers) {
    int first = cell.size() - 1;
    long rows = rows(cell.segment(first));
    while (first > 0 && rows(cell.segment(first - 1)) < RATIO * rows) {
      rows += rows(cell.segment(--first));
    }
    return first == cell.size() - 1 ? cell : cell.mergedFrom(first, merged(cell, first, workers));
  }

  private static long rows(Segment segment) {
    return (long) segment.stayRows() + segment.checkInRows();
  }

  private static Segment merged(Cell cell, int first, Workers workers) {
    int checkInRows = 0;
    int stayRows = 0;
    for (int i = first; i < cell.size(); i++) {
      checkInRows = Math.addExact(checkInRows, cell.segment(i).checkInRows());
      stayRows = Math.addExact(stayRows, cell.segment(i).stayRows());
    }
    Segment newest = cell.segment(cell.size() - 1);
    CellRange range = CellRange.of(cell);
    Layout layout = range.layout(newest.personBound(), newest.placeBound());
    CheckInRows checkIns = new CheckInRows(layout, checkInRows);
    StayRows stays = new StayRows(layout, stayRows);
    IntStream derived = IntStream.empty();
    for (int i = first; i < cell.size(); i++) {
      Segment segment = cell.segment(i);
      segment.listCheckIns(checkIns);
      segment.listStays(cell.superseded(i), stays);
      derived = IntStream.concat(derived, IntStream.of(segment.derivedPersons()));
    }
    return new SegmentWriter(
            range, layout, newest.assumedStaySeconds(), newest.personBound(), newest.placeBound())
        .checkIns(checkIns.byPerson(newest.personBound(), workers), checkIns.wide.written())
        .stays(stays, workers)
        .derived(first == 0 ? new int[0] : derived.sorted().distinct().toArray())
        .write();
  }
}
