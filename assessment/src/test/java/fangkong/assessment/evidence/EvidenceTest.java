package fangkong.assessment.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Instant NOON = Instant.parse("2022-07-01T04:00:00Z");
  private static final Decision NONE = new Decision.Assign("NONE");

  private static Ruling ruling(Instant until, List<String> by, Decision decision) {
    return new Ruling("r", "p", NOON, NOON, until, "why", by, decision);
  }

  private static void refuses(String field, ThrowingCallable call) {
    assertThatExceptionOfType(InvalidEvidence.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @Test
  void ids_and_persons_are_not_blank() {
    refuses("id", () -> new Evidence.Entry("", "p", NOON, NOON));
    refuses("person", () -> new Evidence.Entry("e", " ", NOON, NOON));
  }

  @Test
  void nothing_ends_before_it_began() {
    Instant before = NOON.minusNanos(1);
    refuses("until", () -> new Evidence.Exposure("e", "p", NOON, Degree.CLOSE, "k", NOON, before));
    refuses("until", () -> new Evidence.Stay("e", "p", NOON, Risk.HIGH, NOON, before));
    refuses("until", () -> ruling(before, List.of("Wang", "Li"), NONE));
  }

  @Test
  void a_stay_has_a_risk_and_a_sample_a_size() {
    refuses("risk", () -> new Evidence.Stay("e", "p", NOON, Risk.NONE, NOON, NOON));
    refuses(
        "pool",
        () ->
            new Evidence.Test("e", "p", NOON, NOON, TestResult.NEGATIVE, TestMethod.PCR, null, 0));
    refuses(
        "ct",
        () ->
            new Evidence.Test(
                "e", "p", NOON, NOON, TestResult.NEGATIVE, TestMethod.PCR, -1.0, null));
  }

  @Test
  void a_ruling_is_made_by_two_different_people() {
    refuses("by", () -> ruling(NOON, List.of("Wang"), NONE));
    refuses("by", () -> ruling(NOON, List.of("Wang", "Wang "), NONE));
    refuses("by", () -> ruling(NOON, List.of("Wang", "Li", "Zhao"), NONE));
    refuses("excludes", () -> new Decision.Exclude(List.of()));
  }

  @Test
  void a_ruling_keeps_a_copy_of_its_lists() {
    List<String> by = new ArrayList<>(List.of("Wang", "Li"));
    Ruling ruling = ruling(NOON, by, NONE);
    by.clear();
    assertThat(ruling.by()).containsExactly("Wang", "Li");
  }
}
