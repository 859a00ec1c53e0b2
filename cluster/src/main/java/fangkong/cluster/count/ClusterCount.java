package fangkong.cluster.count;

import fangkong.cli.count.CountOptions;
import fangkong.cluster.Workers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster count}. */
@Command(
    name = "count",
    description = {
      "Counts the figures of regions as fangkong count does, on workers.",
      "The FILE.jsonl of facts may also be a folder of Parquet, as fangkong cluster stream keeps it."
    },
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ClusterCount implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Workers workers = new Workers();
  @Mixin private CountOptions options = new CountOptions();

  @Override
  public Integer call() throws Exception {
    workers.check();
    options.check();
    // What is refused is refused before workers are started.
    options.counting();
    workers.run(spark ->
        new CountJob(spark, workers.parts(spark), spec.commandLine().getErr()).run(options));
    return 0;
  }
}
