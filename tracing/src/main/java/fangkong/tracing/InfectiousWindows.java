package fangkong.tracing;

import fangkong.tracing.column.LongColumn;

/**
 * The infectious windows of one source, none empty, ascending by start: each as it is given, and
 * united where they overlap or touch. Places are clipped with the united ones; a named contact is
 * intersected with each given one. Scratch of one run, not thread-safe.
 */
final class InfectiousWindows {
  private final LongColumn from = new LongColumn();
  private final LongColumn until = new LongColumn();
  private final LongColumn unitedFrom = new LongColumn();
  private final LongColumn unitedUntil = new LongColumn();

  void clear() {
    from.clear();
    until.clear();
    unitedFrom.clear();
    unitedUntil.clear();
  }

  /** Adds [start, end), not empty, with a start not before that of the windows added earlier. */
  void add(long start, long end) {
    from.add(start);
    until.add(end);
    int last = unitedFrom.size() - 1;
    if (last >= 0 && start <= unitedUntil.get(last)) {
      unitedUntil.set(last, Math.max(unitedUntil.get(last), end));
    } else {
      unitedFrom.add(start);
      unitedUntil.add(end);
    }
  }

  int size() {
    return from.size();
  }

  long from(int i) {
    return from.get(i);
  }

  long until(int i) {
    return until.get(i);
  }

  int unitedSize() {
    return unitedFrom.size();
  }

  long unitedFrom(int i) {
    return unitedFrom.get(i);
  }

  long unitedUntil(int i) {
    return unitedUntil.get(i);
  }

  /** The first united window that ends after {@code time}, or their number. */
  int firstUnitedEndingAfter(long time) {
    int low = 0;
    int high = unitedUntil.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (unitedUntil.get(middle) > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
