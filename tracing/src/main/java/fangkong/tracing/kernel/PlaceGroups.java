package fangkong.tracing.kernel;

import fangkong.tracing.column.Groups;
import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The exposing intervals of many sources, grouped by place. A place is scanned interval by interval
 * or swept, whichever looks at fewer rows; how many the intervals would look at is taken from a few
 * of them. A sweep over very many rows is cut by time among the workers, once the other places are
 * done. For one generation, not thread-safe.
 */
final class PlaceGroups {
  private static final int SAMPLES = 3;

  /** What it costs to arrange an interval for a sweep, in rows looked at. */
  private static final long ARRANGING = 8;

  private static final int SLICE_ROWS = 1 << 17;
  private static final int PLACES_AT_A_TIME = 16;

  private final Team team;
  private final long least;
  private final boolean alwaysSweep;
  private final LongColumn from = new LongColumn();
  private final LongColumn until = new LongColumn();
  private final Groups groups;
  private final Queue<Large> large = new ConcurrentLinkedQueue<>();

  private record Large(int group, long earliest, long latest, int slices) {}

  PlaceGroups(Team team, long least, boolean alwaysSweep) {
    this.team = team;
    this.least = least;
    this.alwaysSweep = alwaysSweep;
    IntColumn places = new IntColumn();
    LongColumn rows = new LongColumn();
    for (Exposing each : team.exposing) {
      places.addAll(each.place);
      from.addAll(each.from);
      until.addAll(each.until);
    }
    for (int i = 0; i < places.size(); i++) {
      rows.add(i);
    }
    groups =
        Groups.of(
            places.values(), rows.values(), places.size(), team.cells.placeBound(), team.workers);
  }

  void expose() {
    AtomicInteger next = new AtomicInteger();
    team.workers.run(worker -> {
      int end = groups.keys.length;
      for (int i = next.getAndAdd(PLACES_AT_A_TIME);
          i < end;
          i = next.getAndAdd(PLACES_AT_A_TIME)) {
        for (int group = i; group < Math.min(end, i + PLACES_AT_A_TIME); group++) {
          expose(worker, group);
        }
      }
    });
    for (Large place : large) {
      AtomicInteger slice = new AtomicInteger();
      team.workers.run(worker -> {
        for (int s = slice.getAndIncrement(); s < place.slices; s = slice.getAndIncrement()) {
          sweep(worker, place, s);
        }
      });
    }
  }

  private void expose(int worker, int group) {
    int start = groups.starts[group];
    int end = groups.starts[group + 1];
    int place = groups.keys[group];
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = start; i < end; i++) {
      earliest = Math.min(earliest, from(i));
      latest = Math.max(latest, until(i));
    }
    StayScan scan = team.scans[worker];
    long rows = end - start == 1 ? 0 : scan.count(place, earliest, latest);
    if (!alwaysSweep
        && (end - start == 1 || pairs(scan, group) <= rows + ARRANGING * (end - start))) {
      for (int i = start; i < end; i++) {
        team.scan(worker, place, from(i), until(i), least);
      }
      return;
    }
    Large whole = new Large(group, earliest, latest, (int) (rows / SLICE_ROWS) + 1);
    if (whole.slices > 1) {
      large.add(whole);
    } else {
      sweep(worker, whole, 0);
    }
  }

  /** About how many rows the scans of all intervals of the group would look at. */
  private long pairs(StayScan scan, int group) {
    int start = groups.starts[group];
    int intervals = groups.starts[group + 1] - start;
    int samples = Math.min(SAMPLES, intervals);
    long rows = 0;
    for (int s = 0; s < samples; s++) {
      int i = start + (int) ((2L * s + 1) * intervals / (2L * samples));
      rows += scan.count(groups.keys[group], from(i), until(i));
    }
    return rows * intervals / samples;
  }

  /** Sweeps the stays that begin in one slice of the time, the first one from ever, the last on. */
  private void sweep(int worker, Large whole, int slice) {
    long step = (whole.latest - whole.earliest) / whole.slices;
    long low = slice == 0 ? Long.MIN_VALUE : whole.earliest + step * slice;
    long high = slice == whole.slices - 1 ? Long.MAX_VALUE : whole.earliest + step * (slice + 1);
    Sweep sweep = team.sweeps[worker];
    sweep.clear(least);
    for (int i = groups.starts[whole.group]; i < groups.starts[whole.group + 1]; i++) {
      if (until(i) > low) {
        sweep.add(from(i), until(i));
      }
    }
    if (!sweep.isEmpty()) {
      sweep.arrange();
      team.sweepOver(worker, groups.keys[whole.group], whole.earliest, whole.latest, low, high);
    }
  }

  private long from(int i) {
    return from.get((int) groups.values[i]);
  }

  private long until(int i) {
    return until.get((int) groups.values[i]);
  }
}
