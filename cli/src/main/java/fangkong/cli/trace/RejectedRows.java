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
  private final Utf8Buffer text = new Utf8Buffer();
  private @Nullable OutputFile file;

  /** Made while the reader stands on the header. */
  RejectedRows(Path path, CsvReader header) {
    this.path = path;
    text.add("line,reason");
    header.writeFields(text);
    text.add('\n');
  }

  /** Adds a row that starts on a line of the file, with its cells out of {@code cells}. */
  void add(long line, RowBlock.BadRow row, Utf8Buffer cells) {
    text.add(line).add(',').cell(row.reason());
    text.add(cells, row.cellsStart(), row.cellsEnd()).add('\n');
    if (file == null) {
      file = OutputFile.at(path);
    }
    if (text.size() >= CHUNK) {
      drain(file);
    }
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
