package fangkong.province;

import fangkong.cluster.Workers;
import fangkong.province.Found.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fangkong bench cluster}. */
@Command(
    name = "fangkong bench cluster",
    description = {
      "Traces a simulated province on one machine, on a cluster of processes of this machine, and by",
      "SQL on the same cluster, and compares their answers."
    },
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  /** So many check-ins make a part. */
  private static final int PART = 2_500_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Workers workers = new Workers();

  @Option(
      names = "--rows",
      split = ",",
      paramLabel = "N",
      defaultValue = "10000000,50000000",
      description = "How many check-ins (default: ${DEFAULT-VALUE}).")
  private List<Long> rows = List.of();

  @Option(
      names = "--sql-up-to",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "More check-ins are not put to SQL (default: ${DEFAULT-VALUE}).")
  private long sqlUpTo;

  @Option(
      names = "--limit",
      paramLabel = "S",
      defaultValue = "240",
      description =
          "Seconds after which a generation of SQL is stopped (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--docs", description = "Also write docs/benchmarks/cluster.md.")
  private boolean docs;

  private Main() {}

  public static void main(String[] args) {
    System.exit(fangkong.cli.Main.commandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    workers.check();
    PrintWriter err = spec.commandLine().getErr();
    List<Table.Row> table = new ArrayList<>();
    for (long size : rows) {
      Province province = Province.of(size);
      err.printf(
          "%,d check-ins of %,d people in %,d counties%n",
          province.size(), province.people(), province.counties());
      Answer alone =
          OneMachine.trace(province, Asked.USUAL, Runtime.getRuntime().availableProcessors());
      System.gc();
      workers.run(spark -> table.addAll(onCluster(spark, province, alone)));
    }
    String text = Table.text(table);
    spec.commandLine().getOut().println(text);
    if (docs) {
      write(text);
    }
    return 0;
  }

  private List<Table.Row> onCluster(SparkSession spark, Province province, Answer alone) {
    int parts = (int) Math.max(workers.parts(spark), province.size() / PART);
    List<Table.Row> rows = new ArrayList<>();
    rows.add(new Table.Row(province.size(), "one machine", alone));
    Answer spread = OnCluster.trace(spark, province, Asked.USUAL, parts);
    alone.check("the cluster", spread);
    rows.add(new Table.Row(province.size(), "cluster", spread));
    spark.catalog().clearCache();
    if (province.size() <= sqlUpTo) {
      Answer sql = BySql.trace(spark, province, Asked.USUAL, parts, limit);
      alone.check("SQL", sql);
      rows.add(new Table.Row(province.size(), "Spark SQL", sql));
    }
    return rows;
  }

  private static void write(String table) {
    Path page =
        Path.of(System.getProperty("fangkong.home", "."), "docs", "benchmarks", "cluster.md");
    try {
      String text = Files.readString(page);
      int from = text.indexOf(Table.BEGIN);
      int until = text.indexOf(Table.END);
      Files.writeString(
          page,
          text.substring(0, from) + Table.BEGIN + "\n" + table + "\n" + text.substring(until));
    } catch (IOException e) {
      throw new UncheckedIOException(page.toString(), e);
    }
  }
}
