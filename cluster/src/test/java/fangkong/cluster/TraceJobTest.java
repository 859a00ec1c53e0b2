package fangkong.cluster;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.cli.trace.TraceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * A cluster answers to the byte what one machine does, also while it loses a machine [row 0.10].
 */
class TraceJobTest {
  private static final int PARTS = 4;
  private static final int SEEDS = 4;
  private static final int TOWNS = 40;
  private static final int TASKS_BEFORE_DEATH = 60;

  @TempDir private Path folder;
  private int written;

  @Test
  void itAnswersToTheByteWhatOneMachineDoesWhileAWorkerDies() throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.start()) {
      SparkSession spark = cluster.spark();
      AtomicInteger tasks = cluster.killWorkerAt(TASKS_BEFORE_DEATH);
      int contacts = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        RandomFiles files = RandomFiles.of(seed, TOWNS, folder);
        RandomFiles asked =
            switch (seed) {
              case 1 -> files.inFolders();
              case 3 -> asParquet(spark, files);
              default -> files;
            };
        int crowd = seed % 2 == 0 ? 4 : 32;
        contacts += compare(spark, "seed " + seed, crowd, files.arguments(), asked.arguments());
      }
      List<String> nobodyNamed = RandomFiles.of(SEEDS, TOWNS, folder).argumentsWithoutContacts();
      assertThat(compare(spark, "nobody named", 4, nobodyNamed, nobodyNamed)).isPositive();
      Optional<List<String>> office = office();
      if (office.isPresent()) {
        assertThat(compare(spark, "an office", 1_000, office.get(), office.get())).isEqualTo(213);
      }
      itRefusesWhatCannotBeRead(spark);
      assertThat(tasks).hasValueGreaterThan(TASKS_BEFORE_DEATH);
      assertThat(contacts).isGreaterThan(500);
    }
  }

  /** Answers how many contacts there are. */
  private int compare(
      SparkSession spark, String what, int crowd, List<String> files, List<String> asked)
      throws IOException {
    Path expected = folder.resolve("expected.csv");
    Path actual = folder.resolve("actual.csv");
    int status =
        fangkong.cli.Main.commandLine()
            .execute(to(expected, Stream.concat(Stream.of("trace"), files.stream())));
    assertThat(status).isZero();
    trace(spark, crowd, to(actual, asked.stream()));
    assertThat(actual).as(what).hasSameBinaryContentAs(expected);
    return Files.readAllLines(expected).size() - 1;
  }

  private static void trace(SparkSession spark, int crowd, String... arguments) {
    new TraceJob(spark, PARTS, crowd, new PrintWriter(Writer.nullWriter())).run(options(arguments));
  }

  /** Check-ins with times as Spark writes them, cases and contacts with text. */
  private RandomFiles asParquet(SparkSession spark, RandomFiles files) {
    return new RandomFiles(
        parquet(
            table(spark, files.checkIns())
                .withColumn("entered_at", col("entered_at").cast("timestamp"))
                .withColumn("left_at", col("left_at").cast("timestamp"))),
        parquet(table(spark, files.cases())),
        parquet(table(spark, files.contacts())),
        files.options());
  }

  private static Dataset<Row> table(SparkSession spark, Path file) {
    return spark
        .read()
        .options(Map.of("header", "true", "multiLine", "true", "escape", "\""))
        .csv(file.toString());
  }

  private Path parquet(Dataset<Row> table) {
    Path file = folder.resolve("parquet-" + written++);
    table.repartition(2).write().parquet(file.toString());
    return file;
  }

  private void itRefusesWhatCannotBeRead(SparkSession spark) throws IOException {
    Path cases = folder.resolve("bad.d");
    Files.createDirectories(cases);
    Files.writeString(
        cases.resolve("bad.csv"), "person,infectious_from,infectious_until\na,2022-05-09T08:00,\n");
    String contacts = folder.resolve("contacts.csv").toString();
    assertThatThrownBy(() -> trace(spark, 4, "--contacts", contacts, "--cases", cases.toString()))
        .hasStackTraceContaining(
            "bad.csv line 2, column infectious_from: \"2022-05-09T08:00\" is a");
    String timeless = parquet(table(spark, cases.resolve("bad.csv"))).toString();
    assertThatThrownBy(() -> trace(spark, 4, "--contacts", contacts, "--cases", timeless))
        .hasStackTraceContaining(".parquet, column infectious_from: \"2022-05-09T08:00\" is a");
    assertThatThrownBy(() -> trace(spark, 4, "--contacts", timeless, "--cases", contacts))
        .hasStackTraceContaining(timeless + ", column contact: it is missing");
    String empty = Files.createDirectory(folder.resolve("empty.d")).toString();
    assertThatThrownBy(() -> trace(spark, 4, "--contacts", contacts, "--cases", empty))
        .hasStackTraceContaining(empty + ": no file of this folder ends in .csv");
    for (String address :
        List.of("here:9", "here:9/t/u", "here:9/t?startingTimestamp", "here:9/t?subscribe=u")) {
      String topic = "kafka://" + address;
      assertThatThrownBy(() -> trace(spark, 4, "--checkins", topic, "--cases", contacts))
          .hasStackTraceContaining(topic + ": is no range of a topic");
    }
  }

  private static String[] to(Path out, Stream<String> arguments) {
    return Stream.concat(arguments, Stream.of("--out", out.toString())).toArray(String[]::new);
  }

  /** Public check-ins of an office, where they are at hand: SocioPatterns InVS15, CC0. */
  private static Optional<List<String>> office() {
    String named = System.getenv("FANGKONG_DATA");
    Path data =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("fangkong.root", ".."), "..", "shared", "data");
    Path folder = data.resolve("invs15").normalize();
    if (!Files.isDirectory(folder)) {
      System.out.printf("NOT RUN: the office, because %s is absent.%n", folder);
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            "--checkins",
            folder.resolve("checkins.csv.gz").toString(),
            "--cases",
            folder.resolve("cases-2.csv").toString(),
            "--generations",
            "3",
            "--min-overlap",
            "20",
            "--latent",
            "86400",
            "--linger",
            "40"));
  }

  private static TraceOptions options(String... arguments) {
    Options options = new Options();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options.trace;
  }

  @Command
  private static final class Options {
    @Mixin private TraceOptions trace = new TraceOptions();
  }
}
