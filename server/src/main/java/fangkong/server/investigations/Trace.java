package fangkong.server.investigations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A trace that was run: what it was asked, and what came of it.
 *
 * @param parameters as they were asked
 * @param contacts how many contacts each generation has, the first one first
 * @param handedOver how many contacts are exposures by now
 */
public record Trace(
    UUID id,
    Instant runAt,
    JsonNode parameters,
    List<TraceRequest.CaseWindow> cases,
    int checkIns,
    long micros,
    List<Integer> contacts,
    int handedOver) {
  public Trace {
    cases = List.copyOf(cases);
    contacts = List.copyOf(contacts);
  }
}
