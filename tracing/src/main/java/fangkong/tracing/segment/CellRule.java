package fangkong.tracing.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How time is cut into cells. */
public sealed interface CellRule {
  /** The ranges of {@code cells} and those that {@code batch} needs beside them, by time. */
  List<CellRange> cover(List<Cell> cells, CheckIns batch);

  /**
   * Cells of one length, each from a multiple of it after {@code offsetSeconds}; a cell that is
   * there already stays as it is, and a new one fills the room beside it.
   */
  record Regular(long lengthSeconds, long offsetSeconds) implements CellRule {
    private static final long DAY = 86_400;

    /** Days that begin {@code offsetSeconds} before those of UTC. */
    public static Regular days(long offsetSeconds) {
      return new Regular(DAY, -offsetSeconds);
    }

    @Override
    public List<CellRange> cover(List<Cell> cells, CheckIns batch) {
      TreeSet<Long> wanted = new TreeSet<>();
      long latest = Long.MIN_VALUE;
      for (int row = 0; row < batch.size(); row++) {
        long window = Math.floorDiv(batch.starts.get(row) - offsetSeconds, lengthSeconds);
        if (window != latest) {
          wanted.add(window);
          latest = window;
        }
      }
      List<CellRange> ranges = new ArrayList<>(cells.stream().map(CellRange::of).toList());
      for (long window : wanted) {
        addAround(
            window * lengthSeconds + offsetSeconds,
            (window + 1) * lengthSeconds + offsetSeconds,
            cells,
            ranges);
      }
      ranges.sort(Comparator.comparingLong(CellRange::from));
      return ranges;
    }

    /** Adds what {@code cells} leave free of [from, until). */
    private static void addAround(long from, long until, List<Cell> cells, List<CellRange> ranges) {
      long free = from;
      for (Cell cell : cells) {
        if (cell.from() < until && cell.until() > free) {
          if (cell.from() > free) {
            ranges.add(new CellRange(free, cell.from(), null));
          }
          free = cell.until();
        }
      }
      if (free < until) {
        ranges.add(new CellRange(free, until, null));
      }
    }
  }

  /**
   * One cell for all there is, if its time fits a layout; else as many as it takes: of the windows
   * that fit, those with most rows, up to {@link #MOST_WINDOWS}, and the gaps between them, where
   * most rows are wide.
   */
  record Widest() implements CellRule {
    static final int MOST_WINDOWS = 64;

    @Override
    public List<CellRange> cover(List<Cell> cells, CheckIns batch) {
      if (batch.size() == 0) {
        return List.of();
      }
      long from = batch.earliest();
      long until = batch.latest() + 1;
      CellRange whole = new CellRange(from, until, null);
      long width = whole.layout(batch.personBound(), batch.placeBound()).span();
      return width >= until - from ? List.of(whole) : windows(batch, width);
    }

    private static List<CellRange> windows(CheckIns batch, long width) {
      Map<Long, Integer> rows = new HashMap<>();
      long earliest = batch.earliest();
      for (int row = 0; row < batch.size(); row++) {
        rows.merge((batch.starts.get(row) - earliest) / width, 1, Integer::sum);
      }
      List<Long> fullest =
          rows.entrySet().stream()
              .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
              .limit(MOST_WINDOWS)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      List<CellRange> ranges = new ArrayList<>();
      long free = earliest;
      for (long window : fullest) {
        long from = earliest + window * width;
        if (from > free) {
          ranges.add(new CellRange(free, from, null));
        }
        ranges.add(new CellRange(from, from + width, null));
        free = from + width;
      }
      if (free <= batch.latest()) {
        ranges.add(new CellRange(free, batch.latest() + 1, null));
      }
      return ranges;
    }
  }
}
