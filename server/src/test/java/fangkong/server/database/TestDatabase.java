package fangkong.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A fresh, empty database with both roles, inside the one embedded PostgreSQL of the test process.
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void database(DynamicPropertyRegistry registry) {
 *   TestDatabase.fresh(ThisIT.class).register(registry);
 * }
 * }</pre>
 *
 * <p>The cluster stays in {@code target/test-database} between runs, so that only the first run
 * pays for making it. It is not durable; the tests of this package make their own durable ones.
 */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String OLD_DATABASES =
      "SELECT datname FROM pg_database WHERE datname LIKE 't\\_%'";

  private static @Nullable EmbeddedPostgres shared;

  private final String url;
  private final Database.Login app;
  private final Database.Login owner;
  private final EmbeddedPostgres postgres;

  private TestDatabase(EmbeddedPostgres postgres, String name) {
    this.url = postgres.url(name);
    this.app = postgres.app();
    this.owner = postgres.owner();
    this.postgres = postgres;
  }

  /** Makes a database for a test class; each call makes another one. */
  public static synchronized TestDatabase fresh(Class<?> test) {
    return fresh(shared(), test);
  }

  /**
   * The same on a PostgreSQL of its own that keeps what it acknowledged, in this folder: for what
   * measures. Whoever asked for it {@link #end ends} it.
   */
  public static TestDatabase durable(Path folder, Class<?> test) {
    return fresh(
        EmbeddedPostgres.start(
            new EmbeddedSettings(
                folder.resolve("data"),
                folder.resolve("keys"),
                Path.of("target", "test-database", "bin").toAbsolutePath(),
                0,
                100,
                true)),
        test);
  }

  private static TestDatabase fresh(EmbeddedPostgres postgres, Class<?> test) {
    String name =
        "t_" + NUMBER.incrementAndGet() + "_" + test.getSimpleName().toLowerCase(Locale.ROOT);
    String database = name.length() > 60 ? name.substring(0, 60) : name;
    try (Connection superuser = Connections.open(postgres.url("postgres"), postgres.superuser())) {
      new EmbeddedRoles(superuser)
          .makeDatabase(database, postgres.owner().user(), postgres.app().user());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(postgres, database);
  }

  /** Ends a PostgreSQL that keeps what it acknowledged. */
  public void end() {
    postgres.close();
  }

  /** JDBC address, without a password. */
  public String url() {
    return url;
  }

  /** Connections of the application's role, which owns nothing; each one is opened anew. */
  public DataSource app() {
    return new DriverManagerDataSource(url, app.user(), app.password());
  }

  /**
   * Connections of the role that owns the database and gave itself the scope of everything: without
   * it, row-level security holds for the owner too. Each one is opened anew.
   */
  public DataSource owner() {
    DriverManagerDataSource owned =
        new DriverManagerDataSource(url, owner.user(), owner.password());
    Properties properties = new Properties();
    properties.setProperty("options", "-c fangkong.scope=*");
    properties.putAll(Connections.BINARY);
    owned.setConnectionProperties(properties);
    return owned;
  }

  /** The properties that make a server use this database. */
  public Map<String, String> properties() {
    return Map.of(
        "fangkong.db.url", url,
        "fangkong.db.user", app.user(),
        "fangkong.db.password", app.password(),
        "fangkong.db.owner.user", owner.user(),
        "fangkong.db.owner.password", owner.password());
  }

  public void register(DynamicPropertyRegistry registry) {
    properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  private static EmbeddedPostgres shared() {
    EmbeddedPostgres running = shared;
    if (running == null) {
      running = startInFreeFolder();
      shared = running;
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
      dropOld(running);
    }
    return running;
  }

  private static EmbeddedPostgres startInFreeFolder() {
    Path root = Path.of("target", "test-database").toAbsolutePath();
    for (int number = 1; ; number++) {
      Path data = root.resolve(Integer.toString(number));
      try {
        Files.createDirectories(root);
        return EmbeddedPostgres.start(
            new EmbeddedSettings(
                data, root.resolve(number + "-keys"), root.resolve("bin"), 0, 100, false));
      } catch (DatabaseRefused e) {
        if (number == 20 || !e.problem().contains("already serves")) {
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void dropOld(EmbeddedPostgres postgres) {
    try (Connection superuser = Connections.open(postgres.url("postgres"), postgres.superuser());
        Statement statement = superuser.createStatement()) {
      List<String> old = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(OLD_DATABASES)) {
        while (rows.next()) {
          old.add(rows.getString(1));
        }
      }
      for (String name : old) {
        statement.execute("DROP DATABASE \"" + name + "\" WITH (FORCE)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
