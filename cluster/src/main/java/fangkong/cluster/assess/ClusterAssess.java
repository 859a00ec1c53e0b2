package fangkong.cluster.assess;

import fangkong.cli.assess.AssessOptions;
import fangkong.cluster.Workers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster assess}. */
@Command(
    name = "assess",
    description = {
      "Derives the standing of everybody as fangkong assess does, on workers.",
      "The FILE.jsonl may also be a folder of such files."
    },
    usageHelpAutoWidth = true,
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ClusterAssess implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Workers workers = new Workers();
  @Mixin private AssessOptions options = new AssessOptions();

  @Override
  public Integer call() throws Exception {
    workers.check();
    options.check();
    // What is refused is refused before workers are started.
    options.question(options.folder());
    workers.run(spark ->
        new AssessJob(spark, workers.parts(spark), spec.commandLine().getErr()).run(options));
    return 0;
  }
}
