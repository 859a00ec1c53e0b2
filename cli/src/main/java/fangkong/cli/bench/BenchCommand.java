package fangkong.cli.bench;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code fangkong bench}: measures, beside a floor, on this machine. */
@Command(name = "bench", description = "Measure, beside a floor, on this machine.")
public final class BenchCommand implements Callable<Integer> {

  /** How much is measured. */
  enum Size {
    SMALL(2_000, 2),
    FULL(50_000, 10);

    private final int people;
    private final int seeds;

    Size(int people, int seeds) {
      this.people = people;
      this.seeds = seeds;
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "intake",
      description =
          "intake, recall, or trace and assess, which have options of their own (default:"
              + " ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(
      names = "--size",
      defaultValue = "full",
      paramLabel = "small|full",
      description = "How much (default: ${DEFAULT-VALUE}).")
  private Size size = Size.FULL;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    List<Measured> measured =
        switch (name) {
          case "intake" -> new IntakeBench(size.people).run();
          case "recall" -> new RecallBench(size.seeds).run();
          default ->
              throw new Refusal(
                  "NAME is "
                      + name
                      + ". Maybe intake, recall, or trace or assess as the first word; others are not built"
                      + " yet");
        };
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%-44s %12s %-8s %12s %8s  %s%n",
        "name",
        "value",
        "unit",
        "beside it",
        "ratio",
        "goal");
    for (Measured each : measured) {
      String floor = each.peer() == 0 ? "" : String.format(Locale.ROOT, "%,.0f", each.peer());
      String ratio =
          each.peer() == 0 ? "" : String.format(Locale.ROOT, "%.2f", each.value() / each.peer());
      out.printf(
          Locale.ROOT,
          "%-44s %,12.0f %-8s %12s %8s  %s%n",
          each.name(),
          each.value(),
          each.unit(),
          floor,
          ratio,
          each.goal());
    }
    out.flush();
    write(measured);
    return 0;
  }

  private void write(List<Measured> measured) throws IOException {
    Path file = json;
    if (file == null) {
      return;
    }
    String machine =
        Runtime.getRuntime().availableProcessors()
            + " cores, "
            + System.getProperty("os.arch")
            + ", Java "
            + Runtime.version();
    ArrayNode array = JsonMapper.shared().createArrayNode();
    for (Measured each : measured) {
      array
          .addObject()
          .put("name", each.name())
          .put("value", each.value())
          .put("unit", each.unit())
          .put("goal", each.goal())
          .put("peer", each.peer())
          .put("machine", machine);
    }
    Files.writeString(file, array.toPrettyString() + "\n");
  }
}
