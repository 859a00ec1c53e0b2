package fangkong.spark;

import fangkong.cli.Refusal;
import fangkong.loopback.LoopbackCluster;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
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

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "How many parts rows are spread over (default: one for each worker).")
  private int parts;

  @Option(
      names = "--lose-worker-after",
      paramLabel = "TASKS",
      description = "Kill a worker when so many tasks have ended, to see that it changes nothing.")
  private int loseAfter;

  /** Refuses numbers that are none. */
  public void check() {
    checkAtLeast("--workers", workers, 1);
    checkAtLeast("--memory", memory, LEAST_MEMORY);
    checkAtLeast("--parts", parts, 0);
    if (loseAfter > 0) {
      checkAtLeast("--workers", workers, 2);
    }
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
  public int parts(SparkSession spark) {
    return parts > 0 ? parts : spark.sparkContext().defaultParallelism();
  }

  /**
   * Has work done on workers, and ends them; where spark-submit names a master, on those of that
   * cluster. Numbers that are none are refused.
   */
  public void run(Consumer<SparkSession> work) throws Exception {
    check();
    if (System.getProperty("spark.master") != null) {
      try (SparkSession spark = Sessions.submitted()) {
        work.accept(spark);
      } catch (Exception e) {
        throw refusalIn(e);
      }
      return;
    }
    try (LoopbackCluster cluster = LoopbackCluster.start(workers, memory);
        SparkSession spark = Sessions.on(cluster, workers, memory)) {
      spec.commandLine().getErr().printf("%d workers of %d MB%n", workers, memory);
      if (loseAfter > 0) {
        loseOne(cluster, spark);
      }
      work.accept(spark);
    } catch (Exception e) {
      throw refusalIn(e);
    }
  }

  private void loseOne(LoopbackCluster cluster, SparkSession spark) {
    AtomicInteger tasks = new AtomicInteger();
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                if (tasks.incrementAndGet() == loseAfter) {
                  cluster.kill(0);
                  spec.commandLine().getErr().println("a worker was killed");
                }
              }
            });
  }

  /** What a task refused, which comes out wrapped; else the failure itself. */
  public static Exception refusalIn(Exception failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof Refusal refusal) {
        return refusal;
      }
    }
    return failure;
  }
}
