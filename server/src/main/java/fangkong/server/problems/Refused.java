package fangkong.server.problems;

import java.util.List;

/**
 * Ends a request with a problem detail. Thrown at the web's edge; inside the modules a refusal is a
 * result.
 */
public final class Refused extends RuntimeException {

  private final transient List<Problem> problems;

  public Refused(Problem problem) {
    this(List.of(problem));
  }

  public Refused(List<Problem> problems) {
    super(problems.getFirst().code().code(), null, false, false);
    this.problems = List.copyOf(problems);
  }

  public static Refused because(ProblemCode code) {
    return new Refused(Problem.of(code));
  }

  public static Refused because(ProblemCode code, String field, String value) {
    return new Refused(Problem.of(code, field, value));
  }

  public List<Problem> problems() {
    return problems;
  }
}
