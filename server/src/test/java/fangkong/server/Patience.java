package fangkong.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is bound to happen, and fails when it does not. */
public final class Patience {

  private static final Duration AT_MOST = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private Patience() {}

  /** Looks again and again until it is so. */
  public static void until(String what, BooleanSupplier so) {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + AT_MOST + " in vain until " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
