package fangkong.server.problems;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * So many pieces of one kind of work at once, for work that takes much memory or time. Whoever
 * comes when there are as many waits in line, and is refused where the line is long or the wait is.
 * Thread-safe; work that asks for its own turn once more waits for itself.
 */
public final class AtOnce {

  private static final int MOST_WAITING = 8;

  private final ProblemCode busy;
  private final Duration longestWait;
  private final Semaphore free;

  /**
   * @param busy what is said to whoever is refused: 503, or 429
   */
  public AtOnce(ProblemCode busy, int most, Duration longestWait) {
    this.busy = busy;
    this.longestWait = longestWait;
    this.free = new Semaphore(most, true);
  }

  public <T extends @Nullable Object> T call(Supplier<T> work) {
    if (!isMyTurn()) {
      throw Refused.because(busy);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean isMyTurn() {
    try {
      return free.getQueueLength() < MOST_WAITING
          && free.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** So many at once of each of several, such as of each account. Thread-safe. */
  public static final class Each<K> {

    private record Used(AtOnce atOnce, int users) {}

    private final Supplier<AtOnce> fresh;
    private final Map<K, Used> used = new ConcurrentHashMap<>();

    public Each(ProblemCode busy, int mostOfOne, Duration longestWait) {
      this.fresh = () -> new AtOnce(busy, mostOfOne, longestWait);
    }

    public <T extends @Nullable Object> T call(K whose, Supplier<T> work) {
      AtOnce own =
          used.compute(
                  whose,
                  (_, before) ->
                      before == null
                          ? new Used(fresh.get(), 1)
                          : new Used(before.atOnce(), before.users() + 1))
              .atOnce();
      try {
        return own.call(work);
      } finally {
        used.computeIfPresent(
            whose, (_, now) -> now.users() == 1 ? null : new Used(now.atOnce(), now.users() - 1));
      }
    }

    /** Of how many some work is running or waiting. */
    int size() {
      return used.size();
    }
  }
}
