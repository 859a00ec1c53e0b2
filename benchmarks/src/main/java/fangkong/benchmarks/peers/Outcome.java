package fangkong.benchmarks.peers;

import java.time.Duration;

/** What became of a question. */
public sealed interface Outcome {

  /** Answered in {@code time}; reading the rows out of a database does not count. */
  record Answered(Answer answer, Duration time) implements Outcome {}

  /** Stopped at the limit. */
  record Stopped(Duration limit) implements Outcome {}
}
