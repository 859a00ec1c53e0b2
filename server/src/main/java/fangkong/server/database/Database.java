package fangkong.server.database;

/**
 * A PostgreSQL that is up, has both roles and passed every check; closing it stops what was
 * started.
 */
sealed interface Database extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {
  /** JDBC address of the database both roles connect to. */
  String url();

  /** Role of the application: owns nothing, cannot step around row-level security. */
  Login app();

  /** Role that owns the database; migrations run as it. */
  Login owner();

  /** False while it is known to be down; true says nothing more than "not known to be down". */
  boolean running();

  @Override
  void close();

  /** A role and its password; the password never appears in {@code toString}. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
