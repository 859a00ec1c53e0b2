package fangkong.assessment.evidence;

/** The refusal of a value that no evidence can hold; names the field and the value. */
public final class InvalidEvidence extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;

  /**
   * A refusal of {@code value} in {@code field}; {@code reason} says what is wrong and what may
   * help.
   */
  public InvalidEvidence(String field, String value, String reason) {
    super(reason);
    this.field = field;
    this.value = value;
  }

  public String field() {
    return field;
  }

  public String value() {
    return value;
  }
}
