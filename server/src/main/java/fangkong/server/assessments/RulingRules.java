package fangkong.server.assessments;

import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.judgement.people.Subject;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What may be ruled, for how long, and by whom. */
@Component
class RulingRules {

  private static final int LONGEST_REASON = 200;
  private static final int MOST_EXCLUDED = 50;
  private static final int UUID_V7 = 7;

  private final PersonFolds folds;
  private final ProtocolLibrary protocols;
  private final Register register;
  private final Regions regions;
  private final Duration longest;

  RulingRules(
      PersonFolds folds,
      ProtocolLibrary protocols,
      Register register,
      Regions regions,
      @Value("${fangkong.assessments.ruling-days:21}") int longestDays) {
    this.folds = folds;
    this.protocols = protocols;
    this.register = register;
    this.regions = regions;
    this.longest = Duration.ofDays(longestDays);
  }

  /** What is wanted, in the form in which it is kept. */
  RulingProposal.Wanted checked(RulingProposal.Wanted sent) {
    if (sent.id().version() != UUID_V7) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", sent.id().toString());
    }
    if (sent.decision() instanceof Decision.Exclude(List<String> ids)
        && ids.size() > MOST_EXCLUDED) {
      throw Refused.because(ProblemCode.BAD_VALUE, "excludes", Integer.toString(ids.size()));
    }
    return new RulingProposal.Wanted(
        sent.id(),
        sent.person(),
        sent.decision(),
        reason(sent.reason()),
        sent.until().truncatedTo(ChronoUnit.MICROS));
  }

  /** A reason is not shown where it does not fit: somebody may be named in it. */
  static String reason(String said) {
    String reason = said.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      throw Refused.because(ProblemCode.BAD_VALUE, "reason", "");
    }
    return reason;
  }

  void refuseTooLong(Instant until, Instant now) {
    if (!until.isAfter(now) || until.isAfter(now.plus(longest))) {
      throw Refused.because(ProblemCode.RULING_TOO_LONG, "until", Long.toString(longest.toDays()));
    }
  }

  /**
   * Who an account belongs to is known where it is that of somebody on the roster; they are looked
   * for wherever they are registered.
   */
  void refuseThemselves(UUID person, SignedIn by) {
    boolean themselves =
        Optional.ofNullable(by.worker())
            .flatMap(login -> regions.tree().findWorker(login))
            .map(worker -> Subject.read("", worker.name(), worker.phone(), false))
            .filter(Subject.Reading.Valid.class::isInstance)
            .map(Subject.Reading.Valid.class::cast)
            .flatMap(read -> Scope.callEverywhere(() -> register.findVisible(read.subject())))
            .filter(person::equals)
            .isPresent();
    if (themselves) {
      throw Refused.because(ProblemCode.OWN_CASE);
    }
  }

  void refuseImpossible(UUID person, Decision decision, Standing standing) {
    switch (decision) {
      case Decision.Assign(String category) -> {
        boolean allowed =
            protocols.find(standing.protocol()).filter(rules -> rules.allows(category)).isPresent();
        if (!allowed) {
          throw Refused.because(ProblemCode.CATEGORY_NOT_ALLOWED, "category", category);
        }
      }
      case Decision.Exclude(List<String> ids) -> {
        PersonFold known = folds.read(person);
        for (String id : ids) {
          if (!known.hasEvidence(UUID.fromString(id))) {
            throw Refused.because(ProblemCode.NOT_THEIR_EVIDENCE, "excludes", id);
          }
        }
      }
    }
  }
}
