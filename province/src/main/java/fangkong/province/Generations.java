package fangkong.province;

import fangkong.cluster.TraceJob;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** When the generations of a trace ended, and the bytes shuffled in each, as its stages tell. */
final class Generations extends SparkListener {
  private static final long PATIENCE_MILLIS = 60_000;

  private final SparkSession spark;
  private final Map<Integer, Long> ends = new TreeMap<>();
  private final Map<Integer, Long> shuffled = new TreeMap<>();

  Generations(SparkSession spark) {
    this.spark = spark;
    spark.sparkContext().addSparkListener(this);
  }

  /** To be called when a trace begins. Stages tell the time of day, so the beginning does too. */
  synchronized void begin() {
    ends.clear();
    shuffled.clear();
    ends.put(0, System.currentTimeMillis());
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    StageInfo stage = completed.stageInfo();
    int generation = generation(stage);
    long end = (Long) stage.completionTime().get();
    ends.merge(generation, end, Math::max);
    shuffled.merge(generation, stage.taskMetrics().shuffleWriteMetrics().bytesWritten(), Long::sum);
  }

  /** The latest one in a stage; what finds one also sends its sources to the next. */
  private static int generation(StageInfo stage) {
    return CollectionConverters.asJava(stage.rddInfos()).stream()
        .map(parts -> parts.name())
        .filter(name -> name.startsWith(TraceJob.GENERATION))
        .mapToInt(name -> Integer.parseInt(name.substring(TraceJob.GENERATION.length())))
        .max()
        .orElse(1);
  }

  /** The seconds of each generation, the first from the beginning on. */
  double[] seconds() {
    awaitStages();
    synchronized (this) {
      long[] at = ends.values().stream().mapToLong(Long::longValue).toArray();
      return IntStream.range(1, at.length)
          .mapToDouble(each -> (at[each] - at[each - 1]) / 1e3)
          .toArray();
    }
  }

  synchronized long shuffled(int generation) {
    return shuffled.getOrDefault(generation, 0L);
  }

  /** Ends of stages are told later than they end. */
  private void awaitStages() {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("stages that ended are still not told", e);
    }
  }
}
