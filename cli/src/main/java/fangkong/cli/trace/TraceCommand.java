package fangkong.cli.trace;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.Workers;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private TraceOptions options = new TraceOptions();

  @Override
  public Integer call() {
    options.check();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
      trace(Workers.on(pool, cores));
    }
    return 0;
  }

  private void trace(Workers workers) {
    Progress progress = new Progress(spec.commandLine().getErr());
    TraceInput input = new TraceInput(options.onBadRow(), BlockPlan.ofThisMachine(), progress);
    options.checkIns().map(InputFile::of).ifPresent(input::readCheckIns);
    input.readCases(InputFile.of(options.cases()));
    options.contacts().map(InputFile::of).ifPresent(input::readNamedContacts);
    progress.step("reading");
    TraceIndex index = input.index().build(options.assumedStaySeconds(), workers);
    progress.step("arranging");
    CaseWindows windows = input.cases();
    Tracer tracer = new Tracer(index, input.persons(), workers);
    TraceParameters parameters = parameters(index);
    Contacts found = tracer.trace(windows, parameters);
    Chains chains = options.withSources() ? tracer.chains(windows, parameters, found, 0) : null;
    progress.step("tracing");
    options.write(new ContactsCsv(found, input.persons(), chains)::writeTo);
    progress.step("writing");
    new TraceReport(input, index, windows, found).sayTo(progress);
  }

  private TraceParameters parameters(TraceIndex index) {
    return new TraceParameters(
        options.generations(),
        options.minOverlapSeconds(),
        options.lingerSeconds(),
        options.latentSeconds(),
        options.until().orElseGet(() -> index.latestEnd().orElse(0)));
  }
}
