package fangkong.benchmarks.assessors;

import org.jspecify.annotations.Nullable;

/** Who assesses people of whom all evidence was loaded before. */
public interface Assessor {
  /** What it is called in a table. */
  String name();

  /** Name and version of what assesses. */
  String version();

  /** How many people in a row it is best given at once. */
  int block();

  /** What one thread works with. */
  Worker worker();

  /** Assesses for one thread. */
  interface Worker {
    /** Puts the standing of the people numbered from {@code from} to before {@code until}. */
    void assess(int from, int until, @Nullable Standing[] into);
  }
}
