package fangkong.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any evidence, on seeded random evidence of linked people. */
class PropertyTest {
  private static final Protocol NINTH = Editions.ninth();
  private static final Assess ASSESS = new Assess(NINTH, Table.ZONE);

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  private static Map<String, Assessment> all(List<Evidence> evidence, Instant asOf) {
    EvidenceIndex index = EvidenceIndex.of(evidence);
    Map<String, Assessment> standing = new HashMap<>();
    for (String person : RandomEvidence.PEOPLE) {
      standing.put(person, ASSESS.assess(person, index, asOf));
    }
    return standing;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_lines_does_not_matter(long seed) {
    List<Evidence> evidence = RandomEvidence.of(seed, NINTH);
    Instant asOf = RandomEvidence.instant(new SplittableRandom(seed));
    List<Evidence> shuffled = new ArrayList<>(evidence);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(all(shuffled, asOf)).isEqualTo(all(evidence, asOf));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unseen_evidence_has_no_effect(long seed) {
    List<Evidence> evidence = RandomEvidence.of(seed, NINTH);
    Instant asOf = RandomEvidence.instant(new SplittableRandom(seed));
    List<Evidence> seen = evidence.stream().filter(line -> !line.known().isAfter(asOf)).toList();
    all(evidence, asOf)
        .forEach((person, standing) -> {
          Assessment without = all(seen, asOf).get(person);
          assertThat(without)
              .usingRecursiveComparison()
              .ignoringFields("nextChangeAt")
              .isEqualTo(standing);
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_negative_never_adds_or_removes_a_reason(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Evidence> evidence = new ArrayList<>(RandomEvidence.of(seed, NINTH));
    Instant asOf = RandomEvidence.instant(random);
    Map<String, Assessment> before = all(evidence, asOf);
    String person = RandomEvidence.PEOPLE.get(random.nextInt(5));
    Instant sampled = RandomEvidence.instant(random);
    evidence.add(
        new Evidence.Test(
            "negative", person, sampled, sampled, TestResult.NEGATIVE, TestMethod.PCR, null, null));
    all(evidence, asOf)
        .forEach((who, standing) ->
            assertThat(standing.reasons())
                .isEqualTo(java.util.Objects.requireNonNull(before.get(who)).reasons()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_category_a_colour_or_a_measure_rests_on_seen_evidence(long seed) {
    List<Evidence> evidence = RandomEvidence.of(seed, NINTH);
    Instant asOf = RandomEvidence.instant(new SplittableRandom(seed));
    Set<String> seen = new HashSet<>();
    evidence.stream().filter(line -> !line.known().isAfter(asOf)).forEach(e -> seen.add(e.id()));
    for (Assessment standing : all(evidence, asOf).values()) {
      for (Reason reason : standing.reasons()) {
        assertThat(reason.evidence()).isNotEmpty();
        assertThat(seen).containsAll(reason.evidence());
      }
      if (!standing.category().equals(Protocol.NONE)
          || standing.code() != HealthCode.GREEN
          || !standing.segments().isEmpty()) {
        assertThat(standing.reasons()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothing_changes_before_the_next_change(long seed) {
    List<Evidence> evidence = RandomEvidence.of(seed, NINTH);
    SplittableRandom random = new SplittableRandom(seed);
    Instant asOf = RandomEvidence.instant(random);
    all(evidence, asOf)
        .forEach((person, standing) -> {
          Instant end =
              standing.nextChangeAt().orElse(RandomEvidence.BEGIN.plus(Duration.ofDays(400)));
          assertThat(end).isAfter(asOf);
          long span = Duration.between(asOf, end).toMillis();
          for (int i = 0; i < 5; i++) {
            Instant later = i == 0 ? end.minusNanos(1) : asOf.plusMillis(random.nextLong(span));
            assertThat(all(evidence, later).get(person)).isEqualTo(standing);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_segment_once_ended_never_reopens(long seed) {
    List<Evidence> evidence = RandomEvidence.of(seed, NINTH);
    Map<String, Integer> ended = new HashMap<>();
    for (int hour = 0; hour < 30 * 24; hour += 7) {
      Instant asOf = RandomEvidence.BEGIN.plus(Duration.ofHours(hour));
      for (Assessment standing : all(evidence, asOf).values()) {
        for (Course course : standing.courses()) {
          if (course.anchor() != null) {
            String key =
                standing.person()
                    + course.reason().clause().text()
                    + course.category()
                    + course.anchor();
            int count =
                (int)
                    course.segments().stream()
                        .filter(segment -> segment.state() == CourseSegment.State.ENDED)
                        .count();
            assertThat(count)
                .as(key + " at " + asOf)
                .isGreaterThanOrEqualTo(ended.getOrDefault(key, 0));
            ended.put(key, count);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Tag("row-0.10")
  void a_person_is_assessed_alike_when_only_those_within_two_links_are_at_hand(long seed) {
    List<Evidence> evidence = RandomEvidence.of(seed, NINTH);
    Instant asOf = RandomEvidence.instant(new SplittableRandom(seed));
    EvidenceIndex index = EvidenceIndex.of(evidence);
    for (String person : RandomEvidence.PEOPLE) {
      Set<String> near = new HashSet<>(Set.of(person));
      for (int link = 0; link < 2; link++) {
        for (String each : List.copyOf(near)) {
          for (Evidence line : index.listEvidence(each)) {
            if (line instanceof Evidence.Exposure exposure) {
              near.add(exposure.to());
            }
          }
        }
      }
      List<Evidence> partition =
          evidence.stream().filter(line -> near.contains(line.person())).toList();
      assertThat(ASSESS.assess(person, EvidenceIndex.of(partition), asOf))
          .isEqualTo(ASSESS.assess(person, index, asOf));
    }
  }
}
