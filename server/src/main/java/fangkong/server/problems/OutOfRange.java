package fangkong.server.problems;

import java.time.DateTimeException;

/** Tells a value that fits nowhere from a fault of the server. */
final class OutOfRange {

  private OutOfRange() {}

  /**
   * Whether a cause is a time or number past what can be counted, or what PostgreSQL does not keep
   * (SQLSTATE classes 22 and 23).
   */
  static boolean caused(Throwable failure) {
    return Causes.any(
            failure,
            cause -> cause instanceof DateTimeException || cause instanceof ArithmeticException)
        || Causes.anySqlState(failure, "22", "23");
  }
}
