package fangkong.server.database;

import org.jspecify.annotations.Nullable;

/**
 * The server cannot start on this database; the message is one line: what is wrong, then what may
 * help.
 */
final class DatabaseRefused extends RuntimeException {
  private final String problem;
  private final String remedy;

  DatabaseRefused(String problem, String remedy) {
    this(problem, remedy, null);
  }

  DatabaseRefused(String problem, String remedy, @Nullable Throwable cause) {
    super(problem + " Maybe " + remedy, cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  String problem() {
    return problem;
  }

  String remedy() {
    return "Maybe " + remedy;
  }
}
