package fangkong.assessment;

import java.time.LocalDate;
import java.util.List;

/**
 * A test that a segment asks for.
 *
 * @param on its day
 * @param answeredBy the ids of the lines of the samples that answer it, sorted; empty while
 *     unanswered
 * @param pending whether a sample without result lies in its window
 */
public record TestDay(LocalDate on, List<String> answeredBy, boolean pending) {
  public TestDay {
    answeredBy = List.copyOf(answeredBy);
  }

  public boolean answered() {
    return !answeredBy.isEmpty();
  }
}
