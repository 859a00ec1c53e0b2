package fangkong.cluster.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.trace.TraceOptions;
import fangkong.cluster.Sessions;
import fangkong.loopback.LoopbackCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
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
  private static final int WORKERS = 3;
  private static final int MEMORY = 512;
  private static final int SEEDS = 4;
  private static final int TOWNS = 40;
  private static final int TASKS_BEFORE_DEATH = 60;

  @TempDir private Path folder;

  @Test
  void itAnswersToTheByteWhatOneMachineDoesWhileAWorkerDies() throws Exception {
    try (LoopbackCluster cluster = LoopbackCluster.start(WORKERS, MEMORY);
        SparkSession spark = Sessions.on(cluster, WORKERS, MEMORY)) {
      AtomicInteger tasks = new AtomicInteger();
      spark.sparkContext().addSparkListener(killAt(TASKS_BEFORE_DEATH, cluster, tasks));
      int contacts = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        RandomFiles files = RandomFiles.of(seed, TOWNS, folder);
        contacts += compare(spark, "seed " + seed, files.arguments());
      }
      Optional<List<String>> office = office();
      if (office.isPresent()) {
        assertThat(compare(spark, "an office", office.get())).isEqualTo(213);
      }
      assertThat(tasks).hasValueGreaterThan(TASKS_BEFORE_DEATH);
      assertThat(contacts).isGreaterThan(500);
    }
  }

  private static SparkListener killAt(int count, LoopbackCluster cluster, AtomicInteger tasks) {
    return new SparkListener() {
      @Override
      public void onTaskEnd(SparkListenerTaskEnd end) {
        if (tasks.incrementAndGet() == count) {
          cluster.kill(1);
        }
      }
    };
  }

  /** Answers how many contacts there are. */
  private int compare(SparkSession spark, String what, List<String> arguments) throws IOException {
    Path expected = folder.resolve("expected.csv");
    Path actual = folder.resolve("actual.csv");
    int status =
        fangkong.cli.Main.commandLine()
            .execute(to(expected, Stream.concat(Stream.of("trace"), arguments.stream())));
    assertThat(status).isZero();
    new TraceJob(spark, Sessions.parts(WORKERS), new PrintWriter(Writer.nullWriter()))
        .run(options(to(actual, arguments.stream())));
    assertThat(actual).as(what).hasSameBinaryContentAs(expected);
    return Files.readAllLines(expected).size() - 1;
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
