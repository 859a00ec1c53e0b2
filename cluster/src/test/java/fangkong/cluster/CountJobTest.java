package fangkong.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fangkong.cli.Refusal;
import fangkong.cli.count.CountOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Figures of a cluster are to the byte the server's, also while it loses a machine. */
@Tag("row-0.9")
@Tag("row-0.10")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CountJobTest extends ClusterTest {
  private static final int PARTS = 2 * ClusterUnderTest.WORKERS;
  private static final int COPIES = 60;
  private static final int TASKS_BEFORE_DEATH = 8;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Path KEPT =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"))
          .resolve("testdata/count");
  private static final Path FACTS = KEPT.resolve("facts.jsonl");

  @Test
  @Order(1)
  void a_province_of_copies_to_the_byte_what_one_machine_counts_while_a_worker_dies()
      throws Exception {
    List<String> lines = Files.readAllLines(FACTS);
    Path province = Files.createDirectory(folder.resolve("province"));
    for (int copy = 0; copy < COPIES; copy++) {
      String other = "%02x".formatted(copy);
      Files.write(
          province.resolve(copy + ".jsonl"),
          lines.stream()
              .map(line -> ID.matcher(line).replaceAll(id -> other + id.group().substring(2)))
              .toList());
    }
    Path expected = folder.resolve("expected");
    assertThat(
            fangkong.cli.Main.commandLine()
                .execute(
                    Stream.concat(
                            Stream.of("count", "--out", expected.toString()),
                            arguments(province.toString(), 4).stream())
                        .toArray(String[]::new)))
        .isZero();
    AtomicInteger tasks = cluster().killWorkerAt(TASKS_BEFORE_DEATH);
    assertThat(counted(province.toString(), 4)).hasSameBinaryContentAs(expected);
    assertThat(tasks).hasValueGreaterThan(2 * TASKS_BEFORE_DEATH);
  }

  @Test
  @Order(2)
  void every_cut_off_to_the_byte_what_the_server_answered() throws Exception {
    for (int part = 1; part <= 4; part++) {
      assertThat(counted(FACTS.toString(), part)).hasSameBinaryContentAs(answers(part));
    }
  }

  @Test
  @Order(3)
  void what_a_stream_keeps_is_counted_the_same_and_a_repeat_once() throws Exception {
    String kept = folder.resolve("kept").toString();
    cluster()
        .spark()
        .read()
        .text(FACTS.toString(), FACTS.toString())
        .withColumnRenamed("value", "json")
        .withColumn("day", functions.lit("2022-07-01"))
        .write()
        .partitionBy("day")
        .parquet(kept);
    assertThat(counted(kept, 2)).hasSameBinaryContentAs(answers(2));
  }

  @Test
  @Order(4)
  void a_line_that_is_no_fact_is_refused_with_its_value() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"id\":\"7\"}\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> counted(broken.toString(), 1))
        .withMessageStartingWith(broken + ", field id, value 7: ");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> counted("nowhere.jsonl", 1))
        .withMessageStartingWith("option --facts, value nowhere.jsonl: ");
  }

  private Path counted(String facts, int part) throws Exception {
    Path out = folder.resolve("counted");
    List<String> arguments = new ArrayList<>(arguments(facts, part));
    arguments.addAll(List.of("--out", out.toString()));
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
    try {
      new CountJob(cluster().spark(), PARTS, new PrintWriter(Writer.nullWriter()))
          .run(options.count);
      return out;
    } catch (Exception e) {
      throw fangkong.spark.Workers.refusalIn(e);
    }
  }

  private static Path answers(int part) {
    return KEPT.resolve("answers-%d.jsonl".formatted(part));
  }

  private static List<String> arguments(String facts, int part) throws IOException {
    String[] cutOff =
        Files.readString(KEPT.resolve("cut-off-%d.txt".formatted(part))).strip().split(" ", -1);
    Stream<String> regions =
        Files.readAllLines(answers(part)).stream()
            .map(line -> line.replaceAll(".*?\"region\":\"([^\"]*)\".*", "$1"))
            .distinct()
            .flatMap(region -> Stream.of("--region", region));
    return Stream.concat(
            Stream.of(
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
  }

  @Command
  private static final class Options {
    @Mixin private CountOptions count = new CountOptions();
  }
}
