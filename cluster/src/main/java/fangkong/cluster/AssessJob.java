package fangkong.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import fangkong.assessment.evidence.Evidence;
import fangkong.cli.Refusal;
import fangkong.cli.assess.AssessOptions;
import fangkong.cli.assess.AssessQuestion;
import fangkong.cli.assess.EvidenceRows;
import fangkong.cli.assess.People;
import fangkong.cli.assess.ProtocolFolder;
import fangkong.codec.EvidenceLines;
import fangkong.codec.EvidenceReader;
import fangkong.codec.TextKey;
import fangkong.spark.Sessions;
import fangkong.spark.Steps;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.TaskCompletionListener;

/**
 * An assessment as jobs of a cluster: the driver sees the first refusal, the sums of a comparison,
 * and standings as they are written.
 */
final class AssessJob {
  /** A part is held in memory: about so much of the files. */
  private static final long BYTES_OF_A_PART = 16L << 20;

  /**
   * Which file and line; {@link TextKey}s of the id, of the person and of whom a SECONDARY exposure
   * links them to; the line as it is; or why it is refused.
   */
  private static final StructType LINES =
      StructType.fromDDL(
          "file int, number bigint, id binary, person binary, link binary, json string, refusal string");

  private static final StructType STANDINGS = StructType.fromDDL("person binary, json string");

  private final SparkSession spark;
  private final int leastParts;
  private final Steps steps;

  /** {@code leastParts} is how many parts there are at least: large files make more. */
  AssessJob(SparkSession spark, int leastParts, PrintWriter progress) {
    this.spark = Sessions.inParts(spark, leastParts);
    this.leastParts = leastParts;
    this.steps = new Steps(progress);
  }

  /**
   * Assesses everybody in the file that the options name, or in the {@code .jsonl} files of a
   * folder, which every worker can read, and writes what {@code fangkong assess} writes.
   *
   * @throws Refusal where {@code fangkong assess} refuses, with its words
   */
  void run(AssessOptions options) {
    ProtocolFolder folder = options.folder();
    AssessQuestion question = options.question(folder);
    List<String> files = options.evidenceFiles();
    int parts = parts(files);
    spark.conf().set("spark.sql.shuffle.partitions", parts);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<AssessQuestion> asked = context.broadcast(question);
    Dataset<Row> lines =
        lines(context, files, parts, asked).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      refuseFirst(lines, files);
      steps.end("reading and arranging in %d parts".formatted(parts));
      JavaRDD<Row> own = lines.toJavaRDD();
      JavaRDD<Row> linked =
          Linked.rows(lines, parts).sortWithinPartitions("file", "number").toJavaRDD();
      if (question.isComparison()) {
        long[] counts =
            own.zipPartitions(linked, (a, b) -> compare(asked.value(), people(a, b)))
                .reduce(AssessJob::sum);
        options.write(question.comparison().lines(counts, options.resources(folder)));
      } else {
        write(own.zipPartitions(linked, (a, b) -> assess(asked.value(), people(a, b))), options);
      }
      steps.end("assessing and writing");
    } finally {
      lines.unpersist();
      asked.destroy();
    }
  }

  /** A file that cannot be read is refused by the task that reads it. */
  private int parts(List<String> files) {
    long bytes = files.stream().mapToLong(file -> new File(file).length()).sum();
    return (int) Math.max(leastParts, bytes / BYTES_OF_A_PART);
  }

  /** The lines by person, each with the number of its part; one task reads a file. */
  private Dataset<Row> lines(
      JavaSparkContext context, List<String> files, int parts, Broadcast<AssessQuestion> asked) {
    String[] names = files.toArray(String[]::new);
    String folder = Path.of("").toAbsolutePath().toString();
    JavaRDD<Row> rows =
        context
            .parallelize(IntStream.range(0, names.length).boxed().toList(), names.length)
            .flatMap(file -> rows(file, new EvidenceRows(folder, names[file], asked.value())));
    return Linked.arrange(spark.createDataFrame(rows, LINES), parts, "person", "file", "number");
  }

  private static Iterator<Row> rows(int file, EvidenceRows lines) {
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) _ -> lines.close());
    return stream(lines).map(line -> row(file, line)).iterator();
  }

  private static <T> Stream<T> stream(Iterator<T> each) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false);
  }

  private static Row row(int file, EvidenceRows.Row line) {
    Evidence evidence = line.evidence();
    return RowFactory.create(
        file,
        line.number(),
        evidence == null ? null : TextKey.of(evidence.id()),
        evidence == null ? null : TextKey.of(evidence.person()),
        line.link() == null ? null : TextKey.of(line.link()),
        line.text(),
        line.refusal());
  }

  /** Refuses the first line that is wrong or has the id of one before. */
  private static void refuseFirst(Dataset<Row> lines, List<String> files) {
    List<Row> first =
        lines
            .select(
                col("file"),
                col("number"),
                col("id"),
                col("refusal"),
                when(
                        col("id").isNotNull(),
                        lag(struct("file", "number"), 1)
                            .over(Window.partitionBy("id").orderBy("file", "number")))
                    .as("before"))
            .where("refusal is not null or before is not null")
            .orderBy("file", "number")
            .limit(1)
            .collectAsList();
    for (Row row : first) {
      if (row.isNullAt(4)) {
        throw new Refusal(row.getString(3));
      }
      Row before = row.getStruct(4);
      String where =
          "line "
              + before.getLong(1)
              + (before.getInt(0) == row.getInt(0) ? "" : " of " + files.get(before.getInt(0)));
      String id = TextKey.text(row.getAs(2));
      String file = files.get(row.getInt(0));
      throw new Refusal(
          String.valueOf(EvidenceLines.reused(file, row.getLong(1), id, where).getMessage()));
    }
  }

  private static People people(Iterator<Row> own, Iterator<Row> linked) {
    return People.of(evidence(own).iterator(), evidence(linked).iterator());
  }

  private static Stream<Evidence> evidence(Iterator<Row> lines) {
    return stream(lines)
        .map(line ->
            EvidenceReader.parse(
                "file " + line.getAs("file"), line.<Long>getAs("number"), line.getAs("json")));
  }

  private static Iterator<Row> assess(AssessQuestion question, People people) {
    Function<String, String> standings = question.standings(people.evidence());
    return people.names().stream()
        .map(person -> RowFactory.create(TextKey.of(person), standings.apply(person)))
        .iterator();
  }

  private static Iterator<long[]> compare(AssessQuestion question, People people) {
    return List.of(question.comparison().count(people.names(), people.evidence())).iterator();
  }

  private void write(JavaRDD<Row> standings, AssessOptions options) {
    // Kept, as finding the bounds of an order goes over everything once more.
    Dataset<Row> kept =
        spark.createDataFrame(standings, STANDINGS).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      options.write(stream(kept.orderBy("person").toLocalIterator()).map(row -> row.getString(1)));
    } finally {
      kept.unpersist();
    }
  }

  private static long[] sum(long[] a, long[] b) {
    return IntStream.range(0, a.length).mapToLong(i -> a[i] + b[i]).toArray();
  }
}
