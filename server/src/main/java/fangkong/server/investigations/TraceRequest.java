package fangkong.server.investigations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trace is asked for. The answer is that of the tracing contract over all check-ins and
 * households that are known, with this {@code until}, and with the windows of the cases clipped to
 * {@code [from, until]}; so nobody is exposed before {@code from}, and after {@code until} only by
 * lingering. A stay that began before {@code from} and lasts beyond it counts from there on.
 *
 * @param from from here on cases are infectious at the earliest
 * @param until up to here cases and contacts are infectious at the latest
 */
public record TraceRequest(
    List<CaseWindow> cases,
    int generations,
    Duration minOverlap,
    Duration linger,
    Duration assumedStay,
    Duration latent,
    Instant from,
    Instant until)
    implements CheckInsAsked {

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

  /** Everything but the cases, as it is kept. */
  ObjectNode parameters() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("generations", generations)
        .put("minOverlap", minOverlap.toString())
        .put("linger", linger.toString())
        .put("assumedStay", assumedStay.toString())
        .put("latent", latent.toString())
        .put("from", from.toString())
        .put("until", until.toString());
  }

  /**
   * A case and when it was infectious; without {@code infectiousUntil} to the end of the trace.
   *
   * @param reason why to trace from them, where no evidence in sight shows them to be a case
   */
  public record CaseWindow(
      UUID person,
      Instant infectiousFrom,
      @Nullable Instant infectiousUntil,
      @Nullable String reason) {

    /** Times are as PostgreSQL keeps them, so that a repeat is told by comparing. */
    public CaseWindow {
      infectiousFrom = infectiousFrom.truncatedTo(ChronoUnit.MICROS);
      infectiousUntil =
          infectiousUntil == null ? null : infectiousUntil.truncatedTo(ChronoUnit.MICROS);
    }
  }
}
