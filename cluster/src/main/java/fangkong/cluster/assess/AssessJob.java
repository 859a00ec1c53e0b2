package fangkong.cluster.assess;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import fangkong.cli.Refusal;
import fangkong.cli.assess.AssessOptions;
import fangkong.cli.assess.Comparison;
import fangkong.cli.assess.EvidenceFile;
import fangkong.cluster.Linked;
import fangkong.cluster.Steps;
import fangkong.codec.EvidenceLines;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * An assessment as jobs of a cluster: the driver sees the first refusal, the sums of a comparison,
 * and standings as they are written.
 */
public final class AssessJob {
  /** A part is held in memory: about so much of the files. */
  private static final long BYTES_OF_A_PART = 16L << 20;

  private static final StructType STANDINGS =
      new StructType()
          .add("person", DataTypes.BinaryType, false)
          .add("json", DataTypes.StringType, false);

  private final SparkSession spark;
  private final int leastParts;
  private final Steps steps;

  /** {@code leastParts} is how many parts there are at least: large files make more. */
  public AssessJob(SparkSession spark, int leastParts, PrintWriter progress) {
    this.spark = spark.newSession();
    this.leastParts = leastParts;
    this.steps = new Steps(progress);
  }

  /**
   * Assesses everybody in the file that the options name, or in the {@code .jsonl} files of a
   * folder, which every worker can read, and writes what {@code fangkong assess} writes.
   *
   * @throws Refusal where {@code fangkong assess} refuses, with its words
   */
  public void run(AssessOptions options) {
    Question question = new Question(options);
    List<String> files = files(options.evidence());
    int parts = parts(files);
    spark.conf().set("spark.sql.shuffle.partitions", parts);
    spark.conf().set("spark.sql.autoBroadcastJoinThreshold", -1);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Question> asked = context.broadcast(question);
    Dataset<Row> lines =
        lines(context, files, parts, asked).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      refuseFirst(lines, files);
      steps.end("reading and arranging in %d parts".formatted(parts));
      JavaRDD<Row> own = lines.toJavaRDD();
      JavaRDD<Row> linked =
          Linked.rows(lines, parts).sortWithinPartitions("file", "number").toJavaRDD();
      if (question.protocols().size() == 1) {
        write(own.zipPartitions(linked, (a, b) -> People.of(a, b).assess(asked.value())), options);
      } else {
        long[] counts =
            own.zipPartitions(
                    linked, (a, b) -> List.of(People.of(a, b).compare(asked.value())).iterator())
                .reduce(AssessJob::sum);
        Comparison comparison = People.comparison(question);
        options.write(comparison.lines(counts, options.resources(options.folder())));
      }
      steps.end("assessing and writing");
    } finally {
      lines.unpersist();
      asked.destroy();
    }
  }

  private static List<String> files(Path evidence) {
    if (!Files.isDirectory(evidence)) {
      return List.of(evidence.toString());
    }
    try (Stream<Path> entries = Files.list(evidence)) {
      List<String> files =
          entries.map(Path::toString).filter(name -> name.endsWith(".jsonl")).sorted().toList();
      if (files.isEmpty()) {
        throw new Refusal(
            "option --evidence, value %s: no file of this folder ends in .jsonl. Maybe name a file"
                .formatted(evidence));
      }
      return files;
    } catch (IOException e) {
      throw new Refusal(EvidenceFile.unreadable(evidence.toString()), e);
    }
  }

  /** A file that cannot be read is refused by the task that reads it. */
  private int parts(List<String> files) {
    long bytes = files.stream().mapToLong(file -> new File(file).length()).sum();
    return (int) Math.max(leastParts, bytes / BYTES_OF_A_PART);
  }

  /** The lines by person, each with the number of its part; one task reads a file. */
  private Dataset<Row> lines(
      JavaSparkContext context, List<String> files, int parts, Broadcast<Question> asked) {
    List<String> names = new ArrayList<>(files);
    JavaRDD<Row> rows =
        context
            .parallelize(IntStream.range(0, names.size()).boxed().toList(), names.size())
            .flatMap(file -> EvidenceRows.of(file, names.get(file), asked.value()));
    return Linked.arrange(
        spark.createDataFrame(rows, EvidenceRows.SCHEMA), parts, "person", "file", "number");
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

  private void write(JavaRDD<Row> standings, AssessOptions options) {
    // Kept, as finding the bounds of an order goes over everything once more.
    Dataset<Row> kept =
        spark.createDataFrame(standings, STANDINGS).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      options.write(
          StreamSupport.stream(
                  Spliterators.spliteratorUnknownSize(
                      kept.orderBy("person").toLocalIterator(), Spliterator.ORDERED),
                  false)
              .map(row -> row.getString(1)));
    } finally {
      kept.unpersist();
    }
  }

  private static long[] sum(long[] a, long[] b) {
    return IntStream.range(0, a.length).mapToLong(i -> a[i] + b[i]).toArray();
  }
}
