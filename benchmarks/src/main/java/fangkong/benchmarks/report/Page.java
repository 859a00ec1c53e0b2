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
 */
public record Page(
    Report report,
    Growth growth,
    List<String> versions,
    String command,
    LocalDate date,
    Subject subject) {
  @SuppressWarnings("InlineFormatString") // a page is read better whole than inside its writing
  private static final String TEXT =
      """
      # %s

      <!-- Written by the command below; not by hand. -->

      ![Seconds to %s by number of %s, a line for each who answered](%s.svg)

      | | |
      |---|---|
      | machine | %s |
      | beside it | %s |
      | command | `%s` |
      | date | %s |

      ## What is asked

      %s

      ## Figures

      The ratio says how many times the value goes into what stands beside it.

      | name | value | unit | beside it | ratio | goal |
      |---|---:|---|---:|---:|---|
      %s
      """;

  public Page {
    versions = List.copyOf(versions);
  }

  /** Writes the page and the plot, named after the benchmark. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(subject.name() + ".svg"), new GrowthPlot(growth, subject).svg());
    String rows = report.figures().stream().map(Page::row).collect(Collectors.joining("\n"));
    Files.writeString(
        folder.resolve(subject.name() + ".md"),
        TEXT.formatted(
            subject.heading(),
            subject.doing(),
            subject.counted(),
            subject.name(),
            report.machine(),
            String.join(", ", versions),
            command,
            date,
            subject.question().strip(),
            rows));
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
