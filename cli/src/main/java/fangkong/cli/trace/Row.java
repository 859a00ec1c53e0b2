package fangkong.cli.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that a reader is at, cell by cell in the order of the needed columns. The first cell that
 * cannot be read makes the row bad, and what is read of a bad row means nothing.
 */
final class Row {
  /** Read instead of a time where a cell may be empty and is. */
  static final long BLANK = Long.MIN_VALUE + 2;

  private final CsvReader csv;
  private final TimeReader times;
  private final List<String> names;
  private final int[] places;
  private @Nullable String reason;
  private String badColumn = "";

  /** {@code places[i]} is where in the file the needed column i of {@code names} is. */
  Row(CsvReader csv, TimeReader times, List<String> names, int[] places) {
    this.csv = csv;
    this.times = times;
    this.names = names;
    this.places = places;
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
    for (int i = 0; i < places.length; i++) {
      if (places[i] == field) {
        return names.get(i);
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

  /** Sets the id of row {@code index} of the block in a column of ids. */
  void id(int column, IdColumn ids, int index) {
    if (isEmpty(column)) {
      reject(column, "\"\" is empty");
      return;
    }
    int field = places[column];
    if (!ids.set(index, csv.bytes(), csv.start(field), csv.end(field))) {
      reject(column, quoted(column) + " is not UTF-8. Maybe the file is in GBK or UTF-16.");
    }
  }

  long time(int column) {
    if (isEmpty(column)) {
      reject(column, "\"\" is empty");
      return 0;
    }
    int field = places[column];
    long time = times.read(csv.bytes(), csv.start(field), csv.end(field));
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
    return "\"" + csv.text(places[column]) + "\"";
  }

  private boolean isEmpty(int column) {
    int field = places[column];
    return field >= csv.fields() || csv.start(field) == csv.end(field);
  }

  private void reject(int column, String why) {
    if (reason == null) {
      reason = why;
      badColumn = names.get(column);
    }
  }
}
