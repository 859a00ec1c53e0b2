package fangkong.server.measures;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a course of a person.
 *
 * @param clause the clause of the protocol that asks for it
 * @param state UPCOMING, IN_FORCE or ENDED
 * @param endedOn when it really ended; later than {@code until} where release conditions were not
 *     met
 * @param evidence the facts that made the clause fire
 */
public record Measure(
    UUID person,
    String clause,
    int ordinal,
    Region region,
    String tier,
    LocalDate from,
    LocalDate until,
    String state,
    @Nullable LocalDate endedOn,
    List<String> evidence) {

  public Measure {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(
          "measure " + clause + " of " + person + " has no evidence");
    }
  }
}
