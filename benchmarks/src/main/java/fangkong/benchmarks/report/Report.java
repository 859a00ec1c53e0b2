package fangkong.benchmarks.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All figures of one run. */
public record Report(Machine machine, List<Measured> figures) {
  private static final String LINE = "%-52s %10s %-6s %20s %9s  %s%n";

  public Report {
    figures = List.copyOf(figures);
  }

  public void print(PrintWriter out) {
    out.printf(Locale.ROOT, LINE, "name", "value", "unit", "beside it", "ratio", "goal");
    for (Measured each : figures) {
      out.printf(
          Locale.ROOT,
          LINE,
          each.name(),
          each.valueText(),
          each.unit(),
          each.besideText(),
          each.ratioText(),
          each.goal());
    }
    out.flush();
  }

  /** An array of {@code name, value, unit, goal, peer, machine}; a stopped peer says so. */
  public void writeJson(Path file) throws IOException {
    ArrayNode array = JsonMapper.shared().createArrayNode();
    for (Measured each : figures) {
      ObjectNode node =
          array
              .addObject()
              .put("name", each.name())
              .put("value", each.value())
              .put("unit", each.unit())
              .put("goal", each.goal());
      Measured.Beside beside = each.beside();
      node.put("peer", beside == null ? 0 : beside.value());
      if (beside != null) {
        node.put("peerName", beside.name()).put("peerStopped", beside.stopped());
      }
      node.put("machine", machine.toString());
    }
    Files.writeString(file, array.toPrettyString() + "\n");
  }
}
