package fangkong.server.assessments.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fangkong.server.assessments.StandingKey;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The ledger as a CSV file, however long it is: read and written a page at a time, each page in a
 * transaction of its own, so that a slow reader holds neither memory nor a connection. Whoever
 * moves meanwhile may stand in it twice or not at all, as in a ledger that is leafed through.
 */
@Component
class LedgerCsv {

  static final int PAGE = 500;

  private static final Logger log = LoggerFactory.getLogger(LedgerCsv.class);
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String FORMULA = "=+-@\t\r";
  private static final List<Column> COLUMNS =
      List.of(
          new Column("name", false, Ledger.Row::name),
          new Column("region", false, row -> row.region().path()),
          new Column("regionName", false, Ledger.Row::regionName),
          new Column("category", true, Ledger.Row::category),
          new Column("code", true, Ledger.Row::code),
          new Column("status", true, Ledger.Row::status),
          new Column("care", true, Ledger.Row::care),
          new Column("tier", true, Ledger.Row::tier),
          new Column("until", false, Ledger.Row::until),
          new Column("nextChangeAt", false, Ledger.Row::nextChangeAt),
          new Column("protocol", true, Ledger.Row::protocol));

  /** Who it is and where stands in every file. */
  private static final Set<String> KEPT = Set.of("name", "region");

  private final MessageSource messages;

  LedgerCsv(MessageSource messages) {
    this.messages = messages;
  }

  /** What stands in a column; a code is written as its word. */
  private record Column(String name, boolean coded, Function<Ledger.Row, @Nullable Object> value) {}

  /** Gives the rows after one, or the first ones; fewer than {@link #PAGE} at the end. */
  interface Pages {
    List<Ledger.Row> after(@Nullable StandingKey key);
  }

  /** A file about to be written; its first page is read, so what could be refused was. */
  interface Export {
    void writeTo(Writer out) throws IOException;
  }

  /** A file with the columns named besides those that are always there; with all when none is. */
  Export begin(Pages pages, Set<String> wanted, Locale locale) {
    List<Column> columns = columns(wanted);
    List<Ledger.Row> first = pages.after(null);
    return out -> {
      out.write(BYTE_ORDER_MARK);
      CsvWriter csv = CsvWriter.builder().build(out);
      csv.writeRecord(columns.stream().map(column -> text(column.name(), locale)).toList());
      List<Ledger.Row> page = first;
      while (!page.isEmpty()) {
        page.forEach(row -> csv.writeRecord(cells(row, columns, locale)));
        page = page.size() < PAGE ? List.of() : next(pages, page.getLast().key(), csv, locale);
      }
      csv.flush();
    };
  }

  private static List<Column> columns(Set<String> wanted) {
    Set<String> known = COLUMNS.stream().map(Column::name).collect(Collectors.toSet());
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw Refused.because(ProblemCode.BAD_VALUE, "columns", name);
      }
    }
    return wanted.isEmpty()
        ? COLUMNS
        : COLUMNS.stream()
            .filter(one -> KEPT.contains(one.name()) || wanted.contains(one.name()))
            .toList();
  }

  /** The answer has begun and cannot be refused any more: a file that is cut says so at its end. */
  private List<Ledger.Row> next(Pages pages, StandingKey after, CsvWriter csv, Locale locale) {
    try {
      return pages.after(after);
    } catch (RuntimeException e) {
      log.error("An export ends before its end", e);
      csv.writeRecord(text("incomplete", locale));
      return List.of();
    }
  }

  private String text(String key, Locale locale) {
    return messages.getMessage("ledger." + key, null, locale);
  }

  /** The word for a code; what a protocol alone knows is written as it names it. */
  private @Nullable String word(String column, @Nullable String code, Locale locale) {
    return code == null
        ? null
        : messages.getMessage("ledger." + column + "." + code, null, code, locale);
  }

  private List<String> cells(Ledger.Row row, List<Column> columns, Locale locale) {
    return columns.stream()
        .map(column -> {
          Object value = column.value().apply(row);
          return defuse(
              column.coded() ? word(column.name(), Objects.toString(value, null), locale) : value);
        })
        .toList();
  }

  /** A cell that a spreadsheet would run as a formula is made a text. */
  private static String defuse(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
