package fangkong.tracing.kernel;

import fangkong.tracing.segment.StayCells;
import fangkong.tracing.spi.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sums, for each person, all meetings with anybody else at places.
 *
 * <p>Every stay [s, e) of at least m seconds is two events, a start at s and an end at e - m + 1,
 * as in {@link Sweep}. On a walk over all events of a place by time, ends before starts, what has
 * started and ended so far is at hand when the start or end of a stay comes up: at its start the
 * count and the integral G so far are taken off its person's sums, at its end they are added. What
 * remains includes the meeting of the stay with itself, which is taken off too; other stays of the
 * person at the place neither overlap nor touch it.
 *
 * <p>An event is packed into a long: time, whether it is a start, person. Where the time of the
 * index needs more bits than the persons leave, places are swept instead. Each worker sums for
 * itself, two numbers a person; not thread-safe.
 */
public final class EveryoneKernel {
  /** Before and after any stay there may be. */
  private static final long EVER = 1L << 61;

  private static final int PLACES_AT_A_TIME = 16;

  private final StayCells cells;
  private final Workers workers;
  private final long least;
  private final int personBits;
  private final boolean fits;

  public EveryoneKernel(StayCells cells, Workers workers, long minOverlapSeconds) {
    this.cells = cells;
    this.workers = workers;
    least = Math.max(1, minOverlapSeconds);
    personBits = Integer.SIZE - Integer.numberOfLeadingZeros(cells.personBound());
    long span = cells.size() == 0 ? 0 : cells.latestEnd() - cells.earliestStart();
    fits = Long.numberOfLeadingZeros(span) > personBits + 2;
  }

  /** The seconds shared by person p at {@code 2 * p}, and the meetings after it. */
  public long[] sums() {
    long[][] parts = new long[workers.count()][];
    AtomicInteger next = new AtomicInteger();
    workers.run(worker -> {
      Part part = new Part();
      parts[worker] = part.sums;
      int end = cells.placeBound();
      for (int i = next.getAndAdd(PLACES_AT_A_TIME);
          i < end;
          i = next.getAndAdd(PLACES_AT_A_TIME)) {
        for (int place = i; place < Math.min(end, i + PLACES_AT_A_TIME); place++) {
          part.sum(place);
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

  /** What one worker needs and sums up. */
  private final class Part {
    private final StayScan scan = new StayScan(cells);
    private final Sweep sweep = new Sweep();
    private final long[] sums = new long[2 * cells.personBound()];
    private final long base = cells.earliestStart();
    private long[] events = new long[4 * StayScan.BLOCK];
    private int size;

    void sum(int place) {
      if (!fits) {
        sweep(place);
        return;
      }
      size = 0;
      scan.begin(place, -EVER, EVER);
      while (scan.next()) {
        addEvents();
      }
      Arrays.sort(events, 0, size);
      walk();
    }

    private void sweep(int place) {
      sweep.clear(least);
      scan.begin(place, -EVER, EVER);
      while (scan.next()) {
        sweep.addAll(scan);
      }
      if (!sweep.isEmpty()) {
        sweep.arrange();
        scan.begin(place, -EVER, EVER);
        while (scan.next()) {
          sweep.sumOthers(scan, sums);
        }
      }
    }

    private void addEvents() {
      int rows = scan.size();
      if (size + 2 * rows > events.length) {
        events = Arrays.copyOf(events, 2 * (size + 2 * rows));
      }
      for (int row = 0; row < rows; row++) {
        long start = scan.start[row] - base;
        long end = scan.end[row] - base - least + 1;
        if (start < end) {
          events[size++] = event(start, 1, scan.person[row]);
          events[size++] = event(end, 0, scan.person[row]);
        }
      }
    }

    private long event(long time, int start, int person) {
      return (((time << 1) | start) << personBits) | person;
    }

    private void walk() {
      int personMask = (1 << personBits) - 1;
      long active = 0;
      long ended = 0;
      long offset = 0;
      for (int k = 0; k < size; k++) {
        long event = events[k];
        int at = 2 * ((int) event & personMask);
        long timeAndStart = event >> personBits;
        long time = timeAndStart >> 1;
        if ((timeAndStart & 1) != 0) {
          sums[at] -= time * (active - 1) - offset + least * (ended + 1);
          sums[at + 1] -= ended + 1;
          active++;
          offset += time;
        } else {
          long lastStart = time - 1;
          sums[at] += lastStart * (active - 1) - offset + least * (active + ended);
          sums[at + 1] += active + ended;
          active--;
          ended++;
          offset -= lastStart;
        }
      }
    }
  }
}
