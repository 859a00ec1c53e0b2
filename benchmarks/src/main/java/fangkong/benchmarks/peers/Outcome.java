package fangkong.benchmarks.peers;

import java.time.Duration;

/** What became of a question. */
public sealed interface Outcome {

  /** Answered in {@code time}; reading the rows out of a database does not count. */
  record Answered(Answer answer, Duration time) implements Outcome {
    @Override
    public Outcome withoutRows() {
      return new Answered(Answer.EMPTY, time);
    }
  }

  /** Stopped at the limit. */
  record Stopped(Duration limit) implements Outcome {
    @Override
    public Outcome withoutRows() {
      return this;
    }
  }

  /** The same with the time alone. */
  Outcome withoutRows();
}
