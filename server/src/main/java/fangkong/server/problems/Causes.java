package fangkong.server.problems;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies behind a failure, itself the first. */
final class Causes {

  private Causes() {}

  static boolean any(Throwable failure, Predicate<Throwable> so) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(so);
  }

  /** Whether some cause comes from the database with a state that begins so. */
  static boolean anySqlState(Throwable failure, String... beginnings) {
    return any(
        failure,
        cause ->
            cause instanceof SQLException sql
                && sql.getSQLState() != null
                && Arrays.stream(beginnings).anyMatch(sql.getSQLState()::startsWith));
  }
}
