package fangkong.spread;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.Exposures;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Indexes of the engine over some places and some exposures by name. People are numbered by their
 * place in {@code ids}, ascending. Stays in the memory of one process, where one thread at a time
 * asks.
 */
public final class Places {
  /** All exposures by the sources among so many people are in memory at once. */
  private static final int PEOPLE_AT_ONCE = 1 << 10;

  private static final int NAMED_WIDTH = 4;

  private final long[] ids;
  private final List<Share> shares = new ArrayList<>();
  private final TraceParameters parameters;

  /** What the tracer finds counts as often as {@code sign} says. */
  private record Share(int sign, Tracer tracer) {}

  private record Cell(String place, int number) {}

  private Places(long[] ids, long minOverlap, long linger) {
    this.ids = ids;
    // Windows have their ends, and whoever is found becomes a source elsewhere.
    parameters = new TraceParameters(1, minOverlap, linger, 0, 0);
  }

  /** From what people parts sent and rows (source, contact, since, until); times in seconds. */
  public static Places of(
      Iterator<Stays> stays, Iterator<long[]> named, long minOverlap, long linger) {
    List<Stays> blocks = new ArrayList<>();
    stays.forEachRemaining(blocks::add);
    List<long[]> exposures = new ArrayList<>();
    named.forEachRemaining(exposures::add);
    Places places = new Places(ids(blocks, exposures), minOverlap, linger);
    TraceIndex.Builder slices = TraceIndex.builder();
    TraceIndex.Builder borders = TraceIndex.builder();
    Map<Cell, Integer> cells = new HashMap<>();
    for (int block = 0; block < blocks.size(); block++) {
      places.add(blocks.set(block, null), cells, slices, borders);
    }
    for (long[] rows : exposures) {
      for (int at = 0; at < rows.length; at += NAMED_WIDTH) {
        slices.namedContact(
            places.find(0, rows[at]), places.find(0, rows[at + 1]), rows[at + 2], rows[at + 3]);
      }
    }
    places.shares.add(new Share(1, new Tracer(slices.build(0), PersonOrder.NATURAL)));
    if (cells.keySet().stream().anyMatch(cell -> Slices.sign(cell.number) < 0)) {
      places.shares.add(new Share(-1, new Tracer(borders.build(0), PersonOrder.NATURAL)));
    }
    return places;
  }

  private static long[] ids(List<Stays> blocks, List<long[]> named) {
    LongColumn ids = new LongColumn();
    for (Stays stays : blocks) {
      Packed.Rows rows = stays.rows();
      for (boolean first = true; rows.next(); first = false) {
        if (first || rows.get(0) != ids.get(ids.size() - 1)) {
          ids.add(rows.get(0));
        }
      }
    }
    for (long[] exposures : named) {
      for (int at = 0; at < exposures.length; at += NAMED_WIDTH) {
        ids.add(exposures[at]);
        ids.add(exposures[at + 1]);
      }
    }
    long[] sorted = ids.toArray();
    Arrays.sort(sorted);
    return IntStream.range(0, sorted.length)
        .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
        .mapToLong(i -> sorted[i])
        .toArray();
  }

  private void add(
      Stays stays,
      Map<Cell, Integer> cells,
      TraceIndex.Builder slices,
      TraceIndex.Builder borders) {
    int[] numbers = new int[stays.cells.length];
    Arrays.setAll(
        numbers,
        i -> cells.computeIfAbsent(new Cell(stays.places[i], stays.cells[i]), _ -> cells.size()));
    Packed.Rows rows = stays.rows();
    int person = 0;
    while (rows.next()) {
      person = find(person, rows.get(0));
      int cell = (int) rows.get(1);
      TraceIndex.Builder to = Slices.sign(stays.cells[cell]) > 0 ? slices : borders;
      to.stay(person, numbers[cell], rows.get(2), rows.get(3));
    }
  }

  /** Who has the id, or the next one; {@code from} is nobody after them. */
  private int find(int from, long id) {
    if (from < ids.length && ids[from] >= id) {
      return from;
    }
    int step = 1;
    while (from + step < ids.length && ids[from + step] < id) {
      step *= 2;
    }
    int found = Arrays.binarySearch(ids, from, Math.min(from + step + 1, ids.length), id);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * Whom sources expose here: contacts, for the people parts. Sources of earlier generations, who
   * are {@code closed}, are exposed no more.
   */
  public Iterator<Sent<byte[]>> expose(Iterator<byte[]> sources, Iterator<byte[]> closed) {
    CaseWindows.Builder windows = CaseWindows.builder();
    SourcesHere now = new SourcesHere(sources);
    SourcesHere before = new SourcesHere(closed);
    now.next();
    before.next();
    while (now.person < ids.length || before.person < ids.length) {
      if (now.person <= before.person) {
        windows.window(now.person, now.since(), now.until());
        now.next();
      } else {
        windows.window(before.person, 0, 0);
        before.next();
      }
    }
    CaseWindows cases = windows.build();
    return shares.stream().flatMap(share -> expose(cases, share)).iterator();
  }

  private Stream<Sent<byte[]>> expose(CaseWindows cases, Share share) {
    Contacts found = share.tracer.trace(cases, parameters);
    Stream.Builder<Sent<byte[]>> sent = Stream.builder();
    for (int from = 0, to; from < found.size(); from = to) {
      int part = Parts.ofId(ids[found.person(from)]);
      Packed rows = new Packed(Reached.CONTACT_WIDTH);
      for (to = from; to < found.size() && Parts.ofId(ids[found.person(to)]) == part; to++) {
        rows.add(ids[found.person(to)]);
        rows.add(found.firstExposedAt(to));
        rows.add(found.lastExposedAt(to));
        rows.add(share.sign * found.overlapSeconds(to));
        rows.add(share.sign * found.exposures(to));
      }
      sent.add(new Sent<>(part, rows.toBytes()));
    }
    return sent.build();
  }

  /**
   * Every exposure by the sources of a generation here; those of people who were reached before are
   * among them.
   */
  public Stream<Exposure> exposures(Iterator<byte[]> sources, int generation) {
    Map<Integer, CaseWindows.Builder> together = new TreeMap<>();
    SourcesHere now = new SourcesHere(sources);
    while (now.next()) {
      together
          .computeIfAbsent(now.person / PEOPLE_AT_ONCE, _ -> CaseWindows.builder())
          .window(now.person, now.since(), now.until());
    }
    return together.values().stream()
        .map(CaseWindows.Builder::build)
        .flatMap(cases -> shares.stream().flatMap(share -> exposures(cases, share, generation)));
  }

  private Stream<Exposure> exposures(CaseWindows cases, Share share, int generation) {
    Contacts found = share.tracer.trace(cases, parameters);
    Chains chains = share.tracer.chains(cases, parameters, found, Long.MAX_VALUE);
    return IntStream.range(0, found.size())
        .boxed()
        .flatMap(row -> {
          Exposures by = chains.exposures(row);
          return IntStream.range(0, by.size())
              .mapToObj(i ->
                  new Exposure(
                      ids[found.person(row)],
                      generation,
                      ids[by.source(i)],
                      share.sign * (by.until(i) - by.from(i))));
        });
  }

  /** The windows of those sources who are known here, by person. */
  private final class SourcesHere {
    private final Merged rows;

    /** Nobody after the last one. */
    private int person;

    SourcesHere(Iterator<byte[]> sources) {
      rows = new Merged(sources, Reached.SOURCE_WIDTH);
    }

    boolean next() {
      while (rows.next()) {
        person = find(person, rows.get(0));
        if (person < ids.length && ids[person] == rows.get(0)) {
          return true;
        }
      }
      person = ids.length;
      return false;
    }

    long since() {
      return rows.get(1);
    }

    long until() {
      return rows.get(2);
    }
  }
}
