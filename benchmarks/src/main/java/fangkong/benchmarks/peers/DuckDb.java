package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CheckInSink;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, in memory, on a number of threads. */
public final class DuckDb implements Peer {
  /** As it was fastest over a million check-ins. */
  static final Tuning TUNING = new Tuning(10_000, 60);

  private final Connection connection;
  private final SqlTrace trace;

  DuckDb(int threads, Tuning tuning) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("preserve_insertion_order", "false");
    connection = DriverManager.getConnection("jdbc:duckdb:", settings);
    trace = new SqlTrace(connection, DuckDbSql.TRACE, tuning);
  }

  @Override
  public String name() {
    return Peers.DUCKDB.title();
  }

  @Override
  public String version() throws SQLException {
    return name() + " " + connection.getMetaData().getDatabaseProductVersion();
  }

  @Override
  public void load(Consumer<CheckInSink> log, long assumedStaySeconds) throws SQLException {
    trace.makeCheckIns();
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("main", "check_in")) {
      log.accept(new Appending(appender));
    }
    trace.prepare(assumedStaySeconds);
  }

  @Override
  public Outcome answer(Question question, Duration limit) throws SQLException {
    return trace.answer(question, limit);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private record Appending(DuckDBAppender appender) implements CheckInSink {
    @Override
    public void stay(int person, int place, long enteredAt, long leftAt) {
      try {
        row(person, place, enteredAt).append((int) leftAt).endRow();
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
    }

    @Override
    public void openStay(int person, int place, long enteredAt) {
      try {
        row(person, place, enteredAt).appendNull().endRow();
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
    }

    private DuckDBAppender row(int person, int place, long enteredAt) throws SQLException {
      return appender.beginRow().append(person).append(place).append((int) enteredAt);
    }
  }
}
