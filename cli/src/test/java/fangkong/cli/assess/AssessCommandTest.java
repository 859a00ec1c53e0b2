package fangkong.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessCommandTest {
  private static final String AS_OF = "2022-07-07T12:00+08:00";
  private static final String ENTRY =
      "{\"id\":\"e1\",\"person\":\"p\",\"type\":\"entry\",\"at\":\"2022-07-01T08:00:00+08:00\"}\n";

  @TempDir private Path folder = Path.of("");

  private static Path bundles() {
    return Path.of(
        Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"),
        "testdata/assess");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("evidence.jsonl"), text).toString();
  }

  @Test
  void the_example_of_the_contract_to_the_byte() throws IOException {
    Run run =
        Run.of(
                "assess",
                "--protocol",
                "CN-COVID-9",
                "--evidence",
                bundles().resolve("example.jsonl").toString(),
                "--as-of",
                AS_OF)
            .succeeds();
    assertThat(run.out()).isEqualTo(Files.readString(bundles().resolve("example.expected.jsonl")));
  }

  @Test
  void out_writes_the_file_whole_and_leaves_nothing_beside_it() throws IOException {
    String evidence = file(ENTRY);
    Path out = Files.writeString(folder.resolve("out.jsonl"), "old");
    String[] arguments = {
      "assess",
      "--protocol",
      "CN-COVID-9",
      "--evidence",
      evidence,
      "--as-of",
      AS_OF,
      "--out",
      out.toString()
    };
    assertThat(Run.of(arguments).succeeds().out()).isEmpty();
    assertThat(Files.readString(out)).startsWith("{\"person\":\"p\",\"category\":\"INBOUND\"");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
    Files.writeString(Path.of(evidence), ENTRY + "broken\n");
    Run.of(arguments).refuses("line 2", "broken");
    assertThat(Files.readString(out)).startsWith("{\"person\"");
  }

  @Test
  void the_zone_decides_whose_days_count() throws IOException {
    String evidence = file(ENTRY.replace("08:00:00+", "07:59:00+"));
    Run run =
        Run.of(
                "assess",
                "--protocol",
                "CN-COVID-9",
                "--evidence",
                evidence,
                "--as-of",
                AS_OF,
                "--zone",
                "UTC")
            .succeeds();
    assertThat(run.out()).contains("\"from\":\"2022-06-30\"");
  }

  @Test
  void people_are_sorted_by_code_point_and_the_unseen_have_a_line() throws IOException {
    String evidence =
        file(
            ENTRY.replace("\"p\"", "\"p10\"")
                + ENTRY.replace("\"p\"", "\"😀\"").replace("e1", "e2")
                + ENTRY.replace("\"p\"", "\"\uFFFD\"").replace("e1", "e3")
                + ENTRY.replace("\"p\"", "\"p9\"").replace("e1", "e4").replace("2022", "2023"));
    Run run =
        Run.of("assess", "--protocol", "CN-COVID-9", "--evidence", evidence, "--as-of", AS_OF)
            .succeeds();
    assertThat(run.out().lines().map(line -> line.substring(11, line.indexOf(',') - 1)))
        .containsExactly("p10", "p9", "\uFFFD", "😀");
    assertThat(run.out())
        .contains(
            "{\"person\":\"p9\",\"category\":\"NONE\",\"code\":\"GREEN\",\"status\":\"NONE\",\"segments\":[],\"missing\":[],\"reasons\":[]}");
  }

  @Test
  void an_empty_file_gives_no_line() throws IOException {
    assertThat(
            Run.of("assess", "--protocol", "CN-COVID-9", "--evidence", file(""), "--as-of", AS_OF)
                .succeeds()
                .out())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken|line 2|broken",
        "{\"id\":\"x\",\"person\":\"p\",\"type\":\"fever\"}|line 2|field type|\"fever\"",
        "{\"id\":\"e1\",\"person\":\"p\",\"type\":\"entry\",\"at\":\"2022-07-01T08:00:00Z\"}|line 2|field id|\"e1\"",
        "{\"id\":\"x\",\"person\":\"p\",\"type\":\"entry\",\"at\":\"2022-07-01T08:00:00\"}|line 2|field at|2022-07-01T08:00:00",
        "{\"id\":\"x\",\"person\":\"p\",\"type\":\"ruling\",\"at\":\"2022-07-01T08:00:00Z\",\"until\":\"2022-07-02T08:00:00Z\",\"reason\":\"r\",\"by\":[\"A\",\"B\"],\"category\":\"COMPANION\"}|line 2|field category|\"COMPANION\"",
      })
  void a_bad_line_is_refused(String lineAndParts) throws IOException {
    List<String> parts = List.of(lineAndParts.split("\\|", -1));
    String evidence = file(ENTRY + parts.getFirst() + "\n");
    Run.of("assess", "--protocol", "CN-COVID-9", "--evidence", evidence, "--as-of", AS_OF)
        .refuses(Stream.concat(Stream.of(evidence), parts.stream().skip(1)).toArray(String[]::new));
  }

  @Test
  void bad_options_are_refused() throws IOException {
    String evidence = file(ENTRY);
    Run.of("assess", "--protocol", "CN-COVID-99", "--evidence", evidence, "--as-of", AS_OF)
        .refuses("--protocol", "CN-COVID-99");
    Run.of("assess", "--protocol", "CN-COVID-9", "--evidence", evidence, "--as-of", "2022-07-07")
        .refuses("--as-of", "2022-07-07");
    Run.of("assess", "--protocol", "CN-COVID-9", "--evidence", "nowhere", "--as-of", AS_OF)
        .refuses("--evidence", "nowhere");
    Run.of("assess", "--evidence", evidence, "--as-of", AS_OF).refuses("--protocol", "--compare");
    Run.of("assess", "--compare", "CN-COVID-9", "--evidence", evidence, "--as-of", AS_OF)
        .refuses("--compare", "CN-COVID-9");
    Run.of("protocols", "--protocols", folder.resolve("nowhere").toString()).refuses("nowhere");
    Run.of(
            "assess",
            "--protocol",
            "CN-COVID-9",
            "--evidence",
            evidence,
            "--as-of",
            AS_OF,
            "--zone",
            "Asia/Nowhere")
        .refuses("--zone", "Asia/Nowhere");
  }

  @Test
  void a_broken_protocol_is_refused_by_file_line_key_and_value() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("protocols")).resolve("X.yaml");
    Files.writeString(broken, "id: X\ndisease: D\ncategories: none\n");
    Run.of("protocols", "--protocols", String.valueOf(broken.getParent()))
        .refuses(broken.toString(), "line 3", "key categories", "value none");
  }

  @Test
  void protocols_are_listed_as_csv() {
    Run run = Run.of("protocols").succeeds();
    assertThat(run.out())
        .startsWith("id,disease,effective_from,effective_until,categories\n")
        .contains(
            "CN-COVID-10,COVID-19,2023-01-08,,\n",
            "CN-COVID-2020,COVID-19,2020-01-21,2021-05-14,CLOSE_CONTACT\n",
            "LOCAL-2020-02,COVID-19,2020-01-27,2020-04-08,CLOSE_CONTACT HIGH_AREA_HISTORY\n",
            "WHO-EVD,EVD,,,CLOSE_CONTACT\n");
    assertThat(run.out().lines()).hasSize(12);
  }

  @Test
  @Tag("row-0.26")
  void two_protocols_are_set_side_by_side() throws IOException {
    String evidence =
        file(
            ENTRY
                + """
                {"id":"e2","person":"q","type":"exposure","degree":"SECONDARY","to":"p","from":"2022-07-06T08:00:00+08:00","until":"2022-07-06T09:00:00+08:00"}
                {"id":"e3","person":"r","type":"case","at":"2022-07-06T08:00:00+08:00","form":"CONFIRMED"}
                {"id":"e4","person":"s","type":"arrival","at":"2022-07-05T08:00:00+08:00","risk":"LOW"}
                """);
    Run run =
        Run.of(
                "assess",
                "--compare",
                "CN-COVID-9,CN-COVID-20",
                "--evidence",
                evidence,
                "--as-of",
                AS_OF)
            .succeeds();
    assertThat(run.out()).startsWith("measure,CN-COVID-9,CN-COVID-20\n");
    assertThat(run.rows())
        .containsEntry("category.CASE", List.of("1", "1"))
        .containsEntry("category.INBOUND", List.of("1", "1"))
        .containsEntry("category.CONTACT_OF_CONTACT", List.of("1", "0"))
        .containsEntry("category.LOW_AREA_HISTORY", List.of("1", "1"))
        .containsEntry("category.NONE", List.of("0", "1"))
        .containsEntry("tier.CENTRAL_ISOLATION", List.of("1", "1"))
        .containsEntry("tier.HOME_ISOLATION", List.of("1", "0"))
        .containsEntry("tier.SELF_MONITORING", List.of("1", "1"))
        .containsEntry("rooms", List.of("1", "1"))
        .containsEntry("tests_due.2022-07-07", List.of("2", "2"))
        .containsEntry("tests_due.2022-07-08", List.of("1", "0"))
        .containsEntry("tests_due.2022-07-10", List.of("1", "0"))
        .containsEntry("tests_due.2022-07-20", List.of("0", "0"));
    assertThat(run.rows().keySet().stream().filter(key -> key.startsWith("tests_due.")))
        .hasSize(14);
  }

  @Test
  @Tag("row-0.26")
  void compare_counts_rooms_that_are_missing_and_staff_a_day() throws IOException {
    String evidence =
        file(
            ENTRY
                + ENTRY.replace("e1", "e2").replace("\"p\"", "\"q\"")
                + """
                {"id":"e3","person":"r","type":"exposure","degree":"SECONDARY","to":"p","from":"2022-07-06T08:00:00+08:00","until":"2022-07-06T09:00:00+08:00"}
                """);
    String[] compared = {
      "assess",
      "--compare",
      "CN-COVID-9,CN-COVID-20",
      "--evidence",
      evidence,
      "--as-of",
      AS_OF,
      "--rooms",
      "1"
    };
    Run run = Run.of(compared).succeeds();
    assertThat(run.rows())
        .containsEntry("rooms.2022-07-07", List.of("2", "2"))
        .containsEntry("rooms.2022-07-08", List.of("2", "0"))
        .containsEntry("rooms_available", List.of("1", "1"))
        .containsEntry("rooms_short.2022-07-07", List.of("1", "1"))
        .containsEntry("rooms_short.2022-07-08", List.of("1", "0"))
        .doesNotContainKey("rooms_short.2022-07-09")
        .containsEntry("at_home.2022-07-07", List.of("1", "0"))
        .containsEntry("at_home.2022-07-08", List.of("1", "2"))
        .containsEntry("staff_least.MEDICAL.2022-07-08", List.of("1", "0"))
        .containsEntry("staff_most.MEDICAL.2022-07-08", List.of("1", "0"))
        .containsEntry("staff_least.SITE.2022-07-08", List.of("3", "0"))
        .containsEntry("staff_most.SITE.2022-07-08", List.of("4", "0"))
        .containsKey("staff_least.SAMPLER.2022-07-08")
        .doesNotContainKey("staff_most.SAMPLER.2022-07-08");
    assertThat(run.out()).doesNotContain("COMMUNITY");

    compared[compared.length - 1] = "2";
    assertThat(Run.of(compared).succeeds().out())
        .contains("rooms_available,2,2")
        .doesNotContain("rooms_short");
    compared[compared.length - 1] = "-1";
    Run.of(compared).refuses("--rooms", "-1");
  }

  @Test
  void a_folder_without_norms_gives_no_staff_at_all() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    for (String id : List.of("CN-COVID-9", "CN-COVID-20")) {
      Files.copy(bundles().resolve("../../protocols/" + id + ".yaml"), bare.resolve(id + ".yaml"));
    }
    Run run =
        Run.of(
                "assess",
                "--compare",
                "CN-COVID-9,CN-COVID-20",
                "--protocols",
                bare.toString(),
                "--evidence",
                file(ENTRY),
                "--as-of",
                AS_OF)
            .succeeds();
    assertThat(run.out()).contains("rooms.2022-07-07,1,1").doesNotContain("staff");
  }
}
