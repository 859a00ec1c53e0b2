package fangkong.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the same question took over growing numbers of check-ins or people, by who answered. */
public final class Growth {
  private final Map<String, List<Point>> lines = new LinkedHashMap<>();

  /**
   * One answer.
   *
   * @param stopped it was stopped after {@code seconds}
   */
  public record Point(long rows, double seconds, boolean stopped) {}

  /** Adds an answer; the same once more adds nothing. */
  public void add(String name, Point point) {
    List<Point> points = lines.computeIfAbsent(name, _ -> new ArrayList<>());
    if (!points.contains(point)) {
      points.add(point);
    }
  }

  Map<String, List<Point>> lines() {
    return lines;
  }
}
