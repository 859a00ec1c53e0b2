package fangkong.assessment;

import java.util.List;
import java.util.Objects;

/**
 * A clause that fired, and the ids of the evidence that made it fire, sorted. Without evidence
 * there is no reason, and without a reason no course, category, code or measure.
 */
public record Reason(Clause clause, List<String> evidence) {
  public Reason {
    Objects.requireNonNull(clause, "clause");
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("clause " + clause.text() + " has no evidence");
    }
  }
}
