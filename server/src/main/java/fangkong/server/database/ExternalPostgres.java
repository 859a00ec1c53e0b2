package fangkong.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that {@code FANGKONG_DB_URL} names, taken only after it passed every check. */
record ExternalPostgres(String url, Login app, Login owner) implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(ExternalPostgres.class);
  private static final int OLDEST = 150_000;
  private static final Set<String> NOT_UP_YET = Set.of("08001", "08004", "08006", "57P03");

  private static final String SERVER =
      """
      SELECT current_setting('server_version_num')::int AS version,
             current_setting('server_version') AS version_name,
             current_setting('server_encoding') AS encoding,
             current_database() AS database,
             has_database_privilege(current_database(), 'CREATE') AS may_create
      """;

  private static final String APP =
      """
      SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole,
             pg_has_role(r.oid, o.oid, 'MEMBER') AS is_owner,
             (SELECT count(*)
              FROM pg_shdepend d
              WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid
                AND d.deptype = 'o'
                AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
                AND NOT (d.classid = 'pg_class'::regclass AND EXISTS
                      (SELECT 1 FROM pg_class c WHERE c.oid = d.objid AND c.relpersistence = 't'))
             ) AS owned
      FROM pg_roles r, pg_roles o
      WHERE r.rolname = current_user AND o.rolname = ?
      """;

  static ExternalPostgres connect(DatabaseProperties properties) {
    ExternalPostgres database = named(properties);
    try (Connection connection = database.openOwner(properties.startWait())) {
      database.checkServer(connection);
    } catch (SQLException e) {
      throw refused("FANGKONG_DB_OWNER_USER", database.owner, database.url, e);
    }
    try (Connection connection = Connections.open(database.url, database.app)) {
      database.checkApp(connection);
    } catch (SQLException e) {
      throw refused("FANGKONG_DB_USER", database.app, database.url, e);
    }
    return database;
  }

  /** Refuses settings that name a database although no address is given. */
  static void refuseStray(DatabaseProperties properties) {
    List<String> set = new ArrayList<>();
    variables(properties).filter(v -> v.value() != null).forEach(v -> set.add(v.name()));
    if (!set.isEmpty()) {
      throw new DatabaseRefused(
          String.join(", ", set) + " set, but FANGKONG_DB_URL is not.",
          "set it to jdbc:postgresql://host:5432/fangkong, or unset the others for the embedded"
              + " PostgreSQL.");
    }
  }

  private record Variable(String name, @Nullable String value) {}

  private static Stream<Variable> variables(DatabaseProperties p) {
    return Stream.of(
        new Variable("FANGKONG_DB_USER", p.user()),
        new Variable("FANGKONG_DB_PASSWORD", p.password()),
        new Variable("FANGKONG_DB_OWNER_USER", p.owner().user()),
        new Variable("FANGKONG_DB_OWNER_PASSWORD", p.owner().password()));
  }

  private static ExternalPostgres named(DatabaseProperties properties) {
    String url = properties.url() == null ? "" : properties.url().strip();
    if (!url.startsWith("jdbc:postgresql://")) {
      throw new DatabaseRefused(
          "FANGKONG_DB_URL=" + shown(url) + " is no JDBC address of a PostgreSQL.",
          "write jdbc:postgresql://host:5432/fangkong.");
    }
    List<Variable> all = variables(properties).toList();
    List<String> missing = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Variable variable : all) {
      String value = variable.value();
      if (value == null || value.isBlank()) {
        missing.add(variable.name());
      } else {
        values.add(value);
      }
    }
    if (!missing.isEmpty()) {
      throw new DatabaseRefused(
          "FANGKONG_DB_URL=" + shown(url) + ", but " + String.join(", ", missing) + " not set.",
          "set the role of the application and the role of the migrations, each with its password.");
    }
    Login app = new Login(values.get(0), values.get(1));
    Login owner = new Login(values.get(2), values.get(3));
    if (app.user().equals(owner.user())) {
      throw new DatabaseRefused(
          "FANGKONG_DB_USER and FANGKONG_DB_OWNER_USER are both " + app.user() + ".",
          "make a second role that owns nothing: the application must not own what it guards.");
    }
    return new ExternalPostgres(url, app, owner);
  }

  private static String shown(String url) {
    return url.replaceAll("//[^/@]*@", "//***@").replaceAll("(?i)(password=)[^&]*", "$1***");
  }

  private Connection openOwner(Duration wait) throws SQLException {
    long end = System.nanoTime() + wait.toNanos();
    boolean told = false;
    while (true) {
      try {
        return Connections.open(url, owner);
      } catch (SQLException e) {
        if (!NOT_UP_YET.contains(e.getSQLState()) || System.nanoTime() - end > 0) {
          throw e;
        }
        if (!told) {
          LOG.info("Waiting up to {} s for {}: {}", wait.toSeconds(), shown(url), e.getMessage());
          told = true;
        }
      }
      try {
        Waiting.pause(Duration.ofMillis(250));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
      }
    }
  }

  private void checkServer(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SERVER);
        ResultSet row = statement.executeQuery()) {
      row.next();
      checkVersion(row.getInt("version"), row.getString("version_name"));
      refuseServer(
          !"UTF8".equals(row.getString("encoding")),
          "has a database in " + row.getString("encoding") + ", not UTF8.",
          "make it with CREATE DATABASE fangkong ENCODING 'UTF8' TEMPLATE template0.");
      refuseServer(
          !row.getBoolean("may_create"),
          "does not let FANGKONG_DB_OWNER_USER=" + owner.user() + " make schemas.",
          "run ALTER DATABASE " + row.getString("database") + " OWNER TO " + owner.user() + ".");
    }
  }

  void checkVersion(int number, String name) {
    refuseServer(
        number < OLDEST,
        "runs PostgreSQL " + name + ", older than 15.",
        "move it to a newer PostgreSQL.");
  }

  private void refuseServer(boolean wrong, String what, String remedy) {
    if (wrong) {
      throw new DatabaseRefused("FANGKONG_DB_URL=" + shown(url) + " " + what, remedy);
    }
  }

  private void checkApp(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APP)) {
      statement.setString(1, owner.user());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        refuseApp(row.getBoolean("rolsuper"), "is a superuser.", "NOSUPERUSER");
        refuseApp(row.getBoolean("rolbypassrls"), "has BYPASSRLS.", "NOBYPASSRLS");
        refuseApp(row.getBoolean("rolcreaterole"), "has CREATEROLE.", "NOCREATEROLE");
        refuseApp(
            row.getLong("owned") > 0, "owns " + row.getLong("owned") + " objects.", "of its own");
        refuseApp(row.getBoolean("is_owner"), "is a member of " + owner.user() + ".", "of its own");
      }
    }
  }

  private void refuseApp(boolean wrong, String what, String kind) {
    if (wrong) {
      String sql =
          kind.startsWith("NO")
              ? "run ALTER ROLE " + app.user() + " " + kind + ", or name another role."
              : "name a role " + kind + " that owns nothing and belongs to no other.";
      throw new DatabaseRefused(
          "FANGKONG_DB_USER=" + app.user() + " " + what + " Row-level security would not hold it.",
          sql);
    }
  }

  private static DatabaseRefused refused(String variable, Login login, String url, SQLException e) {
    return new DatabaseRefused(
        variable
            + "="
            + login.user()
            + " cannot use FANGKONG_DB_URL="
            + shown(url)
            + ": "
            + e.getMessage(),
        "the server is down, or the role, its password or the database's name is wrong.",
        e);
  }

  @Override
  public boolean running() {
    return true;
  }

  @Override
  public void close() {}
}
