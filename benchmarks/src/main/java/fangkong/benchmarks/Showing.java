package fangkong.benchmarks;

import fangkong.benchmarks.report.Machine;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Page;
import fangkong.benchmarks.report.Report;
import fangkong.benchmarks.report.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that every benchmark has, and how a run is shown as they say. */
final class Showing {
  @Option(
      names = "--limit",
      defaultValue = "240",
      paramLabel = "SECONDS",
      description = "When a peer is stopped (default: ${DEFAULT-VALUE}).")
  private long limitSeconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private @Nullable Path json;

  @Option(
      names = "--docs",
      description = "Write its page and plot in docs/benchmarks, as of this run.")
  private boolean docs;

  private final LocalDate date;
  private final Path home;

  Showing(LocalDate date, Path home) {
    this.date = date;
    this.home = home;
  }

  /** A new run. */
  Run run(PrintWriter err) {
    return new Run(limitSeconds, err);
  }

  /** Shows the figures of a run of the command. */
  void show(Run run, List<Measured> figures, Subject subject, CommandSpec command)
      throws IOException {
    Report report = new Report(Machine.here(), figures);
    report.print(command.commandLine().getOut());
    Path file = json;
    if (file != null) {
      report.writeJson(file);
    }
    if (docs) {
      List<String> words = command.commandLine().getParseResult().originalArgs();
      String line = "./fangkong bench " + String.join(" ", words);
      new Page(report, run.growth(), run.versions(), line, date, subject)
          .write(home.resolve("docs/benchmarks"));
    }
  }
}
