package fangkong.benchmarks.peers;

import fangkong.tracing.Contacts;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Contacts as somebody answered them, sorted by generation, then person. Immutable.
 *
 * <p>Invariant: {@code cells} holds {@value #WIDTH} longs a row: person, generation, first, last,
 * overlap, exposures.
 */
public final class Answer {
  static final Answer EMPTY = new Answer(new long[0], 0);

  private static final int WIDTH = 6;
  private static final int LEAST_ROOM = 1 << 10;

  private final long[] cells;
  private final int rows;

  private Answer(long[] cells, int rows) {
    this.cells = cells;
    this.rows = rows;
  }

  static Answer of(Contacts contacts) {
    long[] cells = new long[contacts.size() * WIDTH];
    int at = 0;
    for (int row = 0; row < contacts.size(); row++) {
      cells[at++] = contacts.person(row);
      cells[at++] = contacts.generation(row);
      cells[at++] = contacts.firstExposedAt(row);
      cells[at++] = contacts.lastExposedAt(row);
      cells[at++] = contacts.overlapSeconds(row);
      cells[at++] = contacts.exposures(row);
    }
    return new Answer(cells, contacts.size());
  }

  /** Reads all rows of a result that has the six columns and the order. */
  static Answer of(ResultSet result) throws SQLException {
    long[] cells = new long[LEAST_ROOM * WIDTH];
    int at = 0;
    while (result.next()) {
      if (at == cells.length) {
        cells = java.util.Arrays.copyOf(cells, at * 2);
      }
      for (int column = 1; column <= WIDTH; column++) {
        cells[at++] = result.getLong(column);
      }
    }
    return new Answer(cells, at / WIDTH);
  }

  public int size() {
    return rows;
  }

  /** The SHA-256 of all rows, as hexadecimal digits. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer row = ByteBuffer.allocate(WIDTH * Long.BYTES);
      for (int i = 0; i < rows; i++) {
        row.clear();
        row.asLongBuffer().put(cells, i * WIDTH, WIDTH);
        digest.update(row.array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The first row in which the two differ, both sides of it; empty where they are the same. */
  public Optional<String> findDifference(Answer other) {
    if (rows == other.rows && digest().equals(other.digest())) {
      return Optional.empty();
    }
    int row = 0;
    while (row < Math.min(rows, other.rows) && line(row).equals(other.line(row))) {
      row++;
    }
    return Optional.of(
        "row %d of %d: %s, of %d: %s".formatted(row, rows, line(row), other.rows, other.line(row)));
  }

  /** person,generation,first,last,overlap,exposures of a row; "none" after the last. */
  public String line(int row) {
    if (row >= rows) {
      return "none";
    }
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < WIDTH; column++) {
      line.append(column == 0 ? "" : ",").append(cells[row * WIDTH + column]);
    }
    return line.toString();
  }
}
