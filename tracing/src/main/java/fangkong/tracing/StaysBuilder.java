package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;

/** Turns check-ins into united {@link Stays}: O(check-ins), by stable linear sorts. */
final class StaysBuilder {
  static final long NOT_LEFT = Long.MIN_VALUE;

  private final IntColumn persons = new IntColumn();
  private final IntColumn places = new IntColumn();
  private final LongColumn entered = new LongColumn();
  private final LongColumn left = new LongColumn();
  private int personBound;
  private int placeBound;
  private int emptyStays;
  private long latestEnd = Long.MIN_VALUE;

  void add(int person, int place, long enteredAt, long leftAt) {
    personBound = Math.max(personBound, DenseInts.boundWith("person", person));
    placeBound = Math.max(placeBound, DenseInts.boundWith("place", place));
    persons.add(person);
    places.add(place);
    entered.add(enteredAt);
    left.add(leftAt);
  }

  int checkIns() {
    return persons.size();
  }

  int personBound() {
    return personBound;
  }

  /** After {@link #build}: how many check-ins were empty stays. */
  int emptyStays() {
    return emptyStays;
  }

  /** After {@link #build}: the latest end of any stay, empty ones included. */
  long latestEnd() {
    return latestEnd;
  }

  Stays build(int personBound, long assumedStaySeconds) {
    int[] person = persons.toArray();
    int[] place = places.toArray();
    long[] start = entered.toArray();
    int[] byStart = StableOrder.byLong(StableOrder.ofRows(person.length), start);
    int[] byPerson = StableOrder.byInt(byStart, person, personBound);
    long[] end = ends(byPerson, person, start, assumedStaySeconds);
    int[] byPlace = StableOrder.byInt(byStart, place, placeBound);
    United united = new United();
    unite(StableOrder.byInt(byPlace, person, personBound), person, place, start, end, united);
    return arrange(united, personBound);
  }

  /** The end of every stay, given the rows by person and start. */
  private long[] ends(int[] order, int[] person, long[] start, long assumedStaySeconds) {
    long[] end = left.toArray();
    long next = Long.MAX_VALUE;
    for (int i = order.length - 1; i >= 0; i--) {
      int row = order[i];
      if (i + 1 == order.length || person[order[i + 1]] != person[row]) {
        next = Long.MAX_VALUE;
      } else if (start[order[i + 1]] > start[row]) {
        next = start[order[i + 1]];
      }
      if (end[row] == NOT_LEFT) {
        end[row] = Math.min(start[row] + assumedStaySeconds, next);
      }
      latestEnd = Math.max(latestEnd, end[row]);
    }
    return end;
  }

  /** Drops empty stays and unites the others, given the rows by person, place and start. */
  private void unite(
      int[] order, int[] person, int[] place, long[] start, long[] end, United united) {
    emptyStays = 0;
    for (int row : order) {
      if (end[row] <= start[row]) {
        emptyStays++;
      } else if (!united.extend(person[row], place[row], start[row], end[row])) {
        united.add(person[row], place[row], start[row], end[row]);
      }
    }
  }

  private Stays arrange(United united, int personBound) {
    int[] person = united.person.toArray();
    int[] place = united.place.toArray();
    long[] start = united.start.toArray();
    long[] end = united.end.toArray();
    int[] lengthClass = new int[person.length];
    for (int i = 0; i < person.length; i++) {
      lengthClass[i] = Stays.lengthClass(end[i] - start[i]);
    }
    int[] order = StableOrder.byLong(StableOrder.ofRows(person.length), start);
    order = StableOrder.byInt(order, lengthClass, Long.SIZE);
    order = StableOrder.byInt(order, place, placeBound);
    Groups groups = new Groups(order, place, lengthClass, start, end, placeBound);
    int[] rowOf = new int[order.length];
    for (int row = 0; row < order.length; row++) {
      rowOf[order[row]] = row;
    }
    return new Stays(
        picked(person, order),
        picked(place, order),
        picked(start, order),
        picked(end, order),
        groups.placeGroups,
        groups.rows.toArray(),
        groups.longest.toArray(),
        StableOrder.offsets(person, personBound),
        rowOf);
  }

  private static int[] picked(int[] values, int[] order) {
    int[] picked = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = values[order[i]];
    }
    return picked;
  }

  private static long[] picked(long[] values, int[] order) {
    long[] picked = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = values[order[i]];
    }
    return picked;
  }

  /** United stays, by person, place and start while they are collected. */
  private static final class United {
    final IntColumn person = new IntColumn();
    final IntColumn place = new IntColumn();
    final LongColumn start = new LongColumn();
    final LongColumn end = new LongColumn();

    boolean extend(int samePerson, int samePlace, long from, long until) {
      int last = person.size() - 1;
      if (last < 0
          || person.get(last) != samePerson
          || place.get(last) != samePlace
          || from > end.get(last)) {
        return false;
      }
      end.set(last, Math.max(end.get(last), until));
      return true;
    }

    void add(int newPerson, int newPlace, long from, long until) {
      person.add(newPerson);
      place.add(newPlace);
      start.add(from);
      end.add(until);
    }
  }

  /** The runs of equal place and class of length in an order by both. */
  private static final class Groups {
    final int[] placeGroups;
    final IntColumn rows = new IntColumn();
    final LongColumn longest = new LongColumn();

    Groups(int[] order, int[] place, int[] lengthClass, long[] start, long[] end, int placeBound) {
      IntColumn places = new IntColumn();
      for (int i = 0; i < order.length; i++) {
        int row = order[i];
        if (i == 0
            || place[order[i - 1]] != place[row]
            || lengthClass[order[i - 1]] != lengthClass[row]) {
          rows.add(i);
          longest.add(0);
          places.add(place[row]);
        }
        int group = longest.size() - 1;
        longest.set(group, Math.max(longest.get(group), end[row] - start[row]));
      }
      rows.add(order.length);
      placeGroups = StableOrder.offsets(places.toArray(), placeBound);
    }
  }
}
