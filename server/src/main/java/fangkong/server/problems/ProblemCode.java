package fangkong.server.problems;

import org.springframework.http.HttpStatus;

/**
 * A stable code of a refusal. The number is for clients and never changes its meaning; the text is
 * in the message files.
 */
public enum ProblemCode {
  UNREADABLE_BODY(1001, HttpStatus.BAD_REQUEST),
  BODY_TOO_LARGE(1002, HttpStatus.CONTENT_TOO_LARGE),
  BATCH_SIZE(1003, HttpStatus.UNPROCESSABLE_CONTENT),
  MISSING_FIELD(1004, HttpStatus.UNPROCESSABLE_CONTENT),
  UNKNOWN_FIELD(1005, HttpStatus.UNPROCESSABLE_CONTENT),
  BAD_VALUE(1006, HttpStatus.UNPROCESSABLE_CONTENT),
  IMPOSSIBLE_TIME(1007, HttpStatus.UNPROCESSABLE_CONTENT),
  UNKNOWN_REGION(1008, HttpStatus.UNPROCESSABLE_CONTENT),
  FOREIGN_REGION(1009, HttpStatus.FORBIDDEN),
  UNKNOWN_PERSON(1010, HttpStatus.UNPROCESSABLE_CONTENT),
  TYPE_NOT_ALLOWED(1011, HttpStatus.FORBIDDEN),
  UNKNOWN_LEAD(1012, HttpStatus.UNPROCESSABLE_CONTENT),
  REUSED_ID(1042, HttpStatus.CONFLICT),

  LIST_HEADER(2001, HttpStatus.UNPROCESSABLE_CONTENT),
  LIST_EMPTY(2002, HttpStatus.UNPROCESSABLE_CONTENT),
  ROW_BROKEN(2003, HttpStatus.UNPROCESSABLE_CONTENT),
  ROW_MISSING(2004, HttpStatus.UNPROCESSABLE_CONTENT),
  ROW_VALUE(2005, HttpStatus.UNPROCESSABLE_CONTENT),
  ROW_MANGLED_BY_SPREADSHEET(2006, HttpStatus.UNPROCESSABLE_CONTENT),
  ROW_CHECK_CHARACTER(2007, HttpStatus.UNPROCESSABLE_CONTENT),
  ROW_DESTINATION(2008, HttpStatus.UNPROCESSABLE_CONTENT),
  ENCODING(2009, HttpStatus.UNPROCESSABLE_CONTENT),

  NOT_SIGNED_IN(3001, HttpStatus.UNAUTHORIZED),
  NO_RIGHT(3002, HttpStatus.FORBIDDEN),
  WRONG_CREDENTIALS(3003, HttpStatus.UNAUTHORIZED),
  SETUP_DONE(3004, HttpStatus.CONFLICT),
  USERNAME_TAKEN(3005, HttpStatus.CONFLICT),
  WEAK_PASSWORD(3006, HttpStatus.UNPROCESSABLE_CONTENT),

  LAYOUT_ROW(4001, HttpStatus.UNPROCESSABLE_CONTENT),

  UNKNOWN_PROTOCOL(5001, HttpStatus.UNPROCESSABLE_CONTENT),
  ADOPTION_OVERLAPS(5002, HttpStatus.CONFLICT),
  NO_CASES(6001, HttpStatus.UNPROCESSABLE_CONTENT),

  NOT_FOUND(8001, HttpStatus.NOT_FOUND),
  NOT_SYNTHETIC(8002, HttpStatus.FORBIDDEN),

  DATABASE_DOWN(9001, HttpStatus.SERVICE_UNAVAILABLE),
  UNEXPECTED(9999, HttpStatus.INTERNAL_SERVER_ERROR);

  private final int number;
  private final HttpStatus status;

  ProblemCode(int number, HttpStatus status) {
    this.number = number;
    this.status = status;
  }

  /** The code as clients see it, such as {@code FK-1042}. */
  public String code() {
    return "FK-" + number;
  }

  public HttpStatus status() {
    return status;
  }
}
