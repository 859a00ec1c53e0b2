package fangkong.assessment;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;

/**
 * The name of the rule that a decision rests on: {@code CN-COVID-9/CLOSE_CONTACT}, or {@code
 * RULING}.
 */
public record Clause(String text) {
  /** A human ruling. */
  public static final Clause RULING = new Clause("RULING");

  public Clause {
    if (text.isBlank()) {
      throw new IllegalArgumentException("clause is blank");
    }
  }

  static Clause of(Category category) {
    return new Clause(category.clause());
  }

  static Clause of(Protocol protocol, String category) {
    return new Clause(protocol.id() + "/" + category);
  }
}
