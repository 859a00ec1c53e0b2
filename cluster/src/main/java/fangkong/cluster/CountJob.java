package fangkong.cluster;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;

import fangkong.cli.Refusal;
import fangkong.cli.count.CountOptions;
import fangkong.cli.count.Counting;
import fangkong.codec.MalformedFile;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.evidence.LoggedFact;
import fangkong.judgement.figures.FigureAnswers;
import fangkong.judgement.figures.FigureCounts;
import fangkong.judgement.figures.FigureQuestion;
import fangkong.judgement.regions.Region;
import fangkong.spark.Sessions;
import fangkong.spark.Steps;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Figures as jobs of a cluster: the driver sees the sums of each region. */
final class CountJob {
  private static final StructType FACTS =
      StructType.fromDDL("id string, person string, link string, json string");

  private static final StructType COUNTS =
      StructType.fromDDL("region string, name string, value bigint");

  /** Of the elapsed times alone, which do not add up. */
  private static final String MEDIAN =
      "percentile(CASE WHEN name = '%s' THEN value END, 0.5)".formatted(FigureCounts.ELAPSED);

  private final SparkSession spark;
  private final int parts;
  private final Steps steps;

  /** {@code parts} is how many parts people are spread over. */
  CountJob(SparkSession spark, int parts, PrintWriter progress) {
    this.spark = Sessions.inParts(spark, parts);
    this.parts = parts;
    this.steps = new Steps(progress);
  }

  /**
   * Counts the facts that the options name, which every worker can read, and writes what {@code
   * fangkong count} writes.
   */
  void run(CountOptions options) {
    Counting counting = options.counting();
    Broadcast<Counting> asked =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(counting);
    String name = options.facts().toString();
    JavaRDD<Row> read = lines(options.facts()).toJavaRDD().flatMap(line -> fact(name, line));
    Dataset<Row> facts =
        Linked.arrange(
                spark.createDataFrame(read, FACTS).dropDuplicates("id"), parts, "person", "id")
            .persist(StorageLevel.MEMORY_AND_DISK());
    steps.end("reading %d facts in %d parts".formatted(facts.count(), parts));
    JavaRDD<Row> counts =
        facts
            .toJavaRDD()
            .zipPartitions(
                Linked.rows(facts, parts).toJavaRDD(),
                (own, linked) -> count(asked.value(), own, linked));
    List<Row> sums =
        spark
            .createDataFrame(counts, COUNTS)
            .groupBy("region", "name")
            .agg(sum("value"), expr(MEDIAN))
            .collectAsList();
    FigureQuestion question = counting.question();
    options.write(question.regions().stream().map(region -> answers(region, question, sums)));
    steps.end("counting");
    facts.unpersist();
    asked.destroy();
  }

  /** The lines of files, or of what a stream keeps as Parquet. */
  private Dataset<Row> lines(Path facts) {
    if (!Files.exists(facts)) {
      throw new Refusal("option --facts, value " + facts + ": it cannot be read");
    }
    String path = facts.toAbsolutePath().toString();
    boolean parquet =
        Files.isDirectory(facts) && facts.toFile().list((_, n) -> n.endsWith(".jsonl")).length == 0;
    return parquet
        ? spark.read().parquet(path).select("json")
        : spark.read().option("pathGlobFilter", "*.jsonl").text(path);
  }

  /** A fact about nobody is in no figure. */
  private static Iterator<Row> fact(String name, Row line) {
    Fact fact = parse(name, line.getString(0)).fact();
    if (fact.person() == null) {
      return List.<Row>of().iterator();
    }
    String link = Objects.toString(fact.link(), null);
    return List.of(
            RowFactory.create(
                fact.id().toString(), fact.person().toString(), link, line.getString(0)))
        .iterator();
  }

  private static LoggedFact parse(String name, String line) {
    try {
      return FactJson.read(name, 0, line);
    } catch (MalformedFile e) {
      throw new Refusal(String.valueOf(e.getMessage()), e);
    }
  }

  private static Iterator<Row> count(Counting asked, Iterator<Row> own, Iterator<Row> linked) {
    List<Row> counts = new ArrayList<>();
    asked
        .counts()
        .count(
            facts(own),
            facts(linked),
            (region, name, value) -> counts.add(RowFactory.create(region.path(), name, value)));
    return counts.iterator();
  }

  private static List<LoggedFact> facts(Iterator<Row> rows) {
    List<LoggedFact> facts = new ArrayList<>();
    rows.forEachRemaining(row -> facts.add(parse("facts", row.getAs("json"))));
    return facts;
  }

  private static FigureAnswers answers(Region region, FigureQuestion question, List<Row> sums) {
    Map<String, Long> ofRegion = new HashMap<>();
    OptionalDouble median = OptionalDouble.empty();
    for (Row row : sums) {
      if (row.getString(0).equals(region.path())) {
        ofRegion.put(row.getString(1), row.getLong(2));
        median = row.isNullAt(3) ? median : OptionalDouble.of(row.getDouble(3));
      }
    }
    return FigureAnswers.of(region, question, ofRegion, median);
  }
}
