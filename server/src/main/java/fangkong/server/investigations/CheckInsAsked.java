package fangkong.server.investigations;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.time.Instant;

/** What decides which check-ins have to be looked at, and for how long open stays are taken. */
interface CheckInsAsked {

  /** What is read from the log at once, and what is asked backwards, is no longer than this. */
  Duration LONGEST_READ = Duration.ofDays(28);

  /** Nobody is infectious before. */
  Instant from();

  /** Nobody is infectious from here on. */
  Instant until();

  /** For so long after a source left, its place still exposes. */
  Duration linger();

  /** The longest that a stay is taken to last of which no end is known. */
  Duration assumedStay();

  /** Refuses a time that is longer than what is read at once. */
  static void requireReadable(Instant from, Instant until) {
    if (from.isBefore(until.minus(LONGEST_READ))) {
      throw Refused.because(ProblemCode.WINDOW_TOO_LONG, "from", from.toString());
    }
  }
}
