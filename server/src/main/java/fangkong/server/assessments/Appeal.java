package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An objection to one reason of a standing. It changes nothing by itself: where it is upheld, a
 * ruling is proposed.
 *
 * @param region where the person stood when it was filed
 * @param evidence what the reason rested on then
 * @param filedBy an account, or {@code SignedIn.RESIDENT}
 * @param deadline when it is overdue
 * @param answer null while it is open
 */
public record Appeal(
    UUID id,
    UUID person,
    Region region,
    String clause,
    List<UUID> evidence,
    String text,
    UUID filedBy,
    Instant filedAt,
    Instant deadline,
    @Nullable Answer answer) {

  public Appeal {
    evidence = List.copyOf(evidence);
  }

  public enum State {
    OPEN,
    ANSWERED
  }

  public enum Outcome {
    UPHELD,
    REJECTED
  }

  /**
   * What was answered.
   *
   * @param clause that the answer rests on, where it is rejected
   * @param ruling the proposal that was started from it, where it is upheld
   */
  public record Answer(
      Outcome outcome,
      String reason,
      @Nullable String clause,
      @Nullable UUID ruling,
      UUID by,
      Instant at) {}

  /** What somebody objects to, and why. */
  public record Wanted(UUID id, UUID person, String clause, String text) {}

  public State state() {
    return answer == null ? State.OPEN : State.ANSWERED;
  }

  public boolean isOverdue(Instant now) {
    return answer == null && now.isAfter(deadline);
  }

  boolean isOf(Wanted wanted, UUID by) {
    return person.equals(wanted.person())
        && clause.equals(wanted.clause())
        && text.equals(wanted.text())
        && filedBy.equals(by);
  }
}
