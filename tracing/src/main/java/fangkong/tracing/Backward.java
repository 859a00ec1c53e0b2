package fangkong.tracing;

import fangkong.tracing.kernel.StayScan;
import fangkong.tracing.segment.PersonStays;

/**
 * Finds every exposure of one person by anybody, all being taken to be infectious in one window.
 *
 * <p>Why it is exact. The exposing intervals of a source at a place are unions of clips, each with
 * its linger; what such a union has in common with a stay follows from those clips that meet the
 * stay, because a clip that joins two of them within the stay meets it too. So a scan of the place
 * for the length of the stay, begun a linger earlier, sees all that counts.
 *
 * <p>Why it is bounded. Neither more than {@code most} exposures are kept nor are more than some
 * batches beyond {@code most} clips of one stay held; where there are more, the rest is not looked
 * at. Those by name come first, for they are few and weigh most.
 */
final class Backward {
  private final TraceIndex index;
  private final long from;
  private final long until;
  private final long least;
  private final long lingerSeconds;
  private final int most;
  private final Meetings meetings = new Meetings();
  private final Exposures.Columns found = new Exposures.Columns();

  private boolean cut;

  Backward(
      TraceIndex index,
      long from,
      long until,
      long minOverlapSeconds,
      long lingerSeconds,
      int most) {
    this.index = index;
    this.from = from;
    this.until = until;
    least = Math.max(1, minOverlapSeconds);
    this.lingerSeconds = lingerSeconds;
    this.most = most;
  }

  /** To be called once. */
  Exposures find(int person) {
    index.named().listExposing(person, meetings);
    meetings.unite();
    for (int m = 0; m < meetings.size(); m++) {
      add(person, m, Exposures.NAMED, from, until);
    }
    PersonStays stays =
        new PersonStays(index.cells().placeBound(), index.cells().assumedStaySeconds());
    StayScan scan = new StayScan(index.cells());
    index.cells().derive(person, stays);
    for (int s = 0; s < stays.size() && !cut; s++) {
      meet(person, stays, s, scan);
    }
    return found.ofOne(cut);
  }

  private void meet(int person, PersonStays stays, int stay, StayScan scan) {
    meetings.clear();
    scan.begin(stays.place(stay), stays.start(stay) - lingerSeconds, stays.end(stay));
    while (!cut && scan.next()) {
      for (int row = 0; row < scan.size(); row++) {
        long start = Math.max(scan.start[row], from);
        long end = Math.min(scan.end[row], until);
        if (start < end) {
          meetings.add(scan.person[row], start, end + lingerSeconds);
        }
      }
      cut = meetings.size() > most;
    }
    meetings.unite();
    for (int m = 0; m < meetings.size(); m++) {
      add(person, m, stays.place(stay), stays.start(stay), stays.end(stay));
    }
  }

  /** Adds what a meeting and [low, high) have in common. */
  private void add(int person, int meeting, int place, long low, long high) {
    long start = Math.max(low, meetings.from(meeting));
    long end = Math.min(high, meetings.until(meeting));
    if (meetings.person(meeting) != person && end - start >= least) {
      if (found.size() == most) {
        cut = true;
        return;
      }
      found.add(0, meetings.person(meeting), place, start, end);
    }
  }
}
