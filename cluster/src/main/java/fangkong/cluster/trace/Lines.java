package fangkong.cluster.trace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;

import fangkong.cli.Refusal;
import fangkong.cli.trace.OnBadRow;
import fangkong.cli.trace.TimeOption;
import fangkong.cli.trace.TraceOptions;
import fangkong.cli.trace.TraceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * The rows of the three inputs of a trace as one table, each under the name of a person. An input
 * is a file, or a folder of CSV or else of Parquet files, which every worker can read.
 */
final class Lines {
  /** {@code other} is the place of a stay, or whom somebody was exposed to. */
  static final StructType SCHEMA =
      StructType.fromDDL("name string, kind string, other string, since bigint, until bigint");

  private static final String EXPOSED = "exposed";

  private Lines() {}

  static Dataset<Row> of(SparkSession spark, TraceOptions options) {
    OnBadRow bad = options.onBadRow();
    List<JavaRDD<Row>> lines = new ArrayList<>();
    lines.add(
        read(spark, options.cases(), bad, "case", "infectious_from", "infectious_until", "person"));
    options
        .checkIns()
        .map(file -> read(spark, file, bad, "stay", "entered_at", "left_at", "place"))
        .ifPresent(lines::add);
    options
        .contacts()
        .map(file -> read(spark, file, bad, EXPOSED, "from", "until", "contact"))
        .ifPresent(lines::add);
    return spark.createDataFrame(lines.stream().reduce(JavaRDD::union).orElseThrow(), SCHEMA);
  }

  private static JavaRDD<Row> read(
      SparkSession spark,
      String input,
      OnBadRow bad,
      String kind,
      String since,
      String until,
      String other) {
    Path path = Path.of(input);
    List<String> files = List.of(input);
    if (Files.isDirectory(path)) {
      try (Stream<Path> entries = Files.list(path)) {
        files =
            entries
                .map(Path::toString)
                .filter(name -> name.matches(".*\\.csv(\\.gz)?") && !name.endsWith(".rejected.csv"))
                .sorted()
                .toList();
      } catch (IOException e) {
        throw new Refusal(input + ": this folder cannot be read", e);
      }
    }
    if (files.isEmpty()) {
      return parquet(spark, path, kind, since, until, other);
    }
    String folder = Path.of("").toAbsolutePath().toString();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(files, files.size())
        .flatMap(file -> csv(new TraceRows(Path.of(folder), bad), file, kind));
  }

  private static Iterator<Row> csv(TraceRows rows, String file, String kind) {
    List<Row> lines = new ArrayList<>();
    TraceRows.Sink sink =
        (name, other, since, until) ->
            lines.add(line(kind, name, other, since, until == TraceRows.BLANK ? null : until));
    switch (kind) {
      case "stay" -> rows.readCheckIns(file, sink);
      case "case" -> rows.readCases(file, sink);
      default -> rows.readNamedContacts(file, sink);
    }
    return lines.iterator();
  }

  /** Bad rows are refused, whatever is to be done with those of a file with lines. */
  private static JavaRDD<Row> parquet(
      SparkSession spark, Path folder, String kind, String since, String until, String other) {
    try (Stream<Path> files = Files.walk(folder)) {
      if (files.noneMatch(file -> file.toString().endsWith(".parquet"))) {
        throw new Refusal(folder + ": no file of this folder ends in .csv, .csv.gz or .parquet");
      }
    } catch (IOException e) {
      throw new Refusal(folder + ": this folder cannot be read", e);
    }
    Dataset<Row> table = spark.read().parquet(folder.toUri().toString());
    for (String column : List.of("person", since, until, other)) {
      if (!List.of(table.columns()).contains(column)) {
        throw new Refusal("%s, column %s: it is missing".formatted(folder, column));
      }
    }
    return table
        .withColumn("person", col("person").cast("string"))
        .withColumn(other, col(other).cast("string"))
        .withColumn("file", input_file_name())
        .toJavaRDD()
        .map(row ->
            line(
                kind,
                needed(row, "person", row.getAs("person")),
                needed(row, other, row.getAs(other)),
                needed(row, since, time(row, since)),
                kind.equals(EXPOSED) ? needed(row, until, time(row, until)) : time(row, until)));
  }

  private static <T> T needed(Row row, String column, @Nullable T value) {
    if (value == null || value.equals("")) {
      throw refusal(row, column, "\"\" is empty");
    }
    return value;
  }

  private static @Nullable Long time(Row row, String column) {
    Object value = row.getAs(column);
    if (value instanceof Timestamp time) {
      return time.toInstant().getEpochSecond();
    }
    try {
      return value == null || value.equals("") ? null : new TimeOption().convert(value.toString());
    } catch (TypeConversionException e) {
      throw refusal(row, column, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal refusal(Row row, String column, String why) {
    return new Refusal("%s, column %s: %s".formatted(row.getAs("file"), column, why));
  }

  private static Row line(
      String kind, String name, String other, long since, @Nullable Long until) {
    return kind.equals(EXPOSED)
        ? RowFactory.create(other, kind, name, since, until)
        : RowFactory.create(name, kind, other, since, until);
  }
}
