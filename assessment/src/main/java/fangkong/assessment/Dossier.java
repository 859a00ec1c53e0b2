package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Admitted;
import fangkong.assessment.evidence.Evidence.Arrival;
import fangkong.assessment.evidence.Evidence.Case;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Discharged;
import fangkong.assessment.evidence.Evidence.Entry;
import fangkong.assessment.evidence.Evidence.Environment;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.evidence.Evidence.RoleExit;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.evidence.Evidence.ShownCode;
import fangkong.assessment.evidence.Evidence.Stay;
import fangkong.assessment.evidence.Evidence.Symptom;
import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All evidence of one person, seen and unseen, arranged for questions about any instant.
 *
 * <p>Invariants: {@code rulings} stand latest first; {@code samples} stand by the time they were
 * taken. Confined to one assessment.
 */
final class Dossier {
  private static final Comparator<Ruling> LATEST_FIRST =
      Comparator.comparing(Ruling::at)
          .thenComparing(Ruling::known)
          .thenComparing(Ruling::id, CodePoints.ORDER)
          .reversed();

  final String person;
  private final Evidence[] lines;
  private final List<Ruling> rulings;
  private final boolean steady;
  private final Protocol protocol;
  private final Days days;
  private @Nullable List<Sample> samples;

  Dossier(String person, List<Evidence> evidence, Protocol protocol, Days days) {
    this.person = person;
    this.lines = evidence.toArray(new Evidence[0]);
    this.protocol = protocol;
    this.days = days;
    List<Ruling> found = List.of();
    boolean worsens = false;
    for (Evidence line : lines) {
      switch (line) {
        case Ruling ruling -> {
          found = found.isEmpty() ? new ArrayList<>(2) : found;
          found.add(ruling);
        }
        case Symptom symptom -> worsens |= symptom.present();
        case Environment swab -> worsens |= swab.result() != TestResult.NEGATIVE;
        case Test _,
            Case _,
            Exposure _,
            Stay _,
            Arrival _,
            Entry _,
            RoleExit _,
            Admitted _,
            Discharged _,
            ShownCode _ -> {}
      }
    }
    if (!found.isEmpty()) {
      found.sort(LATEST_FIRST);
    }
    this.rulings = found;
    this.steady = found.isEmpty() && !worsens;
  }

  /** The lines; callers leave them as they are. */
  Evidence[] lines() {
    return lines;
  }

  /**
   * Whether no line can take back what others have met: conditions once met stay met as more
   * becomes known.
   */
  boolean isSteady() {
    if (steady) {
      for (Sample sample : samples()) {
        if (!sample.others().isEmpty()) {
          return false;
        }
      }
    }
    return steady;
  }

  /**
   * What counts at an instant: later rulings are heard first, as they may set earlier ones aside.
   */
  Moment at(Instant instant) {
    if (rulings.isEmpty()) {
      return new Moment(instant, Set.of(), null);
    }
    Set<String> setAside = new HashSet<>();
    Ruling assigned = null;
    for (Ruling ruling : rulings) {
      if (ruling.known().isAfter(instant)
          || !ruling.covers(instant)
          || setAside.contains(ruling.id())) {
        continue;
      }
      switch (ruling.decision()) {
        case Decision.Exclude(List<String> ids) -> setAside.addAll(ids);
        case Decision.Assign(String category) -> {
          if (assigned == null && protocol.allows(category)) {
            assigned = ruling;
          }
        }
      }
    }
    return new Moment(instant, setAside, assigned);
  }

  /** The PCR samples, by the time they were taken. */
  List<Sample> samples() {
    if (samples == null) {
      samples = gather();
    }
    return samples;
  }

  private List<Sample> gather() {
    List<Test> tests = new ArrayList<>(lines.length);
    boolean sorted = true;
    for (Evidence line : lines) {
      if (line instanceof Test test && test.method() == TestMethod.PCR) {
        sorted &= tests.isEmpty() || !test.sampled().isBefore(tests.getLast().sampled());
        tests.add(test);
      }
    }
    if (!sorted) {
      tests.sort(Comparator.comparing(Test::sampled));
    }
    List<Sample> gathered = new ArrayList<>(tests.size());
    for (int from = 0, to; from < tests.size(); from = to) {
      Test first = tests.get(from);
      to = from + 1;
      while (to < tests.size() && tests.get(to).sampled().equals(first.sampled())) {
        to++;
      }
      List<Test> others = to == from + 1 ? List.of() : List.copyOf(tests.subList(from + 1, to));
      gathered.add(new Sample(days.of(first.sampled()), first, others));
    }
    return gathered;
  }

  /** Adds the instants in {@code (after, until]} at which what counts may change by itself. */
  void addChanges(Instant after, Instant until, Set<Instant> changes) {
    for (Evidence line : lines) {
      add(line.known(), after, until, changes);
      add(ReleaseConditions.eventOf(line), after, until, changes);
    }
    for (Ruling ruling : rulings) {
      add(ruling.at(), after, until, changes);
      add(endOf(ruling), after, until, changes);
    }
  }

  private static void add(
      @Nullable Instant change, Instant after, Instant until, Set<Instant> changes) {
    if (change != null && change.isAfter(after) && !change.isAfter(until)) {
      changes.add(change);
    }
  }

  /**
   * The earlier of {@code best} and the first change after {@code after}; null stands for never.
   */
  @Nullable Instant firstChange(Instant after, @Nullable Instant best) {
    Instant first = best;
    for (Evidence line : lines) {
      first = earlier(line.known(), after, first);
      first = earlier(ReleaseConditions.eventOf(line), after, first);
    }
    for (Ruling ruling : rulings) {
      first = earlier(ruling.at(), after, first);
      first = earlier(endOf(ruling), after, first);
    }
    return first;
  }

  private static @Nullable Instant earlier(
      @Nullable Instant change, Instant after, @Nullable Instant best) {
    return change != null && change.isAfter(after) && (best == null || change.isBefore(best))
        ? change
        : best;
  }

  /**
   * The first instant at which a ruling is no longer in force; a ruling without such an instant
   * stays.
   */
  private static @Nullable Instant endOf(Ruling ruling) {
    return ruling.until().equals(Instant.MAX) ? null : ruling.until().plusNanos(1);
  }
}
