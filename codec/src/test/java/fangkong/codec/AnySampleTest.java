package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assessment;
import fangkong.assessment.Course;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.Table;
import fangkong.assessment.TestDay;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.TestPlan;
import fangkong.assessment.protocol.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two results of one sample, in every clause of the shipped protocols that has test days. */
class AnySampleTest {
  private static final List<TestResult> WORST_FIRST =
      List.of(
          TestResult.POSITIVE,
          TestResult.GREY,
          TestResult.INVALID,
          TestResult.NEGATIVE,
          TestResult.PENDING);
  private static final LocalDate DAY_0 = LocalDate.of(2022, 7, 1);

  /** A clause with the first of its test days. */
  record Tested(Protocol protocol, Category category, int day) {
    @Override
    public String toString() {
      return category.clause();
    }
  }

  static Stream<Tested> clauses() {
    return Said.protocols()
        .flatMap(protocol ->
            protocol.categories().stream()
                .filter(category -> category.layer().equals(protocol.id()))
                .flatMap(category ->
                    category.segments().getFirst().tests() instanceof TestPlan.Days(var days)
                            && !days.isEmpty()
                        ? Stream.of(new Tested(protocol, category, days.getFirst()))
                        : Stream.empty()));
  }

  private static Instant hour(int day, int hour) {
    return DAY_0.plusDays(day).atTime(hour, 0).atZone(Table.ZONE).toInstant();
  }

  /** Evidence of the kind that fires a clause, on day 0. */
  private static Evidence deciding(Trigger trigger) {
    Instant at = hour(0, 12);
    return switch (trigger) {
      case Trigger.Exposed exposed ->
          new Evidence.Exposure("e", "p", at, exposed.degree(), "k", at, at);
      case Trigger.Stayed stayed ->
          new Evidence.Stay("e", "p", at, stayed.risk(), at.minus(Duration.ofDays(3)), at);
      case Trigger.Arrived arrived -> new Evidence.Arrival("e", "p", at, at, arrived.risk(), null);
      case Trigger.Entered() -> new Evidence.Entry("e", "p", at, at);
      case Trigger.LeftPost() -> new Evidence.RoleExit("e", "p", at, at);
    };
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void the_worst_counts_until_a_ruling_sets_it_aside_and_all_that_count_are_named(Tested tested) {
    for (Trigger trigger : tested.category.fires()) {
      for (TestResult first : WORST_FIRST) {
        for (TestResult second : WORST_FIRST) {
          Instant sampled = hour(tested.day, 9);
          Evidence x = line("x", sampled, first);
          Evidence y = line("y", sampled, second);
          Evidence worse = WORST_FIRST.indexOf(first) <= WORST_FIRST.indexOf(second) ? x : y;
          Evidence ruling =
              new Evidence.Ruling(
                  "r",
                  "p",
                  hour(tested.day, 11),
                  hour(tested.day, 11),
                  hour(tested.day, 20),
                  "mixed up in the laboratory",
                  List.of("Wang", "Li"),
                  new Decision.Exclude(List.of(worse.id())));
          EvidenceIndex index = EvidenceIndex.of(List.of(deciding(trigger), x, y, ruling));
          check(tested, index, hour(tested.day, 10), List.of(x, y));
          check(tested, index, hour(tested.day, 12), List.of(worse.equals(x) ? y : x));
          check(tested, index, hour(tested.day, 21), List.of(x, y));
        }
      }
    }
  }

  private static Evidence line(String id, Instant sampled, TestResult result) {
    return new Evidence.Test(id, "p", sampled, sampled, result, TestMethod.PCR, null, null);
  }

  private static TestResult resultOf(Evidence line) {
    return ((Evidence.Test) line).result();
  }

  private static void check(
      Tested tested, EvidenceIndex index, Instant asOf, List<Evidence> counting) {
    Assessment standing = Said.assessing(tested.protocol).assess("p", index, asOf);
    Course course =
        standing.courses().stream()
            .filter(each -> each.category().equals(tested.category.id()))
            .findFirst()
            .orElseThrow();
    TestDay test = course.segments().getFirst().tests().getFirst();
    TestResult worst =
        WORST_FIRST.stream()
            .filter(each -> counting.stream().anyMatch(line -> resultOf(line) == each))
            .findFirst()
            .orElseThrow();
    List<String> ids = counting.stream().map(Evidence::id).toList();
    assertThat(test.answeredBy())
        .as("%s at %s", counting, asOf)
        .isEqualTo(worst == TestResult.NEGATIVE ? ids : List.of());
    assertThat(test.pending())
        .as("%s at %s", counting, asOf)
        .isEqualTo(worst == TestResult.PENDING);
    List<String> positive = new ArrayList<>();
    counting.stream()
        .filter(line -> resultOf(line) == TestResult.POSITIVE)
        .forEach(line -> positive.add(line.id()));
    assertThat(
            standing.reasons().stream()
                .filter(reason -> reason.clause().text().endsWith("/SUSPECTED_CASE"))
                .flatMap(reason -> reason.evidence().stream())
                .toList())
        .as("%s at %s", counting, asOf)
        .isEqualTo(positive);
  }
}
