package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;
import fangkong.tracing.kernel.Sources;

/**
 * The cases, generation 0 of a trace: persons with the windows in which they were infectious.
 * Immutable.
 *
 * <p>Invariants: {@code persons} are distinct and ascending; the windows of {@code persons[i]} are
 * rows {@code offsets[i]} to {@code offsets[i + 1] - 1}, ascending by {@code from}; an open window
 * has {@code until == OPEN}. Windows are kept as given: they may be empty, overlap or repeat.
 */
public final class CaseWindows {
  private static final long OPEN = Long.MAX_VALUE;

  private final int[] persons;
  private final int[] offsets;
  private final long[] from;
  private final long[] until;

  private CaseWindows(int[] persons, int[] offsets, long[] from, long[] until) {
    this.persons = persons;
    this.offsets = offsets;
    this.from = from;
    this.until = until;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many persons are cases. */
  public int size() {
    return persons.length;
  }

  /** How many windows they have, empty ones included. */
  public int windows() {
    return from.length;
  }

  int person(int i) {
    return persons[i];
  }

  /** Adds case {@code i}, unless all its windows are empty; answers how many of them are. */
  int add(int i, long openUntil, Sources sources) {
    int empty = 0;
    boolean added = false;
    for (int row = offsets[i]; row < offsets[i + 1]; row++) {
      long end = until[row] == OPEN ? openUntil : until[row];
      if (end <= from[row]) {
        empty++;
        continue;
      }
      if (!added) {
        sources.add(persons[i]);
        added = true;
      }
      sources.addWindow(from[row], end);
    }
    return empty;
  }

  /** Collects windows in any order, at less cost by person and {@code from}; not thread-safe. */
  public static final class Builder {
    private final IntColumn person = new IntColumn();
    private final LongColumn from = new LongColumn();
    private final LongColumn until = new LongColumn();
    private boolean ascending = true;

    private Builder() {}

    /** {@code person} was infectious in [from, until). */
    public Builder window(int person, long from, long until) {
      return add(person, from, Seconds.time("until", until));
    }

    /** {@code person} was infectious from {@code from} to the {@code until} of the trace. */
    public Builder openWindow(int person, long from) {
      return add(person, from, OPEN);
    }

    private Builder add(int person, long from, long until) {
      DenseInts.boundWith("person", person);
      ascending &= isAfterLast(person, from);
      this.person.add(person);
      this.from.add(Seconds.time("from", from));
      this.until.add(until);
      return this;
    }

    private boolean isAfterLast(int person, long from) {
      int last = this.person.size() - 1;
      return last < 0
          || this.person.get(last) < person
          || (this.person.get(last) == person && this.from.get(last) <= from);
    }

    public CaseWindows build() {
      int[] personOf = person.toArray();
      long[] fromOf = from.toArray();
      return build(
          ascending ? StableOrder.ofRows(personOf.length) : order(personOf, fromOf),
          personOf,
          fromOf);
    }

    private static int[] order(int[] personOf, long[] fromOf) {
      long[] persons = new long[personOf.length];
      for (int row = 0; row < personOf.length; row++) {
        persons[row] = personOf[row];
      }
      int[] order = StableOrder.byLong(StableOrder.ofRows(personOf.length), fromOf);
      return StableOrder.byLong(order, persons);
    }

    private CaseWindows build(int[] order, int[] personOf, long[] fromOf) {
      IntColumn persons = new IntColumn();
      IntColumn offsets = new IntColumn();
      LongColumn sortedFrom = new LongColumn();
      LongColumn sortedUntil = new LongColumn();
      for (int row : order) {
        if (persons.size() == 0 || persons.get(persons.size() - 1) != personOf[row]) {
          persons.add(personOf[row]);
          offsets.add(sortedFrom.size());
        }
        sortedFrom.add(fromOf[row]);
        sortedUntil.add(until.get(row));
      }
      offsets.add(sortedFrom.size());
      return new CaseWindows(
          persons.toArray(), offsets.toArray(), sortedFrom.toArray(), sortedUntil.toArray());
    }
  }
}
