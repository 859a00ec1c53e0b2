package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.assessment.protocol.Staffing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffingFileTest {
  @TempDir private Path folder = Path.of("");

  private static final String GOOD =
      """
      norms:
      - {role: MEDICAL, by: ISOLATED, per: 50, least: 2, source: s, conf: GK}
      - {role: SITE, by: MEDICAL, per: 1, least: 3, most: 4, source: s, conf: GK}
      """;

  private Staffing read(String text) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("norms")).resolve("staffing.yaml"), text);
    return StaffingFile.read(folder);
  }

  @Test
  @Tag("row-0.26")
  void the_shipped_norms_are_two_medical_staff_for_fifty_and_three_to_four_others_for_each()
      throws IOException {
    Staffing norms = StaffingFile.read(Folders.root().resolve("protocols"));
    assertThat(norms.needs(100, 720, 30))
        .extracting(need -> need.role() + " " + need.least())
        .containsExactly("MEDICAL 4", "SITE 12", "SAMPLER 2");
    assertThat(norms.norms()).allSatisfy(norm -> assertThat(norm.source().clause()).isNotBlank());
  }

  @Test
  void without_a_file_there_are_no_norms() throws IOException {
    assertThat(StaffingFile.read(folder)).isEqualTo(Staffing.NONE);
    assertThat(read(GOOD).norms()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role: MEDICAL     | role: NURSE     | key role, value NURSE",
        "per: 50           | per: 0          | key per, value 0",
        "'source: s, conf: GK}\n- ' | 'conf: GK}\n- ' | key source",
        "most: 4           | most: 2         | most is 2",
        "by: MEDICAL       | by: TESTS, x: 1 | key x",
        "role: SITE        | role: MEDICAL   | MEDICAL is by itself",
        "by: ISOLATED      | by: MEDICAL     | MEDICAL is by itself"
      })
  void a_mistake_is_refused_with_its_place(String good, String bad, String said) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replaceFirst(good, bad)))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining("staffing.yaml")
        .hasMessageContaining(said);
  }
}
