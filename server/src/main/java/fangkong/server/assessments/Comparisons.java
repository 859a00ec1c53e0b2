package fangkong.server.assessments;

import fangkong.assessment.Assessment;
import fangkong.assessment.Consequences;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Protocol;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Standing;
import fangkong.judgement.standings.StandingsDerived;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * What would be if another protocol were in effect: the same facts, folded twice. Nothing is
 * stored. People are folded some thousands at a time; in memory are those who change, of the last
 * few questions for some minutes, so that the pages of one comparison are folded once.
 */
@Service
public class Comparisons {

  private static final int AT_ONCE = 5_000;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private static final Comparator<Change> ORDER =
      Comparator.comparing((Change change) -> change.region().path()).thenComparing(Change::person);

  private final Assessments assessments;
  private final ProtocolLibrary protocols;
  private final ZoneId zone;
  private final Clock clock;
  private final LastAnswers<Key, Comparison> answers;

  Comparisons(
      Assessments assessments,
      ProtocolLibrary protocols,
      ZoneId zone,
      Clock clock,
      @Qualifier("system") Clock system) {
    this.assessments = assessments;
    this.protocols = protocols;
    this.zone = zone;
    this.clock = clock;
    this.answers = new LastAnswers<>(ProblemCode.COMPARISONS_BUSY, LONGEST_WAIT, system);
  }

  /**
   * What is asked.
   *
   * @param first a protocol as if it were in effect, or null for what is
   * @param second the one it is compared with
   */
  public record Question(
      Region inside, @Nullable String first, @Nullable String second, Instant asOf) {}

  private record Release(Adoption adoption, Region inside) {}

  /**
   * By what a comparison is found again: who sees as much, and what is in effect. A fold looks past
   * row-level security and gives what lies inside the region asked about, which whoever asks must
   * see; nobody is given what was worked out for another scope or role all the same.
   *
   * @param asked a {@link Question} or a {@link Release}
   */
  private record Key(List<String> scope, Role role, Record asked, List<Adoption> adoptions) {}

  /**
   * How somebody stands under one of the two.
   *
   * @param tier of the segment in force, and its last day
   * @param clauses every clause that fired
   */
  public record Stand(
      String protocol,
      String category,
      HealthCode code,
      @Nullable Tier tier,
      @Nullable LocalDate until,
      List<String> clauses) {
    static Stand of(Standing standing) {
      Assessment assessment = standing.assessment();
      CourseSegment segment = standing.findSegmentInForce().orElse(null);
      return new Stand(
          standing.protocol(),
          assessment.category(),
          assessment.code(),
          segment == null ? null : segment.tier(),
          segment == null ? null : segment.until(),
          assessment.reasons().stream().map(reason -> reason.clause().text()).toList());
    }

    private boolean isLike(Stand other) {
      return category.equals(other.category)
          && code == other.code
          && tier == other.tier
          && Objects.equals(until, other.until);
    }
  }

  /** Somebody who stands otherwise under the second. */
  public record Change(UUID person, Region region, Stand before, Stand after) {}

  /** How many go from one category to another, or within one to another measure. */
  public record Shift(String before, String after, int people) {}

  /**
   * The two beside each other.
   *
   * @param changes by region, then person
   */
  public record Comparison(
      LocalDate today,
      Consequences first,
      Consequences second,
      List<Shift> shifts,
      List<Change> changes) {
    public Comparison {
      shifts = List.copyOf(shifts);
      changes = List.copyOf(changes);
    }
  }

  /** As of an instant that somebody names: worked out, or found where it was lately. */
  public Comparison compare(Question question, SignedIn by) {
    requireKnown(question.first());
    requireKnown(question.second());
    return find(question, question.asOf(), by, () -> fold(question));
  }

  /** As of now, always worked out; its pages are then asked for as of its instant. */
  public Comparison compareNow(Question question, SignedIn by) {
    requireKnown(question.first());
    requireKnown(question.second());
    return answers.workOut(key(question, by), () -> fold(question));
  }

  /** What is still to come may be known otherwise later, and is not kept. */
  private Comparison find(Record asked, Instant asOf, SignedIn by, Supplier<Comparison> fold) {
    return asOf.isAfter(clock.instant())
        ? answers.inTurn(fold)
        : answers.find(key(asked, by), fold);
  }

  private Key key(Record asked, SignedIn by) {
    return new Key(by.scope(), by.role(), asked, assessments.listAdoptions());
  }

  private Comparison fold(Question question) {
    return compare(
        assessments.listAssessedInside(question.inside(), question.asOf()),
        question.inside(),
        question.asOf(),
        supposing(question.first(), question),
        supposing(question.second(), question));
  }

  private void requireKnown(@Nullable String protocol) {
    if (protocol != null && protocols.find(protocol).isEmpty()) {
      throw Refused.because(ProblemCode.UNKNOWN_PROTOCOL, "protocol", protocol);
    }
  }

  private static UnaryOperator<Adoptions> supposing(@Nullable String protocol, Question question) {
    if (protocol == null) {
      return UnaryOperator.identity();
    }
    Adoption supposed = new Adoption(protocol, question.inside(), question.asOf(), null);
    return adoptions -> adoptions.with(supposed);
  }

  private Comparison compare(
      List<UUID> people,
      Region inside,
      Instant asOf,
      UnaryOperator<Adoptions> first,
      UnaryOperator<Adoptions> second) {
    LocalDate today = asOf.atZone(zone).toLocalDate();
    Consequences one = new Consequences(today);
    Consequences two = new Consequences(today);
    List<Change> changes = new ArrayList<>();
    for (int at = 0; at < people.size(); at += AT_ONCE) {
      List<UUID> some = people.subList(at, Math.min(people.size(), at + AT_ONCE));
      List<StandingsDerived> both = assessments.deriveAsOf(some, asOf, List.of(first, second));
      Map<UUID, Standing> before = new HashMap<>();
      for (Standing standing : both.getFirst().inside(inside).standings()) {
        before.put(standing.person(), standing);
        one.add(standing.assessment());
      }
      for (Standing after : both.getLast().inside(inside).standings()) {
        two.add(after.assessment());
        findChange(before.get(after.person()), after).ifPresent(changes::add);
      }
    }
    changes.sort(ORDER);
    return new Comparison(today, one, two, shifts(changes), changes);
  }

  /** Nothing where somebody stands alike; whereabouts do not depend on protocols. */
  private static Optional<Change> findChange(@Nullable Standing before, Standing after) {
    if (before == null) {
      return Optional.empty();
    }
    Change change = new Change(after.person(), after.region(), Stand.of(before), Stand.of(after));
    return change.before().isLike(change.after()) ? Optional.empty() : Optional.of(change);
  }

  private static List<Shift> shifts(List<Change> changes) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Change change : changes) {
      counts
          .computeIfAbsent(change.before().category(), _ -> new HashMap<>())
          .merge(change.after().category(), 1, Integer::sum);
    }
    List<Shift> shifts = new ArrayList<>();
    counts.forEach((before, afters) ->
        afters.forEach((after, people) -> shifts.add(new Shift(before, after, people))));
    shifts.sort(
        Comparator.comparingInt(Shift::people)
            .reversed()
            .thenComparing(Shift::before)
            .thenComparing(Shift::after));
    return shifts;
  }

  /**
   * Whom the adoption released inside a region by ending a category: who was in one that the
   * protocol does not have, at the instant it took effect, and by it is in none.
   */
  List<Change> listReleased(Adoption adoption, Region inside, SignedIn by) {
    Instant from = adoption.effectiveFrom();
    Comparison compared =
        find(
            new Release(adoption, inside),
            from,
            by,
            () -> fold(assessments.listAssessedInside(inside, from), adoption, inside));
    return released(compared, adoption);
  }

  /** The same of these people alone. */
  List<Change> listReleased(List<UUID> people, Adoption adoption, Region inside) {
    return released(fold(people, adoption, inside), adoption);
  }

  private Comparison fold(List<UUID> people, Adoption adoption, Region inside) {
    return compare(
        people,
        inside,
        adoption.effectiveFrom(),
        adoptions -> adoptions.without(adoption),
        UnaryOperator.identity());
  }

  private List<Change> released(Comparison compared, Adoption adoption) {
    Set<String> kept =
        protocols.find(adoption.protocol()).stream()
            .flatMap(protocol -> protocol.categories().stream())
            .map(Category::id)
            .collect(Collectors.toSet());
    return compared.changes().stream()
        .filter(change -> change.after().protocol().equals(adoption.protocol()))
        .filter(change -> change.after().category().equals(Protocol.NONE))
        .filter(change -> !Protocol.RESERVED.contains(change.before().category()))
        .filter(change -> !kept.contains(change.before().category()))
        .toList();
  }
}
