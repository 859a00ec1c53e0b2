package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CheckInSink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Who answers questions about check-ins loaded before. Not thread-safe. */
public interface Peer extends AutoCloseable {
  /** What it is called in a table. */
  String name();

  /** Name and version of what answers. */
  String version() throws SQLException;

  /** Takes all check-ins that {@code log} writes and arranges them for questions. */
  void load(Consumer<CheckInSink> log, long assumedStaySeconds) throws SQLException;

  /** Answers, or stops at the limit. */
  Outcome answer(Question question, Duration limit) throws SQLException;

  @Override
  void close() throws SQLException;
}
