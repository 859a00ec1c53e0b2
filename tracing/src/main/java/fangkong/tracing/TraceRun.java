package fangkong.tracing;

import fangkong.tracing.column.LongColumn;
import fangkong.tracing.spi.GenerationListener;
import fangkong.tracing.spi.PersonOrder;
import java.util.Arrays;

/**
 * One trace, generation by generation.
 *
 * <p>Invariants. {@code slotOf[p]} is {@code FREE} for a person in no generation, {@code CASE} for
 * generation 0, else the person's slot in the ledger. Slots are opened generation by generation, so
 * those of one generation are a range, and an exposure counts only if the exposed person is free or
 * its slot is in the range that is being filled: earlier generations are closed. All exposures by
 * one source are booked in one go, as the ledger wants it.
 *
 * <p>Complexity. A source costs its own stays, and for each of its exposing intervals one binary
 * search and one range scan for every group of the place (see {@link Stays}); a run also costs one
 * int for each person.
 *
 * <p>Thread-safety: none; a run belongs to one thread. Runs share the immutable index.
 */
final class TraceRun {
  private static final int FREE = -1;
  private static final int CASE = -2;

  private final Stays stays;
  private final NamedContacts named;
  private final TraceParameters parameters;
  private final CaseWindows cases;
  private final GenerationListener listener;
  private final ContactLedger ledger;
  private final int[] slotOf;
  private final InfectiousWindows windows = new InfectiousWindows();
  private final LongColumn exposingFrom = new LongColumn();
  private final LongColumn exposingUntil = new LongColumn();
  private final int personBound;
  private int generation;
  private int generationStart;
  private int emptyWindows;

  TraceRun(
      TraceIndex index,
      PersonOrder order,
      CaseWindows cases,
      TraceParameters parameters,
      GenerationListener listener) {
    this.listener = listener;
    this.stays = index.stays();
    this.named = index.named();
    this.personBound = index.personBound();
    this.parameters = parameters;
    this.cases = cases;
    this.ledger = new ContactLedger(order);
    this.slotOf = new int[Math.max(personBound, cases.personBound())];
    Arrays.fill(slotOf, FREE);
  }

  /** Fills the ledger; to be called once. */
  ContactLedger run() {
    for (int i = 0; i < cases.size(); i++) {
      slotOf[cases.person(i)] = CASE;
    }
    for (int i = 0; i < cases.size(); i++) {
      emptyWindows += cases.fill(windows, i, parameters.until());
      if (parameters.generations() > 0) {
        generation = 1;
        expose(cases.person(i));
      }
    }
    closeGeneration();
    while (generation < parameters.generations() && generationStart < ledger.size()) {
      int sourceStart = generationStart;
      int sourceEnd = ledger.size();
      generationStart = sourceEnd;
      generation++;
      for (int slot = sourceStart; slot < sourceEnd; slot++) {
        fillWindow(ledger.first(slot));
        expose(ledger.person(slot));
      }
      closeGeneration();
    }
    return ledger;
  }

  /** How many windows, of cases and of contacts that could have exposed others, were empty. */
  int emptyWindows() {
    return emptyWindows;
  }

  private void fillWindow(long firstExposedAt) {
    windows.clear();
    long from = firstExposedAt + parameters.latentSeconds();
    if (from < parameters.until()) {
      windows.add(from, parameters.until());
    } else {
      emptyWindows++;
    }
  }

  private void closeGeneration() {
    for (int slot = generationStart; slot < ledger.size(); slot++) {
      ledger.settle(slot);
    }
    if (generation > 0) {
      listener.found(generation);
    }
  }

  /** Books all that {@code source} exposes in its windows. */
  private void expose(int source) {
    if (source >= personBound || windows.size() == 0) {
      return;
    }
    int end = stays.personEnd(source);
    int i = stays.personStart(source);
    while (i < end) {
      int place = stays.rowPlace[stays.personRow(i)];
      exposingFrom.clear();
      exposingUntil.clear();
      while (i < end && stays.rowPlace[stays.personRow(i)] == place) {
        clip(stays.personRow(i++));
      }
      for (int k = 0; k < exposingFrom.size(); k++) {
        scan(source, place, exposingFrom.get(k), exposingUntil.get(k));
      }
    }
    exposeNamed(source);
  }

  /** Clips a stay to the windows, extends each clip by the linger, unites it with the last one. */
  private void clip(int row) {
    long start = stays.rowStart[row];
    long end = stays.rowEnd[row];
    int w = windows.firstUnitedEndingAfter(start);
    for (; w < windows.unitedSize() && windows.unitedFrom(w) < end; w++) {
      long from = Math.max(start, windows.unitedFrom(w));
      long until = Math.min(end, windows.unitedUntil(w)) + parameters.lingerSeconds();
      int last = exposingFrom.size() - 1;
      if (last >= 0 && from <= exposingUntil.get(last)) {
        exposingUntil.set(last, Math.max(exposingUntil.get(last), until));
      } else {
        exposingFrom.add(from);
        exposingUntil.add(until);
      }
    }
  }

  /** Books every stay at {@code place} that meets the exposing interval [from, until). */
  private void scan(int source, int place, long from, long until) {
    long[] rowStart = stays.rowStart;
    long[] rowEnd = stays.rowEnd;
    for (int group = stays.placeStart(place); group < stays.placeEnd(place); group++) {
      int end = stays.groupEnd(group);
      for (int row = stays.firstRow(group, from); row < end && rowStart[row] < until; row++) {
        if (rowEnd[row] > from) {
          meet(
              source,
              stays.rowPerson[row],
              Math.max(from, rowStart[row]),
              Math.min(until, rowEnd[row]));
        }
      }
    }
  }

  private void exposeNamed(int source) {
    for (int row = named.start(source); row < named.end(source); row++) {
      for (int w = 0; w < windows.size() && windows.from(w) < named.until[row]; w++) {
        long from = Math.max(named.from[row], windows.from(w));
        meet(source, named.contact[row], from, Math.min(named.until[row], windows.until(w)));
      }
    }
  }

  /** Books [from, until) if it is long enough and the person is not in an earlier generation. */
  private void meet(int source, int person, long from, long until) {
    int slot = slotOf[person];
    if (until <= from
        || until - from < parameters.minOverlapSeconds()
        || (slot != FREE && slot < generationStart)) {
      return;
    }
    if (slot == FREE) {
      slot = ledger.open(person, generation);
      slotOf[person] = slot;
    }
    ledger.book(slot, source, from, until);
  }
}
