package fangkong.cluster.match;

import fangkong.cli.lists.MatchOptions;
import fangkong.cluster.Workers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster match}. */
@Command(
    name = "match",
    description = "Says of each row of pushed lists what the door of a server says, on workers.",
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ClusterMatch implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Workers workers = new Workers();
  @Mixin private MatchOptions options = new MatchOptions();

  @Override
  public Integer call() throws Exception {
    workers.check();
    options.check();
    workers.run(spark ->
        new MatchJob(spark, workers.parts(spark), spec.commandLine().getErr()).run(options));
    return 0;
  }
}
