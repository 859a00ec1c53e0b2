package fangkong.tracing.kernel;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;

/**
 * The sources of one generation: who they are and when they were infectious. Filled source by
 * source, then read by several threads.
 *
 * <p>Invariants: the windows of source i are rows {@code starts[i]} to {@code starts[i + 1] - 1},
 * ascending by start, none empty, as given; those united where they overlap or touch are kept
 * likewise. Places are clipped with united windows; a named contact meets each given one.
 */
public final class Sources {
  private final IntColumn persons = new IntColumn();
  private final Windows given = new Windows();
  private final Windows united = new Windows();
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private boolean oneEnd = true;

  private static final class Windows {
    final IntColumn starts = new IntColumn();
    final LongColumn from = new LongColumn();
    final LongColumn until = new LongColumn();
  }

  /** Begins the next source. */
  public void add(int person) {
    persons.add(person);
    given.starts.add(given.from.size());
    united.starts.add(united.from.size());
  }

  /** Adds a window of the latest source, not empty, with a start not before the last one's. */
  public void addWindow(long from, long until) {
    given.from.add(from);
    given.until.add(until);
    oneEnd &= latest == Long.MIN_VALUE || latest == until;
    earliest = Math.min(earliest, from);
    latest = Math.max(latest, until);
    int last = united.from.size() - 1;
    if (last >= united.starts.get(persons.size() - 1) && from <= united.until.get(last)) {
      united.until.set(last, Math.max(united.until.get(last), until));
    } else {
      united.from.add(from);
      united.until.add(until);
    }
  }

  public int size() {
    return persons.size();
  }

  public int person(int i) {
    return persons.get(i);
  }

  /** The first of the windows of source i, as given. */
  public int start(int i) {
    return given.starts.get(i);
  }

  /** The window after the last one of source i. */
  public int end(int i) {
    return i + 1 == persons.size() ? given.from.size() : given.starts.get(i + 1);
  }

  public long from(int window) {
    return given.from.get(window);
  }

  public long until(int window) {
    return given.until.get(window);
  }

  int unitedStart(int i) {
    return united.starts.get(i);
  }

  int unitedEnd(int i) {
    return i + 1 == persons.size() ? united.from.size() : united.starts.get(i + 1);
  }

  long unitedFrom(int window) {
    return united.from.get(window);
  }

  long unitedUntil(int window) {
    return united.until.get(window);
  }

  /** The first united window of source i that ends after {@code time}, or the end of them. */
  int firstUnitedEndingAfter(int i, long time) {
    int low = unitedStart(i);
    int high = unitedEnd(i);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (united.until.get(middle) > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The earliest start of a window, or the greatest long. */
  long earliest() {
    return earliest;
  }

  /** The latest end of a window, or the least long. */
  long latest() {
    return latest;
  }

  /** Whether each source has one united window, which has its number, and all end together. */
  boolean isSimple() {
    return oneEnd && united.from.size() == persons.size();
  }
}
