package fangkong.cli.trace;

import fangkong.cli.Refusal;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.Workers;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code fangkong trace}. */
@Command(
    name = "trace",
    description = {
      "Finds the contacts of cases in check-ins and named contacts.",
      "Durations D are ISO-8601 (PT15M) or plain seconds; times T are ISO-8601 with an offset.",
      "A FILE may end in .gz, or be - for standard input."
    },
    usageHelpAutoWidth = true,
    sortOptions = false)
public final class TraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--checkins",
      paramLabel = "FILE",
      description = "Check-ins: person,place,entered_at,left_at.")
  private @Nullable String checkIns;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = "Cases: person,infectious_from,infectious_until.")
  private String cases = "";

  @Option(
      names = "--contacts",
      paramLabel = "FILE",
      description = "Named contacts: person,contact,from,until.")
  private @Nullable String contacts;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many generations to find (default: ${DEFAULT-VALUE}).")
  private int generations;

  @Option(
      names = "--min-overlap",
      paramLabel = "D",
      defaultValue = "0",
      converter = DurationOption.class,
      description = "The least length of an exposure (default: ${DEFAULT-VALUE}).")
  private long minOverlap;

  @Option(
      names = "--linger",
      paramLabel = "D",
      defaultValue = "0",
      converter = DurationOption.class,
      description = "How long a place exposes after a source left (default: ${DEFAULT-VALUE}).")
  private long linger;

  @Option(
      names = "--assumed-stay",
      paramLabel = "D",
      defaultValue = "PT1H",
      converter = DurationOption.class,
      description = "How long a stay without left_at lasts at most (default: ${DEFAULT-VALUE}).")
  private long assumedStay;

  @Option(
      names = "--latent",
      paramLabel = "D",
      defaultValue = "0",
      converter = DurationOption.class,
      description = "From first exposure to being infectious (default: ${DEFAULT-VALUE}).")
  private long latent;

  @Option(
      names = "--until",
      paramLabel = "T",
      converter = TimeOption.class,
      description = "End of open windows (default: the latest end of any stay).")
  private @Nullable Long until;

  @Option(names = "--sources", description = "Also write sources and main_source.")
  private boolean withSources;

  @Option(
      names = "--on-bad-row",
      paramLabel = "fail|report",
      defaultValue = "fail",
      description = "Stop at the first bad row, or write them to FILE.rejected.csv and go on.")
  private OnBadRow onBadRow = OnBadRow.FAIL;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Where to write the contacts (default: standard output).")
  private @Nullable String out;

  @Override
  public Integer call() {
    checkOptions();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
      trace(Workers.on(pool, cores));
    }
    return 0;
  }

  private void trace(Workers workers) {
    Progress progress = new Progress(spec.commandLine().getErr());
    TraceInput input = new TraceInput(onBadRow, BlockPlan.ofThisMachine(), progress);
    if (checkIns != null) {
      input.readCheckIns(InputFile.of(checkIns));
    }
    input.readCases(InputFile.of(cases));
    if (contacts != null) {
      input.readNamedContacts(InputFile.of(contacts));
    }
    progress.step("reading");
    TraceIndex index = input.index().build(assumedStay, workers);
    progress.step("arranging");
    CaseWindows windows = input.cases();
    Tracer tracer = new Tracer(index, input.persons(), workers);
    TraceParameters parameters = parameters(index);
    Contacts found = tracer.trace(windows, parameters);
    Chains chains = withSources ? tracer.chains(windows, parameters, found, 0) : null;
    progress.step("tracing");
    write(new ContactsCsv(found, input.persons(), chains));
    progress.step("writing");
    new TraceReport(input, index, windows, found).sayTo(progress);
  }

  private void checkOptions() {
    if (checkIns == null && contacts == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--checkins=FILE' or '--contacts=FILE'");
    }
    if (generations < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--generations': \"%d\" is negative".formatted(generations));
    }
    if (Stream.of(checkIns, cases, contacts).filter(f -> "-".equals(f)).count() > 1) {
      throw new ParameterException(spec.commandLine(), "only one FILE can be - (standard input)");
    }
  }

  private TraceParameters parameters(TraceIndex index) {
    long end = until != null ? until : index.latestEnd().orElse(0);
    return new TraceParameters(generations, minOverlap, linger, latent, end);
  }

  private void write(ContactsCsv csv) {
    if (out != null) {
      try (OutputFile file = OutputFile.at(out)) {
        csv.writeTo(file.stream());
        file.commit();
      } catch (IOException e) {
        throw new Refusal("%s: it cannot be written: %s".formatted(out, e.getMessage()), e);
      }
      return;
    }
    try {
      csv.writeTo(System.out);
    } catch (IOException e) {
      throw new Refusal("standard output: it cannot be written: " + e.getMessage(), e);
    }
    if (System.out.checkError()) {
      throw new Refusal("standard output: it cannot be written. Maybe its reader has gone.");
    }
  }
}
