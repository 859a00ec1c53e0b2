package fangkong.assessment.protocol;

import java.util.Objects;

/** Where a value comes from: document and clause, and how well it is known. */
public record Source(String clause, Confidence confidence) {
  public Source {
    if (clause.isBlank()) {
      throw new IllegalArgumentException("source clause is blank. Maybe name document and clause");
    }
    Objects.requireNonNull(confidence, "confidence");
  }
}
