package fangkong.server.assessments;

import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ruling that one account proposed. It decides nothing until another account confirms it: then it
 * is a fact.
 *
 * @param region where the person stood when it was proposed
 * @param until the last instant at which the ruling would be in force
 * @param declined why it was declined
 * @param fact the ruling, once confirmed
 */
public record RulingProposal(
    UUID id,
    UUID person,
    Region region,
    Decision decision,
    String reason,
    Instant until,
    UUID proposedBy,
    Instant proposedAt,
    State state,
    @Nullable UUID decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String declined,
    @Nullable UUID fact) {

  public enum State {
    OPEN,
    CONFIRMED,
    DECLINED
  }

  /** What somebody wants to be ruled. */
  public record Wanted(UUID id, UUID person, Decision decision, String reason, Instant until) {}

  boolean isOf(Wanted wanted, UUID proposer) {
    return person.equals(wanted.person())
        && decision.equals(wanted.decision())
        && reason.equals(wanted.reason())
        && until.equals(wanted.until())
        && proposedBy.equals(proposer);
  }
}
