package fangkong.cli.demo;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ledgers of a server judged again on workers, processes of this machine, one of which is
 * killed on the way, and how many of the answers are to the letter what the server says.
 */
record Judged(long facts, int answers, int alike, Duration took) {
  static final int WORKERS = 3;
  private static final int TASKS_BEFORE_DEATH = 6;

  /** For the workers too. A ledger of this size is judged faster where little is compiled. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final List<String> REPORTS =
      List.of("base-figures", "funnel", "epidemic-curve", "returnees", "leads", "declarations");

  /** The command comes from the launcher in the property {@code fangkong.cluster}. */
  static Judged again(Api analyst, Player player, Path folder) throws IOException {
    String launcher = System.getProperty("fangkong.cluster", "");
    if (launcher.isEmpty()) {
      throw new Refusal("no cluster to judge on. Maybe run this through ./fangkong");
    }
    Path ledgers = Files.createDirectories(folder.resolve("ledgers"));
    String facts = analyst.getText("/api/ledgers/facts?purpose=INVESTIGATE");
    Files.writeString(ledgers.resolve("facts.jsonl"), facts);
    Files.writeString(
        ledgers.resolve("adoptions.json"), analyst.getText("/api/protocols/adoptions"));
    OffsetDateTime since = player.from().atStartOfDay().atOffset(player.cutOff().getOffset());
    List<String> command = new ArrayList<>(Arrays.asList(launcher.split("\u001f", -1)));
    command.removeIf(String::isEmpty);
    command.addAll(
        List.of(
            "count",
            "--workers",
            Integer.toString(WORKERS),
            "--memory",
            "512",
            "--lose-worker-after",
            Integer.toString(TASKS_BEFORE_DEATH),
            "--facts",
            ledgers.resolve("facts.jsonl").toString(),
            "--adoptions",
            ledgers.resolve("adoptions.json").toString(),
            "--region",
            player.region(),
            "--since",
            since.toString(),
            "--as-of",
            player.cutOff().toString(),
            "--out",
            ledgers.resolve("answers.jsonl").toString()));
    long began = System.nanoTime();
    run(command, ledgers.resolve("cluster.log"));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    List<String> judged = Files.readAllLines(ledgers.resolve("answers.jsonl"));
    List<String> said =
        REPORTS.stream().map(report -> said(report, analyst, player, since)).toList();
    return new Judged(
        facts.lines().count(),
        REPORTS.size(),
        (int) judged.stream().filter(said::contains).count(),
        took);
  }

  private static String said(String report, Api analyst, Player player, OffsetDateTime since) {
    return "{\"report\":\"%s\",\"region\":\"%s\",\"answer\":%s}"
        .formatted(
            report,
            player.region(),
            analyst.getText(
                "/api/reports/%s?region=%s&since=%s&asOf=%s"
                    .formatted(
                        report,
                        Api.encode(player.region()),
                        Api.encode(since.toString()),
                        Api.encode(player.cutOff().toString()))));
  }

  private static void run(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JDK_JAVA_OPTIONS", QUICK);
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new Refusal("the cluster did not answer: " + Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the cluster judged", e);
    }
  }
}
