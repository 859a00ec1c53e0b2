package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in one file, each a small change of a good one, and where they are said to be. */
class ProtocolRefusalTest {
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
      - id: SECOND
        fires: [exposure SECONDARY]
        source: s
        conf: L
        segments:
        - {tier: HOME_ISOLATION, days: 3, from: [LAST_EXPOSURE], rule: 2/3}
        - {tier: HOME_ISOLATION, days: 1, tests: []}
        release_link: {first_tests: 2}
      zones: {source: s, conf: GK, kinds: [HIGH, LOW], down: {HIGH: {to: LOW, no_new_days: 7}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          days: 7            | days: seven           | line 13, key days, value seven: must be a whole number
          days: 7            | days: 7.0             | line 13, key days, value 7.0: must be a whole number
          days: 7            | days: -1              | line 13, key days, value -1: must be a whole number, 0 or more
          days: 7,           | ''                    | line 13, key days: is required. Maybe add
          tests: [1, 7]      | tests: [1, 8]         | line 13, key tests, value [1, 8]: test day 8 is after the 7 days of the segment. Maybe up to 7
          tests: [1, 7]      | tests: [7, 1]         | line 13, key tests, value [7, 1]: test days [7, 1] do not rise. Maybe
          tests: [1, 7]      | tests: 7              | line 13, key tests, value 7: must be a list of test days
          tests: [1, 7]      | rule: 3/3             | line 13, key rule, value 3/3: is not a rule of this file or its base. Maybe
          tests: [1, 7]      | tests: [], rule: 2/3  | line 13, key tests, value []: stands beside rule
          tests: [1, 7]      | code: RED             | line 13, key tests: is required. Maybe add a list of test days
          tests: [1, 7]      | tests: [], code: red  | line 13, key code, value red: must be one of [RED, YELLOW, GREEN]
          HOME_ISOLATION, days: 7 | HOTEL, days: 7   | line 13, key tier, value HOTEL: must be one of [HOSPITAL,
          HOME_ISOLATION, days: 7 | HOSPITAL, days: 7 | line 13
          days: 7            | days: 7, fallback: HOME_ISOLATION | line 13, key fallback, value HOME_ISOLATION: fallback of HOME_ISOLATION is the same tier. Maybe
          from: LAST_EXPOSURE | from: ARRIVED        | line 8, key id, value CLOSE_CONTACT: category CLOSE_CONTACT fires on
          from: LAST_EXPOSURE | from: LAST_TEST      | line 13, key from, value LAST_TEST: must be LAST_EXPOSURE, LEFT_AREA, ARRIVED, ENTRY or ROLE_EXIT
          from: [LAST_EXPOSURE] | from: [LAST_EXPOSURE, EVER] | line 19, key from, value EVER: must be
          from: [LAST_EXPOSURE], | ''                | line 19, key from: is required
          days: 1,           | days: 1, from: ENTRY, | line 20, key from, value ENTRY: stands at the first segment only
          exposure CLOSE     | exposure NEAR         | line 9, key fires, value exposure NEAR: must be exposure CLOSE
          exposure CLOSE     | meeting               | line 9, key fires, value meeting: must be exposure CLOSE
          exposure CLOSE     | []                    | line 9, key fires, value []: must be
          [exposure SECONDARY] | [exposure SECONDARY, stay NONE] | line 15, key fires, value stay NONE: must be
          conf: L\\n  segments:\\n  - {tier: HOME_ISOLATION, days: 7 | conf: SURE\\n  segments:\\n  - {tier: HOME_ISOLATION, days: 7 | line 11, key conf, value SURE: must be one of [V, VR, L, GK]
          CLOSE\\n  source: s\\n  conf | CLOSE\\n  conf | line 8, key source: is required. Maybe add document and clause
          CLOSE\\n  source: s | CLOSE\\n  source: ' ' | line 10, key source, value : must be document and clause
          fires: e           | fire: e               | line 9, key fire, value exposure CLOSE: is not a known key. Maybe one of [id, fires,
          id: CLOSE_CONTACT  | id: CASE              | line 8, key id, value CASE: category CASE is part of every protocol. Maybe
          id: TEST           | id: OTHER             | key id, value OTHER
          2022-01-01         | 2022-13-01            | line 3, key effective, value 2022-13-01: must be a date
          2022-01-01         | 2022                  | line 3, key effective, value 2022: must be a date such as 2022-06-28
          , null]            | ]                     | line 3, key effective, value [2022-01-01]: must be [first day,
          null]              | 2021-01-01]           | line 3, key effective, value [2022-01-01, 2021-01-01]: effective until 2021-01-01 is before 2022-01-01. Maybe swap them
          categories:        | base: NOWHERE\\ncategories: | line 7, key base, value NOWHERE: needs signed beside it. Maybe add who put
          categories:        | base: NOWHERE\\nsigned: {name: n, office: o, on: 2022-01-01}\\nchanges: c\\ncategories: | line 7, key base, value NOWHERE: is not a protocol of this folder
          categories:        | base: TEST\\nsigned: {name: n, office: o, on: 2022-01-01}\\nchanges: c\\ncategories: | line 7, key base, value TEST: stands on itself
          categories:        | signed: {name: n, office: o}\\ncategories: | line 7, key on: is required. Maybe add a date
          categories:        | signed: {name: n, office: o, on: 1 May}\\ncategories: | line 7, key on, value 1 May: must be a date
          categories:        | justification: {SECOND: why}\\ncategories: | line 7, key justification: needs base beside it
          categories:        | retires: [SECOND]\\ncategories: | line 7, key retires, value SECOND: ends with nothing: there is no base and no edition before. Maybe drop it
          categories:        | gap_before: none\\ncategories: | line 7, key gap_before, value none: explains a gap that is not there. Maybe drop it
          disease: COVID-19  | diseases: COVID-19    | line 2, key diseases, value COVID-19: is not a known key
          disease: COVID-19\\n | ''                  | line 1, key disease: is required
          2/3: {tests: 2     | 2/3: {tests: 3        | line 5, key 2/3
          YELLOW             | BLUE                  | line 4, key HOME_ISOLATION, value BLUE: must be one of [RED
          HOME_ISOLATION: YELLOW | HOTEL: YELLOW     | line 4, key HOTEL, value YELLOW: is not a known key. Maybe one of [HOSPITAL
          onset: 2           | onset: two            | line 6, key onset, value two: must be a whole number
          days: {onset: 2}   | infectious_days: {rash: [4]} | line 6, key rash, value [4]: must be [first day, last day]
          days: {onset: 2}   | infectious_days: {rash: [4, 2]} | line 6, key rash, value [4, 2]
          id: SECOND         | id: CLOSE_CONTACT     | line 14, key id, value CLOSE_CONTACT: is the id of a category before. Maybe choose another
          first_tests: 2     | first_tests: 3        | line 21, key first_tests, value 3: TEST/SECOND asks for the first 3 tests of each linked contact, and close contacts have 2 test days. Maybe ask for fewer
          first_tests: 2     | first_tests: 0        | line 21, key first_tests, value 0: must be a whole number, 1 or more
          to: LOW            | to: NONE              | line 22, key zones: zones are lowered to NONE. Maybe one of [HIGH, LOW]
          no_new_days: 7     | new_days: 7           | line 22, key new_days, value 7: is not a known key. Maybe one of [to, no_new_days
          id: TEST           | id: TEST\\nid: TEST   | line 2, key id, value TEST: stands twice
          days: {onset: 2}   | days: &a {onset: 2}, infectious_days: *a | line 6, key infectious_days: stands in two places by an alias. Maybe write it out
          id: TEST           | id: [                 | line
          """)
  void a_mistake_is_refused_with_file_line_key_value_and_remedy(
      String good, String bad, String where) throws IOException {
    int at = GOOD.indexOf(good.replace("\\n", "\n"));
    assertThat(at).as(good).isNotNegative();
    String text =
        GOOD.substring(0, at)
            + bad.replace("\\n", "\n")
            + GOOD.substring(at + good.replace("\\n", "\n").length());
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
