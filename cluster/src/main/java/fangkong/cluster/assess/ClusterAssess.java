package fangkong.cluster.assess;

import fangkong.cli.assess.AssessOptions;
import fangkong.cluster.Sessions;
import fangkong.cluster.loopback.LoopbackCluster;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster assess}. */
@Command(
    name = "assess",
    description = {
      "Derives the standing of everybody as fangkong assess does, on workers.",
      "The FILE.jsonl may also be a folder of such files."
    },
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ClusterAssess implements Callable<Integer> {
  private static final int PARTS_OF_A_WORKER = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many workers (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "1024",
      description = "Megabytes of memory of each (default: ${DEFAULT-VALUE}).")
  private int memory;

  @Mixin private AssessOptions options = new AssessOptions();

  @Override
  public Integer call() throws Exception {
    options.check();
    if (workers < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--workers': \"%d\". Maybe 2".formatted(workers));
    }
    // What is refused is refused before workers are started.
    options.protocols(options.folder());
    try (LoopbackCluster cluster = LoopbackCluster.start(workers, memory);
        SparkSession spark = Sessions.on(cluster, workers, memory)) {
      spec.commandLine().getErr().printf("%d workers of %d MB%n", workers, memory);
      new AssessJob(spark, workers * PARTS_OF_A_WORKER, spec.commandLine().getErr()).run(options);
    }
    return 0;
  }
}
