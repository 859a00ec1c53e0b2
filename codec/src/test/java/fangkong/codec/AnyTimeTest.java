package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assess;
import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.RandomEvidence;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.protocol.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds over time for any evidence under each shipped protocol. */
class AnyTimeTest {
  private static final int SEEDS = 5;

  static Stream<Named<Protocol>> protocols() {
    return Said.named();
  }

  /**
   * Folding facts as they become known gives at each instant what all of them give for that
   * instant, whatever became known after.
   */
  @ParameterizedTest
  @MethodSource("protocols")
  void what_was_known_then_gives_what_is_said_of_then_now(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Evidence> evidence = new ArrayList<>(RandomEvidence.of(seed, protocol));
      EvidenceIndex all = EvidenceIndex.of(evidence);
      Map<String, List<Evidence>> arrived = new HashMap<>();
      evidence.sort(Comparator.comparing(Evidence::known));
      for (int i = 0; i < evidence.size(); i++) {
        Evidence line = evidence.get(i);
        arrived.computeIfAbsent(line.person(), person -> new ArrayList<>()).add(line);
        boolean more = i + 1 < evidence.size() && evidence.get(i + 1).known().equals(line.known());
        if (!more) {
          for (String person : RandomEvidence.PEOPLE) {
            assertThat(
                    Said.of(
                        assess.assess(
                            person, each -> arrived.getOrDefault(each, List.of()), line.known())))
                .as("%s at %s, seed %d", person, line.known(), seed)
                .isEqualTo(Said.of(assess.assess(person, all, line.known())));
          }
        }
      }
    }
  }

  /** Facts that arrive in any order, assessed at each arrival, end in what all at once give. */
  @ParameterizedTest
  @MethodSource("protocols")
  void the_order_of_arrival_leaves_no_trace(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Evidence> evidence = RandomEvidence.of(seed, protocol);
      Instant asOf = RandomEvidence.instant(new SplittableRandom(seed)).plus(Duration.ofDays(10));
      List<Evidence> arrivals = new ArrayList<>(evidence);
      Collections.shuffle(arrivals, new Random(seed));
      Map<String, List<Evidence>> arrived = new HashMap<>();
      Map<String, Said> folded = new HashMap<>();
      for (Evidence line : arrivals) {
        arrived.computeIfAbsent(line.person(), person -> new ArrayList<>()).add(line);
        folded.putAll(Said.ofAll(assess, each -> arrived.getOrDefault(each, List.of()), asOf));
      }
      assertThat(folded)
          .as("seed %d", seed)
          .isEqualTo(Said.ofAll(Said.assessing(protocol), EvidenceIndex.of(evidence), asOf));
    }
  }

  /**
   * While nothing becomes known and no ruling begins or ends, reasons stay, a release stays, what
   * has ended stays ended on its day, and dates stay; a course moves only while the evidence that
   * anchors it is open, and forward only.
   */
  @ParameterizedTest
  @MethodSource("protocols")
  void time_alone_takes_nothing_back(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    int released = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Evidence> evidence = RandomEvidence.of(seed, protocol);
      EvidenceIndex index = EvidenceIndex.of(evidence);
      List<Instant> changes = changes(evidence);
      for (int i = 0; i < changes.size(); i++) {
        Instant end =
            i + 1 < changes.size()
                ? changes.get(i + 1).minusNanos(1)
                : changes.get(i).plus(Duration.ofDays(60));
        Instant middle = changes.get(i).plus(Duration.between(changes.get(i), end).dividedBy(2));
        Map<String, Said> first = Said.ofAll(assess, index, changes.get(i));
        Map<String, Said> second = Said.ofAll(assess, index, middle);
        Map<String, Said> third = Said.ofAll(assess, index, end);
        for (String person : RandomEvidence.PEOPLE) {
          String where = person + " after " + changes.get(i) + ", seed " + seed;
          List<Evidence> own = index.listEvidence(person);
          checkOnward(said(first, person), said(second, person), where, own, changes.get(i));
          released += checkOnward(said(second, person), said(third, person), where, own, middle);
        }
      }
    }
    if (!protocol.categories().isEmpty()) {
      assertThat(released).as("releases that stayed").isPositive();
    }
  }

  private static Said said(Map<String, Said> all, String person) {
    return Objects.requireNonNull(all.get(person));
  }

  /** All instants at which what counts may change by itself. */
  private static List<Instant> changes(List<Evidence> evidence) {
    TreeSet<Instant> changes = new TreeSet<>();
    for (Evidence line : evidence) {
      changes.add(line.known());
      if (line instanceof Ruling ruling) {
        changes.add(ruling.at());
        changes.add(ruling.until().plusNanos(1));
      }
    }
    return List.copyOf(changes);
  }

  static long ended(Course course) {
    return course.segments().stream()
        .filter(segment -> segment.state() == CourseSegment.State.ENDED)
        .count();
  }

  private static int checkOnward(
      Said before, Said after, String where, List<Evidence> own, Instant asOf) {
    if (after.equals(before)) {
      return (int) before.courses().stream().filter(Course::released).count();
    }
    assertThat(after.reasons()).as(where).isEqualTo(before.reasons());
    assertThat(after.courses()).as(where).hasSameSizeAs(before.courses());
    int released = 0;
    for (int i = 0; i < before.courses().size(); i++) {
      Course earlier = before.courses().get(i);
      Course later = after.courses().get(i);
      if (earlier.released()) {
        assertThat(later).as(where).isEqualTo(earlier);
        released++;
      } else if (earlier.anchor() != null && !earlier.anchor().equals(later.anchor())) {
        assertThat(later.anchor()).as(where).isAfter(earlier.anchor());
        assertThat(own).as(where).anyMatch(line -> isOpen(line, asOf));
      } else {
        assertThat(later.segments()).as(where).hasSameSizeAs(earlier.segments());
        for (int s = 0; s < earlier.segments().size(); s++) {
          checkSegment(earlier.segments().get(s), later.segments().get(s), where);
        }
      }
    }
    return released;
  }

  private static void checkSegment(CourseSegment earlier, CourseSegment later, String where) {
    assertThat(List.of(later.from(), later.until()))
        .as(where)
        .containsExactly(earlier.from(), earlier.until());
    if (earlier.state() == CourseSegment.State.ENDED) {
      assertThat(later.state()).as(where).isEqualTo(CourseSegment.State.ENDED);
      assertThat(later.endedOn()).as(where).isEqualTo(earlier.endedOn());
    }
  }

  /** Whether a line goes on after an instant. */
  private static boolean isOpen(Evidence line, Instant asOf) {
    return (line instanceof Evidence.Exposure exposure && endsAfter(exposure.until(), asOf))
        || (line instanceof Evidence.Stay stay && endsAfter(stay.until(), asOf));
  }

  private static boolean endsAfter(@Nullable Instant until, Instant asOf) {
    return until == null || until.isAfter(asOf);
  }

  /** What has ended of a course stays ended, also when a symptom of before becomes known. */
  @ParameterizedTest
  @MethodSource("protocols")
  void a_late_symptom_reopens_nothing(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    int stayed = 0;
    for (long seed = 0; seed < SEEDS * 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Evidence> evidence = new ArrayList<>(RandomEvidence.of(seed, protocol));
      Instant asOf = RandomEvidence.instant(random).plus(Duration.ofDays(10));
      Instant later = asOf.plus(Duration.ofHours(1));
      for (String person : RandomEvidence.PEOPLE) {
        Instant ill = asOf.minus(Duration.ofHours(random.nextInt(300)));
        evidence.add(new Evidence.Symptom("late-" + person, person, later, ill, true));
      }
      EvidenceIndex index = EvidenceIndex.of(evidence);
      for (String person : RandomEvidence.PEOPLE) {
        for (Course before : assess.assess(person, index, asOf).courses()) {
          for (Course after : assess.assess(person, index, later).courses()) {
            if (isSame(before, after)) {
              assertThat(ended(after))
                  .as("%s at %s, seed %d", person, asOf, seed)
                  .isGreaterThanOrEqualTo(ended(before));
              stayed += ended(before) > 0 ? 1 : 0;
            }
          }
        }
      }
    }
    if (!protocol.categories().isEmpty()) {
      assertThat(stayed).as("courses of which a segment stayed ended").isPositive();
    }
  }

  private static boolean isSame(Course before, Course after) {
    return after.reason().clause().equals(before.reason().clause())
        && after.category().equals(before.category())
        && Objects.equals(after.anchor(), before.anchor());
  }

  /** When the last ruling is over the evidence speaks again: its reasons, and its dates. */
  @ParameterizedTest
  @MethodSource("protocols")
  void a_ruling_that_is_over_leaves_reasons_and_dates_to_the_evidence(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    int back = 0;
    for (long seed = 0; seed < SEEDS * 4; seed++) {
      List<Evidence> evidence = RandomEvidence.of(seed, protocol);
      EvidenceIndex with = EvidenceIndex.of(evidence);
      EvidenceIndex without =
          EvidenceIndex.of(evidence.stream().filter(line -> !(line instanceof Ruling)).toList());
      Instant last =
          evidence.stream()
              .filter(line -> line instanceof Ruling)
              .map(line -> ((Ruling) line).until())
              .max(Comparator.naturalOrder())
              .orElse(RandomEvidence.BEGIN);
      for (String person : RandomEvidence.PEOPLE) {
        Said during = Said.of(assess.assess(person, with, last));
        Said after = Said.of(assess.assess(person, with, last.plusNanos(1)));
        Said alone = Said.of(assess.assess(person, without, last.plusNanos(1)));
        assertThat(after.reasons()).as("%s, seed %d", person, seed).isEqualTo(alone.reasons());
        assertThat(after.courses().stream().map(Course::anchor).toList())
            .as("%s, seed %d", person, seed)
            .isEqualTo(alone.courses().stream().map(Course::anchor).toList());
        back += during.reasons().equals(after.reasons()) ? 0 : 1;
      }
    }
    assertThat(back).as("people of whom the evidence spoke again").isPositive();
  }

  /** A late fact changes what is said of the past, from the instant on at which it is known. */
  @ParameterizedTest
  @MethodSource("protocols")
  void a_late_fact_changes_nothing_that_was_asked_before_it_was_known(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    int changed = 0;
    for (long seed = 0; seed < SEEDS * 4; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Evidence> evidence = RandomEvidence.of(seed, protocol);
      List<Evidence> late =
          evidence.stream()
              .filter(line -> line.known().isAfter(Said.eventOf(line).plus(Duration.ofDays(1))))
              .toList();
      Evidence added = late.isEmpty() ? evidence.getFirst() : late.get(random.nextInt(late.size()));
      EvidenceIndex with = EvidenceIndex.of(evidence);
      EvidenceIndex without =
          EvidenceIndex.of(evidence.stream().filter(line -> !line.equals(added)).toList());
      List<Instant> asked = new ArrayList<>(List.of(added.known().minusNanos(1), added.known()));
      for (int i = 0; i < 10; i++) {
        asked.add(RandomEvidence.instant(random).plus(Duration.ofDays(random.nextInt(9))));
      }
      for (Instant asOf : asked) {
        if (!Said.ofAll(assess, with, asOf).equals(Said.ofAll(assess, without, asOf))) {
          assertThat(asOf).as("%s, seed %d", added, seed).isAfterOrEqualTo(added.known());
          changed++;
        }
      }
    }
    assertThat(changed).as("standings that a late fact changed").isPositive();
  }
}
