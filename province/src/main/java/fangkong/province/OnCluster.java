package fangkong.province;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;

import fangkong.cli.trace.TraceOptions;
import fangkong.cluster.TraceJob;
import fangkong.province.Found.Answer;
import fangkong.province.Found.Sums;
import fangkong.spread.Lines;
import fangkong.spread.Sent;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The trace of {@code fangkong cluster trace}, of counties that its workers make themselves. */
final class OnCluster {
  private OnCluster() {}

  static Answer trace(SparkSession spark, Province province, Asked asked, int parts) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Integer> counties = IntStream.range(0, province.counties()).boxed().toList();
    JavaRDD<Sent<byte[]>> stays =
        context
            .parallelize(counties, Math.min(counties.size(), 4 * parts))
            .flatMap(county -> {
              Lines lines = new Lines(parts);
              province
                  .county(county)
                  .forEach(stay ->
                      lines.addStay(
                          "P" + stay.person(), "V" + stay.place(), stay.from(), stay.until()));
              return lines.sent();
            });
    Lines cases = new Lines(parts);
    province
        .cases(asked.cases())
        .forEach(each -> cases.addCase("P" + each.person(), each.from(), each.until()));
    List<Sent<byte[]>> sent = new ArrayList<>();
    cases.sent().forEachRemaining(sent::add);
    long began = System.nanoTime();
    TraceJob job = new TraceJob(spark, parts, new PrintWriter(System.err, true, UTF_8));
    TraceOptions options = options(asked);
    TraceJob.Arranged arranged = job.arrange(stays.union(context.parallelize(sent, 1)), options);
    double arranging = (System.nanoTime() - began) / 1e9;
    Generations generations = new Generations(spark);
    Passes passes = new Passes();
    Dataset<Row> contacts = spark.emptyDataFrame();
    for (int pass = 0; pass < asked.passes(); pass++) {
      generations.begin();
      contacts = job.trace(arranged, options);
      passes.add(generations.seconds());
    }
    spark.sparkContext().removeSparkListener(generations);
    return new Answer(arranging, found(contacts, passes, generations), false);
  }

  private static List<Found> found(Dataset<Row> contacts, Passes passes, Generations generations) {
    List<Found> found = new ArrayList<>();
    for (Row row : sums(contacts)) {
      int generation = row.getInt(0);
      found.add(
          new Found(
              generation,
              new Sums(
                  row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
              passes.median(generation),
              generations.shuffled(generation)));
    }
    return found;
  }

  private static List<Row> sums(Dataset<Row> contacts) {
    return contacts
        .groupBy("generation")
        .agg(count("*"), sum("first"), sum("last"), sum("overlap"), sum("exposures"))
        .orderBy("generation")
        .collectAsList();
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
