package fangkong.cluster.trace;

import fangkong.cli.Refusal;
import fangkong.cli.trace.TraceOptions;
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

/** {@code fangkong cluster trace}. */
@Command(
    name = "trace",
    description = "Finds contacts as fangkong trace does, on workers.",
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ClusterTrace implements Callable<Integer> {
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

  @Mixin private TraceOptions options = new TraceOptions();

  @Override
  public Integer call() throws Exception {
    checkOptions();
    try (LoopbackCluster cluster = LoopbackCluster.start(workers, memory);
        SparkSession spark = Sessions.on(cluster, workers, memory)) {
      spec.commandLine().getErr().printf("%d workers of %d MB%n", workers, memory);
      new TraceJob(spark, Sessions.parts(workers), spec.commandLine().getErr()).run(options);
    } catch (Exception e) {
      throw refusalIn(e);
    }
    return 0;
  }

  /** What a task refused comes out wrapped. */
  private static Exception refusalIn(Exception failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof Refusal refusal) {
        return refusal;
      }
    }
    return failure;
  }

  private void checkOptions() {
    options.check();
    if (workers < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--workers': \"%d\". Maybe 2".formatted(workers));
    }
    if (options.withSources()) {
      throw new Refusal("option --sources: it is not built yet on a cluster. Maybe fangkong trace");
    }
    if (options.files().contains("-")) {
      throw new Refusal("a FILE is -: workers cannot read standard input. Maybe name a file");
    }
  }
}
