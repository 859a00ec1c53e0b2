package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Deriver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A standing as stored; {@code detail} is the JSON of the assessment contract.
 *
 * @param tier of the segment in force of the course that gives the category; null when none is
 * @param until the last calendar day of that segment
 * @param nextChangeAt when it could change without new facts
 */
public record StoredStanding(
    UUID person,
    Region region,
    String protocol,
    String category,
    String code,
    String status,
    Care care,
    @Nullable String tier,
    @Nullable LocalDate until,
    @Nullable Instant nextChangeAt,
    String detail) {

  /** The code, where a protocol gave it: without one nothing is said of anybody. */
  public @Nullable String shownCode() {
    return protocol.equals(Deriver.NO_PROTOCOL) ? null : code;
  }
}
