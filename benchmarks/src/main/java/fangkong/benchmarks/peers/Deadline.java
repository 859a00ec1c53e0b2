package fangkong.benchmarks.peers;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cancels whichever statement runs when the time is up. For one thread and one question. */
final class Deadline implements AutoCloseable {
  private final long end;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("deadline").factory());

  Deadline(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
  }

  /** Executes the statement; {@link Passed} if it had to be cancelled or there was no time left. */
  void execute(PreparedStatement statement) throws SQLException, Passed {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new Passed();
    }
    Future<?> cancelling =
        timer.schedule(
            () -> {
              statement.cancel();
              return true;
            },
            left,
            TimeUnit.NANOSECONDS);
    try {
      statement.execute();
    } catch (SQLException e) {
      if (System.nanoTime() - end >= 0) {
        throw new Passed();
      }
      throw e;
    } finally {
      cancelling.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** The time was up before all was done. */
  static final class Passed extends Exception {
    private static final long serialVersionUID = 1;
  }
}
