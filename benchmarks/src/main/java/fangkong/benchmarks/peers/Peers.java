package fangkong.benchmarks.peers;

import java.sql.SQLException;

/** The engine's peers, each as well set up as we can. */
public enum Peers {
  DUCKDB("DuckDB") {
    @Override
    public Peer open(int threads) throws SQLException {
      return new DuckDb(threads, DuckDb.TUNING);
    }
  },
  POSTGRESQL("PostgreSQL") {
    @Override
    public Peer open(int threads) throws SQLException {
      return new Postgres(threads, Postgres.TUNING);
    }
  };

  private final String title;

  Peers(String title) {
    this.title = title;
  }

  /** The name as its makers write it. */
  public String title() {
    return title;
  }

  /** A new one without check-ins, in a throw-away place. */
  public abstract Peer open(int threads) throws SQLException;
}
