package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assess;
import fangkong.assessment.CodePoints;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.protocol.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles of {@code testdata/assess}, from evidence lines to output lines, byte for byte. */
class GoldenTest {
  private static final Path FOLDER = Folders.root().resolve("testdata/assess");
  private static final Protocols PROTOCOLS = Folders.protocols();

  record Bundle(String name, String protocol, OffsetDateTime asOf) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bundle> bundles() throws IOException {
    return Files.readAllLines(FOLDER.resolve("manifest.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Bundle(cells[0], cells[1], OffsetDateTime.parse(cells[2])))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  @Tag("row-0.10")
  @Tag("row-0.26")
  void a_bundle_gives_its_expected_lines(Bundle bundle) throws IOException {
    List<Evidence> evidence = new ArrayList<>();
    EvidenceLines.read(
        FOLDER.resolve(bundle.name + ".jsonl"), (line, number) -> evidence.add(line));
    EvidenceIndex index = EvidenceIndex.of(evidence);
    Assess assess =
        new Assess(
            PROTOCOLS.findProtocol(bundle.protocol).orElseThrow(), ZoneId.of("Asia/Shanghai"));
    StringBuilder out = new StringBuilder();
    index.persons().stream()
        .sorted(CodePoints.ORDER)
        .map(person -> assess.assess(person, index, bundle.asOf.toInstant()))
        .forEach(assessment -> out.append(AssessmentJson.write(assessment)).append('\n'));
    String expected = Files.readString(FOLDER.resolve(bundle.name + ".expected.jsonl"));
    List<String> wrong = new ArrayList<>(out.toString().lines().toList());
    wrong.removeAll(expected.lines().toList());
    assertThat(wrong).isEmpty();
    assertThat(out.toString()).isEqualTo(expected);
  }

  @Test
  void there_are_forty_one_bundles() throws IOException {
    assertThat(bundles()).hasSize(41);
  }
}
