package fangkong.server.assessments;

import fangkong.assessment.Reason;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Sight;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appeals against a reason of a standing, each with a deadline and one answer. An appeal that is
 * upheld starts a ruling, which a second account confirms. A repeat changes nothing.
 */
@Service
public class Appeals {

  public static final int LONGEST_TEXT = 500;
  static final int MOST_IN_A_WEEK = 10;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_OF_A_PERSON = 100;
  private static final int UUID_V7 = 7;

  /** How many are open, and how many of these are past their deadline. */
  public record Counts(int open, int overdue) {}

  /** What somebody answers: a ruling upholds, a clause rejects. */
  public sealed interface Answering {
    String reason();

    record Upheld(String reason, RulingProposal.Wanted ruling) implements Answering {}

    record Rejected(String reason, String clause) implements Answering {}
  }

  private final JdbcAppeals jdbc;
  private final JdbcRulings rulingsKept;
  private final Rulings rulings;
  private final RulingRules rulingRules;
  private final Assessments assessments;
  private final ProtocolLibrary protocols;
  private final Regions regions;
  private final Sight sight;
  private final Clock clock;
  private final Duration within;
  private final TransactionTemplate transaction;

  Appeals(
      JdbcAppeals jdbc,
      JdbcRulings rulingsKept,
      Rulings rulings,
      RulingRules rulingRules,
      Assessments assessments,
      ProtocolLibrary protocols,
      Regions regions,
      Sight sight,
      Clock clock,
      @Value("${fangkong.assessments.appeal-hours:24}") int withinHours,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rulingsKept = rulingsKept;
    this.rulings = rulings;
    this.rulingRules = rulingRules;
    this.assessments = assessments;
    this.protocols = protocols;
    this.regions = regions;
    this.sight = sight;
    this.clock = clock;
    this.within = Duration.ofHours(withinHours);
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Who answers appeals of this region: the lead of its township, or of the nearest node above. */
  public static Optional<Worker> findAnswerer(Tree tree, Region region, LocalDate today) {
    return tree.responsibility().findLead(region.township(), today).flatMap(tree::findWorker);
  }

  /** Open appeals inside a region after the one of this id, those overdue longest first. */
  @Transactional(readOnly = true)
  public List<Appeal> page(Region inside, @Nullable UUID after, int most) {
    return jdbc.page(inside, after, most);
  }

  @Transactional(readOnly = true)
  public Counts count(Region inside) {
    return jdbc.count(inside, clock.instant());
  }

  /** The latest appeals about somebody in sight, newest first. */
  public List<Appeal> listOf(UUID person, SignedIn by) {
    assessments.require(person, by);
    return listOwn(person);
  }

  /** The same for the person themselves; that it is them is the caller's care. */
  public List<Appeal> listOwn(UUID person) {
    return call(() -> jdbc.listOf(person, MOST_OF_A_PERSON));
  }

  /** Files for somebody in sight. */
  public Appeal file(Appeal.Wanted wanted, SignedIn by) {
    return file(wanted, by.account(), sight::sees);
  }

  /** Files what somebody says of themselves, wherever they stand; under a scope that sees it. */
  public Appeal fileOwn(Appeal.Wanted wanted) {
    return file(wanted, SignedIn.RESIDENT, _ -> true);
  }

  private Appeal file(Appeal.Wanted sent, UUID by, Predicate<Region> here) {
    Appeal.Wanted wanted = checked(sent);
    Optional<Appeal> before = call(() -> jdbc.find(wanted.id()));
    if (before.isPresent()) {
      return repeated(before.get(), wanted, by);
    }
    Instant now = now();
    Standing standing =
        assessments
            .findAsOf(wanted.person(), now)
            .filter(found -> here.test(found.region()))
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Reason reason =
        standing.assessment().reasons().stream()
            .filter(each -> each.clause().text().equals(wanted.clause()))
            .findFirst()
            .orElseThrow(
                () -> Refused.because(ProblemCode.NO_SUCH_REASON, "clause", wanted.clause()));
    Appeal appeal =
        new Appeal(
            wanted.id(),
            wanted.person(),
            standing.region(),
            wanted.clause(),
            reason.evidence().stream().map(UUID::fromString).toList(),
            wanted.text(),
            by,
            now,
            now.plus(within),
            null);
    return call(() -> keep(appeal, wanted));
  }

  private Appeal keep(Appeal appeal, Appeal.Wanted wanted) {
    jdbc.lock(appeal.person());
    Optional<Appeal> before = jdbc.find(appeal.id());
    if (before.isPresent()) {
      return repeated(before.get(), wanted, appeal.filedBy());
    }
    if (jdbc.isOpen(appeal.person(), appeal.clause())) {
      throw Refused.because(ProblemCode.APPEAL_OPEN, "clause", appeal.clause());
    }
    if (jdbc.countFiledSince(appeal.person(), appeal.filedAt().minus(WEEK)) >= MOST_IN_A_WEEK) {
      throw Refused.because(ProblemCode.TOO_MANY_APPEALS, "id", Integer.toString(MOST_IN_A_WEEK));
    }
    if (!jdbc.insert(appeal)) {
      throw Refused.because(ProblemCode.REUSED_ID, "id", appeal.id().toString());
    }
    return appeal;
  }

  /** What was said is not shown where it does not fit: somebody may be named in it. */
  private static Appeal.Wanted checked(Appeal.Wanted sent) {
    if (sent.id().version() != UUID_V7) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", sent.id().toString());
    }
    String text = sent.text().strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
      throw Refused.because(ProblemCode.BAD_VALUE, "text", "");
    }
    return new Appeal.Wanted(sent.id(), sent.person(), sent.clause(), text);
  }

  private static Appeal repeated(Appeal before, Appeal.Wanted wanted, UUID by) {
    if (!before.isOf(wanted, by)) {
      throw Refused.because(ProblemCode.REUSED_ID, "id", wanted.id().toString());
    }
    return before;
  }

  /** Answers an open appeal; the first answer stands. */
  public Appeal answer(UUID id, Answering answering, SignedIn by) {
    String reason = RulingRules.reason(answering.reason());
    Appeal appeal =
        call(() -> jdbc.find(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (appeal.answer() != null) {
      return answeredBefore(appeal, reason, answering, by);
    }
    refuseWhoMayNot(appeal, by);
    Supplier<@Nullable UUID> ruling = ruling(appeal, answering, by);
    String clause = clause(appeal, answering);
    Instant now = now();
    return call(() -> {
      UUID proposed = ruling.get();
      boolean first =
          jdbc.answer(
              id,
              new Appeal.Answer(outcome(answering), reason, clause, proposed, by.account(), now));
      Appeal answered = jdbc.find(id).orElseThrow();
      return first ? answered : answeredBefore(answered, reason, answering, by);
    });
  }

  private static Appeal.Outcome outcome(Answering answering) {
    return switch (answering) {
      case Answering.Upheld _ -> Appeal.Outcome.UPHELD;
      case Answering.Rejected _ -> Appeal.Outcome.REJECTED;
    };
  }

  /** A repeat of the answer that stands is told it again. */
  private static Appeal answeredBefore(
      Appeal appeal, String reason, Answering answering, SignedIn by) {
    Appeal.Answer answer = Objects.requireNonNull(appeal.answer());
    boolean same =
        answer.by().equals(by.account())
            && answer.outcome() == outcome(answering)
            && answer.reason().equals(reason)
            && switch (answering) {
              case Answering.Upheld(_, var wanted) -> wanted.id().equals(answer.ruling());
              case Answering.Rejected(_, String clause) -> clause.equals(answer.clause());
            };
    if (!same) {
      throw Refused.because(ProblemCode.APPEAL_ANSWERED);
    }
    return appeal;
  }

  /**
   * Whoever may rule answers, and whoever is responsible for the region; never about themselves,
   * nor about a ruling of their own, wherever it was made.
   */
  private void refuseWhoMayNot(Appeal appeal, SignedIn by) {
    boolean responsible =
        findAnswerer(regions.tree(), appeal.region(), regions.today())
            .filter(worker -> worker.login().equals(by.worker()))
            .isPresent();
    if (!responsible && !by.may(Right.RULE)) {
      throw Refused.because(ProblemCode.NO_RIGHT);
    }
    rulingRules.refuseThemselves(appeal.person(), by);
    boolean own =
        Scope.callEverywhere(() -> call(() -> rulingsKept.listOfFacts(appeal.evidence()))).stream()
            .anyMatch(ruling ->
                by.account().equals(ruling.proposedBy())
                    || by.account().equals(ruling.decidedBy()));
    if (own) {
      throw Refused.because(ProblemCode.JUDGE_OF_OWN_RULING);
    }
  }

  /** Keeps the ruling that an upheld appeal starts, in the transaction of its answer. */
  private Supplier<@Nullable UUID> ruling(Appeal appeal, Answering answering, SignedIn by) {
    return switch (answering) {
      case Answering.Rejected _ -> () -> null;
      case Answering.Upheld(_, var wanted) -> {
        if (!wanted.person().equals(appeal.person())) {
          throw Refused.because(ProblemCode.BAD_VALUE, "person", wanted.person().toString());
        }
        Supplier<RulingProposal> keeping = rulings.prepare(wanted, by);
        yield () -> {
          RulingProposal kept = keeping.get();
          if (kept.state() != RulingProposal.State.OPEN || !kept.until().isAfter(clock.instant())) {
            throw Refused.because(ProblemCode.PROPOSAL_DECIDED, "id", kept.id().toString());
          }
          return kept.id();
        };
      }
    };
  }

  /** The clause a rejection rests on: one of the protocol in effect, or of a reason in force. */
  private @Nullable String clause(Appeal appeal, Answering answering) {
    if (!(answering instanceof Answering.Rejected(_, String clause))) {
      return null;
    }
    Optional<Standing> standing =
        Scope.callEverywhere(() -> assessments.findAsOf(appeal.person(), clock.instant()));
    boolean known =
        clause.equals(appeal.clause())
            || standing.stream()
                .flatMap(each -> each.assessment().reasons().stream())
                .anyMatch(reason -> reason.clause().text().equals(clause))
            || standing.flatMap(each -> protocols.find(each.protocol())).stream()
                .flatMap(protocol -> protocol.categories().stream())
                .anyMatch(category -> category.clause().equals(clause));
    if (!known) {
      throw Refused.because(ProblemCode.BAD_VALUE, "clause", clause);
    }
    return clause;
  }

  /** As PostgreSQL keeps it, so that a repeat is told by comparing. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private <T> T call(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
