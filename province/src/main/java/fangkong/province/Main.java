package fangkong.province;

import fangkong.province.Found.Answer;
import fangkong.spark.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  /** The people of more could not be numbered. */
  private static final long MOST = 20L * Integer.MAX_VALUE;

  /** So many check-ins make a part. */
  private static final int PART = 100_000_000;

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
      names = "--one-machine-up-to",
      paramLabel = "N",
      defaultValue = "200000000",
      description =
          "More check-ins are not put to one machine, which holds them all (default: ${DEFAULT-VALUE}).")
  private long oneMachineUpTo;

  @Option(
      names = "--one-process-up-to",
      paramLabel = "N",
      defaultValue = "10000000",
      description =
          "More check-ins are not put to Spark in one process (default: ${DEFAULT-VALUE}).")
  private long oneProcessUpTo;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How often each is asked but SQL; the median of the later half counts (default: ${DEFAULT-VALUE}).")
  private int passes;

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
    checkRows();
    PrintWriter err = spec.commandLine().getErr();
    List<Table.Row> table = new ArrayList<>();
    // The largest first: what Spark took in this process it does not give back.
    for (long size : rows.stream().sorted(Comparator.reverseOrder()).toList()) {
      Province province = Province.of(size);
      err.printf(
          "%,d check-ins of %,d people in %,d counties%n",
          province.size(), province.people(), province.counties());
      Asked asked = Asked.usual(passes);
      List<Answer> answers = new ArrayList<>();
      if (size <= oneMachineUpTo) {
        answers.add(OneMachine.apart(size, passes));
        table.add(new Table.Row(province.size(), Table.ONE_MACHINE, answers.getFirst()));
      }
      if (size <= oneProcessUpTo) {
        try (SparkSession spark = inThisProcess()) {
          table.add(cluster(spark, "Spark in one process", province, asked, answers));
        }
      }
      workers.run(spark -> {
        table.add(cluster(spark, "cluster", province, asked, answers));
        if (size <= sqlUpTo) {
          table.add(sql(spark, province, asked, answers));
        }
      });
    }
    table.sort(Comparator.comparingLong(Table.Row::checkIns));
    String text = Table.text(table);
    spec.commandLine().getOut().println(text);
    if (docs) {
      write(text);
    }
    return 0;
  }

  private void checkRows() {
    for (long size : rows) {
      if (size < 1 || size > MOST) {
        throw new ParameterException(
            spec.commandLine(),
            "Invalid value for option '--rows': \"%d\". Maybe 1 to %d".formatted(size, MOST));
      }
    }
  }

  private static SparkSession inThisProcess() {
    return SparkSession.builder()
        .appName("fangkong")
        .master("local[*]")
        .config("spark.ui.enabled", false)
        .config("spark.shuffle.compress", false)
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }

  private int parts(SparkSession spark, Province province) {
    return (int) Math.max(workers.parts(spark), province.size() / PART);
  }

  private Table.Row cluster(
      SparkSession spark, String who, Province province, Asked asked, List<Answer> answers) {
    System.gc();
    Answer spread = OnCluster.trace(spark, province, asked, parts(spark, province));
    answers.forEach(each -> each.check(who, spread));
    spark.sparkContext().getPersistentRDDs().values().foreach(rdd -> rdd.unpersist(true));
    return new Table.Row(province.size(), who, spread);
  }

  private Table.Row sql(SparkSession spark, Province province, Asked asked, List<Answer> answers) {
    Answer sql = BySql.trace(spark, province, asked, parts(spark, province), limit);
    answers.forEach(each -> each.check("SQL", sql));
    return new Table.Row(province.size(), "Spark SQL", sql);
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
