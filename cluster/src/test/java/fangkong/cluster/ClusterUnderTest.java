package fangkong.cluster;

import fangkong.loopback.LoopbackCluster;
import fangkong.spark.Sessions;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** A real cluster of three workers, one of which can be killed while it works. */
final class ClusterUnderTest implements AutoCloseable {
  static final int WORKERS = 3;
  private static final int MEMORY = 512;

  private final LoopbackCluster cluster;
  private final SparkSession spark;

  private ClusterUnderTest(LoopbackCluster cluster, SparkSession spark) {
    this.cluster = cluster;
    this.spark = spark;
  }

  static ClusterUnderTest start() throws IOException {
    LoopbackCluster cluster = LoopbackCluster.start(WORKERS, MEMORY);
    // Compiling the plan of each small file would take most of the time.
    System.setProperty("spark.sql.codegen.wholeStage", "false");
    System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    try {
      return new ClusterUnderTest(cluster, Sessions.on(cluster, WORKERS, MEMORY));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    } finally {
      System.clearProperty("spark.sql.codegen.wholeStage");
      System.clearProperty("spark.sql.codegen.factoryMode");
    }
  }

  SparkSession spark() {
    return spark;
  }

  /** Kills a worker with its executor when so many tasks have ended; counts the tasks that end. */
  AtomicInteger killWorkerAt(int count) {
    AtomicInteger tasks = new AtomicInteger();
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                if (tasks.incrementAndGet() == count) {
                  cluster.kill(1);
                }
              }
            });
    return tasks;
  }

  @Override
  public void close() throws IOException {
    spark.close();
    cluster.close();
  }
}
