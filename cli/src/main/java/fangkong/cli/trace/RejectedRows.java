package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file of the rows that could not be read: {@code line,reason}, then the columns as they were.
 * It is made with the first such row and appears when all are written.
 */
final class RejectedRows implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final CsvReader csv;
  private final Utf8Buffer text = new Utf8Buffer();
  private @Nullable OutputFile file;

  /** Made while the reader stands on the header. */
  RejectedRows(Path path, CsvReader csv) {
    this.path = path;
    this.csv = csv;
    text.add("line,reason");
    addFields();
  }

  /** Adds the record that the reader stands on. */
  void add(String reason) {
    text.add(csv.line()).add(',').cell(reason);
    addFields();
    if (file == null) {
      file = OutputFile.at(path);
    }
    if (text.size() >= CHUNK) {
      drain(file);
    }
  }

  private void addFields() {
    for (int i = 0; i < csv.fields(); i++) {
      text.add(',').cell(csv.bytes(), csv.start(i), csv.end(i));
    }
    text.add('\n');
  }

  private void drain(OutputFile to) {
    try {
      text.drainTo(to.stream());
    } catch (IOException e) {
      throw new Refusal("%s: it cannot be written: %s".formatted(path, e.getMessage()), e);
    }
  }

  void commit() {
    if (file != null) {
      drain(file);
      file.commit();
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
