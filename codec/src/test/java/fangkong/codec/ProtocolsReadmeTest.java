package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assess;
import fangkong.assessment.Assessment;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.TestDay;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Lint;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page from which somebody writes a protocol: its example is loaded, its dates come out. */
class ProtocolsReadmeTest {
  private static final Pattern PROSE =
      Pattern.compile(
          "Who left the area on (\\S+) is isolated at home until the end of (\\S+), with tests on (\\S+), (\\S+) and (\\S+), and shows a yellow code");
  private static final String ID = "LOCAL-MYCOUNTY-2022-05";

  @TempDir private Path folder = Path.of("");
  private String readme = "";

  @BeforeEach
  void the_example_is_a_file_beside_its_base() throws IOException {
    readme = Files.readString(Folders.root().resolve("protocols/README.md"));
    String example = readme.substring(readme.indexOf("```yaml\n") + 8);
    Files.writeString(folder.resolve(ID + ".yaml"), example.substring(0, example.indexOf("```")));
    Files.copy(
        Folders.root().resolve("protocols/CN-COVID-8.yaml"), folder.resolve("CN-COVID-8.yaml"));
  }

  private Protocol example() throws IOException {
    return ProtocolFiles.read(folder).findProtocol(ID).orElseThrow();
  }

  @Test
  void the_dates_it_states_come_out() throws IOException {
    Matcher prose = PROSE.matcher(readme);
    assertThat(prose.find()).isTrue();
    List<LocalDate> dates = new ArrayList<>();
    for (int group = 1; group <= 5; group++) {
      dates.add(LocalDate.parse(prose.group(group)));
    }
    Path lines = folder.resolve("evidence.jsonl");
    Files.writeString(
        lines,
        """
        {"id":"e","person":"p","type":"stay","risk":"HIGH","from":"2022-05-01T08:00:00+08:00","until":"%sT12:00:00+08:00"}
        """
            .formatted(dates.getFirst()));
    List<Evidence> evidence = new ArrayList<>();
    EvidenceLines.read(lines, (line, _) -> evidence.add(line));
    Assessment assessment =
        new Assess(example(), ZoneId.of("Asia/Shanghai"))
            .assess("p", EvidenceIndex.of(evidence), Instant.parse("2022-05-05T00:00:00Z"));
    assertThat(assessment.category()).isEqualTo("KEY_AREA_RETURNEE");
    assertThat(assessment.code()).isEqualTo(HealthCode.YELLOW);
    CourseSegment segment = assessment.segments().getFirst();
    assertThat(segment.tier()).isEqualTo(Tier.HOME_ISOLATION);
    assertThat(segment.from()).isEqualTo(dates.get(0));
    assertThat(segment.until()).isEqualTo(dates.get(1));
    assertThat(segment.tests()).extracting(TestDay::on).isEqualTo(dates.subList(2, 5));
  }

  @Test
  void it_is_stricter_and_says_why() throws IOException {
    Protocols protocols = ProtocolFiles.read(folder);
    Protocol base = protocols.findProtocol("CN-COVID-8").orElseThrow();
    assertThat(Lint.lint(base, example())).hasSize(2);
    assertThat(Lint.isJustified(base, example())).isTrue();
  }

  @Test
  void every_key_of_the_schema_is_explained() {
    assertThat(keys("/properties")).allMatch(key -> readme.contains('`' + key));
    assertThat(keys("/$defs/category/properties")).allMatch(key -> readme.contains('`' + key));
    assertThat(keys("/$defs/segment/properties")).allMatch(key -> readme.contains('`' + key));
  }

  private static List<String> keys(String pointer) {
    return List.copyOf(FileSchema.PROTOCOL.document().at(pointer).propertyNames());
  }
}
