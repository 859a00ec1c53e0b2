package fangkong.cluster.trace;

import fangkong.cli.trace.ContactLines;
import fangkong.cli.trace.TraceOptions;
import fangkong.cluster.Parts;
import fangkong.cluster.Rows;
import fangkong.cluster.Steps;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** A trace as jobs of a cluster: the driver sees counts, and the contacts as they are written. */
public final class TraceJob {
  private static final StructType EXPOSED =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("contact", DataTypes.LongType, false)
          .add("from", DataTypes.LongType, false)
          .add("until", DataTypes.LongType, false);

  private static final StructType CONTACTS =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("generation", DataTypes.LongType, false)
          .add("first", DataTypes.LongType, false)
          .add("last", DataTypes.LongType, false)
          .add("overlap", DataTypes.LongType, false)
          .add("exposures", DataTypes.LongType, false);

  private final SparkSession spark;
  private final int parts;
  private final Steps steps;

  /** {@code parts} is how many people parts, and how many place parts, there are. */
  public TraceJob(SparkSession spark, int parts, PrintWriter progress) {
    this.spark = spark;
    this.parts = parts;
    this.steps = new Steps(progress);
  }

  /** Traces the files that the options name, and writes the contacts where they say. */
  public void run(TraceOptions options) {
    Dataset<Row> lines =
        Line.ofFiles(
            spark, options.checkIns(), options.cases(), options.contacts(), options.onBadRow());
    Dataset<Row> contacts = trace(lines, Question.of(options));
    options.write(out -> write(contacts, out));
    steps.end("writing");
  }

  private static void write(Dataset<Row> contacts, OutputStream out) throws IOException {
    ContactLines csv = new ContactLines(out);
    Iterator<Row> rows = contacts.toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      csv.add(
          row.getString(0),
          (int) row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5));
    }
    csv.end();
  }

  /** The contacts in the order of the contract. */
  private Dataset<Row> trace(Dataset<Row> lines, Question asked) {
    long assumedStay = asked.assumedStay();
    JavaRDD<PeoplePart> all =
        arranged(lines, "name", "from")
            .mapPartitionsWithIndex(
                (part, rows) -> List.of(PeoplePart.of(part, rows, assumedStay)).iterator(), true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Question question = asked.until() == Line.BLANK ? asked.until(latestEnd(all)) : asked;
    steps.end("reading and arranging by person");
    JavaRDD<Rows> exposing = exposing(all);
    int placeParts = parts;
    JavaRDD<People> people =
        all.zipPartitions(
                exposing,
                (each, rows) ->
                    List.of(new People(each.next(), rows.next(), placeParts)).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<PlacePart> places =
        all.zipPartitions(
                exposing,
                (each, rows) -> People.rows(each.next(), rows.next(), placeParts).iterator())
            .mapToPair(row -> row)
            .partitionBy(new Parts(parts))
            .mapPartitions(rows -> List.of(PlacePart.of(rows)).iterator(), true)
            .persist(StorageLevel.MEMORY_ONLY());
    long peopleCount = people.map(each -> (long) each.names.length).reduce(Long::sum);
    places.count();
    all.unpersist();
    steps.end("arranging %d people and their places in %d parts".formatted(peopleCount, parts));
    JavaRDD<Reached> reached = generations(people, places, question);
    JavaRDD<Row> rows = people.zipPartitions(reached, TraceJob::contacts);
    return spark.createDataFrame(rows, CONTACTS).orderBy("generation", "name");
  }

  /** The rows spread by name over the parts, and sorted there. */
  private JavaRDD<Row> arranged(Dataset<Row> rows, String first, String... then) {
    return rows.repartition(parts, rows.col("name")).sortWithinPartitions(first, then).toJavaRDD();
  }

  private static long latestEnd(JavaRDD<PeoplePart> all) {
    long[] ends =
        all.map(part -> new long[] {part.latestStayEnd, part.latestExposedEnd})
            .reduce((a, b) -> new long[] {Math.max(a[0], b[0]), Math.max(a[1], b[1])});
    long latest = ends[0] == Long.MIN_VALUE ? ends[1] : ends[0];
    return latest == Long.MIN_VALUE ? 0 : latest;
  }

  /** Exposures by name, from the parts of the contacts to those of the sources. */
  private JavaRDD<Rows> exposing(JavaRDD<PeoplePart> all) {
    JavaRDD<Row> rows = all.flatMap(TraceJob::exposedBySource);
    return all.zipPartitions(
        arranged(spark.createDataFrame(rows, EXPOSED), "name"),
        (each, sent) -> List.of(exposing(each.next(), sent)).iterator());
  }

  private static Iterator<Row> exposedBySource(PeoplePart part) {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < part.exposed.size(); row++) {
      rows.add(
          RowFactory.create(
              part.sources[(int) part.exposed.get(1, row)],
              Ids.of(part.part, (int) part.exposed.get(0, row)),
              part.exposed.get(2, row),
              part.exposed.get(3, row)));
    }
    return rows.iterator();
  }

  /** Whoever is neither a case nor exposed to anybody exposes nobody. */
  private static Rows exposing(PeoplePart part, Iterator<Row> sent) {
    Rows exposing = new Rows(4);
    while (sent.hasNext()) {
      Row row = sent.next();
      int source = part.find(row.getString(0));
      if (source >= 0) {
        exposing.add(source, row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
    return exposing;
  }

  private JavaRDD<Reached> generations(
      JavaRDD<People> people, JavaRDD<PlacePart> places, Question question) {
    JavaRDD<Reached> reached =
        people
            .map(each -> Reached.cases(each, question.until()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    for (int generation = 1; generation <= question.generations(); generation++) {
      JavaRDD<Reached> next =
          next(people, places, reached, question, generation)
              .persist(StorageLevel.MEMORY_AND_DISK());
      long found = next.map(each -> (long) each.found).reduce(Long::sum);
      steps.end("generation %d: %d contacts".formatted(generation, found));
      reached.unpersist();
      reached = next;
      if (found == 0) {
        break;
      }
    }
    return reached;
  }

  private JavaRDD<Reached> next(
      JavaRDD<People> people,
      JavaRDD<PlacePart> places,
      JavaRDD<Reached> reached,
      Question question,
      int generation) {
    JavaPairRDD<Integer, Rows> sources =
        people
            .zipPartitions(reached, (each, so) -> each.next().route(so.next().sources).iterator())
            .mapToPair(row -> row)
            .partitionBy(new Parts(parts));
    JavaPairRDD<Integer, Rows> exposed =
        places
            .zipPartitions(
                sources.mapPartitions(rows -> rows, true),
                (each, rows) -> each.next().expose(rows, question).iterator())
            .mapToPair(row -> row)
            .partitionBy(new Parts(parts));
    return reached.zipPartitions(
        exposed.mapPartitions(rows -> rows, true),
        (each, rows) -> List.of(each.next().next(rows, generation, question)).iterator());
  }

  private static Iterator<Row> contacts(Iterator<People> people, Iterator<Reached> reached) {
    String[] names = people.next().names;
    Rows contacts = reached.next().contacts;
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < contacts.size(); row++) {
      rows.add(
          RowFactory.create(
              names[(int) contacts.get(0, row)],
              contacts.get(1, row),
              contacts.get(2, row),
              contacts.get(3, row),
              contacts.get(4, row),
              contacts.get(5, row)));
    }
    return rows.iterator();
  }
}
