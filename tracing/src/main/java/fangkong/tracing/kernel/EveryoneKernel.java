package fangkong.tracing.kernel;

import fangkong.tracing.segment.StayCells;
import fangkong.tracing.spi.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sums, for each person, all meetings with anybody else: every place is swept with all its stays,
 * and each stay's meeting with itself is taken off again. Others of the same person at the place
 * neither overlap nor touch it, so they share nothing.
 *
 * <p>Each worker sums for itself, two numbers a person; not thread-safe.
 */
public final class EveryoneKernel {
  /** Before and after any stay there may be. */
  private static final long EVER = 1L << 61;

  private static final int PLACES_AT_A_TIME = 16;

  private final StayCells cells;
  private final Workers workers;
  private final long least;

  public EveryoneKernel(StayCells cells, Workers workers, long minOverlapSeconds) {
    this.cells = cells;
    this.workers = workers;
    least = Math.max(1, minOverlapSeconds);
  }

  /** The seconds shared by person p at {@code 2 * p}, and the meetings after it. */
  public long[] sums() {
    long[][] parts = new long[workers.count()][];
    AtomicInteger next = new AtomicInteger();
    workers.run(worker -> {
      parts[worker] = new long[2 * cells.personBound()];
      StayScan scan = new StayScan(cells);
      Sweep sweep = new Sweep();
      int end = cells.placeBound();
      for (int i = next.getAndAdd(PLACES_AT_A_TIME);
          i < end;
          i = next.getAndAdd(PLACES_AT_A_TIME)) {
        for (int place = i; place < Math.min(end, i + PLACES_AT_A_TIME); place++) {
          sum(place, scan, sweep, parts[worker]);
        }
      }
    });
    for (int worker = 1; worker < parts.length; worker++) {
      for (int i = 0; i < parts[0].length; i++) {
        parts[0][i] += parts[worker][i];
      }
    }
    return parts[0];
  }

  private void sum(int place, StayScan scan, Sweep sweep, long[] sums) {
    sweep.clear(least);
    scan.begin(place, -EVER, EVER);
    while (scan.next()) {
      sweep.addAll(scan);
    }
    if (sweep.isEmpty()) {
      return;
    }
    sweep.arrange();
    scan.begin(place, -EVER, EVER);
    while (scan.next()) {
      sweep.sumOthers(scan, sums);
    }
  }
}
