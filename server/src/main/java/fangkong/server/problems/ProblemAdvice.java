package fangkong.server.problems;

import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Every way in which a request can end badly leaves as a problem detail; nothing of the database or
 * the code shows.
 */
@RestControllerAdvice
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemDetails details;

  ProblemAdvice(ProblemDetails details) {
    this.details = details;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused, Locale locale) {
    return answer(refused.problems(), refused.retrySeconds(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageConversionException e, Locale locale) {
    if (e instanceof HttpMessageNotWritableException) {
      return unexpected(e, locale);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimits.BodyTooLarge tooLarge) {
        String limit = Integer.toString(tooLarge.limit() >> 20);
        return answer(List.of(Problem.of(ProblemCode.BODY_TOO_LARGE, "body", limit)), locale);
      }
    }
    return answer(List.of(Problem.of(ProblemCode.UNREADABLE_BODY)), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeNotSupportedException e, Locale locale) {
    String type = String.valueOf(e.getContentType());
    return answer(List.of(Problem.of(ProblemCode.MEDIA_TYPE, "Content-Type", type)), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, Locale locale) {
    return answer(List.of(Problem.of(ProblemCode.METHOD, "method", e.getMethod())), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> nothingThere(NoResourceFoundException e, Locale locale) {
    return answer(List.of(Problem.of(ProblemCode.NOT_FOUND)), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e, Locale locale) {
    return answer(List.of(Problem.of(ProblemCode.MISSING_FIELD, e.getParameterName(), "")), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e, Locale locale) {
    return answer(
        List.of(Problem.of(ProblemCode.BAD_VALUE, e.getName(), String.valueOf(e.getValue()))),
        locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> rejected(RequestRejectedException e, Locale locale) {
    return answer(List.of(Problem.of(ProblemCode.OUT_OF_RANGE)), locale);
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    QueryTimeoutException.class,
    TransactionException.class
  })
  ResponseEntity<ProblemDetail> databaseDown(RuntimeException e, Locale locale) {
    log.warn("The database did not answer: {}", e.getClass().getSimpleName());
    return answer(List.of(Problem.of(ProblemCode.DATABASE_DOWN)), locale);
  }

  /** Whoever listened to a stream is gone, and nobody is left to be told. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {
    log.debug("A client left before its answer ended");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e, Locale locale) {
    if (e instanceof ErrorResponse known) {
      ProblemDetail detail = known.getBody();
      return ResponseEntity.status(known.getStatusCode()).headers(known.getHeaders()).body(detail);
    }
    if (DatabaseDown.caused(e)) {
      return databaseDown(new DataAccessResourceFailureException("connection lost", e), locale);
    }
    if (OutOfRange.caused(e)) {
      log.warn("A request named what fits nowhere: {}", e.getClass().getSimpleName());
      return answer(List.of(Problem.of(ProblemCode.OUT_OF_RANGE)), locale);
    }
    log.error("A request failed unexpectedly", e);
    return answer(List.of(Problem.of(ProblemCode.UNEXPECTED)), locale);
  }

  private ResponseEntity<ProblemDetail> answer(List<Problem> problems, Locale locale) {
    return answer(problems, Refused.RETRY_SECONDS, locale);
  }

  private ResponseEntity<ProblemDetail> answer(
      List<Problem> problems, long retrySeconds, Locale locale) {
    HttpStatus status = problems.getFirst().code().status();
    ResponseEntity.BodyBuilder builder = ResponseEntity.status(status);
    if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
      builder.header(HttpHeaders.RETRY_AFTER, Long.toString(retrySeconds));
    }
    return builder.body(details.of(problems, locale));
  }
}
