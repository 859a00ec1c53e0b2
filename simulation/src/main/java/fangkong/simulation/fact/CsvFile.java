package fangkong.simulation.fact;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file (RFC 4180, UTF-8, lines end LF), quoted only where needed. */
public final class CsvFile implements Closeable {

  private final Writer out;

  public CsvFile(Path file, String... header) throws IOException {
    out = Files.newBufferedWriter(file);
    row(header);
  }

  public void row(String... values) throws IOException {
    row(List.of(values));
  }

  public void row(List<String> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      out.write(i == 0 ? "" : ",");
      out.write(field(values.get(i)));
    }
    out.write('\n');
  }

  private static String field(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
