package fangkong.tracing;

import java.util.OptionalLong;

/**
 * Check-ins and named contacts, arranged once for any number of traces. Immutable and thread-safe.
 *
 * <p>Persons and places are ints from 0, as dense as the caller can make them, since arrays are
 * indexed by them; times are epoch seconds. Which person has which int does not matter: see {@link
 * fangkong.tracing.spi.PersonOrder}.
 */
public final class TraceIndex {
  private final Stays stays;
  private final NamedContacts named;
  private final int personBound;
  private final int checkIns;
  private final int emptyStays;
  private final int emptyNamedContacts;
  private final OptionalLong latestEnd;

  private TraceIndex(Builder builder, long assumedStaySeconds) {
    personBound = Math.max(builder.stays.personBound(), builder.named.personBound());
    stays = builder.stays.build(personBound, assumedStaySeconds);
    named = builder.named.build(personBound);
    checkIns = builder.stays.checkIns();
    emptyStays = builder.stays.emptyStays();
    emptyNamedContacts = builder.named.empty();
    latestEnd =
        checkIns > 0
            ? OptionalLong.of(builder.stays.latestEnd())
            : builder.named.size() > 0
                ? OptionalLong.of(builder.named.latestEnd())
                : OptionalLong.empty();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many check-ins were added. */
  public int checkIns() {
    return checkIns;
  }

  /** How many of them were empty stays, which expose nobody. */
  public int emptyStays() {
    return emptyStays;
  }

  /** How many stays remained after uniting. */
  public int unitedStays() {
    return stays.size();
  }

  /** How many named contacts ended at or before their start, which expose nobody. */
  public int emptyNamedContacts() {
    return emptyNamedContacts;
  }

  /**
   * The latest end of any stay, empty ones included; without check-ins, of any named contact;
   * without both, nothing. It is the usual {@code until} of a trace.
   */
  public OptionalLong latestEnd() {
    return latestEnd;
  }

  Stays stays() {
    return stays;
  }

  NamedContacts named() {
    return named;
  }

  int personBound() {
    return personBound;
  }

  /** Collects rows in any order; not thread-safe. */
  public static final class Builder {
    private final StaysBuilder stays = new StaysBuilder();
    private final NamedContacts.Builder named = new NamedContacts.Builder();

    private Builder() {}

    /** {@code person} was at {@code place} in [enteredAt, leftAt). */
    public Builder stay(int person, int place, long enteredAt, long leftAt) {
      stays.add(
          person, place, Seconds.time("enteredAt", enteredAt), Seconds.time("leftAt", leftAt));
      return this;
    }

    /** {@code person} entered {@code place} and was not seen leaving. */
    public Builder openStay(int person, int place, long enteredAt) {
      stays.add(person, place, Seconds.time("enteredAt", enteredAt), StaysBuilder.NOT_LEFT);
      return this;
    }

    /** In [from, until) {@code contact} was exposed to {@code person}, in this direction only. */
    public Builder namedContact(int person, int contact, long from, long until) {
      named.add(person, contact, Seconds.time("from", from), Seconds.time("until", until));
      return this;
    }

    /**
     * Arranges what was added.
     *
     * @param assumedStaySeconds the longest that an open stay is taken to last; it ends earlier at
     *     the same person's next, strictly later entry anywhere
     */
    public TraceIndex build(long assumedStaySeconds) {
      return new TraceIndex(this, Seconds.duration("assumedStaySeconds", assumedStaySeconds));
    }
  }
}
