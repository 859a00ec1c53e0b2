package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;
import fangkong.tracing.kernel.Sources;
import fangkong.tracing.kernel.StayScan;
import fangkong.tracing.segment.PersonStays;

/**
 * Finds every exposure of one person, from that person's side. Scratch of one thread.
 *
 * <p>Why it is exact. The exposing intervals of a source at a place are unions of clips, each with
 * its linger; what such a union has in common with a stay follows from those clips that meet the
 * stay, because a clip that joins two of them within the stay meets it too. So a scan of the place
 * for the length of the stay, begun a linger earlier, sees all that counts.
 */
final class ExposureFinder {
  /** Tells which source a person is. */
  @FunctionalInterface
  interface SourceOf {
    int NONE = -1;

    /** The number of the source, or {@link #NONE}. */
    int source(int person);
  }

  private final TraceIndex index;
  private final long least;
  private final long lingerSeconds;
  private final PersonStays stays;
  private final StayScan scan;
  private final Meetings meetings = new Meetings();
  private final IntColumn source = new IntColumn();
  private final IntColumn place = new IntColumn();
  private final LongColumn from = new LongColumn();
  private final LongColumn until = new LongColumn();

  ExposureFinder(TraceIndex index, long minOverlapSeconds, long lingerSeconds) {
    this.index = index;
    least = Math.max(1, minOverlapSeconds);
    this.lingerSeconds = lingerSeconds;
    stays = new PersonStays(index.cells().placeBound(), index.cells().assumedStaySeconds());
    scan = new StayScan(index.cells());
  }

  /** Finds the exposures of {@code person} by {@code sources}; {@code of} says who they are. */
  void find(int person, SourceOf of, Sources sources) {
    source.clear();
    place.clear();
    from.clear();
    until.clear();
    index.cells().derive(person, stays);
    for (int s = 0; s < stays.size(); s++) {
      meet(person, s, of, sources);
    }
    meetNamed(person, of, sources);
  }

  private void meet(int person, int stay, SourceOf of, Sources sources) {
    long start = stays.start(stay);
    long end = stays.end(stay);
    meetings.clear();
    scan.begin(stays.place(stay), start - lingerSeconds, end);
    while (scan.next()) {
      for (int row = 0; row < scan.size(); row++) {
        int number = scan.person[row] == person ? SourceOf.NONE : of.source(scan.person[row]);
        if (number != SourceOf.NONE) {
          clip(scan.person[row], number, sources, scan.start[row], scan.end[row]);
        }
      }
    }
    meetings.unite();
    for (int m = 0; m < meetings.size(); m++) {
      long low = Math.max(start, meetings.from(m));
      add(meetings.person(m), stays.place(stay), low, Math.min(end, meetings.until(m)));
    }
  }

  private void clip(int who, int number, Sources sources, long start, long end) {
    for (int w = sources.start(number); w < sources.end(number); w++) {
      long low = Math.max(start, sources.from(w));
      long high = Math.min(end, sources.until(w));
      if (low < high) {
        meetings.add(who, low, high + lingerSeconds);
      }
    }
  }

  private void meetNamed(int person, SourceOf of, Sources sources) {
    meetings.clear();
    index.named().listExposing(person, meetings);
    meetings.unite();
    for (int m = 0; m < meetings.size(); m++) {
      int number = of.source(meetings.person(m));
      if (number != SourceOf.NONE && meetings.person(m) != person) {
        for (int w = sources.start(number); w < sources.end(number); w++) {
          add(
              meetings.person(m),
              Exposures.NAMED,
              Math.max(meetings.from(m), sources.from(w)),
              Math.min(meetings.until(m), sources.until(w)));
        }
      }
    }
  }

  private void add(int who, int where, long low, long high) {
    if (high - low >= least) {
      source.add(who);
      place.add(where);
      from.add(low);
      until.add(high);
    }
  }

  int size() {
    return source.size();
  }

  int source(int row) {
    return source.get(row);
  }

  long length(int row) {
    return until.get(row) - from.get(row);
  }

  /** What was found, by start, source and place. */
  Exposures exposures() {
    int[] sources = source.toArray();
    int[] places = place.toArray();
    long[] froms = from.toArray();
    long[] keys = new long[sources.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = (long) sources[row] << 32 | (places[row] + 1L);
    }
    int[] order = StableOrder.byLong(StableOrder.ofRows(keys.length), until.toArray());
    order = StableOrder.byLong(StableOrder.byLong(order, keys), froms);
    long[] untils = new long[order.length];
    int[] sortedSources = new int[order.length];
    int[] sortedPlaces = new int[order.length];
    long[] sortedFroms = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      sortedSources[i] = sources[order[i]];
      sortedPlaces[i] = places[order[i]];
      sortedFroms[i] = froms[order[i]];
      untils[i] = until.get(order[i]);
    }
    return new Exposures(sortedSources, sortedPlaces, sortedFroms, untils);
  }
}
