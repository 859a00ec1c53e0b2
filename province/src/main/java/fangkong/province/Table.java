package fangkong.province;

import fangkong.province.Found.Answer;
import java.util.List;
import java.util.Locale;

/** How the figures are shown. */
final class Table {
  static final String BEGIN = "<!-- figures -->";
  static final String END = "<!-- /figures -->";

  static final String ONE_MACHINE = "one machine";

  /** Who answered, and what. */
  record Row(long checkIns, String who, Answer answer) {}

  private Table() {}

  static String text(List<Row> rows) {
    StringBuilder text =
        new StringBuilder(
            """
            | check-ins | who | arranging, s | generation | contacts | s | times one machine | shuffled, MB |
            |---:|---|---:|---:|---:|---:|---:|---:|
            """);
    for (Row row : rows) {
      String arranged = number("%.1f", row.answer().arrangedSeconds());
      for (Found found : row.answer().generations()) {
        text.append(
            "| %s | %s | %s | %d | %s | %s | %s | %s |%n"
                .formatted(
                    number("%,d", row.checkIns()),
                    row.who(),
                    arranged,
                    found.generation(),
                    number("%,d", found.sums().contacts()),
                    number("%.3f", found.seconds()),
                    times(rows, row, found),
                    found.shuffled() < 0 ? "" : number("%.1f", found.shuffled() / 1e6)));
      }
      if (row.answer().stopped()) {
        text.append(
            "| %s | %s | %s | %d | stopped | | | |%n"
                .formatted(
                    number("%,d", row.checkIns()),
                    row.who(),
                    arranged,
                    row.answer().generations().size() + 1));
      }
    }
    return text.toString();
  }

  /** Beside one machine, where it was asked. */
  private static String times(List<Row> rows, Row of, Found found) {
    return rows.stream()
        .filter(row -> row.checkIns() == of.checkIns() && row.who().equals(ONE_MACHINE))
        .map(row -> row.answer().generations().get(found.generation() - 1).seconds())
        .map(seconds -> number("%.2f", found.seconds() / seconds))
        .findFirst()
        .orElse("");
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
