package fangkong.tracing;

import fangkong.tracing.kernel.Sources;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Who exposed whom: the sources of each contact of a trace, and every exposure by them. Rows are
 * those of the {@link Contacts}. Counting the sources of all contacts is shared out among the
 * workers; afterwards {@link #exposures} finds those of one contact again. Thread-safe; answers
 * never change, and what a search needs is kept for the next one.
 *
 * <p>Invariant: {@code numberOf[p]} is p's number among the sources, which are the cases and then
 * the contacts in the order of their rows, or {@code NONE}.
 */
public final class Chains {
  private static final int ROWS_AT_A_TIME = 64;

  private final TraceIndex index;
  private final PersonOrder order;
  private final TraceParameters parameters;
  private final Contacts contacts;
  private final Sources sources = new Sources();
  private final int[] generationOf;
  private final int[] numberOf;
  private final int[] count;
  private final int[] main;
  private final AtomicReference<@Nullable ExposureFinder> idle = new AtomicReference<>();

  Chains(
      TraceIndex index,
      PersonOrder order,
      Workers workers,
      CaseWindows cases,
      TraceParameters parameters,
      Contacts contacts) {
    this.index = index;
    this.order = order;
    this.parameters = parameters;
    this.contacts = contacts;
    numberOf = new int[index.personBound()];
    Arrays.fill(numberOf, ExposureFinder.SourceOf.NONE);
    generationOf = new int[numberOf.length];
    addCases(cases);
    addContacts();
    count = new int[contacts.size()];
    main = new int[contacts.size()];
    AtomicInteger next = new AtomicInteger();
    workers.run(_ -> {
      ExposureFinder finder = finder();
      for (int row = next.getAndAdd(ROWS_AT_A_TIME);
          row < contacts.size();
          row = next.getAndAdd(ROWS_AT_A_TIME)) {
        for (int r = row; r < Math.min(contacts.size(), row + ROWS_AT_A_TIME); r++) {
          count(finder, r);
        }
      }
    });
  }

  private void addCases(CaseWindows cases) {
    for (int i = 0; i < cases.size(); i++) {
      int before = sources.size();
      cases.add(i, parameters.until(), sources);
      if (sources.size() > before && cases.person(i) < numberOf.length) {
        numberOf[cases.person(i)] = before;
      }
    }
  }

  private void addContacts() {
    for (int row = 0; row < contacts.size(); row++) {
      int person = contacts.person(row);
      generationOf[person] = contacts.generation(row);
      long from = contacts.firstExposedAt(row) + parameters.latentSeconds();
      if (from < parameters.until()) {
        numberOf[person] = sources.size();
        sources.add(person);
        sources.addWindow(from, parameters.until());
      }
    }
  }

  private ExposureFinder finder() {
    return new ExposureFinder(index, parameters.minOverlapSeconds(), parameters.lingerSeconds());
  }

  private void find(ExposureFinder finder, int row) {
    int before = contacts.generation(row) - 1;
    finder.find(
        contacts.person(row),
        person -> generationOf[person] == before ? numberOf[person] : ExposureFinder.SourceOf.NONE,
        sources);
  }

  private void count(ExposureFinder finder, int row) {
    find(finder, row);
    long[] bySource = new long[finder.size()];
    for (int i = 0; i < bySource.length; i++) {
      bySource[i] = (long) finder.source(i) << 32 | i;
    }
    Arrays.sort(bySource);
    long best = 0;
    int i = 0;
    while (i < bySource.length) {
      int source = (int) (bySource[i] >>> 32);
      long sum = 0;
      for (; i < bySource.length && (int) (bySource[i] >>> 32) == source; i++) {
        sum += finder.length((int) bySource[i]);
      }
      count[row]++;
      if (sum > best || (sum == best && order.compare(source, main[row]) < 0)) {
        best = sum;
        main[row] = source;
      }
    }
  }

  /** How many distinct sources exposed the contact. */
  public int sources(int row) {
    return count[row];
  }

  /** The source with the largest sum of lengths; of several, the first in the tracer's order. */
  public int mainSource(int row) {
    return main[row];
  }

  /** Every exposure of the contact. */
  public Exposures exposures(int row) {
    ExposureFinder kept = idle.getAndSet(null);
    ExposureFinder finder = kept != null ? kept : finder();
    find(finder, row);
    Exposures found = finder.exposures();
    idle.set(finder);
    return found;
  }
}
