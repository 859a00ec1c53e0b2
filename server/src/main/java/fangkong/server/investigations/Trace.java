package fangkong.server.investigations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A trace that was run: what it was asked, and what came of it.
 *
 * @param parameters as they were asked
 * @param generationMicros how long each generation took, the first one first; arranging the
 *     check-ins is in none; empty where it was not measured
 * @param contacts how many contacts each generation has, the first one first
 * @param exposures how many exposures all contacts have
 * @param exposuresKept whether each of them can be asked for: not where there are too many
 * @param handedOver how many contacts are exposures by now
 */
public record Trace(
    UUID id,
    Instant runAt,
    JsonNode parameters,
    List<TraceRequest.CaseWindow> cases,
    int checkIns,
    long micros,
    List<Long> generationMicros,
    List<Integer> contacts,
    long exposures,
    boolean exposuresKept,
    int handedOver) {
  public Trace {
    cases = List.copyOf(cases);
    generationMicros = List.copyOf(generationMicros);
    contacts = List.copyOf(contacts);
  }
}
