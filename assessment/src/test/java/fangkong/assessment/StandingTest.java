package fangkong.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing can be built that rests on no clause or on no evidence. */
class StandingTest {
  @Test
  void a_reason_without_evidence_cannot_be_built() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reason(Clause.RULING, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Clause(" "));
  }

  @Test
  void a_course_that_is_not_among_the_reasons_cannot_stand() {
    Course course =
        new Course(
            new Reason(Clause.RULING, List.of("r1")),
            "CASE",
            null,
            null,
            List.of(),
            Status.MANAGED,
            List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Assessment("p", List.of(course), List.of(), false, Optional.empty()));
  }

  @Test
  void ids_are_listed_by_code_point() {
    assertThat(
            List.of("e9", "e10", "\uD83D\uDE00", "\uFFFD", "é").stream().sorted(CodePoints.ORDER))
        .containsExactly("e10", "e9", "é", "\uFFFD", "\uD83D\uDE00");
  }
}
