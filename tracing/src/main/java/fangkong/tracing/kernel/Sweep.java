package fangkong.tracing.kernel;

/**
 * The sweep kernel: what many exposing intervals at one place mean for a stay there, without going
 * through them one by one. Scratch of one thread: {@link #clear}, {@link #add}, {@link #arrange},
 * then {@link #meet} any number of stays.
 *
 * <p>Why it is exact. An interval [a, b) and a stay [s, e), both at least m long, share at least m
 * if and only if a ≤ e - m and s ≤ b - m; m is 1 where nothing is asked for, since an exposure is
 * never empty. Whoever has b - m &lt; s has a ≤ e - m as well, so the intervals that count are
 * those with a ≤ e - m less those with b - m &lt; s. Each shares m seconds and, beyond them, what
 * [a, b - m] and [s, e - m] have in common; the sum of that is G(e - m) - G(s), where G(t) is the
 * sum of min(t, b - m) - min(t, a), which ranks and prefix sums of the a and of the b - m give.
 *
 * <p>Complexity: O(n log n) to arrange n intervals, and four searches in a table for a stay.
 */
final class Sweep {
  private final Ranks starts = new Ranks();
  private final Ranks ends = new Ranks();
  private long least;

  /**
   * Forgets the intervals; {@code leastSeconds}, at least 1, is the least length of an exposure.
   */
  void clear(long leastSeconds) {
    least = leastSeconds;
    starts.clear();
    ends.clear();
  }

  void add(long from, long until) {
    if (until - from >= least) {
      starts.add(from);
      ends.add(until - least);
    }
  }

  boolean isEmpty() {
    return starts.size() == 0;
  }

  void arrange() {
    starts.arrange();
    ends.arrange();
  }

  /** Books all that exposes {@code person}, who is open, in the stay [from, until). */
  void meet(int person, long from, long until, Booking booking) {
    long lastStart = until - least;
    if (lastStart < from) {
      return;
    }
    int startedByEnd = starts.below(lastStart + 1);
    int endedByStart = ends.below(from);
    int count = startedByEnd - endedByStart;
    if (count == 0) {
      return;
    }
    int startedByStart = starts.below(from + 1);
    int endedByEnd = ends.below(lastStart);
    long first = startedByStart > endedByStart ? from : starts.value(startedByStart);
    long last = startedByEnd > endedByEnd ? until : ends.value(endedByEnd - 1) + least;
    booking.book(
        person,
        first,
        last,
        count * least
            + integral(lastStart, startedByEnd, endedByEnd)
            - integral(from, startedByStart, endedByStart),
        count);
  }

  /** G(t), given how many intervals have started and ended by then. */
  private long integral(long t, int started, int ended) {
    return t * (started - ended) - starts.sum(started) + ends.sum(ended);
  }
}
