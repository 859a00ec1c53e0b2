package fangkong.province;

import static org.apache.spark.sql.functions.col;

import fangkong.province.Found.Answer;
import fangkong.province.Found.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The same by the SQL of Spark, as good as we can make it: people and places are numbers, stays are
 * kept in memory by place and hour, so that a join looks only at who was there in the same hour and
 * moves nothing but the sources; a pair is counted in the hour in which it began.
 */
final class BySql {
  private static final StructType STAY =
      StructType.fromDDL("person int, place int, since bigint, until bigint");

  private static final String VISITS =
      """
      select *, explode(sequence(since div 3600, (until - 1) div 3600)) as hour from stay
      """;

  private static final String EXPOSING =
      """
      select place, hour, person as source, greatest(since, opens) as since, least(until, closes) as until
      from visit join source using (person) where greatest(since, opens) < least(until, closes)
      """;

  private static final String CONTACTS =
      """
      select person, min(starts) as first, max(ends) as last, sum(ends - starts) as overlap, count(*) as exposures
      from (
        select v.person, greatest(v.since, e.since) as starts, least(v.until, e.until) as ends
        from visit v join exposing e on v.place = e.place and v.hour = e.hour
        where v.person <> e.source and v.hour = greatest(v.since, e.since) div 3600)
      left anti join reached using (person)
      where ends - starts >= :least and ends > starts
      group by person
      """;

  private static final String SUMS =
      """
      select count(*), coalesce(sum(first), 0), coalesce(sum(last), 0), coalesce(sum(overlap), 0), coalesce(sum(exposures), 0)
      from contact
      """;

  private static final String SOURCES =
      """
      select person, first + :latent as opens, cast(:until as bigint) as closes from contact
      where first + :latent < :until
      """;

  private BySql() {}

  static Answer trace(
      SparkSession session, Province province, Asked asked, int parts, int limitSeconds) {
    SparkSession spark = session.newSession();
    spark.conf().set("spark.sql.shuffle.partitions", parts);
    spark.conf().set("spark.sql.adaptive.enabled", true);
    long began = System.nanoTime();
    List<Integer> counties = IntStream.range(0, province.counties()).boxed().toList();
    JavaRDD<Row> stays =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(counties, Math.min(counties.size(), 4 * parts))
            .flatMap(county ->
                province
                    .county(county)
                    .map(stay ->
                        RowFactory.create(stay.person(), stay.place(), stay.from(), stay.until()))
                    .iterator());
    spark.createDataFrame(stays, STAY).createOrReplaceTempView("stay");
    Dataset<Row> visits =
        kept(spark.sql(VISITS).repartition(parts, col("place"), col("hour")), "visit");
    double arranged = seconds(began);
    List<Row> cases =
        province.cases(asked.cases()).stream()
            .map(each -> RowFactory.create(each.person(), each.from(), each.until()))
            .toList();
    spark
        .createDataFrame(cases, StructType.fromDDL("person int, opens bigint, closes bigint"))
        .createOrReplaceTempView("source");
    Dataset<Row> reached = spark.sql("select person from source");
    List<Found> found = new ArrayList<>();
    boolean stopped = false;
    for (int generation = 1; generation <= asked.generations() && !stopped; generation++) {
      reached.createOrReplaceTempView("reached");
      long start = System.nanoTime();
      try (Limit _ = new Limit(spark, limitSeconds)) {
        spark.sql(EXPOSING).createOrReplaceTempView("exposing");
        Dataset<Row> contacts =
            kept(spark.sql(CONTACTS, Map.of("least", asked.minOverlap())), "contact");
        Row sums = spark.sql(SUMS).first();
        found.add(
            new Found(
                generation,
                new Sums(
                    sums.getLong(0),
                    sums.getLong(1),
                    sums.getLong(2),
                    sums.getLong(3),
                    sums.getLong(4)),
                seconds(start),
                -1));
        reached = reached.union(contacts.select("person"));
        spark
            .sql(SOURCES, Map.of("latent", asked.latent(), "until", Province.END))
            .createOrReplaceTempView("source");
      } catch (Exception e) {
        if (!(e instanceof SparkException) || seconds(start) < limitSeconds) {
          throw e;
        }
        stopped = true;
      }
    }
    visits.unpersist();
    return new Answer(arranged, found, stopped);
  }

  private static Dataset<Row> kept(Dataset<Row> rows, String name) {
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.createOrReplaceTempView(name);
    kept.count();
    return kept;
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Cancels what runs when its time is over. */
  private static final class Limit implements AutoCloseable {
    private final Timer timer = new Timer(true);

    Limit(SparkSession spark, int seconds) {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              spark.sparkContext().cancelAllJobs();
            }
          },
          seconds * 1_000L);
    }

    @Override
    public void close() {
      timer.cancel();
    }
  }
}
