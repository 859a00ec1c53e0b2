package fangkong.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account saw more different people than it usually would.
 *
 * @param region of whoever did; empty where they see everything
 * @param counted more than the threshold
 * @param beganAt of the time that was counted; it ended when the alert was raised
 */
public record Alert(
    UUID id,
    UUID account,
    String role,
    String region,
    Rule rule,
    Span span,
    int threshold,
    int counted,
    Instant beganAt,
    Instant raisedAt,
    @Nullable Acknowledgement acknowledgement) {

  /** Which people were counted. */
  public enum Rule {
    /** Those who are none of the account's work. */
    OUTSIDE,
    /** All of them. */
    ANYBODY
  }

  /** Over how long. */
  public enum Span {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Span(Duration length) {
      this.length = length;
    }

    Instant begin(Instant end) {
      return end.minus(length);
    }
  }

  /** Who looked into it and what they found. */
  public record Acknowledgement(UUID by, Instant at, String note) {}
}
