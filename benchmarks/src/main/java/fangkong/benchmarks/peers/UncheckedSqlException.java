package fangkong.benchmarks.peers;

import java.sql.SQLException;

/** An {@link SQLException} on its way through a caller that knows no databases. */
final class UncheckedSqlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UncheckedSqlException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
