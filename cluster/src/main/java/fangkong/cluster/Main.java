package fangkong.cluster;

import fangkong.cluster.assess.ClusterAssess;
import fangkong.cluster.count.ClusterCount;
import fangkong.cluster.match.ClusterMatch;
import fangkong.cluster.stream.ClusterStream;
import fangkong.cluster.trace.ClusterTrace;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fangkong cluster}: the commands that run on workers of their own. */
@Command(
    name = "fangkong cluster",
    description = "Runs a command on a cluster of processes on this machine.",
    subcommands = {
      ClusterTrace.class,
      ClusterAssess.class,
      ClusterMatch.class,
      ClusterCount.class,
      ClusterStream.class
    },
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
}
