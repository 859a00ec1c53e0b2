package fangkong.server.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls a condition of the operating system, which reports no change by itself. */
final class Waiting {
  private static final long POLL_NANOS = 10_000_000;

  private Waiting() {}

  /** True as soon as the condition holds, false once the time is over. */
  static boolean until(Duration atMost, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause(Duration.ofNanos(POLL_NANOS));
    }
    return true;
  }

  static void pause(Duration time) throws InterruptedException {
    LockSupport.parkNanos(time.toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
