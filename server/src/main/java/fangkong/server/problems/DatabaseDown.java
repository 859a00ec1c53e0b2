package fangkong.server.problems;

import java.sql.SQLTransientException;

/** Tells a lost or refused connection from an error of the statement. */
final class DatabaseDown {

  private DatabaseDown() {}

  /**
   * Whether a cause is a connection exception (SQLSTATE class 08) or a shutdown of the server
   * (57P0x).
   */
  static boolean caused(Throwable failure) {
    return Causes.any(failure, SQLTransientException.class::isInstance)
        || Causes.anySqlState(failure, "08", "57P");
  }
}
