package fangkong.server.problems;

import java.time.Duration;
import java.util.List;

/**
 * Ends a request with a problem detail. Thrown at the web's edge; inside the modules a refusal is a
 * result.
 */
public final class Refused extends RuntimeException {

  static final long RETRY_SECONDS = 3;

  private final transient List<Problem> problems;
  private final long retrySeconds;

  public Refused(Problem problem) {
    this(List.of(problem));
  }

  public Refused(List<Problem> problems) {
    this(problems, RETRY_SECONDS);
  }

  private Refused(List<Problem> problems, long retrySeconds) {
    super(problems.getFirst().code().code(), null, false, false);
    this.problems = List.copyOf(problems);
    this.retrySeconds = retrySeconds;
  }

  /** Refuses for a while; the value of the problem is that time in seconds, rounded up. */
  public static Refused until(ProblemCode code, String field, Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return new Refused(List.of(Problem.of(code, field, Long.toString(seconds))), seconds);
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

  /** After how long to try again, where trying again helps at all. */
  long retrySeconds() {
    return retrySeconds;
  }
}
