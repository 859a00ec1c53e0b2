package fangkong.server.investigations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trace is asked for; the meaning of each parameter is that of the tracing contract.
 *
 * @param from check-ins from here on are looked at
 * @param until and up to here
 */
public record TraceRequest(
    List<CaseWindow> cases,
    int generations,
    Duration minOverlap,
    Duration linger,
    Duration assumedStay,
    Duration latent,
    Instant from,
    Instant until) {

  private static final int MOST_GENERATIONS = 10;

  public TraceRequest {
    cases = List.copyOf(cases);
    if (generations < 1 || generations > MOST_GENERATIONS) {
      throw new IllegalArgumentException(
          "generations is " + generations + ". Maybe 1 to " + MOST_GENERATIONS);
    }
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("until " + until + " is not after from " + from);
    }
  }

  /** A case and when it was infectious; without {@code infectiousUntil} to the end of the trace. */
  public record CaseWindow(
      UUID person, Instant infectiousFrom, @Nullable Instant infectiousUntil) {}
}
