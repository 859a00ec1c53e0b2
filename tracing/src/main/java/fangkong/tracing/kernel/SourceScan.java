package fangkong.tracing.kernel;

import fangkong.tracing.segment.StayCells;

/**
 * Finds everybody whom one source exposes at places: the pair kernel, one exposure at a time. What
 * it costs goes with the stays that meet those of the source. Scratch of one thread.
 */
public final class SourceScan {
  private final Exposing exposing;
  private final StayScan scan;
  private final long least;
  private final long lingerSeconds;

  public SourceScan(StayCells cells, long minOverlapSeconds, long lingerSeconds) {
    exposing = new Exposing(cells);
    scan = new StayScan(cells);
    least = Math.max(1, minOverlapSeconds);
    this.lingerSeconds = lingerSeconds;
  }

  /** Hands over every exposure by source i, those of the source to itself among them. */
  public void find(Sources sources, int i, Exposed to) {
    exposing.clear(lingerSeconds);
    exposing.add(sources, i);
    for (int interval = 0; interval < exposing.size(); interval++) {
      find(
          exposing.place.get(interval),
          exposing.from.get(interval),
          exposing.until.get(interval),
          to);
    }
  }

  private void find(int place, long from, long until, Exposed to) {
    scan.begin(place, from, until);
    while (scan.next()) {
      for (int row = 0; row < scan.size(); row++) {
        long start = Math.max(from, scan.start[row]);
        long end = Math.min(until, scan.end[row]);
        if (end - start >= least) {
          to.exposed(scan.person[row], place, start, end);
        }
      }
    }
  }
}
