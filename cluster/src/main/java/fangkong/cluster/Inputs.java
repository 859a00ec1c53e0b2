package fangkong.cluster;

import static fangkong.cli.trace.TraceTable.CASES;
import static fangkong.cli.trace.TraceTable.CHECK_INS;
import static fangkong.cli.trace.TraceTable.NAMED_CONTACTS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.when;

import fangkong.cli.Folders;
import fangkong.cli.Refusal;
import fangkong.cli.trace.OnBadRow;
import fangkong.cli.trace.TimeOption;
import fangkong.cli.trace.TraceOptions;
import fangkong.cli.trace.TraceRows;
import fangkong.cli.trace.TraceTable;
import fangkong.spark.stream.StreamJob;
import fangkong.spread.Lines;
import fangkong.spread.Sent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * The three inputs of a trace. An input is a file, or a folder of CSV or else of Parquet files,
 * which every worker can read; check-ins may also be what a topic of Kafka holds.
 */
final class Inputs {
  private static final int DEEP = Integer.MAX_VALUE;
  private static final String CSV = ".*(?<!\\.rejected)\\.csv(\\.gz)?";

  private Inputs() {}

  /** All lines, for so many people parts. */
  static JavaRDD<Sent<byte[]>> of(SparkSession spark, TraceOptions options, int parts) {
    OnBadRow bad = options.onBadRow();
    List<JavaRDD<Sent<byte[]>>> inputs = new ArrayList<>();
    inputs.add(read(spark, options.cases(), bad, CASES, parts));
    options.checkIns().map(file -> read(spark, file, bad, CHECK_INS, parts)).ifPresent(inputs::add);
    options
        .contacts()
        .map(file -> read(spark, file, bad, NAMED_CONTACTS, parts))
        .ifPresent(inputs::add);
    return inputs.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private static JavaRDD<Sent<byte[]>> read(
      SparkSession spark, String input, OnBadRow bad, TraceTable table, int parts) {
    if (table == CHECK_INS && input.startsWith("kafka://")) {
      return rows(StreamJob.checkIns(spark, input), input, table, parts);
    }
    Path path = Path.of(input);
    List<String> files = Files.isDirectory(path) ? Folders.list(path, DEEP, CSV) : List.of(input);
    if (files.isEmpty()) {
      return parquet(spark, path, table, parts);
    }
    String folder = Path.of("").toAbsolutePath().toString();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(files, files.size())
        .flatMap(file -> csv(new TraceRows(Path.of(folder), bad), file, table, parts));
  }

  private static Iterator<Sent<byte[]>> csv(
      TraceRows rows, String file, TraceTable table, int parts) {
    Lines lines = new Lines(parts);
    rows.read(table, file, (id, last, from, until) -> add(lines, table, id, last, from, until));
    return lines.sent();
  }

  private static void add(
      Lines lines, TraceTable table, String id, String last, long from, long until) {
    long end = until == TraceRows.BLANK ? Lines.OPEN : until;
    switch (table) {
      case CASES -> lines.addCase(id, from, end);
      case CHECK_INS -> lines.addStay(id, last, from, end);
      case NAMED_CONTACTS -> lines.addExposure(last, id, from, end);
    }
  }

  private static JavaRDD<Sent<byte[]>> parquet(
      SparkSession spark, Path folder, TraceTable table, int parts) {
    if (Folders.list(folder, DEEP, ".*\\.parquet").isEmpty()) {
      throw new Refusal(folder + ": no file of this folder ends in .csv, .csv.gz or .parquet");
    }
    return rows(spark.read().parquet(folder.toUri().toString()), folder.toString(), table, parts);
  }

  /** Bad rows are refused, whatever is to be done with those of a file with lines. */
  private static JavaRDD<Sent<byte[]>> rows(
      Dataset<Row> rows, String input, TraceTable table, int parts) {
    for (String column : table.columns()) {
      if (!List.of(rows.columns()).contains(column)) {
        throw new Refusal("%s, column %s: it is missing".formatted(input, column));
      }
    }
    return rows.withColumn("person", col("person").cast("string"))
        .withColumn(table.lastId(), col(table.lastId()).cast("string"))
        .withColumn("file", when(input_file_name().equalTo(""), input).otherwise(input_file_name()))
        .toJavaRDD()
        .mapPartitions(part -> {
          Lines lines = new Lines(parts);
          part.forEachRemaining(row -> add(lines, table, row));
          return lines.sent();
        });
  }

  private static void add(Lines lines, TraceTable table, Row row) {
    Long until = time(row, table.until());
    add(
        lines,
        table,
        needed(row, "person", row.getAs("person")),
        needed(row, table.lastId(), row.getAs(table.lastId())),
        needed(row, table.from(), time(row, table.from())),
        needed(
            row,
            table.until(),
            until == null && table.untilMayBeBlank() ? (Long) TraceRows.BLANK : until));
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
