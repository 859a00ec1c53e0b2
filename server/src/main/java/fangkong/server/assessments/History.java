package fangkong.server.assessments;

import fangkong.assessment.CourseSegment;
import fangkong.assessment.evidence.Tier;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.standings.Adopted;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How it came to a standing: each state from the instant it began, as it is known now, and beside
 * it what was shown then where facts that were recorded only later, or a protocol that was adopted
 * only later, have changed that.
 *
 * <p>Folded at every instant at which something could change: when a fact became known or was
 * recorded, when a protocol was adopted for the past, and when a standing said that it would. The
 * work is bounded by a number of folds and of days; a history beyond them says so and ends with how
 * it is now.
 *
 * @param cut whether something between its begin and now, or before it, was left out
 */
public record History(List<Step> steps, boolean cut) {

  static final int MOST_FOLDS = 1_000;
  static final Duration LONGEST = Duration.ofDays(120);

  /**
   * What is recorded so soon after it was known, or adopted so soon after it takes effect, was
   * shown from then on, to the eye of anybody.
   */
  static final Duration PROMPT = Duration.ofMinutes(15);

  private static final int MOST_TRIED = 20;

  public History {
    steps = List.copyOf(steps);
  }

  /**
   * What somebody could be told at an instant.
   *
   * @param code null where no protocol was in effect
   * @param until the last day of the segment in force
   */
  public record State(
      String category,
      @Nullable String code,
      String status,
      @Nullable String tier,
      @Nullable LocalDate until,
      List<String> clauses,
      String protocol) {

    static State of(Standing standing) {
      Optional<CourseSegment> segment = standing.findSegmentInForce();
      return new State(
          standing.assessment().category(),
          standing.shownCode(),
          standing.assessment().status().name(),
          segment.map(CourseSegment::tier).map(Tier::name).orElse(null),
          segment.map(CourseSegment::until).orElse(null),
          standing.assessment().reasons().stream().map(reason -> reason.clause().text()).toList(),
          standing.protocol());
    }
  }

  /**
   * A state from an instant on.
   *
   * @param known as it is known now; null where nothing is
   * @param shown what was shown then; the same where nothing came late
   * @param late the facts that were recorded later and changed it
   * @param adopted the protocol that was adopted later and changed it
   */
  public record Step(
      Instant from,
      @Nullable State known,
      @Nullable State shown,
      List<Fact> late,
      @Nullable Adopted adopted) {
    public Step {
      late = List.copyOf(late);
    }

    public boolean changedLater() {
      return !Objects.equals(known, shown);
    }

    boolean says(@Nullable State otherKnown, @Nullable State otherShown) {
      return Objects.equals(known, otherKnown) && Objects.equals(shown, otherShown);
    }
  }

  /** The history of the person of the fold, up to an instant. */
  static History of(PersonFold fold, Instant asOf) {
    return new Folding(fold, asOf).history();
  }

  /** One history while it is folded. */
  private static final class Folding {

    private final PersonFold fold;
    private final Instant asOf;
    private final NavigableSet<Instant> told = new TreeSet<>();
    private final List<Step> steps = new ArrayList<>();
    private int folds;

    Folding(PersonFold fold, Instant asOf) {
      this.fold = fold;
      this.asOf = asOf;
      for (Fact fact : fold.facts()) {
        Stream.of(fact.known(), seenFrom(fact))
            .filter(instant -> !instant.isAfter(asOf))
            .forEach(told::add);
      }
      fold.adopted().stream()
          .map(Folding::seenFrom)
          .filter(instant -> !instant.isAfter(asOf))
          .forEach(told::add);
    }

    /** From when on it could be shown. */
    private static Instant seenFrom(Fact fact) {
      return fact.recordedAt().isAfter(fact.known().plus(PROMPT))
          ? fact.recordedAt()
          : fact.known();
    }

    private static Instant seenFrom(Adopted adopted) {
      Instant from = adopted.adoption().effectiveFrom();
      return adopted.at().isAfter(from.plus(PROMPT)) ? adopted.at() : from;
    }

    History history() {
      Optional<Instant> first =
          fold.facts().stream()
              .filter(fold::isOwn)
              .map(Fact::known)
              .filter(known -> !known.isAfter(asOf))
              .min(Instant::compareTo);
      if (first.isEmpty()) {
        return new History(List.of(), false);
      }
      Instant earliest = asOf.minus(LONGEST);
      boolean cut = first.get().isBefore(earliest);
      Instant at = cut ? earliest : first.get();
      while (true) {
        Instant next = step(at);
        if (next == null) {
          return new History(steps, cut);
        }
        if (folds >= MOST_FOLDS && next.isBefore(asOf)) {
          cut = true;
          next = asOf;
        }
        at = next;
      }
    }

    /** Adds what holds from then on, where it is another; gives when that could change. */
    private @Nullable Instant step(Instant at) {
      List<Fact> hidden =
          fold.facts().stream()
              .filter(fact -> !fact.known().isAfter(at) && seenFrom(fact).isAfter(at))
              .toList();
      boolean adoptedLater =
          fold.adopted().stream()
              .anyMatch(adopted ->
                  !adopted.adoption().effectiveFrom().isAfter(at) && seenFrom(adopted).isAfter(at));
      Optional<Standing> known = fold(at, _ -> true, _ -> true);
      Optional<Standing> shown =
          hidden.isEmpty() && !adoptedLater
              ? known
              : fold(
                  at,
                  fact -> !seenFrom(fact).isAfter(at),
                  adopted -> !seenFrom(adopted).isAfter(at));
      State knownState = known.map(State::of).orElse(null);
      State shownState = shown.map(State::of).orElse(null);
      if (steps.isEmpty() || !steps.getLast().says(knownState, shownState)) {
        Adopted adopted = laterAdopted(at, known, shown);
        steps.add(
            new Step(
                at,
                knownState,
                shownState,
                causes(at, hidden, knownState, shownState, adopted),
                adopted));
      }
      return Stream.of(
              Optional.ofNullable(told.higher(at)),
              known.flatMap(Standing::nextChangeAt),
              shown.flatMap(Standing::nextChangeAt))
          .flatMap(Optional::stream)
          .filter(instant -> instant.isAfter(at) && !instant.isAfter(asOf))
          .min(Instant::compareTo)
          .orElse(null);
    }

    /** The adoption that holds there, where it was decided only later and another one held then. */
    private @Nullable Adopted laterAdopted(
        Instant at, Optional<Standing> known, Optional<Standing> shown) {
      if (known.isEmpty()
          || shown.isEmpty()
          || known.get().protocol().equals(shown.get().protocol())) {
        return null;
      }
      Optional<Adoption> holds = Adoptions.of(fold.adopted()).find(known.get().region(), at);
      return fold.adopted().stream()
          .filter(each ->
              seenFrom(each).isAfter(at) && holds.filter(each.adoption()::equals).isPresent())
          .findFirst()
          .orElse(null);
    }

    /**
     * Those of the facts that were not recorded yet without which it would be as it was shown, or
     * with which it would have been shown otherwise; all of them where neither one of them nor a
     * protocol does it alone.
     */
    private List<Fact> causes(
        Instant at,
        List<Fact> hidden,
        @Nullable State known,
        @Nullable State shown,
        @Nullable Adopted adopted) {
      if (Objects.equals(known, shown)) {
        return List.of();
      }
      boolean alone = hidden.size() == 1 && adopted == null;
      if (alone || hidden.size() > MOST_TRIED || folds >= MOST_FOLDS) {
        return hidden;
      }
      List<Fact> causes =
          hidden.stream()
              .filter(late ->
                  !Objects.equals(known, state(at, fact -> !fact.equals(late), _ -> true))
                      || !Objects.equals(
                          shown,
                          state(
                              at,
                              fact -> fact.equals(late) || !seenFrom(fact).isAfter(at),
                              each -> !seenFrom(each).isAfter(at))))
              .toList();
      return causes.isEmpty() && adopted == null ? hidden : causes;
    }

    private @Nullable State state(Instant at, Predicate<Fact> counts, Predicate<Adopted> inEffect) {
      return fold(at, counts, inEffect).map(State::of).orElse(null);
    }

    private Optional<Standing> fold(
        Instant at, Predicate<Fact> counts, Predicate<Adopted> inEffect) {
      folds++;
      return fold.at(at, counts, inEffect);
    }
  }
}
