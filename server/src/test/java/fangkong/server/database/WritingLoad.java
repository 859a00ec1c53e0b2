package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Threads that insert one row a transaction and remember the rows whose commit was acknowledged.
 */
final class WritingLoad {
  private static final String INSERT = "INSERT INTO survival.writes (id) VALUES (?)";

  private final DataSource source;
  private final LongConsumer onAcknowledged;
  private final AtomicLong next = new AtomicLong();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<SQLException> unexpected = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  private WritingLoad(DataSource source, LongConsumer onAcknowledged) {
    this.source = source;
    this.onAcknowledged = onAcknowledged;
  }

  static WritingLoad start(DataSource source, int writers, LongConsumer onAcknowledged) {
    WritingLoad load = new WritingLoad(source, onAcknowledged);
    for (int writer = 0; writer < writers; writer++) {
      load.threads.add(Thread.ofPlatform().name("writer-" + writer).start(load::write));
    }
    return load;
  }

  private void write() {
    while (!over) {
      long id = next.incrementAndGet();
      try (Connection connection = source.getConnection();
          PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setLong(1, id);
        insert.executeUpdate();
        acknowledged.add(id);
        onAcknowledged.accept(id);
      } catch (SQLException e) {
        if (!isLostConnection(e)) {
          unexpected.add(e);
        }
      }
    }
  }

  /** While PostgreSQL is down a write may fail, but only for that reason. */
  private static boolean isLostConnection(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  Set<Long> acknowledged() {
    return acknowledged;
  }

  /** Ends the load; every failed write must have lost its connection. */
  void stop() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(unexpected).isEmpty();
  }
}
