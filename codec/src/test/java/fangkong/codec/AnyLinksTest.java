package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assess;
import fangkong.assessment.Assessment;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.Reason;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rings and chains of contacts of contacts of any length, under each shipped protocol. */
class AnyLinksTest {
  private static final Instant MET = Instant.parse("2022-07-01T04:00:00Z");
  private static final int LONGEST = 60;

  static Stream<Named<Protocol>> protocols() {
    return Said.named();
  }

  private static String person(int number) {
    return "p" + number;
  }

  private static Evidence met(int who, int whom) {
    return new Evidence.Exposure(
        "e" + who, person(who), MET, Degree.SECONDARY, person(whom), MET, MET);
  }

  private static Evidence test(int who, Instant sampled, TestResult result) {
    return new Evidence.Test(
        "t" + who, person(who), sampled, sampled, result, TestMethod.PCR, null, null);
  }

  /** Everybody of a ring met the next; every third was tested, one is positive. */
  private static List<Evidence> ring(int length) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      evidence.add(met(i, (i + 1) % length));
      if (i % 3 == 0) {
        TestResult result = i == length / 2 ? TestResult.POSITIVE : TestResult.NEGATIVE;
        evidence.add(test(i, MET.plus(Duration.ofHours(20)), result));
      }
    }
    return evidence;
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void a_ring_ends_and_says_the_same_whoever_is_asked_first(Protocol protocol) {
    for (int length = 1; length <= LONGEST; length++) {
      EvidenceIndex index = EvidenceIndex.of(ring(length));
      Instant asOf = MET.plus(Duration.ofDays(1 + length % 12));
      List<String> order =
          new ArrayList<>(IntStream.range(0, length).mapToObj(AnyLinksTest::person).toList());
      Collections.shuffle(order, new Random(length));
      Assess one = Said.assessing(protocol);
      for (String person : order) {
        List<String> asked = new ArrayList<>();
        Assessment standing =
            one.assess(
                person,
                each -> {
                  asked.add(each);
                  return index.listEvidence(each);
                },
                asOf);
        assertThat(asked)
            .as("evidence asked for, of a ring of %d", length)
            .hasSizeLessThanOrEqualTo(3)
            .doesNotHaveDuplicates();
        assertThat(standing).isEqualTo(Said.assessing(protocol).assess(person, index, asOf));
      }
    }
  }

  /** The last of a chain turns positive, a day later the one who met them, and so on. */
  @ParameterizedTest
  @MethodSource("protocols")
  void a_chain_turns_link_by_link_as_each_turns_positive(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < LONGEST; i++) {
      evidence.add(met(i, i + 1));
      evidence.add(test(i + 1, positiveAt(i + 1), TestResult.POSITIVE));
    }
    EvidenceIndex index = EvidenceIndex.of(evidence);
    for (int turned = LONGEST; turned > 0; turned--) {
      for (Instant asOf : List.of(positiveAt(turned).minusNanos(1), positiveAt(turned))) {
        for (int i = Math.max(0, turned - 3); i < Math.min(LONGEST, turned + 2); i++) {
          List<String> reasons =
              assess.assess(person(i), index, asOf).reasons().stream()
                  .map(AnyLinksTest::text)
                  .toList();
          assertThat(reasons)
              .as("%s at %s", person(i), asOf)
              .isEqualTo(expected(protocol, i, asOf));
        }
      }
    }
  }

  private static Instant positiveAt(int person) {
    return MET.plus(Duration.ofDays(1L + LONGEST - person));
  }

  private static String text(Reason reason) {
    return reason.clause().text() + " " + reason.evidence();
  }

  private static List<String> expected(Protocol protocol, int person, Instant asOf) {
    List<String> expected = new ArrayList<>();
    if (!positiveAt(person).isAfter(asOf)) {
      expected.add(protocol.id() + "/SUSPECTED_CASE [t" + person + "]");
    }
    boolean turned = !positiveAt(person + 1).isAfter(asOf);
    Degree degree = turned ? Degree.CLOSE : Degree.SECONDARY;
    String evidence = turned ? "[e" + person + ", t" + (person + 1) + "]" : "[e" + person + "]";
    protocol.categories().stream()
        .filter(category -> category.fires().contains(new Trigger.Exposed(degree)))
        .forEach(category -> expected.add(category.clause() + " " + evidence));
    return expected;
  }
}
