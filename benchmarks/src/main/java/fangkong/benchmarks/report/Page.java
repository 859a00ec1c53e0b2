package fangkong.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run as a page of the documents, with its plot beside it.
 *
 * @param versions what answered
 * @param command the line that makes the page again
 * @param date of the run
 * @param title of the plot
 * @param question what was asked of everybody
 */
public record Page(
    Report report,
    Growth growth,
    List<String> versions,
    String command,
    LocalDate date,
    String title,
    String question) {
  @SuppressWarnings("InlineFormatString") // a page is read better whole than inside its writing
  private static final String TEXT =
      """
      # Tracing, measured

      <!-- Written by the command below; not by hand. -->

      ![Seconds to trace by number of check-ins, a line for each who answered](trace.svg)

      | | |
      |---|---|
      | machine | %s |
      | beside it | %s |
      | command | `%s` |
      | date | %s |

      ## What is asked

      %s

      The check-ins are those of a synthetic town, always the same from a seed: one person for 50 check-ins of 14 days, work, rides, shops and venues by Zipf's law, nights, wards, and one hub with one of 36 check-ins
      (`benchmarks/src/main/java/fangkong/benchmarks/town`). Everybody gets the same check-ins and the same questions, loaded, sorted and indexed before the clock starts. Every answer is compared with the engine's, row by row; a
      difference ends the run. For a database the clock stops when the contacts stand in a table; reading them out is not counted. Who is not done at the limit is stopped and shown with ">".

      A plain pass is the sum of two longs a check-in, which is the least that has to be read to see every stay once by person and once by place.

      ## Figures

      The ratio says how many times the value goes into what stands beside it.

      | name | value | unit | beside it | ratio | goal |
      |---|---:|---|---:|---:|---|
      %s
      """;

  public Page {
    versions = List.copyOf(versions);
  }

  /** Writes {@code trace.md} and {@code trace.svg}. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("trace.svg"), new GrowthPlot(growth, title).svg());
    String rows = report.figures().stream().map(Page::row).collect(Collectors.joining("\n"));
    Files.writeString(
        folder.resolve("trace.md"),
        TEXT.formatted(
            report.machine(), String.join(", ", versions), command, date, question, rows));
  }

  private static String row(Measured each) {
    return "| "
        + String.join(
            " | ",
            each.name(),
            each.valueText(),
            each.unit(),
            each.besideText(),
            each.ratioText(),
            each.goal())
        + " |";
  }
}
