package fangkong.server.investigations;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a trace found, exposure by exposure: of one contact, by place, and as a chain. */
@Service
public class TraceChains {

  private final JdbcChains jdbc;

  TraceChains(JdbcChains jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a page of places ends. */
  public record PlaceKey(long exposures, String place) {}

  /** Cases first, then generation by generation whoever was exposed the longest. */
  @Transactional(readOnly = true)
  public Chain chain(UUID investigation, UUID trace) {
    boolean kept = areKept(investigation, trace);
    return jdbc.chain(trace, kept);
  }

  /** Those with the most exposures first; the households count as one. */
  @Transactional(readOnly = true)
  public List<ExposurePlace> listPlaces(
      UUID investigation, UUID trace, @Nullable PlaceKey after, int limit) {
    requireKept(investigation, trace);
    return jdbc.listPlaces(trace, after, limit);
  }

  @Transactional(readOnly = true)
  public Optional<Contact> findContact(UUID investigation, UUID trace, UUID person) {
    return jdbc.findContact(investigation, trace, person);
  }

  /** In their order, {@code after} the one of that number. */
  @Transactional(readOnly = true)
  public List<Exposure> listExposures(
      UUID investigation, UUID trace, UUID person, int after, int limit) {
    requireKept(investigation, trace);
    return jdbc.listExposures(trace, person, after, limit);
  }

  private boolean areKept(UUID investigation, UUID trace) {
    return jdbc.findKept(investigation, trace)
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private void requireKept(UUID investigation, UUID trace) {
    if (!areKept(investigation, trace)) {
      throw Refused.because(
          ProblemCode.EXPOSURES_NOT_KEPT, "trace", Integer.toString(EngineRun.MOST_EXPOSURES));
    }
  }
}
