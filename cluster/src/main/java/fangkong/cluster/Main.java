package fangkong.cluster;

import fangkong.cli.Refusal;
import fangkong.cli.assess.AssessOptions;
import fangkong.cli.count.CountOptions;
import fangkong.cli.lists.MatchOptions;
import fangkong.cli.trace.TraceOptions;
import fangkong.spark.Workers;
import fangkong.spark.stream.StreamCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code fangkong cluster}: the commands that run on workers. What can be refused before workers
 * are started is.
 */
@Command(
    name = "fangkong cluster",
    description = "Runs a command on a cluster of processes on this machine.",
    subcommands = StreamCommand.class,
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return fangkong.cli.Main.commandLine(new Main());
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  @Command(
      description = {
        "Finds contacts as fangkong trace does, on workers.",
        "A FILE may also be a folder: of .csv and .csv.gz files, or else of Parquet files. Check-ins",
        "may also be those that a server published: kafka://BROKERS/TOPIC, perhaps with a range behind",
        "it, ?startingTimestamp=1646064000000&endingTimestamp=1646150400000."
      },
      usageHelpAutoWidth = true,
      sortOptions = false,
      mixinStandardHelpOptions = true)
  void trace(@Mixin Workers workers, @Mixin TraceOptions options) throws Exception {
    options.check();
    if (options.files().contains("-")) {
      throw new Refusal("a FILE is -: workers cannot read standard input. Maybe name a file");
    }
    workers.run(spark -> new TraceJob(spark, workers.parts(spark), progress()).run(options));
  }

  @Command(
      description = {
        "Derives the standing of everybody as fangkong assess does, on workers.",
        "The FILE.jsonl may also be a folder of such files."
      },
      usageHelpAutoWidth = true,
      sortOptions = false,
      mixinStandardHelpOptions = true)
  void assess(@Mixin Workers workers, @Mixin AssessOptions options) throws Exception {
    options.check();
    options.question(options.folder());
    workers.run(spark -> new AssessJob(spark, workers.parts(spark), progress()).run(options));
  }

  @Command(
      description = {
        "Counts the figures of regions as fangkong count does, on workers.",
        "The FILE.jsonl of facts may also be a folder of Parquet, as fangkong cluster stream keeps it."
      },
      usageHelpAutoWidth = true,
      sortOptions = false,
      mixinStandardHelpOptions = true)
  void count(@Mixin Workers workers, @Mixin CountOptions options) throws Exception {
    options.check();
    options.counting();
    workers.run(spark -> new CountJob(spark, workers.parts(spark), progress()).run(options));
  }

  @Command(
      description = "Says of each row of pushed lists what the door of a server says, on workers.",
      usageHelpAutoWidth = true,
      sortOptions = false,
      mixinStandardHelpOptions = true)
  void match(@Mixin Workers workers, @Mixin MatchOptions options) throws Exception {
    options.check();
    workers.run(spark -> new MatchJob(spark, workers.parts(spark), progress()).run(options));
  }

  private PrintWriter progress() {
    return spec.commandLine().getErr();
  }
}
