package fangkong.cli;

/**
 * What a command says when it cannot do what was asked: one line naming the variable and its value.
 * {@link Main} prints the line on standard error and ends with status 2, without a stack trace.
 */
public final class Refusal extends RuntimeException {
  public Refusal(String message) {
    super(message);
  }

  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
