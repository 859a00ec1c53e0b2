package fangkong.server.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The smallest real server around this module: its beans, Flyway and one migration. As a program of
 * its own it writes rows until it is killed and prints each one it was told is durable.
 */
@Import(DatabaseConfiguration.class)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class DatabaseServer {
  static final Path BINARIES = Path.of("target", "test-database", "bin").toAbsolutePath();

  public static void main(String[] arguments) {
    SpringApplication application = builder().application();
    ConfigurableApplicationContext context = application.run(arguments);
    System.out.println("ready");
    WritingLoad.start(context.getBean(DataSource.class), 4, id -> System.out.println("ack " + id));
  }

  /** Starts it in this process. */
  static ConfigurableApplicationContext start(Path data) {
    return builder().run(arguments(data));
  }

  private static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(DatabaseServer.class).web(WebApplicationType.NONE);
  }

  static String[] arguments(Path data) {
    return new String[] {
      "--fangkong.data=" + data,
      "--fangkong.db.binaries=" + BINARIES,
      "--spring.flyway.locations=classpath:fangkong/server/database",
      "--spring.main.banner-mode=off"
    };
  }

  /** The command that starts it in a process of its own. */
  static ProcessBuilder process(Path data) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add(DatabaseServer.class.getName());
    words.addAll(List.of(arguments(data)));
    return new ProcessBuilder(words).redirectErrorStream(true);
  }

  /** What the tests start an embedded PostgreSQL with: durable, on a free port. */
  static EmbeddedSettings settings(Path data) {
    return new EmbeddedSettings(data, Folders.besideData(data).keys(), BINARIES, 0, 16, true);
  }
}
