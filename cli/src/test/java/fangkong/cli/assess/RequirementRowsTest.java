package fangkong.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reports of counties and townships say, from lines of evidence to lines of standing. */
class RequirementRowsTest {
  @TempDir private Path folder = Path.of("");

  private String assess(String protocol, String asOf, String evidence) throws IOException {
    Path file = Files.writeString(folder.resolve("evidence.jsonl"), evidence);
    return Run.of("assess", "--protocol", protocol, "--evidence", file.toString(), "--as-of", asOf)
        .succeeds()
        .out();
  }

  private static String arrival(int number, String at, String risk) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"a%d\",\"person\":\"p%03d\",\"type\":\"arrival\",\"at\":\"%s+08:00\",\"risk\":\"%s\"}%n",
        number,
        number,
        at,
        risk);
  }

  private static String arrivals(int from, int count, String at, String risk) {
    StringBuilder lines = new StringBuilder();
    IntStream.range(from, from + count).forEach(n -> lines.append(arrival(n, at, risk)));
    return lines.toString();
  }

  private static long count(String out, String part) {
    return out.lines().filter(line -> line.contains(part)).count();
  }

  @Test
  @Tag("row-0.16")
  void everybody_from_a_key_area_is_under_home_monitoring() throws IOException {
    String out =
        assess(
            "LOCAL-ALXA-2022-01",
            "2022-01-12T12:00+08:00",
            arrivals(0, 83, "2022-01-05T18:00:00", "MEDIUM")
                + arrivals(83, 17, "2022-01-05T18:00:00", "LOW"));
    assertThat(count(out, "\"category\":\"KEY_AREA_RETURNEE\"")).isEqualTo(83);
    assertThat(
            count(
                out,
                "\"code\":\"YELLOW\",\"status\":\"MANAGED\",\"segments\":[{\"tier\":\"HOME_MONITORING\""))
        .isEqualTo(83);
    assertThat(count(out, "\"reasons\":[{\"clause\":\"LOCAL-ALXA-2022-01/KEY_AREA_RETURNEE\""))
        .isEqualTo(83);
    assertThat(count(out, "\"category\":\"NONE\"")).isEqualTo(17);
  }

  @Test
  @Tag("row-0.26")
  void returnees_are_told_apart_by_the_risk_of_where_they_come_from() throws IOException {
    String out =
        assess(
            "CN-COVID-9",
            "2022-07-06T12:00+08:00",
            arrival(0, "2022-07-05T18:00:00", "HIGH")
                + arrival(1, "2022-07-05T18:00:00", "MEDIUM")
                + arrival(2, "2022-07-05T18:00:00", "LOW")
                + arrival(3, "2022-07-05T18:00:00", "NONE"));
    assertThat(out.lines().map(line -> line.substring(17, line.indexOf(",\"status\""))))
        .containsExactly(
            "\"category\":\"HIGH_AREA_HISTORY\",\"code\":\"RED\"",
            "\"category\":\"MEDIUM_AREA_HISTORY\",\"code\":\"YELLOW\"",
            "\"category\":\"LOW_AREA_HISTORY\",\"code\":\"GREEN\"",
            "\"category\":\"NONE\",\"code\":\"GREEN\"");
  }

  @Test
  @Tag("row-1.3")
  void people_from_the_epidemic_area_and_close_contacts_are_screened_in_layers()
      throws IOException {
    String stay =
        """
        {"id":"s1","person":"p900","type":"stay","risk":"HIGH","from":"2020-01-10T08:00:00+08:00","until":"2020-01-20T08:00:00+08:00","known":"2020-02-03T08:00:00+08:00"}
        {"id":"s2","person":"p901","type":"stay","risk":"HIGH","from":"2020-01-10T08:00:00+08:00","until":"2020-01-19T08:00:00+08:00","known":"2020-02-03T08:00:00+08:00"}
        {"id":"x1","person":"p902","type":"exposure","degree":"CLOSE","to":"k","from":"2020-01-25T08:00:00+08:00","until":"2020-01-25T09:00:00+08:00"}
        {"id":"s3","person":"p902","type":"stay","risk":"HIGH","from":"2020-01-10T08:00:00+08:00","until":"2020-01-24T08:00:00+08:00"}
        """;
    String out =
        assess(
            "LOCAL-2020-02",
            "2020-02-03T12:00+08:00",
            arrivals(0, 3, "2020-01-23T18:00:00", "HIGH") + stay);
    assertThat(count(out, "\"category\":\"HIGH_AREA_HISTORY\"")).isEqualTo(4);
    assertThat(count(out, "\"category\":\"CLOSE_CONTACT\"")).isEqualTo(1);
    assertThat(count(out, "\"category\":\"NONE\"")).isEqualTo(1);
    assertThat(out)
        .contains(
            "[{\"clause\":\"CN-COVID-2020/CLOSE_CONTACT\",\"evidence\":[\"x1\"]},{\"clause\":\"LOCAL-2020-02/HIGH_AREA_HISTORY\",\"evidence\":[\"s3\"]}]");
  }

  @Test
  @Tag("row-3.14")
  void those_stranded_here_are_observed_and_tested_at_regular_days() throws IOException {
    String out =
        assess(
            "LOCAL-QINGHAI-2022-05",
            "2022-05-05T12:00+08:00",
            arrival(0, "2022-05-01T18:00:00", "HIGH")
                + "{\"id\":\"t1\",\"person\":\"p000\",\"type\":\"test\",\"sampled\":\"2022-05-02T09:00:00+08:00\",\"result\":\"NEGATIVE\"}\n");
    assertThat(out)
        .isEqualTo(
            "{\"person\":\"p000\",\"category\":\"KEY_AREA_RETURNEE\",\"code\":\"YELLOW\",\"status\":\"MANAGED\",\"segments\":[{\"tier\":\"HOME_MONITORING\",\"from\":\"2022-05-01\",\"until\":\"2022-05-08\",\"tests\":[\"2022-05-02\",\"2022-05-05\",\"2022-05-08\"]}],\"missing\":[{\"what\":\"TEST\",\"on\":\"2022-05-05\"}],\"reasons\":[{\"clause\":\"LOCAL-QINGHAI-2022-05/KEY_AREA_RETURNEE\",\"evidence\":[\"a0\"]}]}\n");
  }

  @Test
  @Tag("row-4.3")
  void three_days_two_tests_and_seven_days_of_home_monitoring() throws IOException {
    String tests =
        """
        {"id":"t1","person":"p000","type":"test","sampled":"2022-04-01T20:00:00+08:00","result":"NEGATIVE"}
        {"id":"t2","person":"p000","type":"test","sampled":"2022-04-02T20:00:00+08:00","result":"NEGATIVE"}
        {"id":"t3","person":"p001","type":"test","sampled":"2022-04-01T20:00:00+08:00","result":"NEGATIVE"}
        {"id":"t4","person":"p001","type":"test","sampled":"2022-04-02T19:59:00+08:00","result":"NEGATIVE"}
        """;
    String evidence = arrivals(0, 2, "2022-04-01T18:00:00", "MEDIUM") + tests;
    String during = assess("LOCAL-HENAN-2022-04", "2022-04-08T12:00+08:00", evidence);
    assertThat(during.lines().toList().getFirst())
        .contains(
            "\"status\":\"MANAGED\",\"segments\":[{\"tier\":\"HOME_MONITORING\",\"from\":\"2022-04-01\",\"until\":\"2022-04-08\",\"tests\":[],\"rule\":\"2/3\"}],\"missing\":[]");
    assertThat(during.lines().toList().getLast())
        .contains("\"status\":\"DUE\"", "\"missing\":[{\"what\":\"TEST\",\"on\":\"2022-04-03\"}]");
    String after = assess("LOCAL-HENAN-2022-04", "2022-04-09T00:00+08:00", evidence);
    assertThat(after.lines().toList().getFirst()).contains("\"status\":\"RELEASED\"");
    assertThat(after.lines().toList().getLast()).contains("\"status\":\"BLOCKED\"");
  }

  @Test
  @Tag("row-4.9")
  void the_classes_of_returnees_add_up_to_all_of_them() throws IOException {
    String out =
        assess(
            "LOCAL-HENAN-2022-04",
            "2022-04-03T12:00+08:00",
            arrivals(0, 20, "2022-04-01T18:00:00", "MEDIUM")
                + arrivals(20, 12, "2022-04-01T18:00:00", "HIGH")
                + arrivals(32, 249, "2022-04-01T18:00:00", "LOW"));
    long fromRisk = count(out, "\"category\":\"MED_HIGH_AREA_RETURNEE\"");
    long fromLow = count(out, "\"category\":\"LOW_AREA_RETURNEE\"");
    assertThat(fromRisk).isEqualTo(32);
    assertThat(fromLow).isEqualTo(249);
    assertThat(out.lines().count()).isEqualTo(281).isEqualTo(fromRisk + fromLow);
  }

  @Test
  @Tag("row-0.10")
  void parts_of_a_file_give_the_same_lines_as_the_whole() throws IOException {
    String first = arrivals(0, 40, "2022-04-01T18:00:00", "MEDIUM");
    String second = arrivals(40, 60, "2022-04-02T18:00:00", "LOW");
    String asOf = "2022-04-05T12:00+08:00";
    String parts =
        assess("LOCAL-HENAN-2022-04", asOf, first) + assess("LOCAL-HENAN-2022-04", asOf, second);
    assertThat(assess("LOCAL-HENAN-2022-04", asOf, second + first)).isEqualTo(parts);
  }
}
