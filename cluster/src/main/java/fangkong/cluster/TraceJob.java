package fangkong.cluster;

import fangkong.cli.trace.ContactLines;
import fangkong.cli.trace.TraceOptions;
import fangkong.spark.Sessions;
import fangkong.spark.Steps;
import fangkong.spread.Contact;
import fangkong.spread.Exposure;
import fangkong.spread.People;
import fangkong.spread.Places;
import fangkong.spread.Reached;
import fangkong.spread.Routes;
import fangkong.spread.Sent;
import fangkong.spread.Slices;
import fangkong.spread.Visits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** A trace as jobs of a cluster: the driver sees counts, and the contacts as they are written. */
public final class TraceJob {
  /** A place with more check-ins is spread over parts. */
  private static final long CROWD = 1 << 20;

  /** So many generations are one job, in which each is two stages; nobody waits between them. */
  private static final int AT_ONCE = 4;

  /** What the parts of a generation are named, its number after it. */
  public static final String GENERATION = "generation ";

  private static final String SOURCES =
      """
      with met as (
        select contact, generation, source, sum(seconds) as seconds
        from exposures group by contact, generation, source)
      select contact as id, generation, count(*) as sources,
        min(named_struct('seconds', -seconds, 'name', name)).name as main
      from met join names on names.id = source group by contact, generation
      """;

  private static final StructType CONTACT =
      StructType.fromDDL(
          "id bigint, name string, generation int, first bigint, last bigint, overlap bigint, exposures bigint");

  private static final StructType EXPOSURE =
      StructType.fromDDL("contact bigint, generation int, source bigint, seconds bigint");

  private static final StructType NAME = StructType.fromDDL("id bigint, name string");

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final int parts;
  private final long crowd;
  private final Steps steps;

  /**
   * The parts between which generations go to and fro.
   *
   * @param until the end of open windows
   */
  public record Arranged(
      JavaRDD<Routes> routes, JavaRDD<Reached> cases, JavaRDD<Places> places, long until) {}

  /** {@code parts} is how many people parts, and how many place parts, there are. */
  public TraceJob(SparkSession spark, int parts, PrintWriter progress) {
    this(spark, parts, CROWD, progress);
  }

  TraceJob(SparkSession spark, int parts, long crowd, PrintWriter progress) {
    this.spark = Sessions.inParts(spark, parts);
    context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.parts = parts;
    this.crowd = crowd;
    this.steps = new Steps(progress);
  }

  /** Traces the files that the options name, and writes the contacts where they say. */
  public void run(TraceOptions options) {
    Dataset<Row> contacts = trace(arrange(Inputs.of(spark, options, parts), options), options);
    options.write(out -> write(contacts, out, options.withSources()));
    steps.end("writing");
  }

  /** Numbers people and indexes places, from what people parts are sent. */
  public Arranged arrange(JavaRDD<Sent<byte[]>> lines, TraceOptions options) {
    int of = parts;
    long assumed = options.assumedStaySeconds();
    long linger = options.lingerSeconds();
    boolean named = options.contacts().isPresent();
    JavaRDD<People> people =
        exchange(lines)
            .mapPartitionsWithIndex(
                (part, sent) -> List.of(People.of(part, assumed, sent)).iterator(), true)
            .persist(StorageLevel.DISK_ONLY()); // their memory is what places are built in
    People.Summary sum = people.map(People::summary).reduce(People.Summary::plus);
    steps.end("reading and arranging %d people".formatted(sum.people()));
    long until = options.until().orElse(sum.until());
    Broadcast<Map<String, Slices>> crowded = crowded(people);
    JavaRDD<Places> places = places(people, crowded, options);
    JavaRDD<Routes> routes =
        people
            .map(each -> each.routes(crowded.value(), linger, named, of))
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Reached> cases =
        people.map(each -> Reached.cases(each, until)).persist(StorageLevel.MEMORY_AND_DISK());
    routes.zip(cases).count();
    places.count();
    people.unpersist(false);
    steps.end("arranging places in %d parts, %d crowded".formatted(parts, crowded.value().size()));
    return new Arranged(routes, cases, places, until);
  }

  private Broadcast<Map<String, Slices>> crowded(JavaRDD<People> people) {
    long most = crowd;
    Map<String, Slices> slices =
        people
            .flatMap(each -> each.visits().entrySet().iterator())
            .mapToPair(each -> new Tuple2<>(each.getKey(), each.getValue()))
            .reduceByKey(Visits::plus, parts)
            .filter(each -> each._2().count() > most)
            .mapValues(each -> each.slices(most))
            .collectAsMap();
    return context.broadcast(new HashMap<>(slices));
  }

  private JavaRDD<Places> places(
      JavaRDD<People> people, Broadcast<Map<String, Slices>> crowded, TraceOptions options) {
    int of = parts;
    long overlap = options.minOverlapSeconds();
    long linger = options.lingerSeconds();
    return exchange(people.flatMap(each -> each.stays(crowded.value(), linger, of)))
        .zipPartitions(
            exposures(people, options),
            (sent, by) -> List.of(Places.of(sent, by, overlap, linger)).iterator())
        .persist(StorageLevel.MEMORY_ONLY());
  }

  /** Rows (source, contact, since, until) of exposures by name, by the source's part. */
  private JavaRDD<long[]> exposures(JavaRDD<People> people, TraceOptions options) {
    int of = parts;
    if (options.contacts().isEmpty()) {
      return context.parallelize(List.of(), of);
    }
    return people.zipPartitions(
        exchange(people.flatMap(each -> each.asks(of))), (own, asks) -> own.next().answer(asks));
  }

  /** (id, name, generation, first, last, overlap, exposures) of each contact. */
  public Dataset<Row> trace(Arranged arranged, TraceOptions options) {
    int of = parts;
    long latent = options.latentSeconds();
    long until = arranged.until;
    JavaRDD<Reached> reached = arranged.cases;
    JavaRDD<byte[]> closed = arranged.cases.flatMap(_ -> List.<byte[]>of().iterator());
    JavaRDD<Row> contacts = spark.emptyDataFrame().toJavaRDD();
    JavaRDD<Row> exposures = contacts;
    boolean ended = false;
    for (int generation = 1; generation <= options.generations() && !ended; generation++) {
      JavaRDD<byte[]> sources =
          exchange(
                  reached.zipPartitions(
                      arranged.routes, (so, known) -> so.next().route(known.next(), of)))
              .setName(GENERATION + generation);
      JavaRDD<Tuple2<Iterator<byte[]>, Iterator<byte[]>>> told =
          sources.zipPartitions(closed, (so, no) -> List.of(new Tuple2<>(so, no)).iterator());
      JavaRDD<byte[]> exposed =
          exchange(
              arranged.places.zipPartitions(
                  told,
                  (all, sent) -> {
                    Tuple2<Iterator<byte[]>, Iterator<byte[]>> each = sent.next();
                    return all.next().expose(each._1(), each._2());
                  }));
      reached =
          reached
              .zipPartitions(
                  exposed, (so, sent) -> List.of(so.next().next(sent, latent, until)).iterator())
              .setName(GENERATION + generation)
              .persist(StorageLevel.MEMORY_AND_DISK());
      contacts =
          contacts.union(
              reached.zipPartitions(
                  arranged.routes,
                  (so, known) -> rows(so.next().contacts(known.next()).map(Contact::values))));
      if (options.withSources()) {
        int now = generation;
        exposures =
            exposures.union(
                arranged.places.zipPartitions(
                    sources,
                    (all, so) -> rows(all.next().exposures(so, now).map(Exposure::values))));
      }
      closed = sources.zipPartitions(closed, TraceJob::both);
      if (generation % AT_ONCE == 0 || generation == options.generations()) {
        ended = endGenerations(reached) == 0;
      }
    }
    Dataset<Row> all = spark.createDataFrame(contacts, CONTACT);
    return options.withSources() ? withSources(all, exposures, arranged.routes) : all;
  }

  /** Has generations up to this one found, and answers how many it found. */
  private long endGenerations(JavaRDD<Reached> reached) {
    long[] found =
        reached
            .map(Reached::found)
            .reduce((some, more) -> {
              long[] sums = some.clone();
              Arrays.setAll(sums, each -> sums[each] + more[each]);
              return sums;
            });
    int last = found.length - 1;
    steps.end(
        "generations up to %d: %s contacts"
            .formatted(last, Arrays.toString(Arrays.copyOfRange(found, 1, found.length))));
    return found[last];
  }

  private static <T> Iterator<T> both(Iterator<T> some, Iterator<T> others) {
    List<T> all = new ArrayList<>();
    some.forEachRemaining(all::add);
    others.forEachRemaining(all::add);
    return all.iterator();
  }

  private static Iterator<Row> rows(Stream<Object[]> values) {
    return values.map(RowFactory::create).iterator();
  }

  /** The contacts with how many sources each has, and the name of the main one. */
  private Dataset<Row> withSources(
      Dataset<Row> contacts, JavaRDD<Row> exposures, JavaRDD<Routes> routes) {
    spark.createDataFrame(exposures, EXPOSURE).createOrReplaceTempView("exposures");
    spark
        .createDataFrame(
            routes.flatMap(
                each -> each.names((id, name) -> RowFactory.create(id, name)).iterator()),
            NAME)
        .createOrReplaceTempView("names");
    return contacts.join(spark.sql(SOURCES), new String[] {"id", "generation"}, "left");
  }

  /** Sends what has the number of a part to that part. */
  private <T> JavaRDD<T> exchange(JavaRDD<Sent<T>> sent) {
    return sent.mapToPair(each -> new Tuple2<>(each.part(), each.content()))
        .partitionBy(new HashPartitioner(parts))
        .values();
  }

  private static void write(Dataset<Row> contacts, OutputStream out, boolean withSources)
      throws IOException {
    ContactLines csv = new ContactLines(out, withSources);
    Iterator<Row> rows = contacts.orderBy("generation", "name").toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      csv.add(
          row.getAs("name"),
          row.<Integer>getAs("generation"),
          row.<Long>getAs("first"),
          row.<Long>getAs("last"),
          row.<Long>getAs("overlap"),
          row.<Long>getAs("exposures"));
      if (withSources) {
        csv.addSources(row.<Long>getAs("sources"), row.getAs("main"));
      }
    }
    csv.end();
  }
}
