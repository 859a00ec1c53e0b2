package fangkong.server.declarations;

import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Appeal;
import fangkong.server.assessments.Lacking;
import fangkong.server.assessments.RulingProposal;
import fangkong.server.regions.Objection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a card is shown.
 *
 * @param standing null until somebody confirmed who the holder is: whoever knows somebody's number
 *     learns nothing of them
 * @param responsible who answers for the region today
 * @param answerer the name of whoever answers appeals
 * @param appeals those about the holder, newest first; none until the card is confirmed
 * @param looked who looked at what is registered of the holder, newest first; none until the card
 *     is confirmed
 */
public record Mine(
    UUID cardId,
    Card.State state,
    List<Announced> declarations,
    @Nullable OwnStanding standing,
    @Nullable Responsible responsible,
    Objection objection,
    @Nullable String answerer,
    List<Appealed> appeals,
    List<Looked> looked) {

  /**
   * One declaration; of an arrival {@code arrives} and {@code origin} are there, else the others.
   */
  public record Announced(
      UUID fact,
      String direction,
      Region region,
      String regionName,
      @Nullable String arrives,
      @Nullable String origin,
      @Nullable String leaves,
      @Nullable String to,
      OffsetDateTime at) {}

  /**
   * {@code tier}, {@code from} and {@code until} are those of the segment in force.
   *
   * @param code null where no protocol is in effect
   */
  public record OwnStanding(
      @Nullable String code,
      String category,
      @Nullable String tier,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<Ground> reasons,
      List<Lacking> missing,
      @Nullable OffsetDateTime nextChangeAt) {}

  /**
   * A clause that fired.
   *
   * @param source document and clause as the protocol names them; null for a case, which every
   *     protocol knows, and for a ruling
   * @param evidence the holder's own facts behind it, never those of somebody else
   */
  public record Ground(String clause, @Nullable String source, List<Seen> evidence) {}

  public record Seen(String type, OffsetDateTime at) {}

  /**
   * An appeal, and its answer once there is one.
   *
   * @param clause what was objected to
   * @param answerClause what a rejection rests on
   * @param ruling how far the ruling is that an upheld appeal started: in force once confirmed
   */
  public record Appealed(
      UUID id,
      String clause,
      String text,
      OffsetDateTime filedAt,
      OffsetDateTime deadline,
      Appeal.State state,
      boolean overdue,
      Appeal.@Nullable Outcome outcome,
      @Nullable String answer,
      @Nullable String answerClause,
      RulingProposal.@Nullable State ruling,
      @Nullable OffsetDateTime answeredAt) {}

  /**
   * How often somebody of an office looked on a day.
   *
   * @param regionName of whoever looked; null where they see everything
   * @param purpose what number and phone were shown in full for; null where they were masked
   */
  public record Looked(
      LocalDate day,
      String role,
      @Nullable String regionName,
      @Nullable String purpose,
      int times) {}

  public record Responsible(String name, String phone, String regionName) {}
}
