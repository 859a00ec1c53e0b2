package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CheckInSink;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL in processes of its own, in a throw-away folder, tuned for reading. */
public final class Postgres implements Peer {
  /** As it was fastest over a million check-ins. */
  static final Tuning TUNING = new Tuning(1_000, 60);

  private final EmbeddedPostgres cluster;
  private final Connection connection;
  private final SqlTrace trace;

  Postgres(int threads, Tuning tuning) throws SQLException {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C")
              .setServerConfig("shared_buffers", "4GB")
              .setServerConfig("work_mem", "1GB")
              .setServerConfig("maintenance_work_mem", "2GB")
              .setServerConfig("effective_cache_size", "12GB")
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("wal_level", "minimal")
              .setServerConfig("max_wal_senders", "0")
              .setServerConfig("max_wal_size", "8GB")
              .setServerConfig("autovacuum", "off")
              .setServerConfig("random_page_cost", "1.1")
              .setServerConfig("max_parallel_workers", Integer.toString(threads))
              .setServerConfig("max_parallel_workers_per_gather", Integer.toString(threads - 1))
              .setServerConfig("max_parallel_maintenance_workers", Integer.toString(threads - 1));
      cluster = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connection =
        DriverManager.getConnection(
            cluster.getJdbcUrl("postgres", "postgres") + "&preferQueryMode=simple");
    trace = new SqlTrace(connection, PostgresSql.TRACE, tuning);
  }

  @Override
  public String name() {
    return Peers.POSTGRESQL.title();
  }

  @Override
  public String version() throws SQLException {
    return name() + " " + connection.getMetaData().getDatabaseProductVersion();
  }

  @Override
  public void load(Consumer<CheckInSink> log, long assumedStaySeconds) throws SQLException {
    trace.makeCheckIns();
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY check_in FROM STDIN (FORMAT binary)");
    BinaryCopy rows = new BinaryCopy(copy);
    log.accept(rows);
    rows.end();
    trace.prepare(assumedStaySeconds);
  }

  @Override
  public Outcome answer(Question question, Duration limit) throws SQLException {
    return trace.answer(question, limit);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      cluster.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
