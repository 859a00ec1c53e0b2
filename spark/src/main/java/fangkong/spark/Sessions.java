package fangkong.spark;

import fangkong.loopback.LoopbackCluster;
import org.apache.spark.sql.SparkSession;

/** Sessions on a cluster of this machine, or on the one that spark-submit named. */
public final class Sessions {
  private Sessions() {}

  /** A session with what spark-submit was told. */
  static SparkSession submitted() {
    return SparkSession.builder().config("spark.sql.adaptive.enabled", false).getOrCreate();
  }

  /** A session that waits for all workers before it begins. */
  public static SparkSession on(LoopbackCluster cluster, int workers, int memoryMegabytes) {
    return SparkSession.builder()
        .appName("fangkong")
        .master(cluster.master())
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", false)
        .config("spark.executor.cores", 1)
        .config("spark.cores.max", workers)
        .config("spark.executor.memory", memoryMegabytes + "m")
        .config("spark.executor.extraClassPath", LoopbackCluster.classPath())
        .config("spark.scheduler.minRegisteredResourcesRatio", 1.0)
        .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "60s")
        .config("spark.executor.heartbeatInterval", "1s")
        .config("spark.network.timeout", "20s")
        .config("spark.network.timeoutInterval", "5s")
        .config("spark.task.maxFailures", 8)
        // The files of an executor that died are lost, as on a machine of its own.
        .config("spark.shuffle.readHostLocalDisk", false)
        // Between processes of one machine bytes cost less than making them fewer.
        .config("spark.shuffle.compress", false)
        .config("spark.sql.shuffle.partitions", 2L * workers)
        // Parts of people keep their number from one shuffle to the next.
        .config("spark.sql.adaptive.enabled", false)
        .getOrCreate();
  }

  /** A session of its own on the same cluster, for tables in so many parts. */
  public static SparkSession inParts(SparkSession spark, int parts) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.sql.shuffle.partitions", parts);
    own.conf().set("spark.sql.autoBroadcastJoinThreshold", -1);
    return own;
  }
}
