package fangkong.tracing.kernel;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.segment.PersonStays;
import fangkong.tracing.segment.StayCells;
import java.util.Arrays;

/**
 * Exposing intervals: the stays of sources clipped to their windows, each clip extended by the
 * linger, those of one source at one place united. They are columns that grow until {@link #clear};
 * those of one source come together and, at one place, by start. Scratch of one thread.
 */
final class Exposing {
  private static final int NONE = -1;

  private final StayCells cells;
  private final PersonStays stays;
  private long lingerSeconds;
  private final int[] lastAt;
  final IntColumn place = new IntColumn();
  final LongColumn from = new LongColumn();
  final LongColumn until = new LongColumn();

  Exposing(StayCells cells) {
    this.cells = cells;
    stays = new PersonStays(cells.placeBound(), cells.assumedStaySeconds());
    lastAt = new int[cells.placeBound()];
    Arrays.fill(lastAt, NONE);
  }

  /** Forgets the intervals; those to come are extended by {@code linger} seconds. */
  void clear(long linger) {
    lingerSeconds = linger;
    place.clear();
    from.clear();
    until.clear();
  }

  int size() {
    return place.size();
  }

  /** Adds the exposing intervals of source i. */
  void add(Sources sources, int i) {
    cells.derive(sources.person(i), stays);
    int first = place.size();
    for (int s = 0; s < stays.size(); s++) {
      clip(sources, i, stays.place(s), stays.start(s), stays.end(s));
    }
    for (int k = first; k < place.size(); k++) {
      lastAt[place.get(k)] = NONE;
    }
  }

  private void clip(Sources sources, int i, int at, long start, long end) {
    int last = sources.unitedEnd(i);
    for (int w = sources.firstUnitedEndingAfter(i, start);
        w < last && sources.unitedFrom(w) < end;
        w++) {
      long clipFrom = Math.max(start, sources.unitedFrom(w));
      long clipUntil = Math.min(end, sources.unitedUntil(w)) + lingerSeconds;
      int before = lastAt[at];
      if (before != NONE && clipFrom <= until.get(before)) {
        until.set(before, Math.max(until.get(before), clipUntil));
      } else {
        lastAt[at] = place.size();
        place.add(at);
        from.add(clipFrom);
        until.add(clipUntil);
      }
    }
  }
}
