package fangkong.server.investigations.web;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A duration of a request, in bounds. */
final class AskedDuration {

  private static final Duration LONGEST = Duration.ofDays(366);

  private AskedDuration() {}

  static Duration of(String field, @Nullable Duration wanted, Duration usual) {
    Duration duration = Objects.requireNonNullElse(wanted, usual);
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw Refused.because(ProblemCode.BAD_VALUE, field, duration.toString());
    }
    return duration;
  }
}
