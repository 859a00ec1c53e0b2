package fangkong.benchmarks.report;

import fangkong.benchmarks.report.Growth.Point;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@link Growth} as an SVG: what grows across, seconds up, both on logarithmic scales, so that cost
 * in proportion to it is a line at the slope of the grid's diagonal. A stopped answer is an open
 * arrow upwards at the limit. Colours follow the reader's light or dark.
 */
final class GrowthPlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 440;
  private static final int LEFT = 76;
  private static final int RIGHT = 620;
  private static final int TOP = 56;
  private static final int BOTTOM = 372;
  private static final int LABEL_GAP = 18;

  @SuppressWarnings("InlineFormatString") // a drawing is read better whole than inside its writing
  private static final String FRAME =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-labelledby="title desc">
        <title id="title">Time to %6$s, by the number of %7$s</title>
        <desc id="desc">%3$s</desc>
        <style>
          text { font-family: "PingFang SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif; font-size: 13px; fill: #57606A; font-variant-numeric: tabular-nums; }
          .page { fill: #FFFFFF; }
          .title { font-size: 15px; font-weight: 600; fill: #24292F; }
          .grid { stroke: #D8DEE4; stroke-width: 1; }
          .axis { fill: none; stroke: #6E7781; stroke-width: 1; }
          .x { text-anchor: middle; }
          .y { text-anchor: end; }
          .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
          .arrow { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
          .label { paint-order: stroke; stroke: #FFFFFF; stroke-width: 5; stroke-linejoin: round; }
          .name { font-weight: 600; }
          .s0 { stroke: #0B6E75; } .f0 { fill: #0B6E75; }
          .s1 { stroke: #57606A; } .f1 { fill: #57606A; }
          .s2 { stroke: #8C959F; } .f2 { fill: #8C959F; }
          @media (prefers-color-scheme: dark) {
            text { fill: #9DA7B3; }
            .page { fill: #0D1117; }
            .title { fill: #E6EDF3; }
            .label { stroke: #0D1117; }
            .grid { stroke: #262C36; }
            .axis { stroke: #6E7681; }
            .s0 { stroke: #3FB8BF; } .f0 { fill: #3FB8BF; }
            .s1 { stroke: #C9D1D9; } .f1 { fill: #C9D1D9; }
            .s2 { stroke: #8B949E; } .f2 { fill: #8B949E; }
          }
        </style>
        <rect class="page" width="%1$d" height="%2$d"/>
        <text class="title" x="%4$d" y="28">%5$s</text>
      """;

  private final Growth growth;
  private final Subject subject;
  private final LogScale across;
  private final LogScale up;
  private final StringBuilder svg = new StringBuilder();
  private final Formatter out = new Formatter(svg, Locale.ROOT);

  GrowthPlot(Growth growth, Subject subject) {
    this.growth = growth;
    this.subject = subject;
    List<Point> points = growth.lines().values().stream().flatMap(List::stream).toList();
    across = LogScale.of(points.stream().mapToDouble(Point::rows).toArray(), LEFT, RIGHT);
    up = LogScale.of(points.stream().mapToDouble(Point::seconds).toArray(), BOTTOM, TOP);
  }

  String svg() {
    out.format(
        FRAME,
        WIDTH,
        HEIGHT,
        described(),
        LEFT,
        subject.title(),
        subject.doing(),
        subject.counted());
    grid();
    List<String> names = List.copyOf(growth.lines().keySet());
    double lastLabel = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, List<Point>> each : byLastSeconds()) {
      int style = names.indexOf(each.getKey());
      lastLabel = line(each.getKey(), each.getValue(), style, lastLabel);
    }
    return svg.append("</svg>\n").toString();
  }

  /** From the top of the plot down, so that labels can make room for each other. */
  private List<Map.Entry<String, List<Point>>> byLastSeconds() {
    return growth.lines().entrySet().stream()
        .sorted((a, b) -> Double.compare(last(b).seconds(), last(a).seconds()))
        .toList();
  }

  private static Point last(Map.Entry<String, List<Point>> line) {
    return line.getValue().getLast();
  }

  private void grid() {
    for (double tick : across.ticks()) {
      double x = across.at(tick);
      out.format("  <path class=\"grid\" d=\"M%.1f %d V%d\"/>%n", x, TOP, BOTTOM);
      out.format(
          "  <text class=\"x\" x=\"%.1f\" y=\"%d\">%s</text>%n", x, BOTTOM + 20, scale(tick));
    }
    for (double tick : up.ticks()) {
      double y = up.at(tick);
      out.format("  <path class=\"grid\" d=\"M%d %.1f H%d\"/>%n", LEFT, y, RIGHT);
      out.format(
          "  <text class=\"y\" x=\"%d\" y=\"%.1f\">%s</text>%n", LEFT - 10, y + 4, time(tick));
    }
    out.format("  <path class=\"axis\" d=\"M%d %d V%d H%d\"/>%n", LEFT, TOP, BOTTOM, RIGHT);
    int middle = (LEFT + RIGHT) / 2;
    out.format(
        "  <text class=\"x\" x=\"%d\" y=\"%d\">%s</text>%n",
        middle, BOTTOM + 44, subject.counted());
    out.format(
        "  <text class=\"x\" x=\"22\" y=\"%d\" transform=\"rotate(-90 22 %1$d)\">time</text>%n",
        (TOP + BOTTOM) / 2);
  }

  private double line(String name, List<Point> points, int style, double labelAbove) {
    String path =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f %.1f", x(point), y(point)))
            .collect(Collectors.joining(" L", "M", ""));
    out.format("  <path class=\"line s%d\" d=\"%s\"/>%n", style, path);
    for (Point point : points) {
      if (point.stopped()) {
        out.format(
            "  <path class=\"arrow s%d\" d=\"M%.1f %.1f m-7 0 h14 m-7 0 v-22 m-6 7 l6 -7 l6 7\"/>%n",
            style, x(point), y(point));
      } else {
        out.format(
            "  <circle class=\"f%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>%n",
            style, x(point), y(point));
      }
    }
    Point last = points.getLast();
    double label = Math.max(y(last) + 4, labelAbove + LABEL_GAP);
    String value = (last.stopped() ? "> " : "") + Measured.number(last.seconds()) + " s";
    out.format(
        "  <text class=\"label\" x=\"%.1f\" y=\"%.1f\"><tspan class=\"name f%d\">%s</tspan> %s</text>%n",
        x(last) + 14, label, style, name, value);
    return label;
  }

  private String described() {
    return growth.lines().entrySet().stream()
        .map(each -> each.getKey() + ": " + described(each.getValue()))
        .collect(Collectors.joining(". "));
  }

  private static String described(List<Point> points) {
    return points.stream()
        .map(each ->
            (each.stopped() ? "stopped at " : "")
                + Measured.number(each.seconds())
                + " s for "
                + scale((double) each.rows()))
        .collect(Collectors.joining(", "));
  }

  private double x(Point point) {
    return across.at((double) point.rows());
  }

  private double y(Point point) {
    return up.at(point.seconds());
  }

  private static String scale(double rows) {
    return rows >= 1e6
        ? String.format(Locale.ROOT, "%.0f M", rows / 1e6)
        : String.format(Locale.ROOT, "%.0f k", rows / 1e3);
  }

  private static String time(double seconds) {
    return seconds >= 1
        ? String.format(Locale.ROOT, "%,.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f ms", seconds * 1e3);
  }
}
