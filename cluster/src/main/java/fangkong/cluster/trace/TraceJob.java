package fangkong.cluster.trace;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fangkong.cli.trace.ContactLines;
import fangkong.cli.trace.TraceOptions;
import fangkong.cluster.Steps;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** A trace as jobs of a cluster: the driver sees counts, and the contacts as they are written. */
public final class TraceJob {
  /** A place with more check-ins is spread over parts. */
  private static final long CROWD = 1 << 20;

  /** The lines by people part; somebody's id is the number of their first line. */
  private static final String PEOPLE =
      """
      select name, kind, other, since, line,
        min(line) over (partition by name order by since) as id,
        if(kind = 'stay' and until is null,
          least(since + :assumedStay, min(if(kind = 'stay', since, null)) over (
            partition by name order by since range between 1 following and :atMost following)),
          until) as until
      from (select *, monotonically_increasing_id() as line
        from (select * from lines distribute by name sort by name, since))
      """;

  private static final String SUMMARY =
      """
      select count_if(line = id), coalesce(max(until) filter (where kind = 'stay'),
        max(until) filter (where kind = 'exposed'), 0)
      from people
      """;

  private static final String NAMES = "select id, name from people where line = id";

  private static final String CASES =
      "select id, since, coalesce(until, :until) from people where kind = 'case'";

  private static final String STAYS =
      """
      select id, other as place, since, until from people
      where kind = 'stay' and since < until
      """;

  private static final String CROWDED =
      """
      select place, first, slices, (last - first) div slices + 1 as width
      from (select place, min(since) as first, max(until) as last, ceil(count(*) / :crowd) as slices
        from stays group by place having count(*) > :crowd)
      """;

  /** What place parts know; cells of a crowded place are numbered: slice, border, slice … */
  private static final String SEEN =
      """
      with opening as (
        select *, since > :linger + max(until) over (partition by id, place
          order by since, until rows between unbounded preceding and 1 preceding) as opens
        from stays join crowded using (place)),
      chained as (
        select *, count_if(opens) over (partition by id, place
          order by since, until rows between unbounded preceding and current row) as chain
        from opening),
      spread as (
        select *, (min(since) over (chain) - first) div width as low,
          least(slices - 1, (max(until) over (chain) + :linger - 1 - first) div width) as high
        from chained window chain as (partition by id, place, chain)),
      at as (
        select id, concat(cell, '/', place) as place, since, until, if(cell % 2 = 0, 1, -1) as sign
        from spread lateral view explode(sequence(2 * low, 2 * high)) as cell
        union all select id, concat('/', place), since, until, 1
        from stays left anti join crowded using (place)),
      named as (
        select people.id, names.id as source, since, until
        from people join names on names.name = other
        where kind = 'exposed' and since < until)
      select id, place, null as source, since, until, sign, pmod(hash(place), :parts) as part
      from at
      union all select explode(array(id, source)), null, source, since, until, 1,
        pmod(hash(source), :parts)
      from named
      """;

  private static final String CONTACTS =
      """
      with met as (
        select id, generation, source, sum(seconds) as seconds
        from exposures group by id, generation, source),
      sources as (
        select met.id, generation, count(*) as sources,
          min(named_struct('seconds', -seconds, 'name', name)).name as main
        from met join names on names.id = source group by met.id, generation)
      select name, generation, first, last, overlap, exposures, sources, main
      from contacts left join sources using (id, generation) join names using (id)
      order by generation, name
      """;

  private static final StructType CONTACT =
      StructType.fromDDL("id bigint, first bigint, last bigint, overlap bigint, exposures bigint");

  private static final StructType EXPOSURE =
      StructType.fromDDL("id bigint, source bigint, seconds bigint");

  private final SparkSession spark;
  private final int parts;
  private final long crowd;
  private final Steps steps;

  /** {@code parts} is how many people parts, and how many place parts, there are. */
  public TraceJob(SparkSession spark, int parts, PrintWriter progress) {
    this(spark, parts, CROWD, progress);
  }

  TraceJob(SparkSession spark, int parts, long crowd, PrintWriter progress) {
    this.spark = spark.newSession();
    this.parts = parts;
    this.crowd = crowd;
    this.steps = new Steps(progress);
    this.spark.conf().set("spark.sql.shuffle.partitions", parts);
    this.spark.conf().set("spark.sql.adaptive.enabled", false);
    this.spark.conf().set("spark.sql.autoBroadcastJoinThreshold", -1);
  }

  /** Traces the files that the options name, and writes the contacts where they say. */
  public void run(TraceOptions options) {
    trace(Lines.of(spark, options), options);
    options.write(out -> write(out, options.withSources()));
    steps.end("writing");
  }

  /**
   * Traces lines that come from elsewhere: (name, kind, other, since, until), a stay of somebody at
   * a place or the time in which a case was infectious, in epoch seconds.
   *
   * @return (id, generation, first, last, overlap, exposures) of each contact
   */
  public Dataset<Row> trace(JavaRDD<Row> lines, TraceOptions options) {
    trace(spark.createDataFrame(lines, Lines.SCHEMA), options);
    return spark.table("contacts");
  }

  private void trace(Dataset<Row> lines, TraceOptions options) {
    lines.createOrReplaceTempView("lines");
    long until = arrangePeople(options.assumedStaySeconds(), options.until());
    JavaRDD<PlacePart> places = places(options.minOverlapSeconds(), options.lingerSeconds());
    trace(places, options, until);
  }

  /** Answers the end of open windows. */
  private long arrangePeople(long assumedStay, OptionalLong asked) {
    spark
        .sql(PEOPLE, Map.of("assumedStay", assumedStay, "atMost", Math.max(1, assumedStay)))
        .persist(StorageLevel.MEMORY_AND_DISK())
        .createOrReplaceTempView("people");
    spark.sql(NAMES).createOrReplaceTempView("names");
    Row summary = spark.sql(SUMMARY).first();
    steps.end("reading and arranging %d people".formatted(summary.getLong(0)));
    return asked.orElse(summary.getLong(1));
  }

  private JavaRDD<PlacePart> places(long minOverlap, long linger) {
    spark.sql(STAYS).createOrReplaceTempView("stays");
    Dataset<Row> crowded = spark.sql(CROWDED, Map.of("crowd", crowd)).persist();
    broadcast(crowded).createOrReplaceTempView("crowded");
    JavaRDD<PlacePart> places =
        spark
            .sql(SEEN, Map.of("linger", linger, "parts", parts))
            .repartitionById(parts, col("part"))
            .sortWithinPartitions("id")
            .toJavaRDD()
            .mapPartitions(rows -> List.of(PlacePart.of(rows, minOverlap, linger)).iterator(), true)
            .persist(StorageLevel.MEMORY_ONLY());
    places.count();
    steps.end("arranging places in %d parts, %d crowded".formatted(parts, crowded.count()));
    return places;
  }

  /** Makes tables of the contacts and, if they are asked for, of the exposures by their sources. */
  private void trace(JavaRDD<PlacePart> places, TraceOptions options, long until) {
    long latent = options.latentSeconds();
    JavaRDD<Tuple2<Integer, long[]>> known =
        exchange(places.mapPartitionsWithIndex((part, all) -> all.next().known(part), true))
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<PeoplePart> reached =
        spark
            .sql(CASES, Map.of("until", until))
            .toJavaRDD()
            .mapPartitions(rows -> List.of(PeoplePart.cases(rows)).iterator(), true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> contacts = table(contacts(reached), CONTACT, 0);
    Dataset<Row> exposures = table(contacts(reached), EXPOSURE, 0);
    long found = 1;
    for (int generation = 1; generation <= options.generations() && found > 0; generation++) {
      JavaRDD<long[]> sources =
          exchange(reached.zipPartitions(known, (so, ids) -> so.next().route(ids)));
      JavaRDD<long[]> exposed =
          exchange(places.zipPartitions(sources, (all, sent) -> all.next().expose(sent)));
      reached =
          reached
              .zipPartitions(
                  exposed, (so, sent) -> List.of(so.next().next(sent, latent, until)).iterator())
              .persist(StorageLevel.MEMORY_AND_DISK());
      found = reached.map(PeoplePart::found).reduce(Long::sum);
      contacts = contacts.union(table(contacts(reached), CONTACT, generation));
      if (options.withSources()) {
        JavaRDD<Row> by = places.zipPartitions(sources, (all, sent) -> all.next().exposures(sent));
        exposures = exposures.union(table(by, EXPOSURE, generation));
      }
      steps.end("generation %d: %d contacts".formatted(generation, found));
    }
    contacts.createOrReplaceTempView("contacts");
    exposures.createOrReplaceTempView("exposures");
  }

  private static JavaRDD<Row> contacts(JavaRDD<PeoplePart> reached) {
    return reached.flatMap(each -> Blocks.rows(each.contacts, PeoplePart.CONTACT_WIDTH).iterator());
  }

  private Dataset<Row> table(JavaRDD<Row> rows, StructType columns, int generation) {
    return spark.createDataFrame(rows, columns).withColumn("generation", lit(generation));
  }

  /** Sends what has the number of a part to that part. */
  private <T> JavaRDD<T> exchange(JavaRDD<Tuple2<Integer, T>> sent) {
    return sent.mapToPair(each -> each).partitionBy(new HashPartitioner(parts)).values();
  }

  private void write(OutputStream out, boolean withSources) throws IOException {
    ContactLines csv = new ContactLines(out, withSources);
    Iterator<Row> rows = spark.sql(CONTACTS).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      long[] sums = IntStream.rangeClosed(2, 5).mapToLong(row::getLong).toArray();
      csv.add(row.getString(0), row.getInt(1), sums[0], sums[1], sums[2], sums[3]);
      if (withSources) {
        csv.addSources(row.getLong(6), row.getString(7));
      }
    }
    csv.end();
  }
}
