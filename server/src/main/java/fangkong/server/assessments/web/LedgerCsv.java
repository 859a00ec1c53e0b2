package fangkong.server.assessments.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fangkong.server.assessments.StandingKey;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "region",
          "regionName",
          "category",
          "code",
          "status",
          "care",
          "tier",
          "until",
          "nextChangeAt",
          "protocol");

  private final MessageSource messages;

  LedgerCsv(MessageSource messages) {
    this.messages = messages;
  }

  /** Gives the rows after one, or the first ones; fewer than {@link #PAGE} at the end. */
  interface Pages {
    List<Ledger.Row> after(@Nullable StandingKey key);
  }

  /** A file about to be written; its first page is read, so what could be refused was. */
  interface Export {
    void writeTo(Writer out) throws IOException;
  }

  Export begin(Pages pages, Locale locale) {
    List<Ledger.Row> first = pages.after(null);
    return out -> {
      out.write(BYTE_ORDER_MARK);
      CsvWriter csv = CsvWriter.builder().build(out);
      csv.writeRecord(COLUMNS.stream().map(column -> text(column, locale)).toList());
      List<Ledger.Row> page = first;
      while (!page.isEmpty()) {
        page.forEach(row -> csv.writeRecord(cells(row, locale)));
        page = page.size() < PAGE ? List.of() : next(pages, page.getLast().key(), csv, locale);
      }
      csv.flush();
    };
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

  private List<String> cells(Ledger.Row row, Locale locale) {
    return Stream.of(
            row.name(),
            row.region().path(),
            row.regionName(),
            word("category", row.category(), locale),
            word("code", row.code(), locale),
            word("status", row.status(), locale),
            word("care", row.care(), locale),
            word("tier", row.tier(), locale),
            row.until(),
            row.nextChangeAt(),
            word("protocol", row.protocol(), locale))
        .map(LedgerCsv::defuse)
        .toList();
  }

  /** A cell that a spreadsheet would run as a formula is made a text. */
  private static String defuse(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
