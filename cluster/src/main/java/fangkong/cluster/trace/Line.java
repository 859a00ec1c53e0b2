package fangkong.cluster.trace;

import fangkong.cli.trace.OnBadRow;
import fangkong.cli.trace.TraceRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of the three files of a trace as one table, each under the name of a person. */
final class Line {
  /** The columns: whose line, what it says, of which place or other person, and when. */
  static final StructType SCHEMA =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("kind", DataTypes.IntegerType, false)
          .add("other", DataTypes.StringType, false)
          .add("from", DataTypes.LongType, false)
          .add("until", DataTypes.LongType, false);

  static final int NAME = 0;
  static final int KIND = 1;
  static final int OTHER = 2;
  static final int FROM = 3;
  static final int UNTIL = 4;

  /** {@code name} was at {@code other}. */
  static final int STAY = 0;

  /** {@code name} was infectious. */
  static final int CASE = 1;

  /** {@code name} was exposed to {@code other}. */
  static final int EXPOSED = 2;

  /** Stands for an end that was left out. */
  static final long BLANK = TraceRows.BLANK;

  private Line() {}

  /** The lines of the files, which every worker can read; one task reads a file. */
  static Dataset<Row> ofFiles(
      SparkSession spark,
      Optional<String> checkIns,
      String cases,
      Optional<String> contacts,
      OnBadRow onBadRow) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Row> lines = read(context, cases, CASE, onBadRow);
    if (checkIns.isPresent()) {
      lines = lines.union(read(context, checkIns.get(), STAY, onBadRow));
    }
    if (contacts.isPresent()) {
      lines = lines.union(read(context, contacts.get(), EXPOSED, onBadRow));
    }
    return spark.createDataFrame(lines, SCHEMA);
  }

  private static JavaRDD<Row> read(
      JavaSparkContext context, String file, int kind, OnBadRow onBadRow) {
    String folder = Path.of("").toAbsolutePath().toString();
    return context
        .parallelize(List.of(file), 1)
        .flatMap(each -> lines(Path.of(folder), each, kind, onBadRow));
  }

  private static Iterator<Row> lines(Path folder, String file, int kind, OnBadRow onBadRow) {
    List<Row> lines = new ArrayList<>();
    TraceRows rows = new TraceRows(folder, onBadRow);
    TraceRows.Sink sink =
        (first, second, from, until) ->
            lines.add(
                kind == EXPOSED
                    ? RowFactory.create(second, kind, first, from, until)
                    : RowFactory.create(first, kind, second, from, until));
    switch (kind) {
      case STAY -> rows.readCheckIns(file, sink);
      case CASE -> rows.readCases(file, sink);
      default -> rows.readNamedContacts(file, sink);
    }
    return lines.iterator();
  }
}
