package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.spi.PersonOrder;

/**
 * The contacts found so far, one slot each, and what their exposures add up to. Not thread-safe.
 *
 * <p>Invariant: the exposures that one source causes are booked without those of another source in
 * between, so distinct sources and the largest sum need no map: a slot keeps the running sum of its
 * latest source, which {@link #settle} folds into the best.
 */
final class ContactLedger {
  private static final int NOBODY = -1;

  private final PersonOrder order;
  private final IntColumn person = new IntColumn();
  private final IntColumn generation = new IntColumn();
  private final LongColumn first = new LongColumn();
  private final LongColumn last = new LongColumn();
  private final LongColumn overlap = new LongColumn();
  private final LongColumn exposures = new LongColumn();
  private final IntColumn sources = new IntColumn();
  private final IntColumn mainSource = new IntColumn();
  private final LongColumn mainOverlap = new LongColumn();
  private final IntColumn latestSource = new IntColumn();
  private final LongColumn latestOverlap = new LongColumn();

  ContactLedger(PersonOrder order) {
    this.order = order;
  }

  int size() {
    return person.size();
  }

  int person(int slot) {
    return person.get(slot);
  }

  int generation(int slot) {
    return generation.get(slot);
  }

  long first(int slot) {
    return first.get(slot);
  }

  long last(int slot) {
    return last.get(slot);
  }

  long overlap(int slot) {
    return overlap.get(slot);
  }

  long exposures(int slot) {
    return exposures.get(slot);
  }

  int sources(int slot) {
    return sources.get(slot);
  }

  int mainSource(int slot) {
    return mainSource.get(slot);
  }

  /** Opens the slot of a new contact. */
  int open(int newPerson, int itsGeneration) {
    person.add(newPerson);
    generation.add(itsGeneration);
    first.add(Long.MAX_VALUE);
    last.add(Long.MIN_VALUE);
    overlap.add(0);
    exposures.add(0);
    sources.add(0);
    mainSource.add(NOBODY);
    mainOverlap.add(0);
    latestSource.add(NOBODY);
    latestOverlap.add(0);
    return person.size() - 1;
  }

  /** Books the exposure [from, until) to {@code source}. */
  void book(int slot, int source, long from, long until) {
    if (latestSource.get(slot) != source) {
      settle(slot);
      latestSource.set(slot, source);
      latestOverlap.set(slot, 0);
      sources.set(slot, sources.get(slot) + 1);
    }
    long length = until - from;
    first.set(slot, Math.min(first.get(slot), from));
    last.set(slot, Math.max(last.get(slot), until));
    overlap.set(slot, overlap.get(slot) + length);
    latestOverlap.set(slot, latestOverlap.get(slot) + length);
    exposures.set(slot, exposures.get(slot) + 1);
  }

  /** Lets the latest source compete for the largest sum; to be called before reading a slot. */
  void settle(int slot) {
    int challenger = latestSource.get(slot);
    if (challenger == NOBODY) {
      return;
    }
    int champion = mainSource.get(slot);
    long sum = latestOverlap.get(slot);
    long best = mainOverlap.get(slot);
    if (champion == NOBODY
        || sum > best
        || (sum == best && order.compare(challenger, champion) < 0)) {
      mainSource.set(slot, challenger);
      mainOverlap.set(slot, sum);
    }
    latestSource.set(slot, NOBODY);
  }
}
