package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;

/**
 * Exposures that are known by name and not by place: one person was exposed to another, or the
 * members of a ring, such as a household, to one another. Immutable and thread-safe.
 *
 * <p>Invariants: the rows of person p are {@code offsets[p]} to {@code offsets[p + 1] - 1}, and
 * those of which p is the contact are {@code reverse[reverseOffsets[p]]} and so on; the rings of p
 * likewise. The members of ring r are {@code members[ringStarts[r]]} to {@code members[ringStarts[r
 * + 1] - 1]}. No interval is empty. Those of one pair are united by the reader.
 */
public final class NamedContacts {
  /** Nobody named anybody. */
  public static final NamedContacts NONE = builder().build();

  private final int[] person;
  private final int[] contact;
  private final long[] from;
  private final long[] until;
  private final int[] offsets;
  private final int[] reverse;
  private final int[] reverseOffsets;
  private final Rings rings;
  private final int personBound;
  private final int empty;
  private final long latestEnd;

  private NamedContacts(Builder builder) {
    personBound = builder.personBound;
    empty = builder.empty;
    latestEnd = builder.latestEnd;
    int[] persons = builder.persons.toArray();
    int[] order = StableOrder.byInt(StableOrder.ofRows(persons.length), persons, personBound);
    person = new int[order.length];
    contact = new int[order.length];
    from = new long[order.length];
    until = new long[order.length];
    for (int row = 0; row < order.length; row++) {
      person[row] = persons[order[row]];
      contact[row] = builder.contacts.get(order[row]);
      from[row] = builder.froms.get(order[row]);
      until[row] = builder.untils.get(order[row]);
    }
    offsets = StableOrder.offsets(person, personBound);
    reverse = StableOrder.byInt(StableOrder.ofRows(contact.length), contact, personBound);
    reverseOffsets = StableOrder.offsets(contact, personBound);
    rings = new Rings(builder, personBound);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The least number above every person's. */
  public int personBound() {
    return personBound;
  }

  /** How many named contacts and rings ended at or before their start, which expose nobody. */
  public int empty() {
    return empty;
  }

  /** The latest end, empty ones included, or the least long. */
  long latestEnd() {
    return latestEnd;
  }

  /** Adds whom {@code source} exposed, and when, to {@code meetings}. */
  void listExposedBy(int source, Meetings meetings) {
    if (source >= personBound) {
      return;
    }
    for (int row = offsets[source]; row < offsets[source + 1]; row++) {
      meetings.add(contact[row], from[row], until[row]);
    }
    rings.listOthers(source, meetings);
  }

  /** Adds who exposed {@code exposed}, and when, to {@code meetings}. */
  void listExposing(int exposed, Meetings meetings) {
    if (exposed >= personBound) {
      return;
    }
    for (int i = reverseOffsets[exposed]; i < reverseOffsets[exposed + 1]; i++) {
      int row = reverse[i];
      meetings.add(person[row], from[row], until[row]);
    }
    rings.listOthers(exposed, meetings);
  }

  /** Groups whose members all expose one another. */
  private static final class Rings {
    private final int[] members;
    private final int[] ringStarts;
    private final long[] from;
    private final long[] until;
    private final int[] ringOf;
    private final int[] offsets;

    Rings(Builder builder, int personBound) {
      members = builder.members.toArray();
      ringStarts = builder.ringStarts.toArray();
      from = builder.ringFroms.toArray();
      until = builder.ringUntils.toArray();
      int[] ring = new int[members.length];
      for (int r = 0; r < from.length; r++) {
        int end = end(r);
        for (int i = ringStarts[r]; i < end; i++) {
          ring[i] = r;
        }
      }
      int[] order = StableOrder.byInt(StableOrder.ofRows(members.length), members, personBound);
      ringOf = new int[members.length];
      for (int i = 0; i < order.length; i++) {
        ringOf[i] = ring[order[i]];
      }
      offsets = StableOrder.offsets(members, personBound);
    }

    private int end(int r) {
      return r + 1 < ringStarts.length ? ringStarts[r + 1] : members.length;
    }

    void listOthers(int person, Meetings meetings) {
      for (int i = offsets[person]; i < offsets[person + 1]; i++) {
        int r = ringOf[i];
        for (int m = ringStarts[r]; m < end(r); m++) {
          if (members[m] != person) {
            meetings.add(members[m], from[r], until[r]);
          }
        }
      }
    }
  }

  /** Collects in any order; not thread-safe. */
  public static final class Builder {
    private final IntColumn persons = new IntColumn();
    private final IntColumn contacts = new IntColumn();
    private final LongColumn froms = new LongColumn();
    private final LongColumn untils = new LongColumn();
    private final IntColumn members = new IntColumn();
    private final IntColumn ringStarts = new IntColumn();
    private final LongColumn ringFroms = new LongColumn();
    private final LongColumn ringUntils = new LongColumn();
    private int personBound;
    private int empty;
    private long latestEnd = Long.MIN_VALUE;

    private Builder() {}

    /** In [from, until) {@code contact} was exposed to {@code person}, in this direction only. */
    public Builder contact(int person, int contact, long from, long until) {
      meet("person", person);
      meet("contact", contact);
      if (isSomeTime(from, until)) {
        persons.add(person);
        contacts.add(contact);
        froms.add(from);
        untils.add(until);
      }
      return this;
    }

    /** In [from, until) each of {@code ring} was exposed to each other. */
    public Builder ring(int[] ring, long from, long until) {
      for (int member : ring) {
        meet("member", member);
      }
      if (isSomeTime(from, until)) {
        ringStarts.add(members.size());
        ringFroms.add(from);
        ringUntils.add(until);
        for (int member : ring) {
          members.add(member);
        }
      }
      return this;
    }

    private void meet(String name, int number) {
      personBound = Math.max(personBound, DenseInts.boundWith(name, number));
    }

    private boolean isSomeTime(long from, long until) {
      latestEnd = Math.max(latestEnd, Seconds.time("until", until));
      boolean some = until > Seconds.time("from", from);
      empty += some ? 0 : 1;
      return some;
    }

    public NamedContacts build() {
      return new NamedContacts(this);
    }
  }
}
