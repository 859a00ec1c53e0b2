package fangkong.server.evidence;

import fangkong.judgement.evidence.FactType;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.regions.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules every fact passes, each with its name, in this order. */
final class IntakeFilters {

  /**
   * What the rules look at beside the fact.
   *
   * @param made whether the server made what is taken, of acts that it has kept
   */
  record Context(SignedIn sender, Tree tree, Instant now, boolean made) {}

  /** One rule; empty when the fact passes. */
  @FunctionalInterface
  interface Filter {
    Optional<Problem> check(IncomingFact fact, Context context);
  }

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  static final Filter RIGHT_TO_RECORD =
      (fact, context) ->
          context.sender().may(rightToRecord(fact.type()))
              ? Optional.empty()
              : Optional.of(Problem.of(ProblemCode.TYPE_NOT_ALLOWED, "type", fact.type().word()));

  /** Two names that one person typed are no two people. */
  static final Filter RULED_BY_TWO =
      (fact, context) ->
          fact.type() == FactType.RULING && !context.made()
              ? Optional.of(Problem.of(ProblemCode.RULING_BY_TWO, "type", fact.type().word()))
              : Optional.empty();

  /** An approval is given on the list of releases, which knows whom it can be given for. */
  static final Filter APPROVED_ON_THE_LIST =
      (fact, context) ->
          fact.type() == FactType.RELEASE && !context.made()
              ? Optional.of(Problem.of(ProblemCode.TYPE_NOT_ALLOWED, "type", fact.type().word()))
              : Optional.empty();

  /** Whoever records nothing of others says who somebody is, and never finds out by an id. */
  static final Filter NAMED_AS_SAID =
      (fact, context) ->
          fact.about() instanceof IncomingFact.About.Known(UUID person)
                  && !context.sender().may(Right.RECORD)
              ? Optional.of(Problem.of(ProblemCode.UNKNOWN_PERSON, "person", person.toString()))
              : Optional.empty();

  static final Filter REGION_IS_KNOWN =
      (fact, context) ->
          context.tree().findNode(fact.region()).isPresent()
              ? Optional.empty()
              : Optional.of(Problem.of(ProblemCode.UNKNOWN_REGION, "region", fact.region().path()));

  static final Filter REGION_IS_OURS =
      (fact, context) ->
          context.sender().sees(fact.region())
              ? Optional.empty()
              : Optional.of(Problem.of(ProblemCode.FOREIGN_REGION, "region", fact.region().path()));

  /**
   * Nothing is known before it is reported: a time of knowledge in the future would decide things
   * nobody has told yet.
   */
  static final Filter KNOWN_BY_NOW =
      (fact, context) ->
          fact.known().isAfter(context.now().plus(CLOCK_SKEW))
              ? Optional.of(
                  Problem.of(ProblemCode.IMPOSSIBLE_TIME, "known", fact.known().toString()))
              : Optional.empty();

  static final Filter HAPPENED_BY_NOW =
      (fact, context) ->
          fact.at().isAfter(context.now().plus(CLOCK_SKEW)) || fact.at().isBefore(EARLIEST)
              ? Optional.of(Problem.of(ProblemCode.IMPOSSIBLE_TIME, "at", fact.at().toString()))
              : Optional.empty();

  /** A time so far off that it is a mistake of the device, whichever field it stands in. */
  static final Filter WITHIN_THE_CENTURY =
      (fact, context) ->
          fact.known().isBefore(EARLIEST) || (fact.until() != null && fact.until().isAfter(LATEST))
              ? Optional.of(
                  Problem.of(ProblemCode.IMPOSSIBLE_TIME, "known", fact.known().toString()))
              : Optional.empty();

  private static final List<Filter> ALL =
      List.of(
          RIGHT_TO_RECORD,
          RULED_BY_TWO,
          APPROVED_ON_THE_LIST,
          NAMED_AS_SAID,
          REGION_IS_KNOWN,
          REGION_IS_OURS,
          KNOWN_BY_NOW,
          HAPPENED_BY_NOW,
          WITHIN_THE_CENTURY);

  private IntakeFilters() {}

  /** The first rule that refuses. */
  static Optional<Problem> check(IncomingFact fact, Context context) {
    for (Filter filter : ALL) {
      Optional<Problem> problem = filter.check(fact, context);
      if (problem.isPresent()) {
        return problem.map(p -> p.at(fact.index()));
      }
    }
    return Optional.empty();
  }

  private static Right rightToRecord(FactType type) {
    return switch (type) {
      case CASE, EXPOSURE, DISCHARGED -> Right.RECORD_FINDING;
      case STAY,
          ARRIVAL,
          ENTRY,
          ROLE_EXIT,
          TEST,
          SYMPTOM,
          ENVIRONMENT,
          ADMITTED,
          SHOWN_CODE,
          RESIDENCE,
          DEPARTURE,
          VISIT,
          CHECK_IN,
          LEAD_OUTCOME ->
          Right.RECORD;
      case RULING -> Right.RULE;
      case DECLARATION, DEPARTURE_DECLARATION -> Right.DECLARE;
      case PASSAGE -> Right.CHECK_PASSAGE;
      case RELEASE -> Right.ADOPT_PROTOCOL;
      case LEAD -> Right.IMPORT_LIST;
    };
  }
}
