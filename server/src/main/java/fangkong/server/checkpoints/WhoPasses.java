package fangkong.server.checkpoints;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.HealthCode;
import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Lacking;
import fangkong.server.regions.Objection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a post is told of somebody who wants to pass, and no more.
 *
 * @param known whether anything is known that a standing follows from
 * @param code null where nothing is known or no protocol is in effect: green is not said of nobody
 * @param tier of the segment in force of the leading course, and its last day
 * @param reasons the clauses of the courses that are open
 * @param missing what is still to be done; of a linked test, not whose
 * @param codeState null where no code was shown
 * @param objection who hears objections where the post stands
 */
public record WhoPasses(
    boolean known,
    @Nullable UUID person,
    @Nullable String maskedName,
    @Nullable HealthCode code,
    @Nullable String category,
    @Nullable Tier tier,
    @Nullable LocalDate until,
    List<Because> reasons,
    List<Lacking> missing,
    Disposition disposition,
    @Nullable Declared declared,
    @Nullable Departing departing,
    @Nullable Card card,
    @Nullable CodeState codeState,
    Objection objection) {

  public WhoPasses {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
  }

  /** What is proposed to whoever stands at the post; they decide. */
  public enum Disposition {
    PASS,
    REGISTER,
    HAND_OVER
  }

  public record Because(String clause) {}

  /** An arrival that was announced and not met yet. */
  public record Declared(
      UUID fact,
      Instant arrives,
      String origin,
      Region region,
      String regionName,
      boolean inTime) {}

  /** A journey away that was announced and is still to come, and where to. */
  public record Departing(UUID fact, Instant leaves, @Nullable String to) {}

  public record Card(UUID id, String state) {}

  /** What became of a code that was shown: of a card that is known, once made by it, or neither. */
  public enum CodeState {
    VALID,
    EXPIRED,
    UNKNOWN
  }

  /** Of nobody who is known. */
  static WhoPasses nobody(@Nullable CodeState codeState, Objection objection) {
    return new WhoPasses(
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        dispose(null, false),
        null,
        null,
        null,
        codeState,
        objection);
  }

  /**
   * Yellow and unknown are registered at the post; red is handed over; green passes unless somebody
   * waits for them.
   */
  static Disposition dispose(@Nullable HealthCode code, boolean awaited) {
    return switch (code) {
      case null -> Disposition.REGISTER;
      case RED -> Disposition.HAND_OVER;
      case YELLOW -> Disposition.REGISTER;
      case GREEN -> awaited ? Disposition.REGISTER : Disposition.PASS;
    };
  }
}
