package fangkong.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The beans of this module: the pool of the application's role for everybody, the owner's
 * connections for Flyway alone, the folders and the health.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
  private static final String UTC = "SET TIME ZONE 'UTC'";

  @Bean
  Folders folders(ConfigurableEnvironment environment) {
    return foldersOf(environment);
  }

  static Folders foldersOf(ConfigurableEnvironment environment) {
    Folders usual = Folders.besideData(Path.of(dataFolder(environment)));
    String keys = environment.getProperty("fangkong.keys");
    return keys == null || keys.isBlank() ? usual : new Folders(usual.data(), Path.of(keys));
  }

  /**
   * {@code fangkong.data}, else {@code FANGKONG_DATA_DIR}. The environment variable {@code
   * FANGKONG_DATA}, which Spring would read as {@code fangkong.data}, names public data sets that a
   * database must never be written into.
   */
  private static String dataFolder(ConfigurableEnvironment environment) {
    for (PropertySource<?> source : environment.getPropertySources()) {
      boolean derived = source.getName().equals("configurationProperties");
      if (!derived && !(source instanceof SystemEnvironmentPropertySource)) {
        Object value = source.getProperty("fangkong.data");
        if (value != null && !value.toString().isBlank()) {
          return environment.resolvePlaceholders(value.toString());
        }
      }
    }
    return environment.getProperty("fangkong.data-dir", "./data");
  }

  @Bean(destroyMethod = "close")
  Database database(
      ObjectProvider<EarlyDatabase.Starting> early,
      DatabaseProperties properties,
      Folders folders) {
    EarlyDatabase.Starting starting = early.getIfAvailable();
    return starting == null ? start(properties, folders) : starting.await();
  }

  static Database start(DatabaseProperties properties, Folders folders) {
    if (properties.external()) {
      return ExternalPostgres.connect(properties);
    }
    ExternalPostgres.refuseStray(properties);
    return EmbeddedPostgres.start(EmbeddedSettings.of(folders, properties));
  }

  @Bean
  @Primary
  HikariDataSource dataSource(Database database, DatabaseProperties properties) {
    return pool("app", properties.poolSize(), database, properties, Map.of());
  }

  /**
   * Two connections that no request waits for. What they read is not put into text on the way: the
   * log is read as a whole.
   */
  @Bean(defaultCandidate = false)
  @Qualifier("apart")
  HikariDataSource apart(Database database, DatabaseProperties properties) {
    return pool("apart", 2, database, properties, Connections.BINARY);
  }

  private static HikariDataSource pool(
      String name,
      int size,
      Database database,
      DatabaseProperties properties,
      Map<String, String> more) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(database.url());
    config.setUsername(database.app().user());
    config.setPassword(database.app().password());
    Connections.PROPERTIES.forEach(config::addDataSourceProperty);
    more.forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(4, size));
    config.setConnectionTimeout(properties.poolWait().toMillis());
    config.setValidationTimeout(Math.min(1000, properties.poolWait().toMillis()));
    config.setConnectionInitSql(UTC);
    return new HikariDataSource(config);
  }

  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource ownerDataSource(Database database) {
    DriverManagerDataSource source =
        new DriverManagerDataSource(
            database.url(), database.owner().user(), database.owner().password());
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "fangkong-migrations");
    source.setConnectionProperties(properties);
    return source;
  }

  /** Migrations name the roles as {@code ${app_role}} and {@code ${owner_role}}. */
  @Bean
  FlywayConfigurationCustomizer databaseRoles(Database database) {
    return flyway -> nameRoles(flyway, database);
  }

  private static void nameRoles(FluentConfiguration flyway, Database database) {
    Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
    placeholders.put("app_role", database.app().user());
    placeholders.put("owner_role", database.owner().user());
    flyway.placeholders(placeholders);
    @Nullable String initial = flyway.getInitSql();
    if (initial == null) {
      flyway.initSql(UTC);
    }
  }

  @Bean(destroyMethod = "close")
  DatabaseProbe databaseHealth(Database database) {
    return new DatabaseProbe(database);
  }
}
