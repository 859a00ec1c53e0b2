package fangkong.tracing.segment;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;

/** Check-ins in any order, as columns of who, where, from and to; not thread-safe. */
public final class CheckIns {
  final IntColumn persons = new IntColumn();
  final IntColumn places = new IntColumn();
  final LongColumn starts = new LongColumn();
  final LongColumn ends = new LongColumn();
  private int personBound;
  private int placeBound;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  /** Adds a check-in; {@code left} may be {@link PersonStays#OPEN}. */
  public void add(int person, int place, long entered, long left) {
    personBound = Math.max(personBound, person + 1);
    placeBound = Math.max(placeBound, place + 1);
    earliest = Math.min(earliest, entered);
    latest = Math.max(latest, entered);
    persons.add(person);
    places.add(place);
    starts.add(entered);
    ends.add(left);
  }

  /** Adds all check-ins of another. */
  public void addAll(CheckIns more) {
    persons.addAll(more.persons);
    places.addAll(more.places);
    starts.addAll(more.starts);
    ends.addAll(more.ends);
    personBound = Math.max(personBound, more.personBound);
    placeBound = Math.max(placeBound, more.placeBound);
    earliest = Math.min(earliest, more.earliest);
    latest = Math.max(latest, more.latest);
  }

  public int size() {
    return persons.size();
  }

  public int personBound() {
    return personBound;
  }

  public int placeBound() {
    return placeBound;
  }

  long earliest() {
    return earliest;
  }

  long latest() {
    return latest;
  }
}
