package fangkong.server.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** As RFC 4180 says, in UTF-8, with the mark by which spreadsheets know that. */
final class CsvTable implements Table {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Writer out;
  private final CsvWriter csv;

  CsvTable(OutputStream to) throws IOException {
    out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    out.write(BYTE_ORDER_MARK);
    csv = CsvWriter.builder().build(out);
  }

  @Override
  public void write(List<String> cells) {
    csv.writeRecord(cells);
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    csv.flush();
    out.close();
  }
}
