package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalPostgresIT {
  private DebianPostgres debian = DebianPostgres.start();

  @BeforeAll
  void is_real() throws SQLException {
    debian.execute("postgres", "CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0");
    debian.execute("postgres", "CREATE DATABASE another");
  }

  @AfterEach
  void mend_the_roles() throws SQLException {
    debian.execute("postgres", "ALTER ROLE fangkong_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE");
    debian.execute("postgres", "REVOKE fangkong_owner FROM fangkong_app");
    debian.execute("fangkong", "DROP SCHEMA IF EXISTS app_made CASCADE");
  }

  @AfterAll
  void stop() {
    debian.close();
  }

  @Test
  void a_server_runs_on_it_with_the_role_of_the_application() {
    SpringApplicationBuilder builder =
        new SpringApplicationBuilder(DatabaseServer.class).web(WebApplicationType.NONE);
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.flyway.locations=classpath:fangkong/server/database");
    debian.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    try (ConfigurableApplicationContext server = builder.run(arguments.toArray(String[]::new))) {
      JdbcClient app = JdbcClient.create(server.getBean(DataSource.class));
      assertThat(
              app.sql("SELECT current_user || ' ' || current_setting('TimeZone')")
                  .query(String.class)
                  .single())
          .isEqualTo("fangkong_app UTC");
      assertThat(app.sql("INSERT INTO survival.writes VALUES (1)").update()).isEqualTo(1);
      assertThat(
              app.sql("SELECT relowner::regrole::text FROM pg_class WHERE relname = 'writes'")
                  .query(String.class)
                  .single())
          .isEqualTo("fangkong_owner");
      assertThat(server.getBean(DatabaseHealth.class).answers()).isTrue();
    }
  }

  @Test
  void the_environment_names_it() {
    Map<String, String> variables = environment();
    ExternalPostgres database = connect(variables);
    assertThat(database.url()).isEqualTo(debian.url("fangkong"));
    assertThat(database.app().user()).isEqualTo("fangkong_app");
    assertThat(database.owner().user()).isEqualTo("fangkong_owner");
    assertThat(database.toString()).doesNotContain(debian.password());
  }

  @Test
  void each_missing_variable_is_named() {
    for (String variable : environment().keySet()) {
      Map<String, String> variables = environment();
      variables.remove(variable);
      assertThatThrownBy(() -> connect(variables))
          .isInstanceOf(DatabaseRefused.class)
          .hasMessageContaining(variable)
          .hasMessageContaining("Maybe ")
          .hasMessageNotContaining(debian.password());
    }
  }

  @Test
  void an_application_role_that_row_level_security_does_not_hold_is_refused() throws SQLException {
    debian.execute("postgres", "ALTER ROLE fangkong_app SUPERUSER");
    assertRefused("FANGKONG_DB_USER=fangkong_app is a superuser.");
    debian.execute("postgres", "ALTER ROLE fangkong_app NOSUPERUSER BYPASSRLS");
    assertRefused("FANGKONG_DB_USER=fangkong_app has BYPASSRLS.");
    debian.execute("postgres", "ALTER ROLE fangkong_app NOBYPASSRLS CREATEROLE");
    assertRefused("FANGKONG_DB_USER=fangkong_app has CREATEROLE.");
    debian.execute("postgres", "ALTER ROLE fangkong_app NOCREATEROLE");
    debian.execute("postgres", "GRANT fangkong_owner TO fangkong_app");
    assertRefused("FANGKONG_DB_USER=fangkong_app is a member of fangkong_owner.");
    debian.execute("postgres", "REVOKE fangkong_owner FROM fangkong_app");
    debian.execute("fangkong", "CREATE SCHEMA app_made AUTHORIZATION fangkong_app");
    assertRefused("FANGKONG_DB_USER=fangkong_app owns 1 objects.");
    debian.execute("fangkong", "DROP SCHEMA app_made");
    assertThatCode(() -> connect(environment())).doesNotThrowAnyException();
  }

  @Test
  void one_role_for_both_is_refused() {
    Map<String, String> variables = environment();
    variables.put("FANGKONG_DB_USER", "fangkong_owner");
    assertThatThrownBy(() -> connect(variables))
        .hasMessageContaining(
            "FANGKONG_DB_USER and FANGKONG_DB_OWNER_USER are both fangkong_owner. Maybe ");
  }

  @Test
  void a_wrong_password_is_refused_without_showing_it() {
    Map<String, String> variables = environment();
    variables.put("FANGKONG_DB_PASSWORD", "mistaken-secret");
    assertThatThrownBy(() -> connect(variables))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("FANGKONG_DB_USER=fangkong_app cannot use FANGKONG_DB_URL=")
        .hasMessageContaining("Maybe ")
        .hasMessageNotContaining("mistaken-secret");
  }

  @Test
  void a_database_that_is_unfit_is_refused() {
    Map<String, String> ascii = environment();
    ascii.put("FANGKONG_DB_URL", debian.url("ascii"));
    assertThatThrownBy(() -> connect(ascii))
        .hasMessageContaining("has a database in SQL_ASCII, not UTF8. Maybe ");
    Map<String, String> foreign = environment();
    foreign.put("FANGKONG_DB_URL", debian.url("another"));
    assertThatThrownBy(() -> connect(foreign))
        .hasMessageContaining("does not let FANGKONG_DB_OWNER_USER=fangkong_owner make schemas.")
        .hasMessageContaining("Maybe run ALTER DATABASE another OWNER TO fangkong_owner.");
    Map<String, String> other = environment();
    other.put("FANGKONG_DB_URL", "postgres://someone:hidden@db/fangkong");
    assertThatThrownBy(() -> connect(other))
        .hasMessage(
            "FANGKONG_DB_URL=postgres://***@db/fangkong is no JDBC address of a PostgreSQL. Maybe"
                + " write jdbc:postgresql://host:5432/fangkong.");
  }

  @Test
  void a_version_before_15_is_refused() {
    ExternalPostgres database = connect(environment());
    database.checkVersion(150_000, "15.0");
    assertThatThrownBy(() -> database.checkVersion(140_019, "14.19"))
        .hasMessageContaining("runs PostgreSQL 14.19, older than 15. Maybe ");
  }

  @Test
  void nobody_there_is_one_clear_line() {
    Map<String, String> variables = environment();
    variables.put("FANGKONG_DB_URL", "jdbc:postgresql://127.0.0.1:1/fangkong");
    variables.put("FANGKONG_DB_START_WAIT", "300ms");
    assertThatThrownBy(() -> connect(variables))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("refused")
        .hasMessageContaining("Maybe the server is down");
  }

  private void assertRefused(String problem) {
    assertThatThrownBy(() -> connect(environment()))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("Maybe ");
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    debian
        .properties()
        .forEach((k, v) -> variables.put(k.replace('.', '_').toUpperCase(Locale.ROOT), v));
    return variables;
  }

  /** Reads the variables as a server does, then connects as a server does. */
  private static ExternalPostgres connect(Map<String, String> variables) {
    DatabaseProperties properties = bound(variables);
    if (!properties.external()) {
      ExternalPostgres.refuseStray(properties);
    }
    return ExternalPostgres.connect(properties);
  }

  private static DatabaseProperties bound(Map<String, String> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new HashMap<>(variables)));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bindOrCreate("fangkong.db", DatabaseProperties.class);
  }
}
