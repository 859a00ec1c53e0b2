package fangkong.tracing;

import fangkong.tracing.spi.PersonOrder;

/**
 * The contacts that a trace found, as columns, sorted by generation, then by person in the order of
 * the tracer. Immutable and thread-safe; row numbers are 0 to {@link #size} - 1.
 */
public final class Contacts {
  private final int[] person;
  private final int[] generation;
  private final long[] first;
  private final long[] last;
  private final long[] overlap;
  private final long[] exposures;
  private final int[] sources;
  private final int[] mainSource;
  private final int emptyWindows;

  private Contacts(ContactLedger ledger, int[] slots, int emptyWindows) {
    int rows = slots.length;
    person = new int[rows];
    generation = new int[rows];
    first = new long[rows];
    last = new long[rows];
    overlap = new long[rows];
    exposures = new long[rows];
    sources = new int[rows];
    mainSource = new int[rows];
    for (int row = 0; row < rows; row++) {
      int slot = slots[row];
      person[row] = ledger.person(slot);
      generation[row] = ledger.generation(slot);
      first[row] = ledger.first(slot);
      last[row] = ledger.last(slot);
      overlap[row] = ledger.overlap(slot);
      exposures[row] = ledger.exposures(slot);
      sources[row] = ledger.sources(slot);
      mainSource[row] = ledger.mainSource(slot);
    }
    this.emptyWindows = emptyWindows;
  }

  static Contacts of(ContactLedger ledger, PersonOrder order, int emptyWindows) {
    return new Contacts(ledger, SlotOrder.of(ledger, order), emptyWindows);
  }

  public int size() {
    return person.length;
  }

  public int person(int row) {
    return person[row];
  }

  /** 1 for who met a case, 2 for who met one of those, and so on. */
  public int generation(int row) {
    return generation[row];
  }

  /** Epoch second of the earliest start of an exposure. */
  public long firstExposedAt(int row) {
    return first[row];
  }

  /** Epoch second of the latest end of an exposure. */
  public long lastExposedAt(int row) {
    return last[row];
  }

  /** The sum of the lengths of the exposures; two sources at once count twice. */
  public long overlapSeconds(int row) {
    return overlap[row];
  }

  public long exposures(int row) {
    return exposures[row];
  }

  /** How many distinct sources exposed the person. */
  public int sources(int row) {
    return sources[row];
  }

  /** The source with the largest sum of lengths; of several, the first in the tracer's order. */
  public int mainSource(int row) {
    return mainSource[row];
  }

  /** How many windows, of cases and of contacts that could have exposed others, were empty. */
  public int emptyWindows() {
    return emptyWindows;
  }
}
