package fangkong.tracing.segment;

import fangkong.tracing.column.Groups;
import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.spi.Workers;

/** Check-ins of one segment to be, packed where they fit; not thread-safe. */
final class CheckInRows {
  private final Layout layout;
  private final IntColumn persons = new IntColumn();
  private final LongColumn rows = new LongColumn();
  final WideRows wide = new WideRows();

  CheckInRows(Layout layout) {
    this.layout = layout;
  }

  void add(int person, int place, long start, long end) {
    boolean open = end == PersonStays.OPEN;
    long until = open ? start : Math.max(start, end);
    if (layout.fits(start, until)) {
      persons.add(person);
      rows.add(layout.checkIn(start, place, until - start, open));
    } else {
      wide.add(person, place, start, open ? end : until);
    }
  }

  Groups byPerson(int personBound, Workers workers) {
    return Groups.of(persons.values(), rows.values(), rows.size(), personBound, workers);
  }
}
