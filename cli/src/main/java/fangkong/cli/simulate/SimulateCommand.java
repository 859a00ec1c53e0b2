package fangkong.cli.simulate;

import fangkong.cli.Refusal;
import fangkong.simulation.Scenario;
import fangkong.simulation.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code fangkong simulate}. */
@Command(
    name = "simulate",
    description = {
      "Writes a synthetic place, its people and what happens to them as raw input files.",
      "The same seed gives the same bytes; another seed gives other people and events."
    },
    usageHelpAutoWidth = true,
    sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      required = true,
      description = "One of luanjingtan, taolinpu, outbreak.")
  private String scenario = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "A whole number (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "An empty folder, or one to be made.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Scenario chosen =
        Scenario.find(scenario)
            .orElseThrow(
                () -> new Refusal("--scenario is " + scenario + ". Maybe one of " + words()));
    requireEmpty();
    try {
      Simulation.write(chosen, seed, out);
    } catch (UncheckedIOException e) {
      throw new Refusal(
          "--out is " + out + ", which failed: " + e.getMessage() + ". Maybe the disk is full", e);
    }
    spec.commandLine().getErr().println("wrote " + chosen.word() + " to " + out);
    return 0;
  }

  private void requireEmpty() {
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> entries = Files.list(out)) {
      if (entries.findAny().isPresent()) {
        throw new Refusal("--out is " + out + ", which is not empty. Maybe name a new folder");
      }
    } catch (IOException e) {
      throw new Refusal("--out is " + out + ", which is no folder. Maybe name a new one", e);
    }
  }

  private static String words() {
    return Arrays.stream(Scenario.values()).map(Scenario::word).collect(Collectors.joining(", "));
  }
}
