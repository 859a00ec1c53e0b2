package fangkong.tracing.segment;

import org.jspecify.annotations.Nullable;

/**
 * A range of time that has or will have a cell.
 *
 * @param from epoch second of the earliest start it holds
 * @param until epoch second before which every start is that it holds
 * @param cell what is there, or null for a range that is new
 */
public record CellRange(long from, long until, @Nullable Cell cell) {
  public CellRange {
    if (until <= from) {
      throw new IllegalArgumentException("until %d is not after from %d".formatted(until, from));
    }
  }

  static CellRange of(Cell cell) {
    return new CellRange(cell.from(), cell.until(), cell);
  }

  Layout layout(int personBound, int placeBound) {
    return Layout.of(from, until - from, placeBound, personBound);
  }
}
