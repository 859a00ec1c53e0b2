package fangkong.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** How every connection of the server is opened. */
final class Connections {
  /** Server details may quote a row, so they stay out of exceptions and thereby out of logs. */
  static final Map<String, String> PROPERTIES =
      Map.of(
          "ApplicationName", "fangkong",
          "connectTimeout", "2",
          "tcpKeepAlive", "true",
          "logServerErrorDetail", "false");

  /** Rows come as the database keeps them, from the first time a statement is used. */
  static final Map<String, String> BINARY = Map.of("prepareThreshold", "-1");

  private Connections() {}

  static Connection open(String url, Database.Login login) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(PROPERTIES);
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(url, properties);
  }
}
