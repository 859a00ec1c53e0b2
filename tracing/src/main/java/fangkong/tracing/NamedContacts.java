package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;

/**
 * Named contacts, those of one pair united, none empty. Immutable and thread-safe.
 *
 * <p>Invariants: the rows of person p are {@code offsets[p]} to {@code offsets[p + 1] - 1}, by
 * {@code contact}, then by {@code from}; those of one pair neither overlap nor touch.
 */
final class NamedContacts {
  final int[] contact;
  final long[] from;
  final long[] until;
  private final int[] offsets;

  private NamedContacts(int[] contact, long[] from, long[] until, int[] offsets) {
    this.contact = contact;
    this.from = from;
    this.until = until;
    this.offsets = offsets;
  }

  int start(int person) {
    return offsets[person];
  }

  int end(int person) {
    return offsets[person + 1];
  }

  /** Collects named contacts in any order; not thread-safe. */
  static final class Builder {
    private final IntColumn persons = new IntColumn();
    private final IntColumn contacts = new IntColumn();
    private final LongColumn froms = new LongColumn();
    private final LongColumn untils = new LongColumn();
    private int personBound;
    private int empty;
    private long latestEnd = Long.MIN_VALUE;

    void add(int person, int contact, long from, long until) {
      personBound = Math.max(personBound, DenseInts.boundWith("person", person));
      personBound = Math.max(personBound, DenseInts.boundWith("contact", contact));
      latestEnd = Math.max(latestEnd, until);
      persons.add(person);
      contacts.add(contact);
      froms.add(from);
      untils.add(until);
    }

    int size() {
      return persons.size();
    }

    int personBound() {
      return personBound;
    }

    /** After {@link #build}: how many named contacts ended at or before their start. */
    int empty() {
      return empty;
    }

    long latestEnd() {
      return latestEnd;
    }

    NamedContacts build(int bound) {
      int[] person = persons.toArray();
      int[] contact = contacts.toArray();
      long[] from = froms.toArray();
      int[] order = StableOrder.byLong(StableOrder.ofRows(person.length), from);
      order = StableOrder.byInt(order, contact, bound);
      order = StableOrder.byInt(order, person, bound);
      IntColumn unitedPerson = new IntColumn();
      IntColumn unitedContact = new IntColumn();
      LongColumn unitedFrom = new LongColumn();
      LongColumn unitedUntil = new LongColumn();
      empty = 0;
      for (int row : order) {
        long until = untils.get(row);
        int last = unitedPerson.size() - 1;
        if (until <= from[row]) {
          empty++;
        } else if (last >= 0
            && unitedPerson.get(last) == person[row]
            && unitedContact.get(last) == contact[row]
            && from[row] <= unitedUntil.get(last)) {
          unitedUntil.set(last, Math.max(unitedUntil.get(last), until));
        } else {
          unitedPerson.add(person[row]);
          unitedContact.add(contact[row]);
          unitedFrom.add(from[row]);
          unitedUntil.add(until);
        }
      }
      return new NamedContacts(
          unitedContact.toArray(),
          unitedFrom.toArray(),
          unitedUntil.toArray(),
          StableOrder.offsets(unitedPerson.toArray(), bound));
    }
  }
}
