package fangkong.cli.trace;

import java.io.PrintWriter;

/** What the user sees of the work on standard error: rows every two seconds, timings at the end. */
final class Progress {
  private static final long QUIET_NANOS = 2_000_000_000L;

  private final PrintWriter err;
  private final StringBuilder timings = new StringBuilder();
  private long shownAt = System.nanoTime();
  private long stepStart = shownAt;

  Progress(PrintWriter err) {
    this.err = err;
  }

  void rows(String name, long rows) {
    long now = System.nanoTime();
    if (now - shownAt >= QUIET_NANOS) {
      shownAt = now;
      say("%s: %d rows so far".formatted(name, rows));
    }
  }

  /** Ends a step, which began with the end of the one before. */
  void step(String name) {
    long now = System.nanoTime();
    timings
        .append(timings.isEmpty() ? "" : ", ")
        .append("%s %.3f s".formatted(name, (now - stepStart) / 1e9));
    stepStart = now;
  }

  String timings() {
    return timings.toString();
  }

  void say(String line) {
    err.println(line);
  }
}
