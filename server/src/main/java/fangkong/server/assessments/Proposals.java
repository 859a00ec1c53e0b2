package fangkong.server.assessments;

import fangkong.assessment.protocol.Finding;
import fangkong.assessment.protocol.Protocol;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts protocols into effect: one person proposes, another one adopts or declines. */
@Service
public class Proposals {

  private static final int LONGEST_TEXT = 2_000;
  private static final int UUID_V7 = 7;

  private final JdbcProposals jdbc;
  private final Assessments assessments;
  private final ProtocolLibrary protocols;
  private final Regions regions;
  private final Clock clock;

  Proposals(
      JdbcProposals jdbc,
      Assessments assessments,
      ProtocolLibrary protocols,
      Regions regions,
      Clock clock) {
    this.jdbc = jdbc;
    this.assessments = assessments;
    this.protocols = protocols;
    this.regions = regions;
    this.clock = clock;
  }

  /** A proposal and where it stands by now. */
  public record Listed(Proposal proposal, Proposal.State state) {}

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Listed> page(Region inside, @Nullable UUID before, int limit) {
    return listed(jdbc.page(inside, before, limit));
  }

  private List<Listed> listed(List<Proposal> proposals) {
    Adoptions adoptions = new Adoptions(assessments.listAdoptions());
    Instant now = now();
    return proposals.stream()
        .map(proposal -> new Listed(proposal, proposal.state(adoptions, now)))
        .toList();
  }

  private Listed listed(Proposal proposal) {
    return listed(List.of(proposal)).getFirst();
  }

  /**
   * Takes a proposal; a protocol that is stricter than the one it stands on needs a justification,
   * in its file or in the proposal.
   */
  @Transactional
  public Listed propose(UUID id, Adoption sent, @Nullable String justification, SignedIn by) {
    if (id.version() != UUID_V7) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", id.toString());
    }
    Adoption wanted = sent.inMicros();
    Protocol protocol =
        protocols
            .find(wanted.protocol())
            .orElseThrow(
                () -> Refused.because(ProblemCode.UNKNOWN_PROTOCOL, "protocol", wanted.protocol()));
    by.requireSight(wanted.region());
    if (regions.tree().findNode(wanted.region()).isEmpty()) {
      throw Refused.because(ProblemCode.UNKNOWN_REGION, "region", wanted.region().path());
    }
    Instant until = wanted.effectiveUntil();
    if (until != null && !until.isAfter(wanted.effectiveFrom())) {
      throw Refused.because(ProblemCode.BAD_VALUE, "effectiveUntil", until.toString());
    }
    String why = text("justification", justification);
    if (why == null) {
      requireJustified(protocol);
    }
    Proposal proposal =
        new Proposal(
            id,
            wanted.protocol(),
            wanted.region(),
            wanted.effectiveFrom(),
            until,
            why,
            by.account(),
            now(),
            null);
    if (jdbc.insert(proposal)) {
      return listed(proposal);
    }
    return jdbc.find(id)
        .filter(there -> there.asks(proposal))
        .map(this::listed)
        .orElseThrow(() -> Refused.because(ProblemCode.REUSED_ID, "id", id.toString()));
  }

  private void requireJustified(Protocol protocol) {
    List<Finding> open =
        protocols.lint(protocol).stream()
            .filter(finding -> !finding.isJustifiedBy(protocol.enactment().justification()))
            .toList();
    if (!open.isEmpty()) {
      throw new Refused(
          Problem.of(
              ProblemCode.STRICTER_THAN_BASE,
              "justification",
              open.stream()
                  .map(finding -> new Problem.Term(finding.kind().name(), finding.category()))
                  .distinct()
                  .toList()));
    }
  }

  /** Puts it into effect, unless this is who proposed it. */
  @Transactional
  public Listed adopt(UUID id, SignedIn by) {
    Proposal proposal = hold(id);
    Proposal.Decision decided = proposal.decision();
    if (decided != null) {
      if (decided.by().equals(by.account()) && decided.declinedBecause() == null) {
        return listed(proposal);
      }
      throw Refused.because(ProblemCode.ADOPTION_DECIDED, "id", id.toString());
    }
    if (proposal.proposedBy().equals(by.account())) {
      throw Refused.because(ProblemCode.ADOPTING_OWN_PROPOSAL, "id", id.toString());
    }
    assessments.adopt(proposal, by);
    return decide(id, new Proposal.Decision(by.account(), now(), null));
  }

  /** Declines it; who proposed it takes it back in this way. */
  @Transactional
  public Listed decline(UUID id, @Nullable String because, SignedIn by) {
    Proposal proposal = hold(id);
    String why = text("because", because);
    if (why == null) {
      throw Refused.because(ProblemCode.BAD_VALUE, "because", "");
    }
    Proposal.Decision decided = proposal.decision();
    if (decided != null) {
      if (decided.by().equals(by.account()) && why.equals(decided.declinedBecause())) {
        return listed(proposal);
      }
      throw Refused.because(ProblemCode.ADOPTION_DECIDED, "id", id.toString());
    }
    return decide(id, new Proposal.Decision(by.account(), now(), why));
  }

  /** As PostgreSQL keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Proposal hold(UUID id) {
    return jdbc.hold(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Listed decide(UUID id, Proposal.Decision decision) {
    jdbc.decide(id, decision);
    return jdbc.find(id).map(this::listed).orElseThrow();
  }

  private static @Nullable String text(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST_TEXT) {
      throw Refused.because(ProblemCode.BAD_VALUE, field, text.length() + " > " + LONGEST_TEXT);
    }
    return text.strip();
  }
}
