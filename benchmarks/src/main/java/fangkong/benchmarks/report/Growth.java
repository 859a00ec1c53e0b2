package fangkong.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the same question took over growing numbers of check-ins, by who answered. */
public final class Growth {
  private final Map<String, List<Point>> lines = new LinkedHashMap<>();

  /**
   * One answer.
   *
   * @param stopped it was stopped after {@code seconds}
   */
  public record Point(long rows, double seconds, boolean stopped) {}

  public void add(String name, Point point) {
    lines.computeIfAbsent(name, _ -> new ArrayList<>()).add(point);
  }

  Map<String, List<Point>> lines() {
    return lines;
  }
}
