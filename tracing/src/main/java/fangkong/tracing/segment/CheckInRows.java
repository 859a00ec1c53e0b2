package fangkong.tracing.segment;

import fangkong.tracing.column.Groups;
import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.spi.Workers;

/** Check-ins of one segment to be, packed where they fit; not thread-safe. */
final class CheckInRows {
  private final Layout layout;
  private final IntColumn persons;
  private final LongColumn rows;
  final WideRows wide = new WideRows();

  /** With room for so many packed rows before it grows. */
  CheckInRows(Layout layout, int expected) {
    this.layout = layout;
    persons = new IntColumn(expected);
    rows = new LongColumn(expected);
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

  void addAll(CheckInRows more) {
    persons.addAll(more.persons);
    rows.addAll(more.rows);
    wide.addAll(more.wide);
  }

  /** To be called once, when all rows are there. */
  Groups byPerson(int personBound, Workers workers) {
    return Groups.of(persons.values(), rows.values(), rows.size(), personBound, workers);
  }
}
