package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes between files: two editions and a layer, each changed a little. */
class FolderChecksTest {
  @TempDir private Path folder = Path.of("");

  private static final String EDITION =
      """
      id: %s
      disease: D
      effective: ["%s", %s]
      categories:
      - id: CLOSE_CONTACT
        fires: exposure CLOSE
        source: s
        conf: L
        segments: [{tier: HOME_ISOLATION, days: 7, from: LAST_EXPOSURE, tests: [1, 7], code: RED}]
      - id: CONTACT_OF_CONTACT
        fires: exposure SECONDARY
        source: s
        conf: L
        segments: [{tier: HOME_ISOLATION, days: 7, from: LAST_EXPOSURE, tests: [1], code: RED}]
        release_link: {first_tests: 2}
      """;

  private static final String LAYER =
      """
      id: LAYER
      base: FIRST
      effective: ["2022-02-01", null]
      signed: {name: n, office: o, on: 2022-01-30}
      changes: c
      justification: {AREA: why, lookback: why, zones: why}
      retires: [CONTACT_OF_CONTACT]
      categories:
      - id: AREA
        fires: [stay HIGH, arrival HIGH]
        history_days: 7
        source: s
        conf: L
        segments: [{tier: HOME_ISOLATION, days: 7, from: [LEFT_AREA, ARRIVED], tests: [1], code: RED}]
      - id: COMPANION
        fires: exposure COMPANION
        source: s
        conf: L
        segments: [{tier: HOME_MONITORING, days: 7, from: LAST_EXPOSURE, tests: [], code: RED}]
      """;

  @BeforeEach
  void a_good_folder() throws IOException {
    write("FIRST", EDITION.formatted("FIRST", "2022-01-01", "\"2022-07-01\""));
    write("SECOND", EDITION.formatted("SECOND", "2022-07-01", "null"));
    write("LAYER", LAYER);
  }

  private void write(String id, String text) throws IOException {
    Files.writeString(folder.resolve(id + ".yaml"), text);
  }

  private void change(String id, String good, String bad) throws IOException {
    String before = Files.readString(folder.resolve(id + ".yaml"));
    String after = before.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
    assertThat(after).isNotEqualTo(before);
    write(id, after);
  }

  @Test
  void the_good_folder_is_good() throws IOException {
    assertThat(ProtocolFiles.read(folder).listProtocols()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # editions of one disease join
          SECOND | 2022-07-01 | 2022-06-01 | line 3, key effective, value 2022-06-01: overlaps FIRST, an edition of the same disease that is in effect until 2022-07-01. Maybe
          SECOND | 2022-07-01 | 2022-08-01 | line 3, key effective, value 2022-08-01: leaves a gap after FIRST, which ends on 2022-07-01. Maybe begin on that day
          SECOND | disease: D | disease: D\\ngap_before: why | line 3, key gap_before, value why: explains a gap that is not there. Maybe drop it
          # what ends was there
          SECOND | categories: | retires: [AREA]\\ncategories: | line 4, key retires, value AREA: is not a category of FIRST. Maybe one of [CLOSE_CONTACT, CONTACT_OF_CONTACT]
          LAYER | [CONTACT_OF_CONTACT] | [SECONDARY] | line 7, key retires, value SECONDARY: is not a category of FIRST. Maybe one of [CLOSE_CONTACT, CONTACT_OF_CONTACT]
          # reasons are given for something
          LAYER | {AREA: why, | {AERA: why, | line 6, key AERA, value why: speaks of no category. Maybe lookback, zones or one of [CLOSE_CONTACT, AREA, COMPANION]
          # links can be met
          LAYER | [CONTACT_OF_CONTACT] | [CLOSE_CONTACT] | line 9, key categories: FIRST/CONTACT_OF_CONTACT asks for the first 2 tests of each linked contact, and close contacts have 0 test days. Maybe
          LAYER | fires: exposure COMPANION | release_link: {first_tests: 3}\\n  fires: exposure COMPANION | line 16, key first_tests, value 3: LAYER/COMPANION asks for the first 3 tests
          LAYER | history_days: 7 | release_link: {first_tests: 1} | line 9, key id, value AREA: category AREA links to nobody. Maybe
          # each category can lead
          LAYER | exposure COMPANION | exposure CLOSE | line 15, key id, value COMPANION: leaves COMPANION out of reach: CLOSE_CONTACT stands before it, fires on the same evidence and is not released earlier. Maybe change their order, or drop one
          """)
  void a_mistake_is_refused_where_it_stands(String id, String good, String bad, String where)
      throws IOException {
    change(id, good, bad);
    assertThatExceptionOfType(MalformedFile.class)
        .isThrownBy(() -> ProtocolFiles.read(folder))
        .satisfies(refusal ->
            assertThat(refusal.getMessage())
                .startsWith(folder.resolve(id + ".yaml").toString())
                .contains(where));
  }

  @Test
  void an_edition_that_ends_nowhere_leaves_no_room_for_the_next() throws IOException {
    change("FIRST", "\"2022-07-01\"", "null");
    assertThatExceptionOfType(MalformedFile.class)
        .isThrownBy(() -> ProtocolFiles.read(folder))
        .withMessageContaining(
            "SECOND.yaml, line 3, key effective, value 2022-07-01: overlaps FIRST")
        .withMessageContaining("until further notice");
  }

  @Test
  void a_gap_may_be_explained_and_other_diseases_do_not_join() throws IOException {
    change("SECOND", "2022-07-01", "2022-08-01");
    change("SECOND", "disease: D", "disease: D\ngap_before: nothing was ordered in July");
    write("OTHER", EDITION.formatted("OTHER", "2022-03-01", "null").replace(": D", ": E"));
    assertThat(ProtocolFiles.read(folder).listProtocols()).hasSize(4);
  }
}
