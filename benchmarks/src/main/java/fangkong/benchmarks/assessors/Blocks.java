package fangkong.benchmarks.assessors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Work on numbered things, spread over threads in blocks: whoever is free takes the next. At the
 * limit nobody takes another.
 */
public final class Blocks {
  private Blocks() {}

  /** Works on the things numbered from {@code from} to before {@code until}. */
  public interface Work {
    void on(int from, int until);
  }

  /**
   * How it went.
   *
   * @param stopped whether work was left at the limit
   */
  public record Timed(Duration time, boolean stopped) {
    public double seconds() {
      return time.toNanos() / 1e9;
    }
  }

  /**
   * Works on {@code count} things.
   *
   * @param work makes what one thread works with, before the clock starts
   */
  public static Timed run(int count, int block, int threads, Duration limit, Supplier<Work> work)
      throws InterruptedException, ExecutionException {
    List<Work> works = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      works.add(work.get());
    }
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      long began = System.nanoTime();
      List<Future<Boolean>> parts = new ArrayList<>();
      for (Work each : works) {
        parts.add(pool.submit(() -> workOn(each, next, count, block, began + limit.toNanos())));
      }
      boolean stopped = false;
      for (Future<Boolean> part : parts) {
        stopped |= part.get();
      }
      return new Timed(Duration.ofNanos(System.nanoTime() - began), stopped);
    }
  }

  private static boolean workOn(Work work, AtomicInteger next, int count, int block, long end) {
    while (true) {
      int from = next.getAndAdd(block);
      if (from >= count) {
        return false;
      }
      if (System.nanoTime() - end >= 0) {
        return true;
      }
      work.on(from, Math.min(count, from + block));
    }
  }
}
