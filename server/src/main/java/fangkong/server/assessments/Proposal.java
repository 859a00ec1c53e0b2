package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish of one person to put a protocol into effect for a region, and what another one said.
 *
 * @param id given by whoever proposes: sent twice it is one proposal
 * @param justification why the protocol is stricter than what it stands on, where it is
 * @param decision null while it is open
 */
public record Proposal(
    UUID id,
    String protocol,
    Region region,
    Instant effectiveFrom,
    @Nullable Instant effectiveUntil,
    @Nullable String justification,
    UUID proposedBy,
    Instant proposedAt,
    @Nullable Decision decision) {

  /**
   * What was decided.
   *
   * @param declinedBecause null where it was adopted
   */
  public record Decision(UUID by, Instant at, @Nullable String declinedBecause) {}

  /** Where a protocol stands in a region. */
  public enum State {
    DRAFT,
    DECLINED,
    /** Adopted, and not in effect yet. */
    UPCOMING,
    ACTIVE,
    /** Its time is over, or a later one has taken its place in the region. */
    RETIRED
  }

  Adoption adoption() {
    return new Adoption(protocol, region, effectiveFrom, effectiveUntil);
  }

  /** Whether it says the same, whoever and whenever. */
  boolean asks(Proposal other) {
    return adoption().equals(other.adoption())
        && Objects.equals(justification, other.justification)
        && proposedBy.equals(other.proposedBy);
  }

  State state(Adoptions adoptions, Instant asOf) {
    if (decision == null) {
      return State.DRAFT;
    }
    if (decision.declinedBecause() != null) {
      return State.DECLINED;
    }
    if (asOf.isBefore(effectiveFrom)) {
      return State.UPCOMING;
    }
    Adoption adoption = adoption();
    return adoption.holds(region, asOf) && !adoptions.isFollowed(adoption, asOf)
        ? State.ACTIVE
        : State.RETIRED;
  }
}
