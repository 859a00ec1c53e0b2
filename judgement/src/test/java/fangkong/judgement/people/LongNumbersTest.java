package fangkong.judgement.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of a text because it may be somebody's number, and what stays. */
class LongNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "1380013",
        "138 0013 8000",
        "138-0013-8000",
        "138–0013—8000",
        "+86 138 0013 8000",
        "(0376) 688 1234",
        "１３８００１３８０００",
        "138\u3000０013\u00A08000",
        "990000199001010007",
        "990000 19900101 000X",
        "99000019900101000x",
        "G1380013800",
        "190 0101 2345",
        "19001012345"
      })
  void a_long_number_is_left_out_however_it_is_written(String number) {
    for (String text : new String[] {number, "老王" + number + "。", "x " + number + " y"}) {
      assertThat(LongNumbers.hide(text)).contains("…").doesNotContainPattern("\\d");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-04-20",
        "2022/4/20",
        "2022-4-2 8:30",
        "2022-07-01T00:00:00.123456Z",
        "2022-07-01T08:00:00+08:00",
        "20220420密接名单.csv",
        "2022-04-20 第3批.csv",
        "41/15/26/108/201/G01/C03/H0012/",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "01890A5D-AC96-774B-BCCE-B302099A8057",
        "CN-COVID-2020",
        "310115"
      })
  void a_date_a_path_and_an_id_stay(String text) {
    assertThat(LongNumbers.hide(text)).isEqualTo(text);
  }
}
