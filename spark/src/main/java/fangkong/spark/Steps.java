package fangkong.spark;

import java.io.PrintWriter;

/** What a job says of its steps, each with the seconds since the one before. */
public final class Steps {
  private final PrintWriter out;
  private long began = System.nanoTime();

  public Steps(PrintWriter out) {
    this.out = out;
  }

  /** Ends a step. */
  public void end(String step) {
    long now = System.nanoTime();
    out.println("%s: %.3f s".formatted(step, (now - began) / 1e9));
    out.flush();
    began = System.nanoTime();
  }
}
