package fangkong.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where the launcher comes in with {@code bench trace} and {@code bench assess}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Path home = Path.of(System.getProperty("fangkong.home", "."));
    System.exit(commandLine(Clock.systemUTC(), home).execute(args));
  }

  static CommandLine commandLine(Clock clock, Path home) {
    LocalDate today = LocalDate.now(clock);
    return new CommandLine(CommandSpec.create().name("fangkong bench"))
        .addSubcommand(new TraceBench(today, home))
        .addSubcommand(new AssessBench(today, home))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
