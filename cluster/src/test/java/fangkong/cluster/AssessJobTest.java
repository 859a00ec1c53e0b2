package fangkong.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fangkong.assessment.protocol.Protocol;
import fangkong.cli.Refusal;
import fangkong.cli.assess.AssessOptions;
import fangkong.codec.ProtocolFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * A cluster answers to the byte what one machine does, also while it loses a machine [row 0.10].
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssessJobTest extends ClusterTest {
  private static final int TASKS_BEFORE_DEATH = 30;

  /** So many that the standing of some depends on those whom their links are linked to. */
  private static final int GROUPS = 100;

  private static final int EVERY_SO_MANY_BUNDLES = 12;
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"));
  private static final Path BUNDLES = ROOT.resolve("testdata/assess");
  private static final String ENTRY =
      """
      {"id":"%s","person":"%s","type":"entry","at":"2022-07-01T08:00:00+08:00"}
      """;
  private static final String RULING =
      """
      {"id":"%s","person":"p","type":"ruling","at":"2022-07-01T08:00:00Z","until":"2022-07-02T08:00:00Z","reason":"r","by":["A","B"],"category":"COMPANION"}
      """;

  @Test
  @Order(1)
  void anybodys_standing_to_the_byte_while_a_worker_dies() throws IOException {
    AtomicInteger tasks = cluster().killWorkerAt(TASKS_BEFORE_DEATH);
    List<Protocol> protocols = ProtocolFiles.read(ROOT.resolve("protocols")).listProtocols();
    for (int seed = 1; seed < protocols.size(); seed += 4) {
      Protocol protocol = protocols.get(seed);
      Path evidence = file("e.jsonl", RandomLines.of(seed, GROUPS, protocol));
      String asOf = "2022-07-%02dT12:00:00+08:00".formatted(8 + seed);
      String[] asked =
          arguments(
              "--protocol", protocol.id(), "--evidence", evidence.toString(), "--as-of", asOf);
      assertThat(compare(asked)).as(protocol.id()).isGreaterThan(4 * GROUPS);
    }
    assertThat(tasks).hasValueGreaterThan(2 * TASKS_BEFORE_DEATH);
  }

  @Test
  @Order(2)
  @Tag("row-0.26")
  void two_protocols_side_by_side_to_the_byte() throws IOException {
    Protocol ninth =
        ProtocolFiles.read(ROOT.resolve("protocols")).findProtocol("CN-COVID-9").orElseThrow();
    String lines = file("e.jsonl", RandomLines.of(7, GROUPS, ninth)).toString();
    String[] options = {"--evidence", lines, "--as-of", "2022-07-12T12:00:00+08:00"};
    compare(arguments("--compare", "LOCAL-HENAN-2022-04,CN-COVID-9", options));
  }

  @Test
  @Order(3)
  void bundles_and_what_is_empty_to_the_byte() throws IOException {
    List<String> bundles = Files.readAllLines(BUNDLES.resolve("manifest.tsv"));
    for (int i = 1; i < bundles.size(); i += EVERY_SO_MANY_BUNDLES) {
      String[] cells = bundles.get(i).split("\t", -1);
      Path evidence = BUNDLES.resolve(cells[0] + ".jsonl");
      run("--protocol", cells[1], "--evidence", evidence.toString(), "--as-of", cells[2]);
      assertThat(folder.resolve("actual"))
          .as(cells[0])
          .hasSameBinaryContentAs(BUNDLES.resolve(cells[0] + ".expected.jsonl"));
    }
    String empty = file("empty.jsonl", List.of()).toString();
    String[] options = {"--evidence", empty, "--as-of", "2022-07-07T12:00+08:00", "--zone", "UTC"};
    compare(arguments("--compare", "WHO-EVD,US-MEASLES", options));
  }

  @Test
  @Order(4)
  void the_first_line_that_is_wrong_is_refused_with_the_same_words() throws IOException {
    String one = ENTRY.formatted("e1", "p");
    String two = ENTRY.formatted("e2", "q");
    refuses(one + two + "broken\n" + ENTRY.formatted("e1", "r"), "line 3");
    refuses(one + two + ENTRY.formatted("e1", "r") + "broken\n", "line 3", "used on line 1");
    refuses(one + two + RULING.formatted("e3") + "broken\n", "line 3", "\"COMPANION\"");
    refuses(one + two + RULING.formatted("e2"), "line 3", "used on line 2");
    refuses(one + one.replace("entry", "fever"), "line 2", "field type");
    refuses(one + ENTRY.formatted("\\ud800", "p") + ENTRY.formatted("?", "p") + "{", "line 4");
    refuses(folder.resolve("nowhere.jsonl"), "nowhere.jsonl", "cannot be read");
  }

  @Test
  @Order(5)
  void a_folder_counts_as_its_files() throws IOException {
    Protocol ninth =
        ProtocolFiles.read(ROOT.resolve("protocols")).findProtocol("CN-COVID-9").orElseThrow();
    List<String> lines = RandomLines.of(3, GROUPS, ninth);
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Path first = file("parts/a.jsonl", lines.subList(0, 100));
    Path second = file("parts/b.jsonl", lines.subList(100, lines.size()));
    file("parts/notes.txt", List.of("no evidence"));
    String whole = file("whole.jsonl", lines).toString();
    String[] options = {"--protocol", "CN-COVID-9", "--as-of", "2022-07-12T12:00:00+08:00"};
    oneMachine(arguments("--evidence", whole, options));
    run(arguments("--evidence", parts.toString(), options));
    assertThat(folder.resolve("actual")).hasSameBinaryContentAs(folder.resolve("expected"));

    Files.writeString(second, ENTRY.formatted("x", "p") + lines.get(49) + "\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> run(arguments("--evidence", parts.toString(), options)))
        .withMessageStartingWith(second + ", line 2, field id, value ")
        .withMessageEndingWith(": was used on line 50 of " + first);
  }

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static String[] arguments(String name, String value, String... others) {
    return Stream.concat(Stream.of(name, value), Stream.of(others)).toArray(String[]::new);
  }

  /** Answers how many lines there are. */
  private int compare(String... asked) throws IOException {
    oneMachine(asked);
    run(asked);
    assertThat(folder.resolve("actual"))
        .as(String.join(" ", asked))
        .hasSameBinaryContentAs(folder.resolve("expected"));
    return Files.readAllLines(folder.resolve("expected")).size();
  }

  private void oneMachine(String... asked) {
    assertThat(execute(new StringWriter(), asked)).isZero();
  }

  private int execute(StringWriter err, String... asked) {
    List<String> arguments = new ArrayList<>(List.of("assess"));
    arguments.addAll(List.of(asked));
    arguments.addAll(List.of("--out", folder.resolve("expected").toString()));
    return fangkong.cli.Main.commandLine()
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private void run(String... asked) {
    Options options = new Options();
    new CommandLine(options)
        .parseArgs(arguments("--out", folder.resolve("actual").toString(), asked));
    new AssessJob(cluster().spark(), ClusterUnderTest.WORKERS, new PrintWriter(Writer.nullWriter()))
        .run(options.assess);
  }

  private void refuses(String evidence, String... parts) throws IOException {
    refuses(Files.writeString(folder.resolve("bad.jsonl"), evidence), parts);
  }

  private void refuses(Path file, String... parts) {
    String[] asked = {
      "--protocol", "CN-COVID-9", "--evidence", file.toString(), "--as-of", "2022-07-07T12:00Z"
    };
    StringWriter err = new StringWriter();
    assertThat(execute(err, asked)).isEqualTo(2);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> run(asked))
        .satisfies(refusal ->
            assertThat(err.toString().strip())
                .isEqualTo("fangkong assess: " + refusal.getMessage()))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
    assertThat(folder.resolve("actual")).doesNotExist();
  }

  @Command
  private static final class Options {
    @Mixin private AssessOptions assess = new AssessOptions();
  }
}
