package fangkong.cluster.trace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;

import fangkong.cli.Refusal;
import fangkong.cli.trace.OnBadRow;
import fangkong.cli.trace.TimeOption;
import fangkong.cli.trace.TraceOptions;
import fangkong.cli.trace.TraceRows;
import fangkong.spread.Lines;
import fangkong.spread.Sent;
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
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * The three inputs of a trace. An input is a file, or a folder of CSV or else of Parquet files,
 * which every worker can read.
 */
final class Inputs {
  /** What a line of an input says; {@code other} is the place or whom somebody exposed. */
  private enum Kind {
    CASE("infectious_from", "infectious_until", "person"),
    STAY("entered_at", "left_at", "place"),
    EXPOSURE("from", "until", "contact");

    private final String since;
    private final String until;
    private final String other;

    Kind(String since, String until, String other) {
      this.since = since;
      this.until = until;
      this.other = other;
    }

    private void read(TraceRows rows, String file, TraceRows.Sink sink) {
      switch (this) {
        case CASE -> rows.readCases(file, sink);
        case STAY -> rows.readCheckIns(file, sink);
        case EXPOSURE -> rows.readNamedContacts(file, sink);
      }
    }

    private void add(Lines lines, String name, String other, long since, long until) {
      long end = until == TraceRows.BLANK ? Lines.OPEN : until;
      switch (this) {
        case CASE -> lines.addCase(name, since, end);
        case STAY -> lines.addStay(name, other, since, end);
        case EXPOSURE -> lines.addExposure(other, name, since, end);
      }
    }
  }

  private Inputs() {}

  /** All lines, for so many people parts. */
  static JavaRDD<Sent<byte[]>> of(SparkSession spark, TraceOptions options, int parts) {
    OnBadRow bad = options.onBadRow();
    List<JavaRDD<Sent<byte[]>>> inputs = new ArrayList<>();
    inputs.add(read(spark, options.cases(), bad, Kind.CASE, parts));
    options.checkIns().map(file -> read(spark, file, bad, Kind.STAY, parts)).ifPresent(inputs::add);
    options
        .contacts()
        .map(file -> read(spark, file, bad, Kind.EXPOSURE, parts))
        .ifPresent(inputs::add);
    return inputs.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private static JavaRDD<Sent<byte[]>> read(
      SparkSession spark, String input, OnBadRow bad, Kind kind, int parts) {
    Path path = Path.of(input);
    List<String> files = Files.isDirectory(path) ? files(path, ".*\\.csv(\\.gz)?") : List.of(input);
    if (files.isEmpty()) {
      return parquet(spark, path, kind, parts);
    }
    String folder = Path.of("").toAbsolutePath().toString();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(files, files.size())
        .flatMap(file -> csv(new TraceRows(Path.of(folder), bad), file, kind, parts));
  }

  private static List<String> files(Path folder, String named) {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .map(Path::toString)
          .filter(name -> name.matches(named) && !name.endsWith(".rejected.csv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refusal(folder + ": this folder cannot be read", e);
    }
  }

  private static Iterator<Sent<byte[]>> csv(TraceRows rows, String file, Kind kind, int parts) {
    Lines lines = new Lines(parts);
    kind.read(
        rows, file, (name, other, since, until) -> kind.add(lines, name, other, since, until));
    return lines.sent();
  }

  /** Bad rows are refused, whatever is to be done with those of a file with lines. */
  private static JavaRDD<Sent<byte[]>> parquet(
      SparkSession spark, Path folder, Kind kind, int parts) {
    if (files(folder, ".*\\.parquet").isEmpty()) {
      throw new Refusal(folder + ": no file of this folder ends in .csv, .csv.gz or .parquet");
    }
    Dataset<Row> table = spark.read().parquet(folder.toUri().toString());
    for (String column : List.of("person", kind.since, kind.until, kind.other)) {
      if (!List.of(table.columns()).contains(column)) {
        throw new Refusal("%s, column %s: it is missing".formatted(folder, column));
      }
    }
    return table
        .withColumn("person", col("person").cast("string"))
        .withColumn(kind.other, col(kind.other).cast("string"))
        .withColumn("file", input_file_name())
        .toJavaRDD()
        .mapPartitions(rows -> {
          Lines lines = new Lines(parts);
          rows.forEachRemaining(row -> add(lines, kind, row));
          return lines.sent();
        });
  }

  private static void add(Lines lines, Kind kind, Row row) {
    Long until = time(row, kind.until);
    kind.add(
        lines,
        needed(row, "person", row.getAs("person")),
        needed(row, kind.other, row.getAs(kind.other)),
        needed(row, kind.since, time(row, kind.since)),
        kind == Kind.EXPOSURE
            ? needed(row, kind.until, until)
            : until == null ? TraceRows.BLANK : until);
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
}
