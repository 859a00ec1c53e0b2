package fangkong.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The first column of what a statement answers; nothing for one that answers no rows. */
final class Rows {
  private Rows() {}

  static List<Long> longs(Connection connection, String sql) throws SQLException {
    return strings(connection, sql).stream().map(Long::valueOf).toList();
  }

  static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }
}
