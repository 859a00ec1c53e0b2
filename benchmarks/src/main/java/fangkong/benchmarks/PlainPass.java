package fangkong.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor: the sum of as many longs as an index needs at least to hold every stay, once by person
 * and once by place, 8 bytes each.
 */
final class PlainPass {
  private static final int PASSES = 7;

  private final long[] byPerson;
  private final long[] byPlace;
  private long sum;

  PlainPass(long rows) {
    byPerson = filled(Math.toIntExact(rows));
    byPlace = filled(Math.toIntExact(rows));
  }

  private static long[] filled(int rows) {
    long[] values = new long[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = i * 31L;
    }
    return values;
  }

  /** The median of some passes, in seconds. */
  double seconds(int threads) throws InterruptedException, ExecutionException {
    double[] seconds = new double[PASSES];
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (int pass = 0; pass < PASSES; pass++) {
        long began = System.nanoTime();
        sum += pass(workers, threads);
        seconds[pass] = (System.nanoTime() - began) / 1e9;
      }
    }
    return Quantiles.of(seconds, 0.5);
  }

  private long pass(ExecutorService workers, int threads)
      throws InterruptedException, ExecutionException {
    List<Future<Long>> parts = new ArrayList<>();
    for (int part = 0; part < threads; part++) {
      int from = (int) ((long) byPerson.length * part / threads);
      int until = (int) ((long) byPerson.length * (part + 1) / threads);
      parts.add(workers.submit(() -> sum(byPerson, from, until) + sum(byPlace, from, until)));
    }
    long all = 0;
    for (Future<Long> part : parts) {
      all += part.get();
    }
    return all;
  }

  private static long sum(long[] values, int from, int until) {
    long sum = 0;
    for (int i = from; i < until; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** What was summed, so that no compiler leaves it out. */
  long sum() {
    return sum;
  }
}
