package fangkong.cli.count;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted from ledgers that a server gave, figures are to the byte what that server answered. */
@Tag("row-0.9")
@Tag("row-0.10")
class CountCommandTest {
  private static final Path KEPT =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"))
          .resolve("testdata/count");
  private static final String FACTS = KEPT.resolve("facts.jsonl").toString();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void the_figures_of_every_region_are_what_the_server_answered(int part) throws IOException {
    assertThat(counted(FACTS, part)).hasSameBinaryContentAs(answers(part));
  }

  @Test
  void a_folder_counts_as_its_files_and_a_fact_that_stands_twice_once() throws IOException {
    List<String> lines = Files.readAllLines(Path.of(FACTS));
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.write(parts.resolve("a.jsonl"), lines.subList(0, lines.size() / 2));
    Files.write(parts.resolve("b.jsonl"), lines.subList(lines.size() / 3, lines.size()));
    Files.writeString(parts.resolve("notes.txt"), "no facts");
    assertThat(counted(parts.toString(), 3)).hasSameBinaryContentAs(answers(3));
  }

  @Test
  void one_fact_fewer_is_told_by_the_figures() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(FACTS)));
    String lead =
        lines.stream().filter(line -> line.contains("\"type\":\"lead\"")).findFirst().orElseThrow();
    lines.remove(lead);
    Path fewer = Files.write(folder.resolve("fewer.jsonl"), lines);
    List<String> told = Files.readAllLines(counted(fewer.toString(), 4));
    List<String> before = Files.readAllLines(answers(4));
    assertThat(told).hasSameSizeAs(before);
    assertThat(before)
        .filteredOn(line -> !told.contains(line))
        .isNotEmpty()
        .allMatch(line ->
            line.contains("\"report\":\"leads\"") || line.contains("\"report\":\"funnel\""));
  }

  @Test
  void what_is_wrong_is_refused_with_its_value() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"id\":\"7\"}\n");
    refused(broken + ", line 1, field id, value 7: ", "--facts", broken.toString());
    refused("option --facts, value nowhere.jsonl: ", "--facts", "nowhere.jsonl");
    refused("option --region, value 4x: ", "--region", "4x");
    refused("option --adoptions, value nowhere.json: ", "--adoptions", "nowhere.json");
    Path unknown =
        Files.writeString(
            folder.resolve("adoptions.json"),
            "[{\"protocol\":\"MINE\",\"region\":\"41/\",\"effectiveFrom\":\"2022-01-01T00:00:00Z\"}]");
    refused("option --adoptions, value MINE: ", "--adoptions", unknown.toString());
    refused("Invalid value for option '--days'", "--days", "0");
  }

  private void refused(String because, String option, String value) {
    List<String> arguments = new ArrayList<>(arguments(FACTS, 1));
    int at = arguments.indexOf(option);
    if (at >= 0) {
      arguments.set(at + 1, value);
    } else {
      arguments.addAll(List.of(option, value));
    }
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith("fangkong count: " + because).hasLineCount(1);
  }

  private Path counted(String facts, int part) {
    Path out = folder.resolve("counted");
    List<String> arguments = new ArrayList<>(arguments(facts, part));
    arguments.addAll(List.of("--out", out.toString()));
    assertThat(Main.commandLine().execute(arguments.toArray(String[]::new))).isZero();
    return out;
  }

  private static Path answers(int part) {
    return KEPT.resolve("answers-%d.jsonl".formatted(part));
  }

  private static List<String> arguments(String facts, int part) {
    try {
      String[] cutOff =
          Files.readString(KEPT.resolve("cut-off-%d.txt".formatted(part))).strip().split(" ", -1);
      Stream<String> regions =
          Files.readAllLines(answers(part)).stream()
              .map(line -> line.replaceAll(".*?\"region\":\"([^\"]*)\".*", "$1"))
              .distinct()
              .flatMap(region -> Stream.of("--region", region));
      return Stream.concat(
              Stream.of(
                  "count",
                  "--facts",
                  facts,
                  "--adoptions",
                  KEPT.resolve("adoptions.json").toString(),
                  "--since",
                  cutOff[0],
                  "--as-of",
                  cutOff[1]),
              regions)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
