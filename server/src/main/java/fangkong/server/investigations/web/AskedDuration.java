package fangkong.server.investigations.web;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A duration of a request, in bounds. */
final class AskedDuration {

  private static final Duration LONGEST = Duration.ofDays(366);

  /** With a longer stay or linger whoever was at a place in a week has met all who were. */
  private static final Duration LONGEST_STAY = Duration.ofDays(1);

  private AskedDuration() {}

  static Duration of(String field, @Nullable Duration wanted, Duration usual) {
    Duration duration = Objects.requireNonNullElse(wanted, usual);
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw Refused.because(ProblemCode.BAD_VALUE, field, duration.toString());
    }
    return duration;
  }

  /** How long somebody stays, or a place goes on to expose: a day at most. */
  static Duration ofStay(String field, @Nullable Duration wanted, Duration usual) {
    Duration duration = of(field, wanted, usual);
    if (duration.compareTo(LONGEST_STAY) > 0) {
      throw Refused.because(ProblemCode.STAY_TOO_LONG, field, duration.toString());
    }
    return duration;
  }
}
