package fangkong.server.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes step after step until it is stopped; it rests when there was nothing to do,
 * and after a failure, which it tells once as long as it stays the same.
 */
public final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /**
   * How long it rests.
   *
   * @param idle when there was nothing to do
   * @param retry after a failure
   */
  public record Rests(Duration idle, Duration retry) {
    public static final Rests SHORT = new Rests(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  private final String name;
  private final Rests rests;
  private final BooleanSupplier step;
  private final Runnable end;
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private String failure = "";

  /**
   * The step tells whether there was something to do; the end is called by the thread after its
   * last step.
   */
  public Worker(String name, Rests rests, BooleanSupplier step, Runnable end) {
    this.name = name;
    this.rests = rests;
    this.step = step;
    this.end = end;
  }

  /** Ends a rest. */
  public void wake() {
    work.release();
  }

  public void start() {
    Thread worker = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
    thread = worker;
    worker.start();
  }

  private void loop() {
    try {
      while (thread == Thread.currentThread()) {
        long rest = stepOnce();
        if (rest > 0 && work.tryAcquire(rest, TimeUnit.MILLISECONDS)) {
          work.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      // Stopped while it rested; nothing else is waited for but the end.
    } finally {
      end.run();
    }
  }

  /** How long to rest. */
  private long stepOnce() {
    try {
      boolean done = step.getAsBoolean();
      if (!failure.isEmpty()) {
        log.info("{} works again", name);
        failure = "";
      }
      return done ? 0 : rests.idle().toMillis();
    } catch (RuntimeException e) {
      if (thread == Thread.currentThread() && !failure.equals(e.toString())) {
        failure = e.toString();
        log.warn("{} waits and tries again: {}", name, failure);
      }
      return rests.retry().toMillis();
    }
  }

  public void stop() {
    Thread worker = thread;
    thread = null;
    if (worker != null) {
      worker.interrupt();
      try {
        worker.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public boolean isRunning() {
    return thread != null;
  }
}
