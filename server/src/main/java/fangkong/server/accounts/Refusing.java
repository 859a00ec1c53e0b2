package fangkong.server.accounts;

import fangkong.server.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends a request with a problem before it reaches a controller. */
interface Refusing {
  void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException;
}
