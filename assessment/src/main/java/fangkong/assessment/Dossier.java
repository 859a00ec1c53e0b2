package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.TestMethod;
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
  final List<Evidence> lines;
  private final List<Ruling> rulings;
  private final Protocol protocol;
  private final Days days;
  private @Nullable List<Sample> samples;

  Dossier(String person, List<Evidence> lines, Protocol protocol, Days days) {
    this.person = person;
    this.lines = lines;
    this.protocol = protocol;
    this.days = days;
    List<Ruling> found = null;
    for (Evidence line : lines) {
      if (line instanceof Ruling ruling) {
        found = found == null ? new ArrayList<>(2) : found;
        found.add(ruling);
      }
    }
    if (found != null) {
      found.sort(LATEST_FIRST);
    }
    this.rulings = found == null ? List.of() : found;
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
    List<Test> tests = new ArrayList<>();
    for (Evidence line : lines) {
      if (line instanceof Test test && test.method() == TestMethod.PCR) {
        tests.add(test);
      }
    }
    tests.sort(Comparator.comparing(Test::sampled));
    List<Sample> gathered = new ArrayList<>(tests.size());
    for (int from = 0, to; from < tests.size(); from = to) {
      Instant sampled = tests.get(from).sampled();
      to = from + 1;
      while (to < tests.size() && tests.get(to).sampled().equals(sampled)) {
        to++;
      }
      gathered.add(new Sample(sampled, days.of(sampled), tests.subList(from, to)));
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
