package fangkong.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where layers are stricter than their bases, from files to CSV. */
class ProtocolsCommandTest {
  private static final Path PROTOCOLS =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"))
          .resolve("protocols");

  @TempDir Path folder;

  @Test
  void the_shipped_layers_are_stricter_and_do_not_say_why() {
    assertThat(Run.of("protocols", "--lint").succeeds().out())
        .isEqualTo(
            """
            id,kind,category,base,overlay,justified
            LOCAL-2020-02,WIDER,HIGH_AREA_HISTORY,stay HIGH: none,stay HIGH: HOME_ISOLATION 14 d,no
            LOCAL-2020-02,WIDER,HIGH_AREA_HISTORY,arrival HIGH: none,arrival HIGH: HOME_ISOLATION 14 d,no
            LOCAL-ALXA-2022-01,WIDER,KEY_AREA_RETURNEE,arrival HIGH: none,arrival HIGH: HOME_MONITORING 14 d,no
            LOCAL-ALXA-2022-01,WIDER,KEY_AREA_RETURNEE,arrival MEDIUM: none,arrival MEDIUM: HOME_MONITORING 14 d,no
            LOCAL-HENAN-2022-04,WIDER,MED_HIGH_AREA_RETURNEE,arrival HIGH: none,arrival HIGH: HOME_MONITORING 7 d,no
            LOCAL-HENAN-2022-04,WIDER,MED_HIGH_AREA_RETURNEE,arrival MEDIUM: none,arrival MEDIUM: HOME_MONITORING 7 d,no
            LOCAL-HENAN-2022-04,WIDER,LOW_AREA_RETURNEE,arrival LOW: none,arrival LOW: SELF_MONITORING 7 d,no
            LOCAL-QINGHAI-2022-05,WIDER,KEY_AREA_RETURNEE,arrival HIGH: none,arrival HIGH: HOME_MONITORING 7 d,no
            LOCAL-QINGHAI-2022-05,WIDER,KEY_AREA_RETURNEE,arrival MEDIUM: none,arrival MEDIUM: HOME_MONITORING 7 d,no
            """);
  }

  @Test
  void the_readme_shows_what_comes_out_for_its_example() throws IOException {
    String readme = Files.readString(PROTOCOLS.resolve("README.md"));
    Files.writeString(folder.resolve("LOCAL-MYCOUNTY-2022-05.yaml"), block(readme, "yaml"));
    Files.copy(PROTOCOLS.resolve("CN-COVID-8.yaml"), folder.resolve("CN-COVID-8.yaml"));
    assertThat(Run.of("protocols", "--lint", "--protocols", folder.toString()).succeeds().out())
        .isEqualTo(block(readme, "csv"));
  }

  private static String block(String page, String language) {
    String fence = "```" + language + "\n";
    String from = page.substring(page.indexOf(fence) + fence.length());
    return from.substring(0, from.indexOf("```"));
  }
}
