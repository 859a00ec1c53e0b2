package fangkong.province;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;

/** What a job said of its steps, each with the bytes shuffled in it. */
final class StepLog extends Writer {
  private static final Pattern STEP = Pattern.compile("(.*): ([0-9.]+) s");
  private static final long PATIENCE_MILLIS = 60_000;

  private record Step(String name, double seconds, long shuffled) {}

  private final SparkSession spark;
  private final LongAdder shuffled = new LongAdder();
  private final StringBuilder line = new StringBuilder();
  private final List<Step> steps = new ArrayList<>();
  private long before;

  StepLog(SparkSession spark) {
    this.spark = spark;
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onStageCompleted(SparkListenerStageCompleted ended) {
                shuffled.add(ended.stageInfo().taskMetrics().shuffleWriteMetrics().bytesWritten());
              }
            });
  }

  @Override
  public void write(char[] text, int from, int length) {
    line.append(text, from, length);
  }

  @Override
  public void flush() {
    for (String said : line.toString().lines().toList()) {
      Matcher step = STEP.matcher(said);
      if (step.matches()) {
        awaitListener();
        long now = shuffled.sum();
        steps.add(new Step(step.group(1), Double.parseDouble(step.group(2)), now - before));
        before = now;
        System.err.println(said);
      }
    }
    line.setLength(0);
  }

  /** Ends of stages are told later than they end. */
  private void awaitListener() {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("stages that ended are still not told", e);
    }
  }

  @Override
  public void close() {
    flush();
  }

  /** The seconds of the last step whose name begins so. */
  double seconds(String name) {
    return last(name).seconds();
  }

  long shuffled(String name) {
    return last(name).shuffled();
  }

  private Step last(String name) {
    return steps.reversed().stream()
        .filter(step -> step.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
