package fangkong.tracing.kernel;

import fangkong.tracing.column.Groups;
import fangkong.tracing.spi.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Books whom the sources of one generation expose at places, in one of three ways that come to the
 * same.
 *
 * <ul>
 *   <li>Few sources: exposing intervals are derived from their own check-ins, and each is scanned
 *       for who was there. This is the pair kernel.
 *   <li>More: the intervals are grouped by place, and a place is scanned interval by interval or
 *       swept, whichever looks at fewer rows; see {@link PlaceGroups}.
 *   <li>So many that their check-ins are a good part of all: a walk over the stays of every place
 *       finds both its exposing intervals and who met them, and a place that has a source is swept.
 *       With a linger it is not done, since the intervals of one source would have to be united.
 * </ul>
 *
 * <p>Workers take places one after another, those with most stays first, and each books for itself.
 * One generation at a time; not thread-safe.
 */
public final class Places {
  /** The share of persons, one in so many, from which on all places are walked over. */
  private static final int WALK_SHARE = 6;

  /** Up to so many sources or exposing intervals are the work of one thread. */
  private static final int FEW = 512;

  private static final int PLACES_AT_A_TIME = 16;

  private final Team team;
  private final long least;
  private final long lingerSeconds;
  private final Way way;

  /** How to go about it; the result does not depend on it. */
  public enum Way {
    /** Whatever is expected to take least. */
    FITTING,
    /** Each exposing interval is scanned. */
    PAIR,
    /** Each place that has an exposing interval is swept. */
    SWEEP,
    /** All places are walked over, if there is no linger. */
    WALK
  }

  public Places(Team team, long minOverlapSeconds, long lingerSeconds, Way way) {
    this.team = team;
    this.least = Math.max(1, minOverlapSeconds);
    this.lingerSeconds = lingerSeconds;
    this.way = way;
  }

  /** Books all that the sources expose, and joins what the workers found. */
  public void expose(Sources sources) {
    boolean many = (long) sources.size() * WALK_SHARE > team.cells.personBound();
    if (lingerSeconds == 0 && (way == Way.WALK || (way == Way.FITTING && many))) {
      walk(sources);
    } else {
      Workers workers = sources.size() <= FEW ? Workers.ALONE : team.workers;
      for (Exposing each : team.exposing) {
        each.clear(lingerSeconds);
      }
      AtomicInteger next = new AtomicInteger();
      workers.run(worker -> {
        for (int i = next.getAndIncrement(); i < sources.size(); i = next.getAndIncrement()) {
          team.exposing[worker].add(sources, i);
        }
      });
      if (way == Way.PAIR || (way == Way.FITTING && intervals() <= FEW)) {
        scanAll();
      } else {
        new PlaceGroups(team, least, way == Way.SWEEP).expose();
      }
    }
    team.join();
  }

  private int intervals() {
    int intervals = 0;
    for (Exposing each : team.exposing) {
      intervals += each.size();
    }
    return intervals;
  }

  private void scanAll() {
    for (Exposing each : team.exposing) {
      for (int i = 0; i < each.size(); i++) {
        team.scan(0, each.place.get(i), each.from.get(i), each.until.get(i), least);
      }
    }
  }

  private void walk(Sources sources) {
    long from = sources.earliest();
    long until = sources.latest();
    Groups bySize = placesBySize();
    AtomicInteger next = new AtomicInteger();
    team.workers.run(worker -> {
      int end = bySize.values.length;
      for (int i = next.getAndAdd(PLACES_AT_A_TIME);
          i < end;
          i = next.getAndAdd(PLACES_AT_A_TIME)) {
        for (int k = i; k < Math.min(end, i + PLACES_AT_A_TIME); k++) {
          walk(worker, (int) bySize.values[end - 1 - k], sources, from, until);
        }
      }
    });
  }

  /** All places by the magnitude of the number of their stays. */
  private Groups placesBySize() {
    int bound = team.cells.placeBound();
    int[] magnitude = new int[bound];
    long[] place = new long[bound];
    for (int p = 0; p < bound; p++) {
      magnitude[p] = Long.SIZE - Long.numberOfLeadingZeros(team.cells.stays(p));
      place[p] = p;
    }
    return Groups.of(magnitude, place, bound, Long.SIZE + 1, Workers.ALONE);
  }

  private void walk(int worker, int place, Sources sources, long from, long until) {
    StayScan scan = team.scans[worker];
    Sweep sweep = team.sweeps[worker];
    Booking booking = team.bookings[worker];
    sweep.clear(least);
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    scan.begin(place, from, until);
    while (scan.next()) {
      for (int row = 0; row < scan.size(); row++) {
        int source = booking.source(scan.person[row]);
        if (source >= 0) {
          addClips(sources, source, scan.start[row], scan.end[row], sweep);
          earliest = Math.min(earliest, scan.start[row]);
          latest = Math.max(latest, scan.end[row]);
        }
      }
    }
    if (!sweep.isEmpty()) {
      sweep.arrange();
      team.sweepOver(worker, place, earliest, latest, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private static void addClips(Sources sources, int source, long start, long end, Sweep sweep) {
    int last = sources.unitedEnd(source);
    for (int w = sources.firstUnitedEndingAfter(source, start);
        w < last && sources.unitedFrom(w) < end;
        w++) {
      sweep.add(Math.max(start, sources.unitedFrom(w)), Math.min(end, sources.unitedUntil(w)));
    }
  }
}
