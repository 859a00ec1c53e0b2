package fangkong.benchmarks.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A statement with parameters written {@code :name}, as often as wanted. */
record NamedSql(String text) {
  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");

  PreparedStatement prepare(Connection connection, Map<String, Long> values) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(PARAMETER.matcher(text).replaceAll("?"));
    int index = 1;
    for (MatchResult found : PARAMETER.matcher(text).results().toList()) {
      Long value = values.get(found.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            found.group() + " has no value. Maybe one of " + values.keySet());
      }
      statement.setLong(index++, value);
    }
    return statement;
  }
}
