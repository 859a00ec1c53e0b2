package fangkong.server.problems;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** What an exception that no one expected means for whoever sent what caused it. */
public final class Failures {

  private Failures() {}

  /**
   * The database is away and the same may be tried again; or it cannot be taken; or {@link
   * ProblemCode#UNEXPECTED}, which is a fault of the server.
   */
  public static ProblemCode codeOf(Exception failure) {
    if (failure instanceof DataAccessResourceFailureException
        || failure instanceof TransientDataAccessException
        || failure instanceof TransactionException
        || DatabaseDown.caused(failure)) {
      return ProblemCode.DATABASE_DOWN;
    }
    return OutOfRange.caused(failure) ? ProblemCode.OUT_OF_RANGE : ProblemCode.UNEXPECTED;
  }
}
