package fangkong.cli.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some whole records of a file and, once read, their rows as columns. One thread at a time owns a
 * block: the one that fills it with bytes, then the one that reads them, then the one that takes
 * the rows and fills it again. Handing it over through a future makes visible what it holds.
 */
final class RowBlock {
  private final CsvReader csv = new CsvReader();
  private final TimeReader times = new TimeReader();

  private byte[] bytes = new byte[0];
  private int start;
  private int limit;

  private int rows;
  private final IdColumn firstIds = new IdColumn();
  private final IdColumn secondIds = new IdColumn();
  private long[] froms = new long[1 << 8];
  private long[] untils = new long[1 << 8];
  private long blankLines;
  private final List<BadRow> badRows = new ArrayList<>();
  private final Utf8Buffer badCells = new Utf8Buffer();

  /**
   * A row that could not be read.
   *
   * @param line the line of its block on which it starts, from 1
   * @param reason the column, and what is wrong with its value
   * @param cellsStart where its cells start in {@link #badCells}
   * @param cellsEnd where they end
   */
  record BadRow(long line, String reason, int cellsStart, int cellsEnd) {}

  /** The bytes to fill, at least {@code size} of them; those that are there stay. */
  byte[] room(int size) {
    int withSlack = size + Words.BYTES + 1;
    if (bytes.length < withSlack) {
      bytes = Arrays.copyOf(bytes, withSlack);
    }
    return bytes;
  }

  /** The records are the bytes from {@code start} to {@code limit} - 1. */
  void records(int start, int limit) {
    this.start = start;
    this.limit = limit;
  }

  boolean isEmpty() {
    return start == limit;
  }

  /** Takes the first record out, and leaves the reader on it. */
  CsvReader takeRecord() {
    csv.read(bytes, start, limit);
    csv.next();
    start = csv.position();
    return csv;
  }

  /**
   * Reads the records, or those up to the first bad one.
   *
   * @param places where in the file the columns of the layout are
   */
  RowBlock read(Layout layout, int[] places, OnBadRow onBadRow) {
    Row row = new Row(csv, times, layout.columns(), places);
    rows = 0;
    blankLines = 0;
    badRows.clear();
    badCells.clear();
    csv.read(bytes, start, limit);
    while (csv.next()) {
      if (csv.isBlank()) {
        blankLines++;
      } else if (!read(row, layout)) {
        addBad(row);
        if (onBadRow == OnBadRow.FAIL) {
          break;
        }
      }
    }
    firstIds.resolve(rows, bytes, layout.ids().getFirst());
    if (layout.ids().size() > 1) {
      secondIds.resolve(rows, bytes, layout.ids().getLast());
    }
    return this;
  }

  private boolean read(Row row, Layout layout) {
    row.reset();
    int column = layout.ids().size();
    row.id(0, firstIds, rows);
    if (column > 1) {
      row.id(1, secondIds, rows);
    }
    long from = row.time(column);
    long until = layout.untilMayBeBlank() ? row.timeOrBlank(column + 1) : row.time(column + 1);
    if (row.isGood()) {
      add(from, until);
    }
    return row.isGood();
  }

  private void add(long from, long until) {
    if (rows == froms.length) {
      froms = Arrays.copyOf(froms, rows * 2);
      untils = Arrays.copyOf(untils, rows * 2);
    }
    froms[rows] = from;
    untils[rows++] = until;
  }

  private void addBad(Row row) {
    int cellsStart = badCells.size();
    csv.writeFields(badCells);
    badRows.add(
        new BadRow(
            csv.line(),
            "column %s: %s".formatted(row.badColumn(), row.reason()),
            cellsStart,
            badCells.size()));
  }

  /** How many good rows there are. */
  int rows() {
    return rows;
  }

  int firstId(int row) {
    return firstIds.get(row);
  }

  /** The second id of a row, 0 if rows have one alone. */
  int secondId(int row) {
    return secondIds.get(row);
  }

  long from(int row) {
    return froms[row];
  }

  /** The end of a row, {@link Row#BLANK} if it was left out. */
  long until(int row) {
    return untils[row];
  }

  /** The bad rows, in the order of the file. */
  List<BadRow> badRows() {
    return badRows;
  }

  /** The cells of the bad rows as CSV, each cell after a comma. */
  Utf8Buffer badCells() {
    return badCells;
  }

  long blankLines() {
    return blankLines;
  }

  /** How many lines end within what was read. */
  long lineEnds() {
    return csv.lineEnds();
  }
}
