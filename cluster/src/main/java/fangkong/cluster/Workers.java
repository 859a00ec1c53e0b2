package fangkong.cluster;

import fangkong.cli.Refusal;
import fangkong.loopback.LoopbackCluster;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The workers of a command: processes of this machine, for as long as the command runs. */
public final class Workers {
  /** What Spark keeps for itself leaves nothing of less. */
  private static final int LEAST_MEMORY = 480;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

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

  /** Refuses numbers that are none. */
  public void check() {
    checkAtLeast("--workers", workers, 1);
    checkAtLeast("--memory", memory, LEAST_MEMORY);
  }

  private void checkAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '%s': \"%d\". Maybe %d or more"
              .formatted(option, value, least));
    }
  }

  /** How many parts rows are spread over. */
  public int parts() {
    return Sessions.parts(workers);
  }

  /** Has work done on workers, and ends them. */
  public void run(Consumer<SparkSession> work) throws Exception {
    try (LoopbackCluster cluster = LoopbackCluster.start(workers, memory);
        SparkSession spark = Sessions.on(cluster, workers, memory)) {
      spec.commandLine().getErr().printf("%d workers of %d MB%n", workers, memory);
      work.accept(spark);
    } catch (Exception e) {
      throw refusalIn(e);
    }
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
}
