package fangkong.cli;

import fangkong.cli.assess.AssessCommand;
import fangkong.cli.assess.ProtocolsCommand;
import fangkong.cli.bench.BenchCommand;
import fangkong.cli.count.CountCommand;
import fangkong.cli.demo.DemoCommand;
import fangkong.cli.simulate.SimulateCommand;
import fangkong.cli.trace.TraceCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command {@code fangkong}: help, version, and the list of its subcommands. */
@Command(
    name = "fangkong",
    description = "Batch commands of Fangkong, a platform for epidemic prevention and control.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    subcommands = {
      TraceCommand.class,
      AssessCommand.class,
      CountCommand.class,
      ProtocolsCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      BenchCommand.class,
    })
public final class Main implements Callable<Integer> {
  private static final int REFUSED = 2;
  private static final int BROKEN = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command tree, with one-line refusals and UTF-8 in any locale. */
  public static CommandLine commandLine() {
    return commandLine(new Main());
  }

  /** The same manners for another tree. */
  public static CommandLine commandLine(Object tree) {
    return new CommandLine(tree)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((e, args) -> refuse(e.getCommandLine(), message(e), true))
        .setExecutionExceptionHandler((e, command, parsed) -> handle(e, command));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static int handle(Exception failure, CommandLine command) {
    if (failure instanceof Refusal) {
      return refuse(command, message(failure), false);
    }
    PrintWriter err = command.getErr();
    err.println("fangkong: this is a bug or a broken machine, not a mistake of yours:");
    failure.printStackTrace(err);
    err.flush();
    return BROKEN;
  }

  private static int refuse(CommandLine command, String message, boolean usage) {
    String name = command.getCommandSpec().qualifiedName();
    String hint = usage && !message.contains("Maybe ") ? ". Maybe see: " + name + " --help" : "";
    command.getErr().println(oneLine(name + ": " + message + hint));
    command.getErr().flush();
    return REFUSED;
  }

  private static String message(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String oneLine(String text) {
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** Reads the version from the descriptor that the build puts into the jar. */
  static final class Version implements IVersionProvider {
    private static final String DESCRIPTOR =
        "/META-INF/maven/org.fangkong/fangkong-cli/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
      try (InputStream in = Main.class.getResourceAsStream(DESCRIPTOR)) {
        if (in == null) {
          return new String[] {"fangkong (not packaged)"};
        }
        Properties properties = new Properties();
        properties.load(in);
        return new String[] {"fangkong " + properties.getProperty("version", "(no version)")};
      }
    }
  }
}
