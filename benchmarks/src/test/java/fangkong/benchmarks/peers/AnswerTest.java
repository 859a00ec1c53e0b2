package fangkong.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.benchmarks.town.CaseDraw.Case;
import fangkong.tracing.TraceParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void the_first_row_that_differs_is_named_from_both_sides() {
    Answer one = answer(100, 200);

    assertThat(one.findDifference(answer(100, 200))).isEmpty();
    assertThat(one.digest()).isEqualTo(answer(100, 200).digest());
    assertThat(one.findDifference(answer(100, 201)))
        .contains("row 1 of 2: 2,1,0,200,200,1, of 2: 2,1,0,201,201,1");
    assertThat(one.findDifference(answer(100, 0)))
        .contains("row 1 of 2: 2,1,0,200,200,1, of 1: none");
  }

  /** Person 0 is the case; 1 and 2 are at the same place from 0 on until they leave. */
  private static Answer answer(long oneLeft, long twoLeft) {
    Engine engine = new Engine(2);
    engine.load(
        sink -> {
          sink.stay(0, 0, 0, 1_000);
          sink.stay(1, 0, 0, oneLeft);
          sink.stay(2, 0, 0, twoLeft);
        },
        0);
    TraceParameters parameters = TraceParameters.firstGeneration(1_000);
    return engine.answer(new Question(List.of(new Case(0, 0, 1_000)), parameters)).answer();
  }
}
