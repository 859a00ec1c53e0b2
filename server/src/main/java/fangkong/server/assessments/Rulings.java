package fangkong.server.assessments;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rulings by two people: what one account proposes is in force once another with the same right
 * confirms it, from that moment on. The ruling then goes through the one door and is evidence like
 * any other. A repeat changes nothing; of two who decide at once the first stands.
 */
@Service
public class Rulings {

  private static final int MOST_OF_A_PERSON = 100;

  /** How somebody stands, and how they would stand if a ruling came into force now. */
  public record Consequence(Standing now, Standing then) {}

  private final JdbcRulings jdbc;
  private final Assessments assessments;
  private final PersonFolds folds;
  private final RulingRules rules;
  private final Intake intake;
  private final Accounts accounts;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;

  Rulings(
      JdbcRulings jdbc,
      Assessments assessments,
      PersonFolds folds,
      RulingRules rules,
      Intake intake,
      Accounts accounts,
      Clock clock,
      ZoneId zone,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.assessments = assessments;
    this.folds = folds;
    this.rules = rules;
    this.intake = intake;
    this.accounts = accounts;
    this.clock = clock;
    this.zone = zone;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Open proposals inside a region, oldest first, after the one of this id. */
  @Transactional(readOnly = true)
  public List<RulingProposal> page(Region inside, UUID after, int most) {
    return jdbc.page(inside, after, most);
  }

  @Transactional(readOnly = true)
  public List<RulingProposal> list(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : jdbc.list(ids);
  }

  /** The latest proposals about somebody in sight, newest first. */
  public List<RulingProposal> listOf(UUID person, SignedIn by) {
    assessments.require(person, by);
    return Objects.requireNonNull(transaction.execute(_ -> jdbc.listOf(person, MOST_OF_A_PERSON)));
  }

  /** Keeps a proposal for somebody else to look at. */
  public RulingProposal propose(RulingProposal.Wanted wanted, SignedIn by) {
    Supplier<RulingProposal> keeping = prepare(wanted, by);
    return Objects.requireNonNull(transaction.execute(_ -> keeping.get()));
  }

  /** Looks whether it may be proposed; what is given keeps it, in the transaction of the caller. */
  Supplier<RulingProposal> prepare(RulingProposal.Wanted sent, SignedIn by) {
    RulingProposal.Wanted wanted = rules.checked(sent);
    Optional<RulingProposal> before = find(wanted.id());
    if (before.isPresent()) {
      RulingProposal repeated = repeated(before.get(), wanted, by);
      return () -> repeated;
    }
    Standing standing = assessments.requireHere(wanted.person(), by);
    rules.refuseThemselves(wanted.person(), by);
    Instant now = now();
    rules.refuseTooLong(wanted.until(), now);
    rules.refuseImpossible(wanted.person(), wanted.decision(), standing);
    return () -> {
      boolean kept = jdbc.insert(wanted, standing.region(), by.account(), now);
      RulingProposal proposal = jdbc.find(wanted.id()).orElseThrow(() -> reused(wanted.id()));
      return kept ? proposal : repeated(proposal, wanted, by);
    };
  }

  private static RulingProposal repeated(
      RulingProposal before, RulingProposal.Wanted wanted, SignedIn by) {
    if (!before.isOf(wanted, by.account())) {
      throw reused(wanted.id());
    }
    return before;
  }

  private static Refused reused(UUID id) {
    return Refused.because(ProblemCode.REUSED_ID, "id", id.toString());
  }

  /** What a ruling would change, if it were in force now. */
  public Consequence consequence(RulingProposal.Wanted sent, SignedIn by) {
    RulingProposal.Wanted wanted = rules.checked(sent);
    Standing standing = assessments.requireHere(wanted.person(), by);
    rules.refuseImpossible(wanted.person(), wanted.decision(), standing);
    Instant now = now();
    Fact assumed =
        new Fact(
            wanted.id(),
            FactType.RULING,
            wanted.person(),
            standing.region(),
            now,
            now,
            now,
            by.account(),
            Channel.OFFICE,
            null,
            null,
            wanted.until(),
            body(wanted.decision(), wanted.reason(), now, wanted.until(), "1", "2"));
    Standing then = folds.read(wanted.person()).with(assumed).at(now).orElse(standing);
    return new Consequence(standing, then);
  }

  /** Brings a proposal of somebody else into force. */
  public RulingProposal confirm(UUID id, SignedIn by) {
    RulingProposal proposal = require(id);
    if (proposal.proposedBy().equals(by.account())) {
      throw Refused.because(ProblemCode.OWN_PROPOSAL);
    }
    if (proposal.state() != RulingProposal.State.OPEN) {
      return decidedBefore(proposal, RulingProposal.State.CONFIRMED, by);
    }
    Standing standing = assessments.requireHere(proposal.person(), by);
    rules.refuseThemselves(proposal.person(), by);
    Instant now = now();
    if (!proposal.until().isAfter(now)) {
      throw Refused.because(ProblemCode.PROPOSAL_LAPSED, "until", proposal.until().toString());
    }
    rules.refuseImpossible(proposal.person(), proposal.decision(), standing);
    ObjectNode ruling = fact(proposal, standing.region(), now, by);
    UUID fact = UUID.fromString(ruling.path("id").stringValue());
    return decide(
        id,
        RulingProposal.State.CONFIRMED,
        by,
        () -> {
          boolean first = jdbc.confirm(id, by.account(), now, fact);
          if (first
              && intake.takeMade(List.of(ruling), by) instanceof Receipt.Refused(var problems)) {
            throw new Refused(problems);
          }
          return first;
        });
  }

  /** Declines a proposal; whoever proposed it takes it back by that. */
  public RulingProposal decline(UUID id, String said, SignedIn by) {
    String reason = RulingRules.reason(said);
    RulingProposal proposal = require(id);
    if (!proposal.proposedBy().equals(by.account())) {
      rules.refuseThemselves(proposal.person(), by);
    }
    return decide(
        id, RulingProposal.State.DECLINED, by, () -> jdbc.decline(id, by.account(), now(), reason));
  }

  private RulingProposal decide(
      UUID id, RulingProposal.State wanted, SignedIn by, BooleanSupplier first) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          boolean decided = first.getAsBoolean();
          RulingProposal proposal = jdbc.find(id).orElseThrow();
          return decided ? proposal : decidedBefore(proposal, wanted, by);
        }));
  }

  /** A repeat of the decision that stands is told it again. */
  private static RulingProposal decidedBefore(
      RulingProposal proposal, RulingProposal.State wanted, SignedIn by) {
    if (proposal.state() == wanted && by.account().equals(proposal.decidedBy())) {
      return proposal;
    }
    throw Refused.because(ProblemCode.PROPOSAL_DECIDED);
  }

  private RulingProposal require(UUID id) {
    return find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Optional<RulingProposal> find(UUID id) {
    return Objects.requireNonNull(transaction.execute(_ -> jdbc.find(id)));
  }

  /** As PostgreSQL keeps it, so that a repeat is told by comparing. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private ObjectNode fact(RulingProposal proposal, Region region, Instant now, SignedIn by) {
    Map<UUID, String> names = accounts.listUsernames(Set.of(proposal.proposedBy(), by.account()));
    ObjectNode fact =
        body(
            proposal.decision(),
            proposal.reason(),
            now,
            proposal.until(),
            Objects.requireNonNull(names.get(proposal.proposedBy())),
            by.username());
    return fact.put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("type", FactType.RULING.word())
        .put("person", proposal.person().toString())
        .put("region", region.path())
        .put("channel", Channel.OFFICE.name());
  }

  private ObjectNode body(
      Decision decision,
      String reason,
      Instant at,
      Instant until,
      String proposer,
      String confirmer) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("at", at.atZone(zone).toOffsetDateTime().toString())
        .put("until", until.atZone(zone).toOffsetDateTime().toString())
        .put("reason", reason);
    body.putArray("by").add(proposer).add(confirmer);
    switch (decision) {
      case Decision.Assign(String category) -> body.put("category", category);
      case Decision.Exclude(List<String> ids) -> ids.forEach(body.putArray("excludes")::add);
    }
    return body;
  }
}
