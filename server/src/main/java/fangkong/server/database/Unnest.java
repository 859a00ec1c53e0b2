package fangkong.server.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Many rows as one statement: each column of the rows becomes one array parameter of {@code … FROM
 * unnest(?, ?, …)}, in the order in which the columns are named here.
 */
public final class Unnest<T> {

  private record Column<T>(String type, Function<T, ? extends @Nullable Object> value) {}

  private final List<Column<T>> columns = new ArrayList<>();

  public Unnest<T> uuids(Function<T, @Nullable UUID> value) {
    return add("uuid", value);
  }

  public Unnest<T> texts(Function<T, @Nullable String> value) {
    return add("text", value);
  }

  public Unnest<T> bytes(Function<T, @Nullable Bytes> value) {
    return add(
        "bytea",
        row -> {
          Bytes bytes = value.apply(row);
          return bytes == null ? null : bytes.toArray();
        });
  }

  public Unnest<T> integers(Function<T, @Nullable Integer> value) {
    return add("int4", value);
  }

  public Unnest<T> longs(Function<T, @Nullable Long> value) {
    return add("int8", value);
  }

  public Unnest<T> booleans(Function<T, @Nullable Boolean> value) {
    return add("bool", value);
  }

  /** Cast the parameter to {@code timestamptz[]} in the statement. */
  public Unnest<T> instants(Function<T, @Nullable Instant> value) {
    return add(
        "text",
        row -> {
          Instant instant = value.apply(row);
          return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toString();
        });
  }

  /** Cast the parameter to {@code date[]} in the statement. */
  public Unnest<T> dates(Function<T, @Nullable LocalDate> value) {
    return add(
        "text",
        row -> {
          LocalDate date = value.apply(row);
          return date == null ? null : date.toString();
        });
  }

  private Unnest<T> add(String type, Function<T, ? extends @Nullable Object> value) {
    columns.add(new Column<>(type, value));
    return this;
  }

  /**
   * Runs a statement over the rows and gives the number of rows it touched.
   *
   * @param more single parameters, after those of the columns
   */
  public int update(JdbcTemplate jdbc, String sql, List<T> rows, Object... more) {
    return rows.isEmpty() ? 0 : jdbc.update(connection -> prepare(connection, sql, rows, more));
  }

  /**
   * Runs a statement that gives rows back over the rows.
   *
   * @param more single parameters, after those of the columns
   */
  public <R> List<R> query(
      JdbcTemplate jdbc, String sql, List<T> rows, RowMapper<R> mapper, Object... more) {
    return rows.isEmpty()
        ? List.of()
        : jdbc.query(connection -> prepare(connection, sql, rows, more), mapper);
  }

  private PreparedStatement prepare(Connection connection, String sql, List<T> rows, Object... more)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < columns.size(); i++) {
      statement.setArray(i + 1, array(connection, columns.get(i), rows));
    }
    for (int i = 0; i < more.length; i++) {
      statement.setObject(columns.size() + i + 1, more[i]);
    }
    return statement;
  }

  private static <T> Array array(Connection connection, Column<T> column, List<T> rows)
      throws SQLException {
    @Nullable Object[] values =
        column.type().equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.value().apply(rows.get(i));
    }
    return connection.createArrayOf(column.type(), values);
  }
}
