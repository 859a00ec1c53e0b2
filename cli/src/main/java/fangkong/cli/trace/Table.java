package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** One input file with a header: finds the needed columns, reads the rows, judges the bad ones. */
final class Table {
  private static final int ROWS_BETWEEN_LOOKS = 1 << 16;

  private final InputFile file;
  private final String[] columns;
  private final OnBadRow onBadRow;
  private final Progress progress;
  private long rows;
  private long rejected;
  private long blankLines;

  Table(InputFile file, List<String> columns, OnBadRow onBadRow, Progress progress) {
    this.file = file;
    this.columns = columns.toArray(String[]::new);
    this.onBadRow = onBadRow;
    this.progress = progress;
  }

  /** Hands every row to {@code reader}, which keeps it only if it is still good when read. */
  void read(Consumer<Row> reader) {
    try (InputStream in = file.open()) {
      CsvReader csv = new CsvReader(file.name(), in);
      boolean hasHeader = csv.next();
      Row row = new Row(csv, columns, find(csv, hasHeader));
      try (RejectedRows rejects = new RejectedRows(file.rejectedFile(), csv)) {
        readRows(csv, row, reader, rejects);
        rejects.commit();
      }
    } catch (IOException e) {
      throw file.refusal(e);
    }
  }

  private void readRows(CsvReader csv, Row row, Consumer<Row> reader, RejectedRows rejects)
      throws IOException {
    while (csv.next()) {
      if (csv.isBlank()) {
        blankLines++;
        continue;
      }
      row.reset();
      reader.accept(row);
      if (!row.isGood()) {
        judge(csv, row, rejects);
      }
      if (++rows % ROWS_BETWEEN_LOOKS == 0) {
        progress.rows(file.name(), rows);
      }
    }
  }

  private void judge(CsvReader csv, Row row, RejectedRows rejects) throws IOException {
    String reason = "column %s: %s".formatted(row.badColumn(), row.reason());
    switch (onBadRow) {
      case FAIL -> throw new Refusal("%s line %d, %s".formatted(file.name(), csv.line(), reason));
      case REPORT -> rejects.add(reason);
    }
    rejected++;
  }

  private int[] find(CsvReader csv, boolean hasHeader) {
    List<String> header = new ArrayList<>();
    for (int i = 0; hasHeader && i < csv.fields(); i++) {
      header.add(csv.text(i));
    }
    int[] found = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      found[i] = header.indexOf(columns[i]);
      if (found[i] < 0) {
        throw refusal(i, header, "is missing from");
      }
      if (header.lastIndexOf(columns[i]) != found[i]) {
        throw refusal(i, header, "stands twice in");
      }
    }
    return found;
  }

  private Refusal refusal(int column, List<String> header, String flaw) {
    return new Refusal(
        "%s line 1, column %s: it %s the header \"%s\". Maybe the header should be %s."
            .formatted(
                file.name(),
                columns[column],
                flaw,
                String.join(",", header),
                String.join(",", Arrays.asList(columns))));
  }

  /** How many rows were accepted. */
  long accepted() {
    return rows - rejected;
  }

  /** What was read, for the report. */
  String summary() {
    StringBuilder text = new StringBuilder();
    text.append("%s: rows %d, accepted %d".formatted(file.name(), rows, accepted()));
    if (onBadRow == OnBadRow.REPORT) {
      text.append(", rejected %d".formatted(rejected));
    }
    if (rejected > 0) {
      Path path = file.rejectedFile();
      text.append(" (see %s)".formatted(path));
    }
    if (blankLines > 0) {
      text.append(", blank lines ignored %d".formatted(blankLines));
    }
    return text.toString();
  }
}
