package fangkong.server.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet whose cells are all texts, so that none is run; what stands at the head
 * and the foot of its pages is printed with it.
 */
final class XlsxTable implements Table {

  private static final String APPLICATION = "Fangkong";
  private static final String VERSION = "00.0100";
  private static final String SHEET = "1";

  private final OutputStream to;
  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  XlsxTable(OutputStream to, String printed) {
    this.to = to;
    workbook = new Workbook(to, APPLICATION, VERSION);
    sheet = workbook.newWorksheet(SHEET);
    // A sign that has a meaning there is written twice.
    String text = printed.replace("&", "&&");
    sheet.header(text, Position.CENTER);
    sheet.footer(text, Position.CENTER);
  }

  @Override
  public void write(List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.inlineString(row, column, cells.get(column));
    }
    row++;
  }

  @Override
  public void flush() throws IOException {
    sheet.flush();
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
    to.close();
  }
}
