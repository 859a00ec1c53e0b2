package fangkong.benchmarks.assessors;

import fangkong.assessment.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The floor: one pass over the same evidence in memory, which asks each line whether it is seen and
 * whether it is a test. Nobody who assesses can look at less.
 */
public final class EvidencePass {
  private static final int BLOCK = 10_000;
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private final List<Evidence> lines;
  private final AtomicLong seen = new AtomicLong();

  /** {@code lines} are those of all; they are not copied. */
  public EvidencePass(List<Evidence> lines) {
    this.lines = lines;
  }

  /** One pass. */
  public double seconds(int threads, Instant asOf) throws InterruptedException, ExecutionException {
    return Blocks.run(
            lines.size(),
            BLOCK,
            threads,
            NO_LIMIT,
            () -> (from, until) -> seen.addAndGet(seen(from, until, asOf)))
        .seconds();
  }

  private long seen(int from, int until, Instant asOf) {
    long count = 0;
    for (int i = from; i < until; i++) {
      Evidence line = lines.get(i);
      if (!line.known().isAfter(asOf)) {
        count += line instanceof Evidence.Test ? 2 : 1;
      }
    }
    return count;
  }

  /** What was counted, so that no compiler leaves it out. */
  public long seen() {
    return seen.get();
  }
}
