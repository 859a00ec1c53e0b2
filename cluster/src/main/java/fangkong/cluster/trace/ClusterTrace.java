package fangkong.cluster.trace;

import fangkong.cli.Refusal;
import fangkong.cli.trace.TraceOptions;
import fangkong.cluster.Workers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster trace}. */
@Command(
    name = "trace",
    description = {
      "Finds contacts as fangkong trace does, on workers.",
      "A FILE may also be a folder: of .csv and .csv.gz files, or else of Parquet files. Check-ins",
      "may also be those that a server published: kafka://BROKERS/TOPIC, perhaps with a range behind",
      "it, ?startingTimestamp=1646064000000&endingTimestamp=1646150400000."
    },
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ClusterTrace implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Workers workers = new Workers();
  @Mixin private TraceOptions options = new TraceOptions();

  @Override
  public Integer call() throws Exception {
    workers.check();
    options.check();
    if (options.files().contains("-")) {
      throw new Refusal("a FILE is -: workers cannot read standard input. Maybe name a file");
    }
    workers.run(spark ->
        new TraceJob(spark, workers.parts(spark), spec.commandLine().getErr()).run(options));
    return 0;
  }
}
