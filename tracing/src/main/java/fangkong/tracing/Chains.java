package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.kernel.Exposed;
import fangkong.tracing.kernel.SourceScan;
import fangkong.tracing.kernel.Sources;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who exposed whom: the sources of each contact of a trace and, if there are not too many, every
 * exposure by them. Rows are those of the {@link Contacts}. Immutable and thread-safe.
 *
 * <p>All is found from the side of the sources, which the workers share out: they are fewer than
 * those who were where they were.
 */
public final class Chains {
  private static final int NO_ROW = -1;

  private final int[] count;
  private final int[] main;
  private final Exposures @Nullable [] exposures;

  Chains(
      TraceIndex index,
      PersonOrder order,
      Workers workers,
      CaseWindows cases,
      TraceParameters parameters,
      Contacts contacts,
      long most) {
    Asked asked = new Asked(index, cases, parameters, contacts);
    boolean keeps =
        IntStream.range(0, contacts.size()).mapToLong(contacts::exposures).sum() <= most;
    Counting[] parts = new Counting[workers.count()];
    for (int worker = 0; worker < parts.length; worker++) {
      parts[worker] = new Counting(index, order, parameters, contacts, asked.rowOf, keeps);
    }
    AtomicInteger next = new AtomicInteger();
    workers.run(worker -> {
      for (int i = next.getAndIncrement(); i < asked.sources.size(); i = next.getAndIncrement()) {
        parts[worker].count(asked.sources, i, asked.generations.get(i) + 1);
      }
    });
    Counting all = parts[0];
    for (int worker = 1; worker < parts.length; worker++) {
      all.addAll(parts[worker]);
    }
    count = all.count;
    main = all.main;
    exposures = keeps ? all.kept.byOwner(contacts.size()) : null;
  }

  /** How many distinct sources exposed the contact. */
  public int sources(int row) {
    return count[row];
  }

  /** The source with the largest sum of lengths; of several, the first in the tracer's order. */
  public int mainSource(int row) {
    return main[row];
  }

  /** Whether every exposure was kept. */
  public boolean hasExposures() {
    return exposures != null;
  }

  /** Every exposure of the contact, if they were kept. */
  public Exposures exposures(int row) {
    if (exposures == null) {
      throw new IllegalStateException("exposures were not kept. Maybe ask for fewer contacts.");
    }
    return exposures[row];
  }

  /** All who can be sources, each with its generation, and the row of each contact. */
  private static final class Asked {
    private final Sources sources = new Sources();
    private final IntColumn generations = new IntColumn();
    private final int[] rowOf;

    Asked(TraceIndex index, CaseWindows cases, TraceParameters parameters, Contacts contacts) {
      for (int i = 0; i < cases.size(); i++) {
        cases.add(i, parameters.until(), sources);
      }
      for (int i = 0; i < sources.size(); i++) {
        generations.add(0);
      }
      rowOf = new int[index.personBound()];
      Arrays.fill(rowOf, NO_ROW);
      for (int row = 0; row < contacts.size(); row++) {
        rowOf[contacts.person(row)] = row;
        long from = contacts.firstExposedAt(row) + parameters.latentSeconds();
        if (from < parameters.until()) {
          sources.add(contacts.person(row));
          sources.addWindow(from, parameters.until());
          generations.add(contacts.generation(row));
        }
      }
    }
  }

  /** What one worker found of the sources that it took, one source after another. */
  private static final class Counting {
    private final SourceScan scan;
    private final NamedExposing named;
    private final PersonOrder order;
    private final Contacts contacts;
    private final int[] rowOf;
    private final boolean keeps;
    private final Exposures.Columns kept = new Exposures.Columns();
    private final IntColumn touched = new IntColumn();
    private final long[] sum;
    private final long[] best;
    private final int[] count;
    private final int[] main;

    Counting(
        TraceIndex index,
        PersonOrder order,
        TraceParameters parameters,
        Contacts contacts,
        int[] rowOf,
        boolean keeps) {
      scan =
          new SourceScan(index.cells(), parameters.minOverlapSeconds(), parameters.lingerSeconds());
      named = new NamedExposing(index.named(), parameters.minOverlapSeconds());
      this.order = order;
      this.contacts = contacts;
      this.rowOf = rowOf;
      this.keeps = keeps;
      sum = new long[contacts.size()];
      best = new long[contacts.size()];
      count = new int[contacts.size()];
      main = new int[contacts.size()];
    }

    /** Counts source i, whose contacts are those of one generation. */
    void count(Sources sources, int i, int generation) {
      int source = sources.person(i);
      Exposed to =
          (person, place, from, until) -> add(source, generation, person, place, from, until);
      scan.find(sources, i, to);
      named.find(sources, i, to);
      for (int t = 0; t < touched.size(); t++) {
        int row = touched.get(t);
        compare(row, source, sum[row], 1);
        sum[row] = 0;
      }
      touched.clear();
    }

    private void add(int source, int generation, int person, int place, long from, long until) {
      int row = rowOf[person];
      if (row == NO_ROW || contacts.generation(row) != generation) {
        return;
      }
      if (sum[row] == 0) {
        touched.add(row);
      }
      sum[row] += until - from;
      if (keeps) {
        kept.add(row, source, place, from, until);
      }
    }

    private void compare(int row, int source, long length, int sources) {
      count[row] += sources;
      if (length > best[row] || (length == best[row] && order.compare(source, main[row]) < 0)) {
        best[row] = length;
        main[row] = source;
      }
    }

    void addAll(Counting more) {
      kept.addAll(more.kept);
      for (int row = 0; row < count.length; row++) {
        if (more.count[row] > 0) {
          compare(row, more.main[row], more.best[row], more.count[row]);
        }
      }
    }
  }
}
