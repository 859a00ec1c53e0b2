package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Anchor;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Confidence;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Lookback;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolFilesTest {
  @TempDir private Path folder = Path.of("");

  private static final String GOOD =
      """
      id: TEST
      disease: COVID-19
      effective: ["2022-01-01", null]
      default_code: {source: s, conf: GK, codes: {HOME_ISOLATION: YELLOW}}
      test_rules: {source: s, conf: GK, rules: {2/3: {tests: 2, window_days: 3, min_gap_h: 24}}}
      lookback: {source: s, conf: GK, days: {onset: 2}}
      categories:
      - id: CLOSE_CONTACT
        fires: exposure CLOSE
        source: s
        conf: L
        segments:
        - {tier: HOME_ISOLATION, days: 7, from: LAST_EXPOSURE, tests: [1, 7]}
      """;

  /**
   * A summary of a protocol that fits a table: category, anchors, segments with days, tests or
   * rule, and colour.
   */
  private static String summary(Protocol protocol) {
    StringBuilder out = new StringBuilder();
    for (Category category : protocol.categories()) {
      out.append(category.clause())
          .append(' ')
          .append(category.anchors().stream().sorted().toList());
      for (Segment segment : category.segments()) {
        out.append(' ').append(segment.tier()).append(' ').append(segment.days());
        out.append(
            switch (segment.tests()) {
              case TestPlan.Days(List<Integer> days) -> days.toString();
              case TestPlan.Rule rule -> "[" + rule.name() + "]";
            });
        out.append(segment.code()).append(segment.environment() ? "+environment" : "");
      }
      out.append('\n');
    }
    return out.toString();
  }

  @Test
  @Tag("row-0.26")
  void the_ninth_edition_is_as_it_was_published() {
    assertThat(summary(Folders.protocol("CN-COVID-9")))
        .isEqualTo(
            """
            CN-COVID-9/CLOSE_CONTACT [LAST_EXPOSURE] CENTRAL_ISOLATION 7[1, 2, 3, 5, 7]RED+environment HOME_MONITORING 3[3]YELLOW
            CN-COVID-9/INBOUND [ENTRY] CENTRAL_ISOLATION 7[1, 2, 3, 5, 7]RED HOME_MONITORING 3[3]YELLOW
            CN-COVID-9/HIGH_AREA_HISTORY [LEFT_AREA, ARRIVED] CENTRAL_ISOLATION 7[1, 2, 3, 5, 7]RED
            CN-COVID-9/CONTACT_OF_CONTACT [LAST_EXPOSURE] HOME_ISOLATION 7[1, 4, 7]YELLOW
            CN-COVID-9/MEDIUM_AREA_HISTORY [LEFT_AREA, ARRIVED] HOME_ISOLATION 7[1, 4, 7]YELLOW
            CN-COVID-9/LOW_AREA_HISTORY [LEFT_AREA, ARRIVED] SELF_MONITORING 3[2/3]GREEN
            """);
  }

  @Test
  @Tag("row-4.3")
  void a_local_layer_stands_after_the_eighth_edition() {
    assertThat(summary(Folders.protocol("LOCAL-HENAN-2022-04")))
        .isEqualTo(
            """
            CN-COVID-8/CLOSE_CONTACT [LAST_EXPOSURE] CENTRAL_ISOLATION 14[1, 4, 7, 14]RED HOME_MONITORING 7[2, 7]YELLOW
            CN-COVID-8/CONTACT_OF_CONTACT [LAST_EXPOSURE] CENTRAL_ISOLATION 7[1, 4, 7]RED
            CN-COVID-8/INBOUND [ENTRY] CENTRAL_ISOLATION 14[1, 4, 7, 14]RED HOME_MONITORING 7[2, 7]YELLOW
            CN-COVID-8/COMPANION [LAST_EXPOSURE] HOME_MONITORING 3[2/3]YELLOW
            CN-COVID-8/GENERAL_CONTACT [LAST_EXPOSURE] SELF_MONITORING 7[1, 4, 7]YELLOW
            LOCAL-HENAN-2022-04/MED_HIGH_AREA_RETURNEE [ARRIVED] HOME_MONITORING 7[2/3]YELLOW
            LOCAL-HENAN-2022-04/LOW_AREA_RETURNEE [ARRIVED] SELF_MONITORING 7[]GREEN
            """);
  }

  @Test
  void values_beside_the_course_are_read_too() {
    Category close = Folders.protocol("CN-COVID-8").findCategory("CLOSE_CONTACT").orElseThrow();
    assertThat(close.limits().transferWithinHours()).hasValue(12);
    assertThat(close.source().confidence()).isEqualTo(Confidence.VR);
    Category second =
        Folders.protocol("CN-COVID-9").findCategory("CONTACT_OF_CONTACT").orElseThrow();
    assertThat(second.linkFirstTests()).isEqualTo(2);
    Category medium =
        Folders.protocol("CN-COVID-9").findCategory("MEDIUM_AREA_HISTORY").orElseThrow();
    assertThat(medium.historyDays()).hasValue(7);
    assertThat(medium.segments().getFirst().fallback()).isEqualTo(Tier.CENTRAL_ISOLATION);
    Protocol twenty = Folders.protocol("CN-COVID-20");
    assertThat(twenty.retires()).containsExactly("CONTACT_OF_CONTACT", "MEDIUM_AREA_HISTORY");
    assertThat(twenty.findCategory("INBOUND").orElseThrow().limits().positiveCtBelow())
        .hasValue(35);
    assertThat(twenty.findCategory("CLOSE_CONTACT").orElseThrow().segments().getLast().code())
        .isEqualTo(HealthCode.RED);
    Lookback measles = Folders.protocol("US-MEASLES").lookback().orElseThrow();
    assertThat(measles.windows()).containsEntry("rash", new Lookback.Window(-4, OptionalInt.of(4)));
    assertThat(measles.lingerHours()).isEqualTo(2);
    assertThat(Folders.protocol("WHO-EVD").lookback().orElseThrow().fromOnset()).isTrue();
    assertThat(Folders.protocol("LOCAL-2020-02").disease()).isEqualTo("COVID-19");
    assertThat(Folders.protocol("LOCAL-2020-02").lookback().orElseThrow().windows())
        .containsEntry("onset", new Lookback.Window(-2, OptionalInt.empty()));
  }

  @Test
  void every_category_of_every_protocol_names_its_source() {
    assertThat(Folders.protocols().listProtocols()).hasSize(11);
    for (Protocol protocol : Folders.protocols().listProtocols()) {
      for (Category category : protocol.categories()) {
        assertThat(category.source().clause()).as(category.clause()).isNotBlank();
      }
    }
  }

  @Test
  void the_worked_example_of_the_readme_is_a_protocol() throws IOException {
    String readme = Files.readString(Folders.root().resolve("protocols/README.md"));
    String example = readme.substring(readme.indexOf("```yaml\n") + 8);
    example = example.substring(0, example.indexOf("```"));
    Files.writeString(folder.resolve("LOCAL-MYCOUNTY-2022-05.yaml"), example);
    Files.copy(
        Folders.root().resolve("protocols/CN-COVID-8.yaml"), folder.resolve("CN-COVID-8.yaml"));
    Category own =
        ProtocolFiles.read(folder)
            .findProtocol("LOCAL-MYCOUNTY-2022-05")
            .orElseThrow()
            .findCategory("KEY_AREA_RETURNEE")
            .orElseThrow();
    assertThat(own.anchors()).containsExactlyInAnyOrder(Anchor.LEFT_AREA, Anchor.ARRIVED);
    assertThat(own.segments().getFirst().days()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          days: 7            | days: seven           | line 13, key days, value seven
          days: 7            | days: -1              | line 13
          tests: [1, 7]      | tests: [1, 8]         | line 13
          tests: [1, 7]      | tests: [7, 1]         | line 13, key tests
          tests: [1, 7]      | rule: 3/3             | line 13, key rule, value 3/3
          tests: [1, 7]      | code: RED             | line 13
          HOME_ISOLATION, days | HOTEL, days         | line 13, key tier, value HOTEL
          HOME_ISOLATION, days | HOSPITAL, days      | line 13
          from: LAST_EXPOSURE | from: ARRIVED        | line 8, key id
          exposure CLOSE     | exposure NEAR         | line 9, key fires, value exposure NEAR
          exposure CLOSE     | meeting               | line 9, key fires, value meeting
          conf: L            | conf: SURE            | line 11, key conf, value SURE
          source: s\\n  conf | conf                  | line 8, key source
          fires:             | fire:                 | line 9, key fire
          id: CLOSE_CONTACT  | id: CASE              | line 8, key id, value CASE
          id: TEST           | id: OTHER             | key id, value OTHER
          2022-01-01         | 2022-13-01            | line 3, key effective, value 2022-13-01
          categories:        | base: NOWHERE\\ncategories: | line 7, key base, value NOWHERE
          categories:        | base: TEST\\ncategories: | line 7, key base, value TEST
          disease: COVID-19  | diseases: COVID-19    | line 2, key diseases
          2/3: {tests: 2     | 2/3: {tests: 3        | line 5, key 2/3
          YELLOW             | BLUE                  | line 4, key HOME_ISOLATION, value BLUE
          id: TEST           | id: [                 | line
          """)
  void a_mistake_is_refused_with_file_line_key_and_value(String good, String bad, String where)
      throws IOException {
    String text = GOOD.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(GOOD);
    Files.writeString(folder.resolve("TEST.yaml"), text);
    assertThatExceptionOfType(MalformedFile.class)
        .isThrownBy(() -> ProtocolFiles.read(folder))
        .satisfies(refusal ->
            assertThat(refusal.getMessage())
                .startsWith(folder.resolve("TEST.yaml").toString())
                .contains(where)
                .doesNotContain("\n"));
  }

  @Test
  void the_good_file_is_good() throws IOException {
    Files.writeString(folder.resolve("TEST.yaml"), GOOD);
    Files.writeString(folder.resolve("README.md"), "not a protocol");
    assertThat(ProtocolFiles.read(folder).listProtocols()).hasSize(1);
  }

  static Stream<String> emptyFiles() {
    return Stream.of("", "# nothing\n", "- a list\n");
  }

  @ParameterizedTest
  @MethodSource("emptyFiles")
  void a_file_that_is_no_mapping_is_refused(String text) throws IOException {
    Files.writeString(folder.resolve("TEST.yaml"), text);
    assertThatExceptionOfType(MalformedFile.class).isThrownBy(() -> ProtocolFiles.read(folder));
  }
}
