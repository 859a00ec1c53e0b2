package fangkong.spark.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import fangkong.cli.Refusal;
import fangkong.spark.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Published facts as Parquet, each once, for whoever reads the folders. A batch of messages has a
 * number, and the same number means the same messages, also after the driver was killed. What it
 * writes lies in folders of its own number inside the day on which it happened, {@code
 * facts/day=…/batch=…}: done again, it puts the same rows in the same place. A repeat is told by
 * its id among the facts of its day, whatever batch they came with and however long ago: the same
 * fact has the same day.
 */
public final class StreamJob {
  private static final String CHECKPOINT = "_checkpoint";
  private static final Pattern RANGE =
      Pattern.compile("((?:starting|ending)(?:Timestamp|Offsets))=([^&]+)");

  private static final Pattern ADDRESS =
      Pattern.compile("kafka://([^/?]+)/([^/?]+)(?:[?]%1$s(?:&%1$s)*)?".formatted(RANGE));

  private static final int MOST_MESSAGES = 1_000_000;

  private final SparkSession spark;
  private final Path out;
  private final Steps steps;

  /**
   * A job with a session of its own. Days are those of {@code zone}; {@code out} is a folder that
   * all workers can write.
   */
  public StreamJob(SparkSession spark, String out, ZoneId zone, PrintWriter progress) {
    this.spark = spark;
    spark.conf().set("spark.sql.session.timeZone", zone.getId());
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    this.out = new Path(out);
    this.steps = new Steps(progress);
  }

  /** Takes what the topic holds, from where the folder says that it was left; until it ends. */
  public void run(String servers, String topic, Trigger trigger)
      throws TimeoutException, StreamingQueryException {
    if (exists("facts") && !exists(CHECKPOINT)) {
      throw new Refusal(
          "option --out, value %s: has facts and no %s. Maybe another folder"
              .formatted(out, CHECKPOINT));
    }
    spark
        .readStream()
        .format("kafka")
        .options(source(servers, topic))
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", MOST_MESSAGES)
        .load()
        .writeStream()
        .option("checkpointLocation", new Path(out, CHECKPOINT).toString())
        .trigger(trigger)
        .foreachBatch((VoidFunction2<Dataset<Row>, Long>) this::write)
        .start()
        .awaitTermination();
  }

  private static Map<String, String> source(String servers, String topic) {
    return Map.of("kafka.bootstrap.servers", servers, "subscribe", topic, "includeHeaders", "true");
  }

  /**
   * The check-ins that a topic holds now, each once: (person, place, entered_at, left_at).
   *
   * @param address {@code kafka://BROKERS/TOPIC}, behind it perhaps a range: {@code
   *     ?startingTimestamp=} and {@code endingTimestamp=} in milliseconds, or {@code
   *     startingOffsets=} and {@code endingOffsets=} as Spark's source of Kafka takes them
   */
  public static Dataset<Row> checkIns(SparkSession spark, String address) {
    Matcher topic = ADDRESS.matcher(address);
    if (!topic.matches()) {
      throw new Refusal(
          address + ": is no range of a topic. Maybe kafka://HOST:PORT/TOPIC?startingTimestamp=0");
    }
    DataFrameReader reader =
        spark.read().format("kafka").options(source(topic.group(1), topic.group(2)));
    RANGE.matcher(address).results().forEach(end -> reader.option(end.group(1), end.group(2)));
    return checkIns(facts(reader.load())).dropDuplicates("id");
  }

  private static Dataset<Row> checkIns(Dataset<Row> facts) {
    return facts
        .where("type = 'check_in'")
        .withColumnsRenamed(Map.of("at", "entered_at", "until", "left_at"));
  }

  private boolean exists(String name) {
    Path path = new Path(out, name);
    try {
      return path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(path), e);
    }
  }

  /** Writes the messages of a batch, as far as they are facts that no other batch has written. */
  void write(Dataset<Row> messages, long batch) {
    Dataset<Row> came = facts(messages).dropDuplicates("id").withColumn("batch", lit(batch));
    came.persist();
    String[] days =
        came.select("day").distinct().as(Encoders.STRING()).collectAsList().stream()
            .map("facts/day="::concat)
            .filter(this::exists)
            .map(day -> new Path(out, day).toString())
            .toArray(String[]::new);
    Dataset<Row> fresh = came;
    if (days.length > 0) {
      Dataset<Row> written =
          messages
              .sparkSession()
              .read()
              .schema("id STRING, day STRING, batch BIGINT")
              .option("basePath", new Path(out, "facts").toString())
              .parquet(days)
              .where(col("batch").notEqual(batch))
              .selectExpr("id AS written");
      fresh = came.join(written, col("id").equalTo(col("written")), "left_anti");
    }
    save(fresh.drop("place", "until"), "facts");
    save(
        checkIns(fresh).select("person", "place", "entered_at", "left_at", "day", "batch"),
        "checkins");
    came.unpersist();
    steps.end("batch " + batch);
  }

  /** Events of other types are none of ours; one of ours that cannot be read ends the job. */
  private static Dataset<Row> facts(Dataset<Row> messages) {
    messages.sparkSession().conf().set("spark.sql.mapKeyDedupPolicy", "LAST_WIN");
    return messages
        .selectExpr("CAST(value AS STRING) AS json", "map_from_entries(headers) AS ce")
        .where("CAST(ce.ce_type AS STRING) LIKE 'org.fangkong.evidence.%'")
        .withColumn(
            "line",
            expr("from_json(json, 'known STRING, region STRING, place STRING, until STRING')"))
        .selectExpr(
            "CAST(ce.ce_id AS STRING) AS id",
            "replace(CAST(ce.ce_type AS STRING), 'org.fangkong.evidence.') AS type",
            "CAST(ce.ce_subject AS STRING) AS person",
            "line.region",
            "CAST(CAST(ce.ce_time AS STRING) AS TIMESTAMP) AS at",
            "CAST(line.known AS TIMESTAMP) AS known",
            "json",
            "line.place",
            "CAST(line.until AS TIMESTAMP) AS until",
            "date_format(CAST(ce.ce_time AS STRING), 'yyyy-MM-dd') AS day");
  }

  private void save(Dataset<Row> rows, String name) {
    rows.write()
        .mode(SaveMode.Overwrite)
        .option("partitionOverwriteMode", "dynamic")
        .partitionBy("day", "batch")
        .parquet(new Path(out, name).toString());
  }
}
