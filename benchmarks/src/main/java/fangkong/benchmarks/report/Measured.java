package fangkong.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark; less is better.
 *
 * @param beside the same of a peer or floor, in the same unit, where there is one
 * @param goal what the figure should be, as text; may be empty
 */
public record Measured(
    String name, double value, String unit, @Nullable Beside beside, String goal) {

  /**
   * What stands beside a figure.
   *
   * @param stopped it was stopped at {@code value}, so it would have been more
   */
  public record Beside(String name, double value, boolean stopped) {}

  public static Measured alone(String name, double value, String unit, String goal) {
    return new Measured(name, value, unit, null, goal);
  }

  /** The same figure, said of a number of check-ins or people. */
  public Measured named(String scale) {
    return new Measured(scale + ": " + name, value, unit, beside, goal);
  }

  String valueText() {
    return number(value);
  }

  String besideText() {
    return beside == null ? "" : more() + number(beside.value) + " " + beside.name;
  }

  /** How many times the figure goes into what stands beside it. */
  String ratioText() {
    return beside == null ? "" : more() + number(beside.value / value);
  }

  private String more() {
    return beside != null && beside.stopped ? "> " : "";
  }

  /** Three significant digits, thousands apart. */
  static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
