package fangkong.tracing;

import fangkong.tracing.segment.CellRule;
import fangkong.tracing.segment.CheckIns;
import fangkong.tracing.segment.PersonStays;
import fangkong.tracing.segment.Sealing;
import fangkong.tracing.segment.StayCells;
import fangkong.tracing.spi.Workers;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalLong;

/**
 * Check-ins and named contacts, arranged for any number of traces. Immutable and thread-safe.
 *
 * <p>Persons and places are ints from 0, as dense as the caller can make them, since arrays are
 * indexed by them; times are epoch seconds. Which person has which int does not matter: see {@link
 * fangkong.tracing.spi.PersonOrder}.
 */
public final class TraceIndex {
  private final StayCells cells;
  private final NamedContacts named;
  private final long emptyStays;
  private final long latestEnd;

  /** {@code latestEnd} is the least long if there is none. */
  TraceIndex(StayCells cells, NamedContacts named, long emptyStays, long latestEnd) {
    this.cells = cells;
    this.named = named;
    this.emptyStays = emptyStays;
    this.latestEnd = latestEnd;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The index whose segments were written to {@code images}, all of them in their order. Nothing is
   * copied: the images have to stay as they are for as long as the index is used. It counts no
   * empty stays, and its latest end is that of a stay that was not empty.
   *
   * @throws fangkong.tracing.segment.CorruptSegmentException if an image is not as it was written,
   *     or not with these others; what only the rows show is found when they are about to be read,
   *     and they never are
   */
  public static TraceIndex open(List<MemorySegment> images, long assumedStaySeconds) {
    StayCells cells = StayCells.open(images, assumedStaySeconds);
    return new TraceIndex(cells, NamedContacts.NONE, 0, cells.latestEnd());
  }

  /** How many segments there are to be written. */
  public int segments() {
    return cells.size();
  }

  /** How many bytes segment i takes. */
  public long bytes(int i) {
    return cells.segment(i).bytes();
  }

  /** Writes segment i, with its checksums, to {@code image}, of as many bytes as it takes. */
  public void write(int i, MemorySegment image) {
    cells.writeTo(i, image);
  }

  /** The same check-ins with other named contacts. */
  public TraceIndex with(NamedContacts others) {
    return new TraceIndex(cells, others, emptyStays, latestEnd);
  }

  /** How many check-ins were added. */
  public long checkIns() {
    return cells.checkIns();
  }

  /** How many of them were empty stays, which expose nobody. */
  public long emptyStays() {
    return emptyStays;
  }

  /** How many stays remained after uniting. */
  public long unitedStays() {
    return cells.unitedStays();
  }

  /** How many named contacts ended at or before their start, which expose nobody. */
  public int emptyNamedContacts() {
    return named.empty();
  }

  /** Bytes that the check-ins take, twice arranged. */
  public long bytes() {
    return cells.bytes();
  }

  /**
   * The latest end of any stay, empty ones included; without check-ins, of any named contact;
   * without both, nothing. It is the usual {@code until} of a trace.
   */
  public OptionalLong latestEnd() {
    long latest = checkIns() > 0 ? latestEnd : named.latestEnd();
    return latest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(latest);
  }

  /** The latest end of a stay, or the least long. */
  long latestStayEnd() {
    return latestEnd;
  }

  StayCells cells() {
    return cells;
  }

  NamedContacts named() {
    return named;
  }

  int personBound() {
    return Math.max(cells.personBound(), named.personBound());
  }

  /** Collects rows in any order; not thread-safe. */
  public static final class Builder {
    private final CheckIns checkIns = new CheckIns();
    private final NamedContacts.Builder named = NamedContacts.builder();
    private long latestEnd = Long.MIN_VALUE;

    private Builder() {}

    /** {@code person} was at {@code place} in [enteredAt, leftAt). */
    public Builder stay(int person, int place, long enteredAt, long leftAt) {
      add(person, place, enteredAt, Seconds.time("leftAt", leftAt));
      latestEnd = Math.max(latestEnd, leftAt);
      return this;
    }

    /** {@code person} entered {@code place} and was not seen leaving. */
    public Builder openStay(int person, int place, long enteredAt) {
      add(person, place, enteredAt, PersonStays.OPEN);
      return this;
    }

    private void add(int person, int place, long enteredAt, long leftAt) {
      DenseInts.boundWith("person", person);
      DenseInts.boundWith("place", place);
      checkIns.add(person, place, Seconds.time("enteredAt", enteredAt), leftAt);
    }

    /** In [from, until) {@code contact} was exposed to {@code person}, in this direction only. */
    public Builder namedContact(int person, int contact, long from, long until) {
      named.contact(person, contact, from, until);
      return this;
    }

    /** As {@link #build(long, Workers)}, on the caller's thread. */
    public TraceIndex build(long assumedStaySeconds) {
      return build(assumedStaySeconds, Workers.ALONE);
    }

    /**
     * Arranges what was added.
     *
     * @param assumedStaySeconds the longest that an open stay is taken to last; it ends earlier at
     *     the same person's next, strictly later entry anywhere
     */
    public TraceIndex build(long assumedStaySeconds, Workers workers) {
      int persons = checkIns.personBound();
      int places = checkIns.placeBound();
      Sealing.Sealed sealed =
          Sealing.seal(
              List.of(),
              checkIns,
              new CellRule.Widest(),
              Seconds.duration("assumedStaySeconds", assumedStaySeconds),
              persons,
              places,
              workers);
      return new TraceIndex(
          new StayCells(sealed.cells(), persons, places, assumedStaySeconds),
          named.build(),
          sealed.emptyStays(),
          Math.max(latestEnd, sealed.latestOpenEnd()));
    }
  }
}
