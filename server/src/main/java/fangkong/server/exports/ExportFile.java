package fangkong.server.exports;

import fangkong.server.assessments.Ledger;
import fangkong.server.people.Mask;
import fangkong.server.people.Person;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * An export as a file: made when it is fetched, kept nowhere. It is read and written a page at a
 * time, each page in a transaction of its own and recorded before it is read, so that a slow reader
 * holds neither memory nor a connection. Whoever left the scope meanwhile is left out.
 */
@Component
public class ExportFile {

  static final int PAGE = 500;

  private static final Logger log = LoggerFactory.getLogger(ExportFile.class);

  /** In Chinese and Japanese a spreadsheet takes the full-width signs for the same. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("name", false, row -> row.of().name()),
          new Column("idNumber", false, Line::idNumber),
          new Column("phone", false, Line::phone),
          new Column("region", false, row -> row.of().region().path()),
          new Column("regionName", false, row -> row.of().regionName()),
          new Column("category", true, row -> row.of().category()),
          new Column("code", true, row -> row.of().code()),
          new Column("status", true, row -> row.of().status()),
          new Column("care", true, row -> row.of().care()),
          new Column("tier", true, row -> row.of().tier()),
          new Column("until", false, row -> row.of().until()),
          new Column("nextChangeAt", false, row -> row.of().nextChangeAt()),
          new Column("protocol", true, row -> row.of().protocol()),
          new Column("mark", false, Line::mark));

  /** Who it is, where, and the way back stand in every file. */
  private static final Set<String> KEPT = Set.of("name", "region", "mark");

  private final Source source;
  private final MessageSource messages;

  ExportFile(Source source, MessageSource messages) {
    this.source = source;
    this.messages = messages;
  }

  /** Gives what stands in a file, and records that it is given. */
  interface Source {

    /** These people as the ledger has them, for this export. */
    List<Ledger.Entry> list(Export export, List<UUID> people);

    /** Who took it and when, as it stands in the first line. */
    Head headOf(Export export);
  }

  /** What the first line says besides the words for office and purpose. */
  record Head(String username, String regionName, String time) {}

  /** What stands in a column; a code is written as its word. */
  private record Column(String name, boolean coded, Value value) {}

  @FunctionalInterface
  private interface Value {
    @Nullable Object of(Line line);
  }

  private record Line(
      Ledger.Row of, @Nullable String idNumber, @Nullable String phone, String mark) {}

  /** A file about to be written; its first page is read, so what could be refused was. */
  public interface Begun {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Refuses columns that no file has. */
  static void check(List<String> wanted) {
    Set<String> known = COLUMNS.stream().map(Column::name).collect(Collectors.toSet());
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw Refused.because(ProblemCode.BAD_VALUE, "columns", name);
      }
    }
  }

  public Begun begin(Export export, Locale locale) {
    List<Column> columns = columns(export.asked().columns());
    Head head = source.headOf(export);
    List<Ledger.Entry> first = source.list(export, page(export, 0));
    return out -> {
      String watermark = watermark(export, head, locale);
      try (Table table = table(export.asked().format(), out, watermark)) {
        table.write(List.of(defuse(watermark)));
        table.write(columns.stream().map(column -> text(column.name(), locale)).toList());
        write(first, export, columns, table, locale);
        writeRest(export, columns, table, locale);
      }
    };
  }

  private static Table table(Asked.Format format, OutputStream out, String watermark)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvTable(out);
      case XLSX -> new XlsxTable(out, watermark);
    };
  }

  private void writeRest(Export export, List<Column> columns, Table table, Locale locale)
      throws IOException {
    try {
      for (int at = PAGE; at < export.people().size(); at += PAGE) {
        table.flush();
        write(source.list(export, page(export, at)), export, columns, table, locale);
      }
    } catch (RuntimeException e) {
      // The answer has begun and cannot be refused: a file that is cut says so at its end.
      log.error("An export ends before its end", e);
      table.write(List.of(text("incomplete", locale)));
    }
  }

  private static List<UUID> page(Export export, int at) {
    return export.people().subList(at, Math.min(at + PAGE, export.people().size()));
  }

  private static List<Column> columns(List<String> wanted) {
    return wanted.isEmpty()
        ? COLUMNS
        : COLUMNS.stream()
            .filter(one -> KEPT.contains(one.name()) || wanted.contains(one.name()))
            .toList();
  }

  private void write(
      List<Ledger.Entry> entries, Export export, List<Column> columns, Table table, Locale locale) {
    for (Ledger.Entry entry : entries) {
      Line line = line(entry, export);
      table.write(columns.stream().map(column -> cell(line, column, locale)).toList());
    }
  }

  private static Line line(Ledger.Entry entry, Export export) {
    Person person = entry.person();
    String number = person == null ? null : person.idNumber();
    String phone = person == null ? null : person.phone();
    return export.asked().unmasked()
        ? new Line(entry.row(), number, phone, export.mark())
        : new Line(entry.row(), Mask.idNumber(number), Mask.phone(phone), export.mark());
  }

  private String watermark(Export export, Head head, Locale locale) {
    String role = export.asker().role();
    Object[] said = {
      head.username(),
      messages.getMessage("export.role." + role, null, role, locale),
      head.regionName(),
      messages.getMessage("export.purpose." + export.asked().purpose().name(), null, locale),
      head.time(),
      export.id().toString()
    };
    return messages.getMessage("export.watermark", said, locale);
  }

  private String text(String key, Locale locale) {
    return messages.getMessage("ledger." + key, null, locale);
  }

  private String cell(Line line, Column column, Locale locale) {
    Object value = column.value().of(line);
    return defuse(column.coded() ? word(column.name(), value, locale) : value);
  }

  /** The word for a code; what a protocol alone knows is written as it names it. */
  private @Nullable String word(String column, @Nullable Object code, Locale locale) {
    return code == null
        ? null
        : messages.getMessage("ledger." + column + "." + code, null, code.toString(), locale);
  }

  /** A cell that a spreadsheet would run as a formula is made a text. */
  private static String defuse(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
