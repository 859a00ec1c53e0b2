package fangkong.server.audit;

import org.springframework.context.ApplicationContext;

/** What {@code ./fangkong audit verify} says of the log of a server under test. */
public record VerifiedLog(long entries, String flaw) {

  /** The log as it is now. */
  public static VerifiedLog of(ApplicationContext server) {
    Verification.Result result = server.getBean(Verification.class).run();
    return new VerifiedLog(
        result.entries(), result.flaw().map(Verification.Flaw::toString).orElse(""));
  }

  public boolean isWhole() {
    return flaw.isEmpty();
  }

  @Override
  public String toString() {
    return entries + " entries, " + (isWhole() ? "whole" : flaw);
  }
}
