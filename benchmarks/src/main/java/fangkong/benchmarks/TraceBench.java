package fangkong.benchmarks;

import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Subject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fangkong bench trace}: the engine beside DuckDB, PostgreSQL and a plain pass. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Measure tracing beside DuckDB, PostgreSQL and a plain pass over the same bytes.")
final class TraceBench implements Callable<Integer> {
  static final int WRONG = 1;

  private static final String ABOUT =
      """


      The check-ins are those of a synthetic town, always the same from a seed: one person for 50 check-ins of 14 days, work, rides, shops and venues by Zipf's law, nights, wards, and one hub with one of 36 check-ins
      (`benchmarks/src/main/java/fangkong/benchmarks/town`). Everybody gets the same check-ins and the same questions, loaded, sorted and indexed before the clock starts. Every answer is compared with the engine's, row by row; a
      difference ends the run. For a database the clock stops when the contacts stand in a table; reading them out is not counted. Who is not done at the limit is stopped and shown with ">".

      A plain pass is the sum of two longs a check-in, which is the least that has to be read to see every stay once by person and once by place.
      """;

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

  @Mixin private final Showing showing;

  TraceBench(LocalDate date, Path home) {
    showing = new Showing(date, home);
  }

  @Override
  public Integer call() throws Exception {
    Run run = showing.run(spec.commandLine().getErr());
    List<Measured> figures = new ArrayList<>();
    try {
      for (long each : rows.isEmpty() ? size.rows() : rows) {
        figures.addAll(new TraceAtRows(run, size, each).run());
      }
      long fileRows = rows.isEmpty() ? size.fileRows() : rows.getFirst();
      figures.add(new WholeProcess(run, size.cases, fileRows).run());
    } catch (Differs e) {
      run.say(String.valueOf(e.getMessage()));
      return WRONG;
    }
    showing.show(run, figures, subject(), spec);
    return 0;
  }

  private Subject subject() {
    return new Subject(
        "trace",
        "Tracing, measured",
        "trace",
        "check-ins",
        String.format(Locale.ROOT, "Time to trace %,d cases over 2 generations", size.cases),
        Defaults.question(size.cases) + ABOUT);
  }
}
