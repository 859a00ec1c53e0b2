package fangkong.cli.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * RFC 4180 read byte by byte out of one array, as slowly and plainly as can be: what the fast
 * reader is compared with. A byte is a char of Latin-1 here, so that no byte is lost.
 */
final class PlainCsv {
  private final String text;
  private int at;
  private int line = 1;

  private PlainCsv(String text) {
    this.text = text;
  }

  /** A record as one line: where it starts, its fields, and what is wrong with which of them. */
  static List<String> records(String latin1) {
    String mark = "\u00EF\u00BB\u00BF";
    PlainCsv csv = new PlainCsv(latin1.startsWith(mark) ? latin1.substring(3) : latin1);
    List<String> records = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      records.add(csv.record());
    }
    return records;
  }

  static String described(long line, List<String> fields, String flaw, boolean isBlank) {
    return isBlank ? "blank" : "line %d%s %s".formatted(line, fields, flaw);
  }

  private String record() {
    int start = line;
    List<String> fields = new ArrayList<>();
    String flaw = "";
    boolean quoted = false;
    while (true) {
      StringBuilder field = new StringBuilder();
      boolean isQuoted = at < text.length() && text.charAt(at) == '"';
      boolean isClosed = !isQuoted || takeQuoted(field);
      int contentSize = field.length();
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
        field.append(text.charAt(at++));
      }
      boolean isLast = at == text.length() || text.charAt(at) == '\n';
      int last = field.length() - 1;
      if (isLast && last >= (isQuoted ? contentSize : 0) && field.charAt(last) == '\r') {
        field.setLength(last);
      }
      if (!isClosed) {
        flaw = "a quote is never closed in " + fields.size();
      } else if (isQuoted && field.length() > contentSize) {
        flaw = "there is text after a closing quote in " + fields.size();
      }
      quoted |= isQuoted;
      fields.add(field.toString());
      boolean atEnd = at == text.length();
      at++;
      if (isLast) {
        line += atEnd ? 0 : 1;
        return described(start, fields, flaw, fields.equals(List.of("")) && !quoted);
      }
    }
  }

  /** Takes a quoted text; false if it is never closed. */
  private boolean takeQuoted(StringBuilder field) {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && !text.startsWith("\"\"", at)) {
        at++;
        return true;
      }
      if (c == '"') {
        at++;
      }
      line += c == '\n' ? 1 : 0;
      field.append(c);
    }
    return false;
  }
}
