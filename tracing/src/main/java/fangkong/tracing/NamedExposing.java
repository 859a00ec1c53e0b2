package fangkong.tracing;

import fangkong.tracing.kernel.Exposed;
import fangkong.tracing.kernel.Sources;

/** Finds everybody who was exposed to one source by name. Scratch of one thread. */
final class NamedExposing {
  private final NamedContacts named;
  private final long least;
  private final Meetings meetings = new Meetings();

  NamedExposing(NamedContacts named, long minOverlapSeconds) {
    this.named = named;
    least = Math.max(1, minOverlapSeconds);
  }

  /** Hands over every exposure by source i; each of its windows counts for itself. */
  void find(Sources sources, int i, Exposed to) {
    meetings.clear();
    named.listExposedBy(sources.person(i), meetings);
    meetings.unite();
    for (int m = 0; m < meetings.size(); m++) {
      for (int w = sources.start(i); w < sources.end(i); w++) {
        long from = Math.max(meetings.from(m), sources.from(w));
        long until = Math.min(meetings.until(m), sources.until(w));
        if (until - from >= least) {
          to.exposed(meetings.person(m), Exposures.NAMED, from, until);
        }
      }
    }
  }
}
