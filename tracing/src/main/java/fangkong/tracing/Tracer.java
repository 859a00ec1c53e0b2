package fangkong.tracing;

import fangkong.tracing.kernel.EveryoneKernel;
import fangkong.tracing.kernel.Places;
import fangkong.tracing.kernel.Team;
import fangkong.tracing.spi.GenerationListener;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Traces cases through one index, as often as wanted. Thread-safe: traces at the same time do not
 * wait for one another. What a trace needs for each person is kept for the next one.
 */
public final class Tracer {
  private final TraceIndex index;
  private final PersonOrder order;
  private final Workers workers;
  private final AtomicReference<@Nullable Team> idle = new AtomicReference<>();

  /** On the caller's thread. */
  public Tracer(TraceIndex index, PersonOrder order) {
    this(index, order, Workers.ALONE);
  }

  public Tracer(TraceIndex index, PersonOrder order, Workers workers) {
    this.index = index;
    this.order = order;
    this.workers = workers;
  }

  /** The contacts of {@code cases}, sorted by generation, then by person in the given order. */
  public Contacts trace(CaseWindows cases, TraceParameters parameters) {
    return trace(cases, parameters, GenerationListener.NONE);
  }

  /** The same, telling the listener of each generation as it is found. */
  public Contacts trace(
      CaseWindows cases, TraceParameters parameters, GenerationListener listener) {
    return trace(cases, parameters, listener, Places.Way.FITTING);
  }

  /** The same in a chosen way, for tests that compare them. */
  Contacts trace(
      CaseWindows cases, TraceParameters parameters, GenerationListener listener, Places.Way way) {
    Team kept = idle.getAndSet(null);
    Team team = kept != null ? kept : new Team(index.cells(), index.personBound(), workers);
    Contacts found = new TraceRun(index, team, order, cases, parameters, way).run(listener);
    idle.set(team);
    return found;
  }

  /**
   * Who exposed each of the contacts that a trace with the same cases and parameters found.
   *
   * @param most every exposure is kept unless there are more; each takes some 30 bytes
   */
  public Chains chains(
      CaseWindows cases, TraceParameters parameters, Contacts contacts, long most) {
    return new Chains(index, order, workers, cases, parameters, contacts, most);
  }

  /**
   * Who may have exposed {@code person} in [from, until): every exposure by anybody who is taken to
   * have been infectious then, at places and by name.
   *
   * @param most beyond so many it stops, and what is given back is cut; each takes some 30 bytes
   */
  public Exposures backward(
      int person, long from, long until, long minOverlapSeconds, long lingerSeconds, int most) {
    DenseInts.boundWith("person", person);
    Seconds.time("from", from);
    Seconds.time("until", until);
    Seconds.duration("minOverlapSeconds", minOverlapSeconds);
    Seconds.duration("lingerSeconds", lingerSeconds);
    return new Backward(index, from, until, minOverlapSeconds, lingerSeconds, most).find(person);
  }

  /** How much each person met anybody else, in meetings of at least {@code minOverlapSeconds}. */
  public Everyone everyone(long minOverlapSeconds) {
    Seconds.duration("minOverlapSeconds", minOverlapSeconds);
    return new Everyone(new EveryoneKernel(index.cells(), workers, minOverlapSeconds).sums());
  }
}
