package fangkong.province;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;

import fangkong.cli.trace.TraceOptions;
import fangkong.cluster.trace.TraceJob;
import fangkong.province.Found.Answer;
import fangkong.province.Found.Sums;
import fangkong.province.Province.Interval;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The trace of {@code fangkong cluster trace}, of counties that its workers make themselves. */
final class OnCluster {
  private OnCluster() {}

  static Answer trace(SparkSession spark, Province province, Asked asked, int parts) {
    StepLog log = new StepLog(spark);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Integer> counties = IntStream.range(0, province.counties()).boxed().toList();
    JavaRDD<Row> stays =
        context
            .parallelize(counties, Math.min(counties.size(), 4 * parts))
            .flatMap(county -> province.county(county).map(stay -> line("stay", stay)).iterator());
    List<Row> cases =
        province.cases(asked.cases()).stream().map(each -> line("case", each)).toList();
    Dataset<Row> contacts =
        new TraceJob(spark, parts, new PrintWriter(log))
            .trace(stays.union(context.parallelize(cases, 1)), options(asked));
    List<Found> found = new ArrayList<>();
    for (Row row : sums(contacts)) {
      int generation = row.getInt(0);
      found.add(
          new Found(
              generation,
              new Sums(
                  row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
              log.seconds("generation " + generation),
              log.shuffled("generation " + generation)));
    }
    return new Answer(log.seconds("reading") + log.seconds("arranging"), found, false);
  }

  private static List<Row> sums(Dataset<Row> contacts) {
    return contacts
        .groupBy("generation")
        .agg(count("*"), sum("first"), sum("last"), sum("overlap"), sum("exposures"))
        .orderBy("generation")
        .collectAsList();
  }

  private static Row line(String kind, Interval of) {
    return RowFactory.create("P" + of.person(), kind, "V" + of.place(), of.from(), of.until());
  }

  private static TraceOptions options(Asked asked) {
    Options options = new Options();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            "--checkins",
            "none",
            "--cases",
            "none",
            "--generations",
            Integer.toString(asked.generations()),
            "--min-overlap",
            Long.toString(asked.minOverlap()),
            "--latent",
            Long.toString(asked.latent()),
            "--until",
            Instant.ofEpochSecond(Province.END).toString());
    return options.trace;
  }

  @Command
  private static final class Options {
    @Mixin private TraceOptions trace = new TraceOptions();
  }
}
