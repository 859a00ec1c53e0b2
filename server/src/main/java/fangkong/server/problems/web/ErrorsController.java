package fangkong.server.problems.web;

import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.ProblemDetails;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What went wrong before any controller was asked; to whoever asks for it there is nothing here.
 */
@Hidden
@RestController
class ErrorsController implements ErrorController {

  private final ProblemDetails details;

  ErrorsController(ProblemDetails details) {
    this.details = details;
  }

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> error(
      @RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false)
          @Nullable Integer status,
      Locale locale) {
    if (status == null || status == HttpStatus.NOT_FOUND.value()) {
      return answer(details.of(List.of(Problem.of(ProblemCode.NOT_FOUND)), locale));
    }
    return answer(
        status == HttpStatus.INTERNAL_SERVER_ERROR.value()
            ? details.of(List.of(Problem.of(ProblemCode.UNEXPECTED)), locale)
            : ProblemDetail.forStatus(status));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
    return ResponseEntity.status(detail.getStatus()).body(detail);
  }
}
