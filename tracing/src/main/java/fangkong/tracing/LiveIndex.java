package fangkong.tracing;

import fangkong.tracing.segment.CellRule;
import fangkong.tracing.segment.CheckIns;
import fangkong.tracing.segment.PersonStays;
import fangkong.tracing.segment.Sealing;
import fangkong.tracing.segment.StayCells;
import fangkong.tracing.spi.Workers;

/**
 * An index that check-ins are appended to while it is being asked. What was appended is a tail
 * until {@link #seal} arranges it; {@link #current} is what has been sealed, an index like any
 * other, which later check-ins do not change. However check-ins are cut into tails, and in whatever
 * order they come, the answers are those of one index built from all of them.
 *
 * <p>Thread-safe. Appending waits for no sealing, sealing waits for another sealing alone, and
 * asking waits for nothing. Nothing here survives the process: whoever appends has to have kept the
 * check-ins, and appends them again.
 */
public final class LiveIndex {
  private final CellRule rule;
  private final long assumedStaySeconds;
  private final Workers workers;
  private final Object sealing = new Object();
  private final Object appending = new Object();
  private CheckIns tail = new CheckIns();
  private CheckIns unsealed = new CheckIns();
  private long latestEnd = Long.MIN_VALUE;
  private volatile TraceIndex current;

  /**
   * Without check-ins yet, cut by days.
   *
   * @param assumedStaySeconds the longest that an open stay is taken to last
   * @param dayOffsetSeconds how long before midnight UTC a day begins
   */
  public LiveIndex(long assumedStaySeconds, long dayOffsetSeconds, Workers workers) {
    this(TraceIndex.builder().build(assumedStaySeconds), dayOffsetSeconds, workers);
  }

  /** On top of an index that was built or opened, with its assumed stay. */
  public LiveIndex(TraceIndex base, long dayOffsetSeconds, Workers workers) {
    this.rule = CellRule.Regular.days(dayOffsetSeconds);
    this.assumedStaySeconds = base.cells().assumedStaySeconds();
    this.workers = workers;
    this.current = base;
    this.latestEnd = base.latestStayEnd();
  }

  /** {@code person} was at {@code place} in [enteredAt, leftAt). */
  public void stay(int person, int place, long enteredAt, long leftAt) {
    append(person, place, enteredAt, Seconds.time("leftAt", leftAt));
  }

  /** {@code person} entered {@code place} and was not seen leaving. */
  public void openStay(int person, int place, long enteredAt) {
    append(person, place, enteredAt, PersonStays.OPEN);
  }

  private void append(int person, int place, long enteredAt, long leftAt) {
    DenseInts.boundWith("person", person);
    DenseInts.boundWith("place", place);
    Seconds.time("enteredAt", enteredAt);
    synchronized (appending) {
      tail.add(person, place, enteredAt, leftAt);
      if (leftAt != PersonStays.OPEN) {
        latestEnd = Math.max(latestEnd, leftAt);
      }
    }
  }

  /**
   * Arranges what was appended before the call; afterwards {@link #current} has it. If it fails,
   * nothing is lost: the next call arranges it.
   */
  public void seal() {
    synchronized (sealing) {
      long latestClosed;
      synchronized (appending) {
        unsealed.addAll(tail);
        tail = new CheckIns();
        latestClosed = latestEnd;
      }
      if (unsealed.size() > 0) {
        current = sealed(current, unsealed, latestClosed);
        unsealed = new CheckIns();
      }
    }
  }

  private TraceIndex sealed(TraceIndex before, CheckIns batch, long latestClosed) {
    StayCells cells = before.cells();
    int persons = Math.max(cells.personBound(), batch.personBound());
    int places = Math.max(cells.placeBound(), batch.placeBound());
    Sealing.Sealed sealed =
        Sealing.seal(cells.cells(), batch, rule, assumedStaySeconds, persons, places, workers);
    long latest = Math.max(latestClosed, Math.max(sealed.latestOpenEnd(), before.latestStayEnd()));
    return new TraceIndex(
        new StayCells(sealed.cells(), persons, places, assumedStaySeconds),
        before.named(),
        before.emptyStays() + sealed.emptyStays(),
        latest);
  }

  /**
   * All that has been sealed. Its counts of empty stays and its latest end may go back to check-ins
   * that a later one has shortened.
   */
  public TraceIndex current() {
    return current;
  }
}
