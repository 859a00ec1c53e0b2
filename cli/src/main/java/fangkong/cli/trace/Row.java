package fangkong.cli.trace;

import org.jspecify.annotations.Nullable;

/**
 * The row that a {@link Table} is at, cell by cell in the order of its needed columns. The first
 * cell that cannot be read makes the row bad, and what is read of a bad row means nothing.
 */
final class Row {
  /** Read instead of a time where a cell may be empty and is. */
  static final long BLANK = Long.MIN_VALUE + 2;

  private final CsvReader csv;
  private final String[] names;
  private final int[] columns;
  private @Nullable String reason;
  private String badColumn = "";

  /** {@code columns[i]} is the place in the file of the needed column {@code names[i]}. */
  Row(CsvReader csv, String[] names, int[] columns) {
    this.csv = csv;
    this.names = names;
    this.columns = columns;
  }

  /** Starts on the record that the reader has gone to. */
  void reset() {
    reason = null;
    badColumn = "";
    if (csv.flaw() != null) {
      int field = csv.flawedField();
      reason = "\"%s\": %s".formatted(csv.text(field), csv.flaw());
      badColumn = nameOf(field);
    }
  }

  /** The name of a needed column, or the number of another, from 1. */
  private String nameOf(int field) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == field) {
        return names[i];
      }
    }
    return Integer.toString(field + 1);
  }

  boolean isGood() {
    return reason == null;
  }

  /** The reason why the row is bad, with the value; null if it is good. */
  @Nullable String reason() {
    return reason;
  }

  /** The column that makes the row bad. */
  String badColumn() {
    return badColumn;
  }

  int id(int column, IdTable ids) {
    if (isEmpty(column)) {
      reject(column, "\"\" is empty");
      return 0;
    }
    int field = columns[column];
    int id = ids.intern(csv.bytes(), csv.start(field), csv.end(field));
    if (id == IdTable.NOT_UTF_8) {
      reject(column, quoted(column) + " is not UTF-8. Maybe the file is in GBK or UTF-16.");
      return 0;
    }
    return id;
  }

  long time(int column) {
    if (isEmpty(column)) {
      reject(column, "\"\" is empty");
      return 0;
    }
    int field = columns[column];
    long time = Times.parse(csv.bytes(), csv.start(field), csv.end(field));
    if (!Times.isTime(time)) {
      reject(column, quoted(column) + " " + flawOf(time));
    }
    return time;
  }

  long timeOrBlank(int column) {
    return isEmpty(column) ? BLANK : time(column);
  }

  /** What to say of a time that {@link Times#parse} could not read. */
  static String flawOf(long time) {
    return time == Times.WITHOUT_OFFSET
        ? "is a time without an offset. Maybe add +08:00 or Z."
        : "is not a time. Maybe write it as 2022-05-09T08:00:00+08:00.";
  }

  private String quoted(int column) {
    return "\"" + csv.text(columns[column]) + "\"";
  }

  private boolean isEmpty(int column) {
    int field = columns[column];
    return field >= csv.fields() || csv.start(field) == csv.end(field);
  }

  private void reject(int column, String why) {
    if (reason == null) {
      reason = why;
      badColumn = names[column];
    }
  }
}
