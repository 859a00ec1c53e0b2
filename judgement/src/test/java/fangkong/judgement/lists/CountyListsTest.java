package fangkong.judgement.lists;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.regions.Region;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountyListsTest {

  @Test
  void rows_go_on_in_order_each_to_its_county_as_they_were_written() {
    String list =
        """
        姓名,身份证号,备注,来源地,到达时间,目的地
        甲,1,"a,b",31,2022-06-20,411526431

        乙,2,,31,2022-06-20,411526
        丙,3,,31,2022-06-20,4115
        丁,4,"",31,2022-06-20,411527
        """;
    Map<Integer, Region> nodes =
        Map.of(
            1, new Region("41/15/26/431/201/G01/"),
            3, new Region("41/15/"),
            4, new Region("41/15/27/"),
            2, new Region("41/15/26/"));

    assertThat(CountyLists.split(list.getBytes(Charset.forName("GB18030")), nodes))
        .containsExactly(
            Map.entry("4115", lines(list, 0, 4)),
            Map.entry("411526", lines(list, 0, 1, 3)),
            Map.entry("411527", lines(list, 0, 5)));
    assertThat(CountyLists.split(list.getBytes(Charset.forName("GB18030")), Map.of())).isEmpty();
  }

  private static String lines(String text, int... numbers) {
    StringBuilder lines = new StringBuilder();
    for (int number : numbers) {
      lines.append(text.lines().toList().get(number)).append('\n');
    }
    return lines.toString();
  }
}
