package fangkong.assessment;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Case;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Category;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one assessment to the evidence of the person and of those linked to them: who is
 * positive, and which clauses fire, at any instant.
 *
 * <p>A link is followed at most twice (a person, their linked contact, and whether somebody linked
 * to that one is positive), so cycles end.
 */
final class Inquiry {
  static final long NEVER = Long.MAX_VALUE;
  static final long ALWAYS = Long.MIN_VALUE;

  private static final Fired[] NONE = {};

  final Clauses clauses;
  final Days days;
  private final EvidenceSource source;
  private final Dossier own;
  private @Nullable Map<String, Dossier> dossiers;

  Inquiry(String person, Clauses clauses, Days days, EvidenceSource source) {
    this.clauses = clauses;
    this.days = days;
    this.source = source;
    this.own = new Dossier(person, source.listEvidence(person), clauses.protocol, days);
  }

  private Dossier open(String person) {
    return new Dossier(person, source.listEvidence(person), clauses.protocol, days);
  }

  /** The evidence of the person whom the assessment is about. */
  Dossier own() {
    return own;
  }

  Dossier dossier(String person) {
    if (person.equals(own.person)) {
      return own;
    }
    if (dossiers == null) {
      dossiers = new HashMap<>(4);
    }
    Dossier dossier = dossiers.get(person);
    if (dossier == null) {
      dossier = open(person);
      dossiers.put(person, dossier);
    }
    return dossier;
  }

  /**
   * The lines that make a person positive at a moment: cases and positive results by either method.
   */
  static List<Evidence> positives(Dossier dossier, Moment moment) {
    List<Evidence> positives = null;
    for (Evidence line : dossier.lines()) {
      boolean positive =
          line instanceof Case
              || (line instanceof Test test && test.result() == TestResult.POSITIVE);
      if (positive && moment.counts(line)) {
        positives = positives == null ? new ArrayList<>(2) : positives;
        positives.add(line);
      }
    }
    return positives == null ? List.of() : positives;
  }

  /** The clauses that fire on evidence, by severity index; null where one does not. */
  @Nullable Fired[] fired(Dossier dossier, Moment moment) {
    @Nullable Fired[] fired = NONE;
    for (Evidence line : dossier.lines()) {
      if (!moment.counts(line)) {
        continue;
      }
      List<Evidence> support = List.of();
      int[] indexes;
      if (line instanceof Exposure exposure) {
        Degree degree = exposure.degree();
        if (degree == Degree.SECONDARY) {
          Dossier linked = dossier(exposure.to());
          support = positives(linked, linked.at(moment.at()));
          degree = support.isEmpty() ? Degree.SECONDARY : Degree.CLOSE;
        }
        indexes = clauses.firedBy(degree);
      } else {
        indexes = clauses.firedBy(line);
      }
      if (indexes.length > 0) {
        fired = fired.length == 0 ? new Fired[clauses.categories.size()] : fired;
        fire(fired, indexes, line, support, moment);
      }
    }
    return fired;
  }

  private void fire(
      @Nullable Fired[] fired,
      int[] indexes,
      Evidence line,
      List<Evidence> support,
      Moment moment) {
    long eventDay = days.of(eventOf(line, moment.at()));
    long knownDay = days.of(line.known());
    for (int index : indexes) {
      Category category = clauses.categories.get(index);
      if (category.historyDays().isPresent()
          && knownDay - eventDay > category.historyDays().getAsInt()) {
        continue;
      }
      Fired course = fired[index];
      if (course == null) {
        course = new Fired(category, index);
        fired[index] = course;
      }
      course.add(line.id(), eventDay, knownDay);
      for (Evidence each : support) {
        course.addSupport(each.id(), days.of(each.known()));
      }
      if (category.linkFirstTests() > 0 && line instanceof Exposure exposure) {
        course.addLinked(exposure.to());
      }
    }
  }

  /**
   * The instant at which a deciding line anchors its course; a missing or later end counts as
   * {@code asOf}.
   */
  private static Instant eventOf(Evidence line, Instant asOf) {
    return switch (line) {
      case Exposure exposure -> clip(exposure.until(), asOf);
      case Evidence.Stay stay -> clip(stay.until(), asOf);
      case Evidence.Arrival arrival -> arrival.at();
      case Evidence.Entry entry -> entry.at();
      case Evidence.RoleExit exit -> exit.at();
      case Case _,
          Test _,
          Evidence.Symptom _,
          Evidence.Environment _,
          Evidence.Admitted _,
          Evidence.Discharged _,
          Evidence.ShownCode _,
          Ruling _ ->
          throw new IllegalArgumentException("line " + line.id() + " fires no clause");
    };
  }

  private static Instant clip(@Nullable Instant until, Instant asOf) {
    return until == null || until.isAfter(asOf) ? asOf : until;
  }

  /** The course that a ruling opens; empty for one without segments. */
  Optional<Fired> assigned(Ruling ruling) {
    return switch (ruling.decision()) {
      case Decision.Assign(String category) -> {
        int index = clauses.indexOf(category);
        yield index < 0
            ? Optional.empty()
            : Optional.of(
                Fired.byRuling(
                    clauses.categories.get(index),
                    index,
                    ruling.id(),
                    days.of(ruling.at()),
                    days.of(ruling.known())));
      }
      case Decision.Exclude _ -> Optional.empty();
    };
  }

  /**
   * The first unanswered day among the first {@code n} tests of a linked contact's own most severe
   * course with test days, {@link #NEVER} when all are answered, {@link #ALWAYS} when there is no
   * such course. Own: what their evidence says, rulings that assign a category apart.
   */
  long firstUnanswered(String person, int n, Instant instant, Instant upTo) {
    Dossier dossier = dossier(person);
    Moment moment = dossier.at(instant);
    Fired course = courseWithTestDays(dossier, moment);
    if (course == null) {
      return ALWAYS;
    }
    Schedule schedule = clauses.outlineOf(course.index).from(course.anchorDay);
    Answers answers = Answers.of(schedule, dossier, moment, upTo);
    for (int test = 0; test < Math.min(n, schedule.tests()); test++) {
      if (!answers.answered(test)) {
        return schedule.testDay(test);
      }
    }
    return NEVER;
  }

  private @Nullable Fired courseWithTestDays(Dossier dossier, Moment moment) {
    for (Fired course : fired(dossier, moment)) {
      if (course != null && clauses.outlineOf(course.index).hasTestDays()) {
        return course;
      }
    }
    return null;
  }

  /** The people whom seen exposures of this person make a link to, once each. */
  List<String> links(Dossier dossier) {
    List<String> links = List.of();
    for (Evidence line : dossier.lines()) {
      if (line instanceof Exposure exposure
          && exposure.degree() == Degree.SECONDARY
          && !links.contains(exposure.to())) {
        links = links.isEmpty() ? new ArrayList<>(2) : links;
        links.add(exposure.to());
      }
    }
    return links;
  }
}
