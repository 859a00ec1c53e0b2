package fangkong.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the two roles and the database of an embedded PostgreSQL, and mends them at each start. */
final class EmbeddedRoles {
  static final String DATABASE = "fangkong";

  private static final String ROLE_EXISTS = "SELECT 1 FROM pg_roles WHERE rolname = ?";
  private static final String DATABASE_EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";

  private static final String END_OTHER_SESSIONS =
      """
      SELECT pg_terminate_backend(pid, 5000)
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      """;

  private final Connection superuser;

  EmbeddedRoles(Connection superuser) {
    this.superuser = superuser;
  }

  void ensure(Database.Login owner, Database.Login app) throws SQLException {
    ensureRole(owner);
    ensureRole(app);
    if (!exists(DATABASE_EXISTS, DATABASE)) {
      makeDatabase(DATABASE, owner.user(), app.user());
    }
  }

  /** Ends what a dead server's sessions still do, so that none holds a lock the next one needs. */
  void endOtherSessions() throws SQLException {
    execute(END_OTHER_SESSIONS);
  }

  void makeDatabase(String name, String owner, String app) throws SQLException {
    execute("CREATE DATABASE " + name + " OWNER " + owner);
    execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    execute("GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + app);
  }

  private void ensureRole(Database.Login login) throws SQLException {
    String verb = exists(ROLE_EXISTS, login.user()) ? "ALTER" : "CREATE";
    execute(
        verb
            + " ROLE "
            + login.user()
            + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION PASSWORD '"
            + login.password()
            + "'");
  }

  private boolean exists(String question, String name) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(question)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
