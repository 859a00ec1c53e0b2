package fangkong.tracing.segment;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;
import java.lang.foreign.MemorySegment;

/** Rows that a packed layout has no room for, collected in any order; not thread-safe. */
final class WideRows {
  /** Longs of a row: start, end, and the person or place that is not its key. */
  static final int LONGS = 3;

  private final IntColumn keys = new IntColumn();
  private final IntColumn others = new IntColumn();
  private final LongColumn starts = new LongColumn();
  private final LongColumn ends = new LongColumn();

  void add(int key, int other, long start, long end) {
    keys.add(key);
    others.add(other);
    starts.add(start);
    ends.add(end);
  }

  void addAll(WideRows more) {
    for (int row = 0; row < more.size(); row++) {
      add(more.keys.get(row), more.others.get(row), more.starts.get(row), more.ends.get(row));
    }
  }

  int size() {
    return keys.size();
  }

  private int[] order() {
    int[] byStart = StableOrder.byLong(StableOrder.ofRows(size()), starts.toArray());
    long[] wide = new long[size()];
    for (int row = 0; row < wide.length; row++) {
      wide[row] = keys.get(row);
    }
    return StableOrder.byLong(byStart, wide);
  }

  /** The rows by key, then by start, and their directory. */
  Written written() {
    int[] order = order();
    IntColumn distinct = new IntColumn();
    IntColumn first = new IntColumn();
    long[] rows = new long[order.length * LONGS];
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      if (i == 0 || keys.get(row) != keys.get(order[i - 1])) {
        distinct.add(keys.get(row));
        first.add(i);
      }
      rows[i * LONGS] = starts.get(row);
      rows[i * LONGS + 1] = ends.get(row);
      rows[i * LONGS + 2] = others.get(row);
    }
    first.add(order.length);
    return new Written(Directory.Written.of(distinct.toArray(), first.toArray(), 1), rows);
  }

  /** The rows as they go into a segment. */
  static final class Written {
    static final Written NONE = new WideRows().written();

    final Directory.Written directory;
    final long[] rows;
    private final Directory read;

    Written(Directory.Written directory, long[] rows) {
      this.directory = directory;
      this.rows = rows;
      read =
          new Directory(
              MemorySegment.ofArray(directory.keys), MemorySegment.ofArray(directory.starts), 1);
    }

    /** Adds every person or place that has rows. */
    void listKeys(IntColumn to) {
      for (int group = 0; group < read.groups(); group++) {
        if (read.start(group, 0) < read.end(group)) {
          to.add(read.key(group));
        }
      }
    }

    boolean isEmpty() {
      return rows.length == 0;
    }

    /** Adds the check-ins of {@code person} to {@code to}. */
    void addCheckIns(int person, PersonStays to) {
      int group = isEmpty() ? Directory.NOWHERE : read.find(person);
      if (group == Directory.NOWHERE) {
        return;
      }
      for (int row = read.start(group, 0); row < read.end(group); row++) {
        to.add((int) rows[row * LONGS + 2], rows[row * LONGS], rows[row * LONGS + 1]);
      }
    }
  }
}
