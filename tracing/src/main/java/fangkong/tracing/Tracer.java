package fangkong.tracing;

import fangkong.tracing.spi.GenerationListener;
import fangkong.tracing.spi.PersonOrder;

/** Traces cases through one index, as often as wanted. Immutable and thread-safe. */
public final class Tracer {
  private final TraceIndex index;
  private final PersonOrder order;

  public Tracer(TraceIndex index, PersonOrder order) {
    this.index = index;
    this.order = order;
  }

  /** The contacts of {@code cases}, sorted by generation, then by person in the given order. */
  public Contacts trace(CaseWindows cases, TraceParameters parameters) {
    return trace(cases, parameters, GenerationListener.NONE);
  }

  /** The same, telling the listener of each generation as it is found. */
  public Contacts trace(
      CaseWindows cases, TraceParameters parameters, GenerationListener listener) {
    TraceRun run = new TraceRun(index, order, cases, parameters, listener);
    return Contacts.of(run.run(), order, run.emptyWindows());
  }
}
