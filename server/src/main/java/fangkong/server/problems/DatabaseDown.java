package fangkong.server.problems;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a lost or refused connection from an error of the statement. */
final class DatabaseDown {

  private DatabaseDown() {}

  /**
   * Whether a cause is a connection exception (SQLSTATE class 08) or a shutdown of the server
   * (57P0x).
   */
  static boolean caused(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        if (state != null && (state.startsWith("08") || state.startsWith("57P"))) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return false;
  }
}
