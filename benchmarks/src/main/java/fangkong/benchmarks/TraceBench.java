package fangkong.benchmarks;

import fangkong.benchmarks.report.Growth;
import fangkong.benchmarks.report.Machine;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Page;
import fangkong.benchmarks.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fangkong bench trace}: the engine beside DuckDB, PostgreSQL and a plain pass. */
@Command(
    name = "fangkong bench trace",
    mixinStandardHelpOptions = true,
    description = "Measure tracing beside DuckDB, PostgreSQL and a plain pass over the same bytes.")
final class TraceBench implements Callable<Integer> {
  private static final int WRONG = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--size",
      defaultValue = "full",
      paramLabel = "small|full|nightly",
      description = "How much (default: ${DEFAULT-VALUE}).")
  private Size size = Size.FULL;

  @Option(
      names = "--rows",
      split = ",",
      paramLabel = "N",
      description = "Numbers of check-ins instead of those of the size.")
  private List<Long> rows = List.of();

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
      description = "Write docs/benchmarks/trace.md and its plot, as of this run.")
  private boolean docs;

  private final LocalDate date;
  private final Path home;

  TraceBench(LocalDate date, Path home) {
    this.date = date;
    this.home = home;
  }

  /**
   * What all measurements of a run share.
   *
   * @param growth takes the times of the batch question
   * @param versions takes what answered
   */
  record Setting(
      Size size, Duration limit, Growth growth, SequencedSet<String> versions, PrintWriter err) {
    void say(String line) {
      err.println(line);
      err.flush();
    }

    void version(String version) {
      versions.add(version);
    }
  }

  @Override
  public Integer call() throws Exception {
    Setting setting =
        new Setting(
            size,
            Duration.ofSeconds(limitSeconds),
            new Growth(),
            new LinkedHashSet<>(),
            spec.commandLine().getErr());
    List<Measured> figures = new ArrayList<>();
    try {
      for (long each : rows.isEmpty() ? size.rows() : rows) {
        figures.addAll(new TraceAtRows(setting, each).run());
      }
      long fileRows = rows.isEmpty() ? size.fileRows() : rows.getFirst();
      figures.add(new WholeProcess(setting, fileRows).run());
    } catch (Differs e) {
      setting.say(String.valueOf(e.getMessage()));
      return WRONG;
    }
    Report report = new Report(Machine.here(), figures);
    report.print(spec.commandLine().getOut());
    Path file = json;
    if (file != null) {
      report.writeJson(file);
    }
    if (docs) {
      page(setting, report).write(home.resolve("docs/benchmarks"));
    }
    return 0;
  }

  private Page page(Setting setting, Report report) {
    String command =
        "./fangkong bench trace "
            + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    return new Page(
        report,
        setting.growth(),
        List.copyOf(setting.versions()),
        command,
        date,
        String.format(Locale.ROOT, "Time to trace %,d cases over 2 generations", size.cases),
        Defaults.question(size.cases));
  }
}
