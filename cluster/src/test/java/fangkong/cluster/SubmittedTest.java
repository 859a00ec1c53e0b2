package fangkong.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.loopback.LoopbackCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that spark-submit started runs on the cluster that it named, and starts none. */
@Tag("row-0.10")
class SubmittedTest {
  private static final Path KEPT =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"))
          .resolve("testdata/count");

  @TempDir private Path folder = Path.of("");

  @Test
  void a_submitted_command_runs_on_the_cluster_that_is_named() throws Exception {
    String[] cutOff = Files.readString(KEPT.resolve("cut-off-2.txt")).strip().split(" ", -1);
    Path out = folder.resolve("answers");
    try (LoopbackCluster cluster = LoopbackCluster.start(2, 512)) {
      Map<String, String> told =
          Map.of(
              "spark.master", cluster.master(),
              "spark.app.name", "fangkong",
              "spark.driver.host", "127.0.0.1",
              "spark.driver.bindAddress", "127.0.0.1",
              "spark.ui.enabled", "false",
              "spark.executor.memory", "512m",
              "spark.executor.extraClassPath", LoopbackCluster.classPath());
      told.forEach(System::setProperty);
      try {
        assertThat(
                Main.commandLine()
                    .execute(
                        "count",
                        "--parts",
                        "3",
                        "--facts",
                        KEPT.resolve("facts.jsonl").toString(),
                        "--adoptions",
                        KEPT.resolve("adoptions.json").toString(),
                        "--region",
                        "41/15/26/429/",
                        "--since",
                        cutOff[0],
                        "--as-of",
                        cutOff[1],
                        "--out",
                        out.toString()))
            .isZero();
      } finally {
        told.keySet().forEach(System::clearProperty);
      }
    }
    assertThat(Files.readAllLines(out))
        .hasSize(6)
        .isSubsetOf(Files.readAllLines(KEPT.resolve("answers-2.jsonl")));
  }
}
