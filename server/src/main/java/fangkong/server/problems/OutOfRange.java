package fangkong.server.problems;

import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Tells a value that fits nowhere from a fault of the server. */
final class OutOfRange {

  private OutOfRange() {}

  /**
   * Whether a cause is a time or number past what can be counted, or what PostgreSQL does not keep
   * (SQLSTATE classes 22 and 23).
   */
  static boolean caused(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof DateTimeException || cause instanceof ArithmeticException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return false;
  }
}
