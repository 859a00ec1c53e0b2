package fangkong.judgement.lists;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.people.Match;
import fangkong.judgement.regions.Region;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AnswerLineTest {
  private static final PushedRow ROW =
      new PushedRow(1, 7, "310115", LocalDate.parse("2022-06-20"), new Region("41/15/"));

  @Test
  void a_line_has_a_cell_for_each_column() {
    AnswerLine taken = AnswerLine.of(ROW, RowState.UPDATED, Match.NEW);
    AnswerLine rejected = AnswerLine.of(1, 8, new Defect(Flaw.ROW_VALUE, "来源地", "3"));

    assertThat(AnswerLine.line("a.csv", taken.csv())).isEqualTo("a.csv,7,41/15/,UPDATED,NEW,,,");
    assertThat(AnswerLine.line("a.csv", rejected.csv()))
        .isEqualTo("a.csv,8,,REJECTED,,ROW_VALUE,来源地,3");
    assertThat(AnswerLine.line("a,\"b\".csv", "")).isEqualTo("\"a,\"\"b\"\".csv\",");
    assertThat(AnswerLine.HEADER.split(",")).hasSize(8);
  }

  @Test
  void rows_that_are_accepted_or_updated_go_on_and_no_others() {
    assertThat(AnswerLine.of(ROW, RowState.ACCEPTED, Match.NEW).taken()).isEqualTo("41/15/");
    assertThat(AnswerLine.of(ROW, RowState.UPDATED, Match.NEW).taken()).isEqualTo("41/15/");
    assertThat(AnswerLine.of(ROW, RowState.DUPLICATE, Match.NEW).taken()).isNull();
  }
}
