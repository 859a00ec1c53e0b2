package fangkong.server.checkpoints;

import fangkong.assessment.Assessment;
import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.protocol.HealthCode;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.people.Subject;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.Lacking;
import fangkong.server.checkpoints.WhoPasses.Because;
import fangkong.server.checkpoints.WhoPasses.Card;
import fangkong.server.checkpoints.WhoPasses.Declared;
import fangkong.server.checkpoints.WhoPasses.Departing;
import fangkong.server.declarations.Cards;
import fangkong.server.declarations.Declarations;
import fangkong.server.evidence.Facts;
import fangkong.server.people.Mask;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Objection;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tells a post who somebody is. Whoever passes may be registered anywhere, so what is read of them
 * is read past the scope of the account: their name, standing and declarations, of which only what
 * {@link WhoPasses} holds goes out. Nothing is written.
 */
@Service
public class LookUps {

  /** How somebody names themselves at a post. */
  public sealed interface Shown {
    record Said(Subject subject) implements Shown {}

    record Code(String text) implements Shown {}
  }

  /** Whoever announced a departure may be late for it. */
  private static final Duration LATE = Duration.ofDays(1);

  /** Whoever announced an arrival is awaited so long. */
  private static final Duration AWAITED = Duration.ofDays(3);

  private final Posts posts;
  private final LookUpAllowance allowance;
  private final Register register;
  private final Assessments assessments;
  private final Facts facts;
  private final Regions regions;
  private final Cards cards;
  private final Declarations declarations;
  private final Clock clock;

  LookUps(
      Posts posts,
      LookUpAllowance allowance,
      Register register,
      Assessments assessments,
      Facts facts,
      Regions regions,
      Cards cards,
      Declarations declarations,
      Clock clock) {
    this.posts = posts;
    this.allowance = allowance;
    this.register = register;
    this.assessments = assessments;
    this.facts = facts;
    this.regions = regions;
    this.cards = cards;
    this.declarations = declarations;
    this.clock = clock;
  }

  public WhoPasses lookUp(String post, Shown shown, SignedIn by) {
    allowance.take(by.account());
    Objection objection =
        new Objection(
            regions.tree().findObjection(posts.get(post).region(), regions.today()).orElse(null));
    return switch (shown) {
      case Shown.Said(Subject subject) ->
          register
              .find(subject)
              .map(person -> whoPasses(person, null, objection))
              .orElseGet(() -> WhoPasses.nobody(null, objection));
      case Shown.Code(String text) ->
          switch (cards.read(text, clock.instant())) {
            case Cards.Reading.Valid(var card) ->
                whoPasses(card.person(), new Card(card.id(), card.state().name()), objection);
            case Cards.Reading.Expired _ ->
                WhoPasses.nobody(WhoPasses.CodeState.EXPIRED, objection);
            case Cards.Reading.Unknown _ ->
                WhoPasses.nobody(WhoPasses.CodeState.UNKNOWN, objection);
          };
    };
  }

  private WhoPasses whoPasses(UUID person, @Nullable Card card, Objection objection) {
    List<Fact> said = Scope.callEverywhere(() -> facts.listOf(List.of(person)));
    Optional<Standing> standing =
        Scope.callEverywhere(() -> assessments.findAsOf(person, clock.instant()))
            .filter(_ -> isKnown(said));
    Optional<Assessment> assessment =
        standing.filter(Standing::hasProtocol).map(Standing::assessment);
    Optional<CourseSegment> segment =
        assessment.flatMap(Assessment::findLeadingCourse).flatMap(Course::findSegmentInForce);
    Optional<HealthCode> code = assessment.map(Assessment::code);
    Optional<Fact> declared = findDeclared(said);
    return new WhoPasses(
        standing.isPresent(),
        person,
        findName(person).map(Mask::name).orElse(null),
        code.orElse(null),
        standing.map(known -> known.assessment().category()).orElse(null),
        segment.map(CourseSegment::tier).orElse(null),
        segment.map(CourseSegment::until).orElse(null),
        assessment.map(LookUps::listReasons).orElse(List.of()),
        assessment.map(LookUps::listMissing).orElse(List.of()),
        WhoPasses.dispose(
            code.orElse(null), declared.filter(fact -> card != null || isBacked(fact)).isPresent()),
        declared.map(this::declared).orElse(null),
        findDeparting(said).orElse(null),
        card,
        card == null ? null : WhoPasses.CodeState.VALID,
        objection);
  }

  /** Whoever announced themselves without an account is not known by that: nobody has seen them. */
  private static boolean isKnown(List<Fact> said) {
    return said.stream().anyMatch(fact -> !fact.recordedBy().equals(SignedIn.RESIDENT));
  }

  private Optional<String> findName(UUID person) {
    return Scope.callEverywhere(() -> register.list(List.of(person))).stream()
        .findFirst()
        .map(Person::name);
  }

  /** The clauses of the courses that are open: what is over is nobody's business at a post. */
  private static List<Because> listReasons(Assessment assessment) {
    return assessment.courses().stream()
        .filter(course -> !course.released())
        .map(course -> new Because(course.reason().clause().text()))
        .distinct()
        .toList();
  }

  private static List<Lacking> listMissing(Assessment assessment) {
    return assessment.missing().stream().map(Lacking::ofNobody).distinct().toList();
  }

  /**
   * Without an account anybody could announce anybody: such a word burdens nobody who does not show
   * its card, until somebody compared its holder with a document.
   */
  private boolean isBacked(Fact declared) {
    return !declared.recordedBy().equals(SignedIn.RESIDENT) || cards.isConfirmed(declared.id());
  }

  /** The latest announcement that is not long past and that nothing known since has answered. */
  private Optional<Fact> findDeclared(List<Fact> known) {
    Optional<Instant> met =
        known.stream()
            .filter(fact -> fact.type() == FactType.ARRIVAL)
            .map(Fact::known)
            .max(Comparator.naturalOrder());
    Set<UUID> answered =
        known.stream()
            .filter(fact -> fact.type() == FactType.LEAD_OUTCOME)
            .flatMap(fact -> Optional.ofNullable(fact.linked()).stream())
            .collect(Collectors.toSet());
    Instant earliest = clock.instant().minus(AWAITED);
    return known.stream()
        .filter(fact -> fact.type() == FactType.DECLARATION)
        .filter(fact -> met.isEmpty() || met.get().isBefore(fact.known()))
        .filter(fact -> !answered.contains(fact.id()))
        .filter(fact -> !time(fact, "arrives").isBefore(earliest))
        .max(Comparator.comparing(Fact::at).thenComparing(Fact::known).thenComparing(Fact::id));
  }

  private Declared declared(Fact fact) {
    Instant arrives = time(fact, "arrives");
    return new Declared(
        fact.id(),
        arrives,
        fact.body().path("origin").stringValue(),
        fact.region(),
        regions.tree().nameOf(fact.region()),
        declarations.isInTime(fact.at(), arrives));
  }

  private Optional<Departing> findDeparting(List<Fact> known) {
    Instant earliest = clock.instant().minus(LATE);
    return known.stream()
        .filter(fact -> fact.type() == FactType.DEPARTURE_DECLARATION)
        .filter(fact -> !time(fact, "leaves").isBefore(earliest))
        .max(Comparator.comparing(Fact::at).thenComparing(Fact::id))
        .map(fact ->
            new Departing(fact.id(), time(fact, "leaves"), fact.body().path("to").asString(null)));
  }

  private static Instant time(Fact fact, String field) {
    return OffsetDateTime.parse(fact.body().path(field).stringValue()).toInstant();
  }
}
