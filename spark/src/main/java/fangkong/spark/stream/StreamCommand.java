package fangkong.spark.stream;

import fangkong.cli.Refusal;
import fangkong.cli.assess.ZoneOption;
import fangkong.spark.Workers;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster stream}. */
@Command(
    name = "stream",
    description = {
      "Keeps the facts that a server publishes to Kafka as Parquet by day, each once.",
      "Ended in any way, it goes on where it was when it is started again with the same folder."
    },
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class StreamCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Workers workers = new Workers();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The brokers, separated by commas.")
  private String kafka = "";

  @Option(
      names = "--topic",
      defaultValue = "fangkong.evidence",
      description = "Where the server publishes (default: ${DEFAULT-VALUE}).")
  private String topic = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Gets facts/ and checkins/, and _checkpoint/ which belongs to them.")
  private String out = "";

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How often (default: ${DEFAULT-VALUE}): each time makes files in each day.")
  private int every;

  @Option(names = "--once", description = "Takes what is there and ends.")
  private boolean once;

  @Mixin private ZoneOption zone = new ZoneOption();

  @Override
  public Integer call() throws Exception {
    workers.run(this::stream);
    return 0;
  }

  private void stream(SparkSession spark) {
    Trigger trigger =
        once ? Trigger.AvailableNow() : Trigger.ProcessingTime(Math.max(every, 1) * 1_000L);
    try {
      new StreamJob(spark, out, zone.zone(), spec.commandLine().getErr())
          .run(kafka, topic, trigger);
    } catch (TimeoutException | StreamingQueryException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof KafkaException away) {
          throw new Refusal(
              "option --kafka, value %s: %s Maybe start again once it is there"
                  .formatted(kafka, away.getMessage()),
              e);
        }
      }
      throw new IllegalStateException(e);
    }
  }
}
