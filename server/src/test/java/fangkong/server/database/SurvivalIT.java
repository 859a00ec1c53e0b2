package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class SurvivalIT {
  private static final Duration READY = Duration.ofSeconds(30);
  private static final int WRITES_BEFORE_KILL = 300;

  private final List<Process> servers = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left_running() throws Exception {
    servers.forEach(Process::destroyForcibly);
    Path data = folder.resolve("data");
    if (Files.isDirectory(data)) {
      processes(data).stop(READY);
    }
  }

  @Test
  void what_was_acknowledged_survives_a_killed_server_whose_orphan_is_adopted() throws Exception {
    Path data = folder.resolve("data");
    Killed killed = killServerUnderLoad(data);
    ProcessHandle orphan = killed.postmaster();

    try (EmbeddedPostgres again = EmbeddedPostgres.start(DatabaseServer.settings(data))) {
      assertThat(again.postmaster().pid()).isEqualTo(orphan.pid());
      assertNothingLost(written(again), killed.acknowledged());

      orphan.destroyForcibly();
      assertThat(Waiting.until(READY, () -> again.postmaster().pid() != orphan.pid())).isTrue();
      assertThat(Waiting.until(READY, again::running)).isTrue();
      assertNothingLost(written(again), killed.acknowledged());
    }
    assertThat(processes(data).listAlive()).isEmpty();
  }

  @Test
  void an_orphan_that_runs_otherwise_is_stopped_cleanly() throws Exception {
    Path data = folder.resolve("data");
    Killed killed = killServerUnderLoad(data);
    Path configuration = data.resolve("pg/postgresql.conf");
    Files.writeString(configuration, Files.readString(configuration) + "# of an older version\n");

    try (EmbeddedPostgres again = EmbeddedPostgres.start(DatabaseServer.settings(data))) {
      assertThat(processes(data).isAlive(killed.postmaster().pid())).isFalse();
      assertThat(again.postmaster().pid()).isNotEqualTo(killed.postmaster().pid());
      assertNothingLost(written(again), killed.acknowledged());
    }
    assertThat(Files.readString(data.resolve("pg.log")))
        .contains("database system is shut down")
        .doesNotContain("automatic recovery");
  }

  @Test
  void what_was_acknowledged_survives_a_killed_postgresql_under_a_living_server() throws Exception {
    Path data = folder.resolve("data");
    try (ConfigurableApplicationContext server = DatabaseServer.start(data)) {
      DataSource pool = server.getBean(DataSource.class);
      DatabaseHealth health = server.getBean(DatabaseHealth.class);
      WritingLoad load = WritingLoad.start(pool, 4, id -> {});
      try {
        awaitWrites(load, WRITES_BEFORE_KILL);
        processes(data).listAlive().forEach(ProcessHandle::destroyForcibly);
        awaitDownThenUp(health);
        awaitWrites(load, load.acknowledged().size() + WRITES_BEFORE_KILL);

        long postmaster = processes(data).findPostmaster().orElseThrow().pid();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        awaitDownThenUp(health);
        awaitWrites(load, load.acknowledged().size() + WRITES_BEFORE_KILL);
      } finally {
        load.stop();
      }
      assertNothingLost(written(pool), load.acknowledged());
    }
  }

  @Test
  void a_terminated_server_leaves_a_cleanly_shut_down_postgresql() throws Exception {
    Path data = folder.resolve("data");
    Process server = started(data);
    Set<Long> acknowledged = readAcknowledged(server, WRITES_BEFORE_KILL);
    server.toHandle().destroy();
    acknowledged.addAll(readAcknowledged(server, Integer.MAX_VALUE));
    assertThat(server.waitFor(READY.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(processes(data).listAlive()).isEmpty();
    assertThat(data.resolve("pg/postmaster.pid")).doesNotExist();
    assertThat(Files.readAllLines(data.resolve("pg.log")).getLast())
        .contains("database system is shut down");
    try (EmbeddedPostgres again = EmbeddedPostgres.start(DatabaseServer.settings(data))) {
      assertNothingLost(written(again), acknowledged);
    }
  }

  @Test
  void a_second_server_on_the_folder_is_refused() throws Exception {
    Path data = folder.resolve("data");
    try (EmbeddedPostgres first = EmbeddedPostgres.start(DatabaseServer.settings(data))) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(DatabaseServer.settings(data)))
          .isInstanceOf(DatabaseRefused.class)
          .hasMessage(
              "This process already serves the data folder %s. Maybe stop it first, or name another"
                  + " folder with --data.",
              data);

      Process second = started(data);
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(said)
          .contains("Process " + ProcessHandle.current().pid() + " already serves")
          .contains("Maybe stop it first")
          .doesNotContain("\tat ");
      assertThat(first.postmaster().isAlive()).isTrue();
      assertThat(written(first.url("postgres"), first, "SELECT 1::bigint")).containsExactly(1L);
    }
  }

  private Process started(Path data) throws IOException {
    Process server = DatabaseServer.process(data).start();
    servers.add(server);
    return server;
  }

  private record Killed(ProcessHandle postmaster, Set<Long> acknowledged) {}

  private Killed killServerUnderLoad(Path data) throws IOException, InterruptedException {
    Process server = started(data);
    Set<Long> acknowledged = readAcknowledged(server, WRITES_BEFORE_KILL);
    server.toHandle().destroyForcibly();
    acknowledged.addAll(readAcknowledged(server, Integer.MAX_VALUE));
    server.waitFor();
    ClusterProcesses.Postmaster left = processes(data).findPostmaster().orElseThrow();
    return new Killed(ProcessHandle.of(left.pid()).orElseThrow(), acknowledged);
  }

  /** Reads what the server prints until so many rows are acknowledged or it prints no more. */
  private static Set<Long> readAcknowledged(Process server, int enough) throws IOException {
    Set<Long> acknowledged = new HashSet<>();
    StringBuilder other = new StringBuilder();
    BufferedReader printed = server.inputReader(StandardCharsets.UTF_8);
    String line = printed.readLine();
    while (line != null) {
      if (line.matches("ack \\d+")) {
        acknowledged.add(Long.parseLong(line.substring(4)));
      } else {
        other.append(line).append('\n');
      }
      line = acknowledged.size() < enough ? printed.readLine() : null;
    }
    if (enough != Integer.MAX_VALUE) {
      assertThat(acknowledged).as(other.toString()).hasSizeGreaterThanOrEqualTo(enough);
    }
    return acknowledged;
  }

  private static ClusterProcesses processes(Path data) throws IOException {
    return new ClusterProcesses(data.toRealPath().resolve("pg"));
  }

  private static void awaitDownThenUp(DatabaseHealth health) throws InterruptedException {
    assertThat(Waiting.until(READY, () -> !health.answers())).isTrue();
    assertThat(Waiting.until(READY, health::answers)).isTrue();
  }

  private static void awaitWrites(WritingLoad load, int enough) throws InterruptedException {
    assertThat(Waiting.until(READY, () -> load.acknowledged().size() >= enough)).isTrue();
  }

  private static void assertNothingLost(List<Long> written, Set<Long> acknowledged) {
    assertThat(written).doesNotHaveDuplicates();
    assertThat(new HashSet<>(written)).containsAll(acknowledged);
  }

  private static List<Long> written(EmbeddedPostgres postgres) throws SQLException {
    return written(postgres.url(), postgres, "SELECT id FROM survival.writes");
  }

  private static List<Long> written(String url, EmbeddedPostgres postgres, String sql)
      throws SQLException {
    try (Connection connection = Connections.open(url, postgres.superuser())) {
      return Rows.longs(connection, sql);
    }
  }

  private static List<Long> written(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Rows.longs(connection, "SELECT id FROM survival.writes");
    }
  }
}
