package fangkong.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database over a connection of its own, at most once a second and only when somebody
 * wants to know, so that a pool exhausted by load never reads as a database that is down.
 *
 * <p>One caller asks while the others take the last answer. The connection is guarded by the lock.
 */
final class DatabaseProbe implements DatabaseHealth, AutoCloseable {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int PATIENCE_SECONDS = 1;

  private final Database database;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long askedAt = System.nanoTime() - FRESH_NANOS;
  private volatile boolean answered = true;
  private @Nullable Connection connection;

  DatabaseProbe(Database database) {
    this.database = database;
  }

  @Override
  public boolean answers() {
    if (!database.running()) {
      return false;
    }
    if (System.nanoTime() - askedAt >= FRESH_NANOS && asking.tryLock()) {
      try {
        answered = ask();
        askedAt = System.nanoTime();
      } finally {
        asking.unlock();
      }
    }
    return answered;
  }

  private boolean ask() {
    try {
      Connection open = connection;
      if (open == null || !open.isValid(PATIENCE_SECONDS)) {
        hangUp();
        open = Connections.open(database.url(), database.app());
        connection = open;
      }
      return open.isValid(PATIENCE_SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }

  private void hangUp() throws SQLException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws SQLException {
    asking.lock();
    try {
      hangUp();
    } finally {
      asking.unlock();
    }
  }
}
