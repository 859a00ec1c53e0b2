package fangkong.tracing;

/**
 * United stays, none empty, in two orders. Immutable and thread-safe.
 *
 * <p>Invariants. A row is one united stay: {@code rowPerson}, {@code rowPlace}, [{@code rowStart},
 * {@code rowEnd}). Rows are sorted by place, then by class of length, then by start; a run of rows
 * with equal place and class is a group. The groups of place p are {@code placeGroups[p]} to {@code
 * placeGroups[p + 1] - 1}; the rows of group g are {@code groupRows[g]} to {@code groupRows[g + 1]
 * - 1}, and none of them is longer than {@code groupLongest[g]}. The rows of person p are {@code
 * personRow[personOffsets[p]]} to {@code personRow[personOffsets[p + 1] - 1]}, by place, then by
 * start; those of one place neither overlap nor touch.
 *
 * <p>Complexity. The rows of a group that meet [from, until) start in (from - longest, until): a
 * range found by one binary search. A class spans a factor of 4 in length, so a stay of a year
 * widens the range of the year-long stays only; a place has at most one group a class (about 30).
 */
final class Stays {
  private static final long SHORTEST_CLASS_SECONDS = 300;

  final int[] rowPerson;
  final int[] rowPlace;
  final long[] rowStart;
  final long[] rowEnd;
  private final int[] placeGroups;
  private final int[] groupRows;
  private final long[] groupLongest;
  private final int[] personOffsets;
  private final int[] personRow;

  /** Takes the arrays as they are; {@link StaysBuilder} alone calls this and keeps none of them. */
  Stays(
      int[] rowPerson,
      int[] rowPlace,
      long[] rowStart,
      long[] rowEnd,
      int[] placeGroups,
      int[] groupRows,
      long[] groupLongest,
      int[] personOffsets,
      int[] personRow) {
    this.rowPerson = rowPerson;
    this.rowPlace = rowPlace;
    this.rowStart = rowStart;
    this.rowEnd = rowEnd;
    this.placeGroups = placeGroups;
    this.groupRows = groupRows;
    this.groupLongest = groupLongest;
    this.personOffsets = personOffsets;
    this.personRow = personRow;
  }

  /** The class of a length: 0 below five minutes, then one more for every factor of 4. */
  static int lengthClass(long seconds) {
    long units = seconds / SHORTEST_CLASS_SECONDS;
    return (Long.SIZE - Long.numberOfLeadingZeros(units) + 1) / 2;
  }

  int size() {
    return rowPerson.length;
  }

  int personBound() {
    return personOffsets.length - 1;
  }

  int personStart(int person) {
    return personOffsets[person];
  }

  int personEnd(int person) {
    return personOffsets[person + 1];
  }

  int personRow(int i) {
    return personRow[i];
  }

  int placeStart(int place) {
    return placeGroups[place];
  }

  int placeEnd(int place) {
    return placeGroups[place + 1];
  }

  int groupEnd(int group) {
    return groupRows[group + 1];
  }

  /** The first row of a group that can end after {@code from}. */
  int firstRow(int group, long from) {
    long after = from - groupLongest[group];
    int low = groupRows[group];
    int high = groupRows[group + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rowStart[middle] > after) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
