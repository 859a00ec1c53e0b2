package fangkong.tracing.kernel;

import fangkong.tracing.column.Groups;
import fangkong.tracing.spi.Workers;
import java.util.Arrays;
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
 *       That is for sources who are each infectious from one time on to the same end, as contacts
 *       are.
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
  private static final int NOT_INFECTIOUS = Integer.MAX_VALUE;

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
    /** All places are walked over, if that can be. */
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
    if ((way == Way.WALK || (way == Way.FITTING && many)) && canWalk(sources)) {
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

  /** Whether each source is infectious from one time on to the same end. */
  private static boolean canWalk(Sources sources) {
    return sources.isSimple() && sources.latest() - sources.earliest() < NOT_INFECTIOUS;
  }

  private void walk(Sources sources) {
    int[] infectiousFrom = new int[team.cells.personBound()];
    Arrays.fill(infectiousFrom, NOT_INFECTIOUS);
    for (int i = 0; i < sources.size(); i++) {
      if (sources.person(i) < infectiousFrom.length) {
        infectiousFrom[sources.person(i)] = (int) (sources.unitedFrom(i) - sources.earliest());
      }
    }
    long[] bySize = placesBySize();
    AtomicInteger next = new AtomicInteger();
    team.workers.run(worker -> {
      int end = bySize.length;
      for (int i = next.getAndAdd(PLACES_AT_A_TIME);
          i < end;
          i = next.getAndAdd(PLACES_AT_A_TIME)) {
        for (int k = i; k < Math.min(end, i + PLACES_AT_A_TIME); k++) {
          walk(worker, (int) bySize[end - 1 - k], sources, infectiousFrom);
        }
      }
    });
  }

  /** All places by the magnitude of the number of their stays. */
  private long[] placesBySize() {
    int bound = team.cells.placeBound();
    int[] magnitude = new int[bound];
    long[] place = new long[bound];
    for (int p = 0; p < bound; p++) {
      magnitude[p] = Long.SIZE - Long.numberOfLeadingZeros(team.cells.stays(p));
      place[p] = p;
    }
    return Groups.of(magnitude, place, bound, Long.SIZE + 1, Workers.ALONE).values;
  }

  private void walk(int worker, int place, Sources sources, int[] infectiousFrom) {
    StayScan scan = team.scans[worker];
    Sweep sweep = team.sweeps[worker];
    sweep.clear(least);
    scan.begin(place, sources.earliest(), sources.latest());
    if (lingerSeconds == 0) {
      while (scan.next()) {
        sweep.addSources(scan, infectiousFrom, sources.earliest(), sources.latest());
      }
    } else {
      Clips clips = team.clips[worker];
      while (scan.next()) {
        clips.add(scan, infectiousFrom, sources.earliest(), sources.latest(), lingerSeconds);
      }
      clips.moveTo(sweep);
    }
    if (!sweep.isEmpty()) {
      sweep.arrange();
      team.sweepOver(
          worker, place, sweep.earliest(), sweep.latest(), Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }
}
