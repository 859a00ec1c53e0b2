package fangkong.benchmarks;

import fangkong.benchmarks.peers.DuckDbCsv;
import fangkong.benchmarks.peers.Peers;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Measured.Beside;
import fangkong.benchmarks.town.CaseDraw;
import fangkong.benchmarks.town.CheckInCsv;
import fangkong.benchmarks.town.CheckInLog;
import fangkong.benchmarks.town.Town;
import fangkong.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From file to file: {@code fangkong trace} beside a process that does the same with DuckDB, each
 * with its start. The two answers are compared byte by byte.
 */
final class WholeProcess {
  private static final int GENERATIONS = 2;
  private static final int DAYS_AFTER = 12;

  private final Run run;
  private final int cases;
  private final Town town;

  WholeProcess(Run run, int cases, long rows) {
    this.run = run;
    this.cases = cases;
    town = new Town(rows, Defaults.SEED);
  }

  Measured run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fangkong-bench");
    try {
      return run(folder);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private Measured run(Path folder) throws IOException, InterruptedException {
    String scale = Defaults.scale(town.rows());
    run.say(scale + " check-ins into a file");
    Path checkIns = folder.resolve("checkins.csv");
    Path casesFile = folder.resolve("cases.csv");
    CheckInCsv.write(new CheckInLog(town), checkIns);
    CheckInCsv.write(CaseDraw.of(town, cases, Defaults.SEED), casesFile);
    long until = Town.START + (Town.DAYS + DAYS_AFTER) * 86_400L;
    run.say(scale + ": from file to file");
    Path ours = folder.resolve("ours.csv");
    double engine = seconds(engine(checkIns, casesFile, ours, until), folder);
    Path theirs = folder.resolve("theirs.csv");
    double duckDb = seconds(duckDb(checkIns, casesFile, theirs, until), folder);
    refuseDifference(ours, theirs);
    Beside beside = new Beside(Peers.DUCKDB.title(), duckDb, false);
    return new Measured(scale + ": trace from file to file", engine, "s", beside, "");
  }

  private static List<String> engine(Path checkIns, Path cases, Path answer, long until) {
    List<String> command = java(Main.class);
    command.addAll(List.of("trace", "--checkins=" + checkIns, "--cases=" + cases));
    command.addAll(List.of("--generations=" + GENERATIONS, "--out=" + answer));
    command.add("--min-overlap=" + Defaults.MIN_OVERLAP);
    command.add("--linger=" + Defaults.LINGER);
    command.add("--latent=" + Defaults.LATENT);
    command.add("--assumed-stay=" + Defaults.ASSUMED_STAY);
    command.add("--until=" + CheckInCsv.time(until));
    return command;
  }

  private static List<String> duckDb(Path checkIns, Path cases, Path answer, long until) {
    List<String> command = java(DuckDbCsv.class);
    Stream.of(
            checkIns,
            cases,
            answer,
            Defaults.THREADS,
            GENERATIONS,
            Defaults.ASSUMED_STAY,
            Defaults.MIN_OVERLAP,
            Defaults.LINGER,
            Defaults.LATENT,
            until)
        .map(String::valueOf)
        .forEach(command::add);
    return command;
  }

  /** The launcher's way to start Java, on the class path of this process. */
  private static List<String> java(Class<?> main) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
  }

  private double seconds(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      long limit = Math.max(run.limit().toSeconds(), 1) * 10;
      if (!process.waitFor(limit, TimeUnit.SECONDS) || process.exitValue() != 0) {
        String who = command.get(command.indexOf("-cp") + 2);
        throw new IOException(who + " failed or took too long: " + Files.readString(said));
      }
    } finally {
      process.destroyForcibly();
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void refuseDifference(Path ours, Path theirs) throws IOException {
    if (Files.mismatch(ours, theirs) < 0) {
      return;
    }
    List<String> mine = Files.readAllLines(ours);
    List<String> others = Files.readAllLines(theirs);
    int line = 0;
    while (line < Math.min(mine.size(), others.size()) && mine.get(line).equals(others.get(line))) {
      line++;
    }
    String difference = "line " + (line + 1) + ": " + at(mine, line) + ", " + at(others, line);
    throw new Differs("The file of " + Peers.DUCKDB.title(), "from file to file", difference);
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "none";
  }
}
