package fangkong.server.investigations;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is asked of those who may have infected somebody: whoever exposed them in {@code [from,
 * until)}, everybody being taken to be infectious then. Stays, overlap and linger count as in the
 * tracing contract.
 */
public record SourcesRequest(
    UUID person,
    Instant from,
    Instant until,
    Duration minOverlap,
    Duration linger,
    Duration assumedStay)
    implements CheckInsAsked {

  public SourcesRequest {
    if (!until.isAfter(from)) {
      throw Refused.because(ProblemCode.BAD_VALUE, "until", until.toString());
    }
    CheckInsAsked.requireReadable(from, until);
  }
}
