package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  private static final String SETTINGS =
      """
      SELECT name || '=' || setting FROM pg_settings
      WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums',
        'listen_addresses', 'unix_socket_directories', 'log_timezone', 'server_encoding',
        'max_wal_size', 'restart_after_crash')
      ORDER BY lower(name)
      """;

  private static final String ROLES =
      """
      SELECT r.rolname || ' super=' || r.rolsuper || ' bypass=' || r.rolbypassrls
        || ' createrole=' || r.rolcreaterole || ' createdb=' || r.rolcreatedb
        || ' owns=' || (SELECT count(*) FROM pg_shdepend d
                        WHERE d.refobjid = r.oid AND d.deptype = 'o')
        || ' member=' || (SELECT count(*) FROM pg_auth_members m WHERE m.member = r.oid)
      FROM pg_roles r WHERE r.rolname LIKE 'fangkong%' ORDER BY 1
      """;

  private static final String DATABASES =
      "SELECT datname || ' of ' || datdba::regrole FROM pg_database WHERE datname = 'fangkong'";

  private static final String AUTHENTICATION =
      "SELECT DISTINCT type || ' ' || address || ' ' || auth_method FROM pg_hba_file_rules";

  @TempDir Path folder;

  @Test
  void settings_keep_what_was_committed_and_no_file_overrides_them() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Files.writeString(folder.resolve("data/pg/local.conf"), "fsync = off\nwork_mem = '17MB'\n");
      assertThat(postgres.running()).isTrue();
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(asSuperuser(postgres, SETTINGS))
          .containsExactly(
              "data_checksums=on",
              "fsync=on",
              "full_page_writes=on",
              "listen_addresses=127.0.0.1",
              "log_timezone=UTC",
              "max_wal_size=2048",
              "restart_after_crash=on",
              "server_encoding=UTF8",
              "synchronous_commit=on",
              "unix_socket_directories=");
      assertThat(asSuperuser(postgres, "SHOW work_mem")).containsExactly("17MB");
    }
  }

  @Test
  void the_application_owns_nothing_and_cannot_step_around_row_level_security() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(asSuperuser(postgres, ROLES))
          .containsExactly(
              "fangkong_app super=false bypass=false createrole=false createdb=false owns=0"
                  + " member=0",
              "fangkong_owner super=false bypass=false createrole=false createdb=false owns=1"
                  + " member=0");
      assertThat(asSuperuser(postgres, DATABASES)).containsExactly("fangkong of fangkong_owner");
      assertThatThrownBy(() -> as(postgres, postgres.app(), "CREATE SCHEMA mine"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> as(postgres, postgres.app(), "CREATE TABLE public.mine (id int)"))
          .hasMessageContaining("permission denied");
      as(
          postgres,
          postgres.owner(),
          "CREATE SCHEMA ours; CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm");
    }
  }

  @Test
  void nobody_connects_without_the_generated_password() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(asSuperuser(postgres, AUTHENTICATION))
          .containsExactly("host 127.0.0.1 scram-sha-256");
      for (String role : List.of("postgres", "fangkong_owner", "fangkong_app")) {
        assertThatThrownBy(
                () -> Connections.open(postgres.url(), new Database.Login(role, "guessed")))
            .hasMessageContaining("password authentication failed");
      }
      Path keys = folder.resolve("data-keys");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(keys)) {
        assertThat(files.toList())
            .hasSize(3)
            .allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void a_lost_keys_folder_gets_new_passwords_and_keeps_the_data() throws Exception {
    String before;
    try (EmbeddedPostgres postgres = start()) {
      before = postgres.app().password();
      as(postgres, postgres.owner(), "CREATE TABLE public.kept AS SELECT 7 AS id");
    }
    PostgresBinaries.delete(folder.resolve("data-keys"));
    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.app().password()).isNotEqualTo(before);
      assertThat(as(postgres, postgres.app(), "SELECT 1")).containsExactly("1");
      assertThat(as(postgres, postgres.owner(), "SELECT id FROM public.kept")).containsExactly("7");
    }
  }

  @Test
  void a_key_file_open_to_others_is_refused() throws Exception {
    start().close();
    Path key = folder.resolve("data-keys/db-app.password");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseRefused.class)
        .hasMessage(
            "The key file %s has mode rw-r--r--. Maybe run chmod 600 %s.".formatted(key, key));
  }

  @Test
  void a_foreign_process_whose_number_stands_in_postmaster_pid_lives_on() throws Exception {
    start().close();
    Process foreign = new ProcessBuilder("sleep", "600").start();
    try {
      Path data = folder.resolve("data").toRealPath();
      Files.writeString(
          data.resolve("pg/postmaster.pid"),
          "%d\n%s/pg\n1700000000\n15432\n\n127.0.0.1\n   1   2\nready   \n"
              .formatted(foreign.pid(), data));
      try (EmbeddedPostgres postgres = start()) {
        assertThat(postgres.postmaster().pid()).isNotEqualTo(foreign.pid());
        assertThat(as(postgres, postgres.app(), "SELECT 1")).containsExactly("1");
      }
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void a_cluster_whose_making_was_cut_short_is_made_again() throws Exception {
    Path part = Files.createDirectories(folder.resolve("data/pg-making/base"));
    Files.writeString(part.resolve("1"), "half");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(as(postgres, postgres.app(), "SELECT 1")).containsExactly("1");
    }
    assertThat(folder.resolve("data/pg-making")).doesNotExist();
  }

  @Test
  void data_of_another_major_version_is_refused() throws Exception {
    start().close();
    Files.writeString(folder.resolve("data/pg/PG_VERSION"), "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("PG_VERSION is 17, this server brings PostgreSQL 18. Maybe ");
  }

  @Test
  void values_of_failed_statements_stay_out_of_the_log_and_of_constraint_messages()
      throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      as(postgres, postgres.owner(), "CREATE TABLE public.names (name text PRIMARY KEY)");
      String insert = "INSERT INTO public.names VALUES ('canary-7421')";
      as(postgres, postgres.owner(), insert);
      assertThatThrownBy(() -> as(postgres, postgres.owner(), insert))
          .hasMessageContaining("names_pkey")
          .hasMessageNotContaining("canary-7421");
      assertThatThrownBy(() -> as(postgres, postgres.owner(), "SELECT 'canary-7421'::int"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(folder.resolve("data/pg.log")))
        .contains("ready to accept connections")
        .doesNotContain("canary-7421");
  }

  @Test
  void it_runs_without_privileges_where_every_account_may_pass() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    EmbeddedSettings settings =
        EmbeddedSettings.of(
            Folders.besideData(folder.resolve("data")),
            new DatabaseProperties(
                null,
                null,
                null,
                new DatabaseProperties.Owner(null, null),
                16,
                Duration.ofSeconds(2),
                Duration.ZERO,
                0,
                null));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
      assertNoPrivileges(postgres);
      Path process = Path.of("/proc", Long.toString(postgres.postmaster().pid()));
      assertThat(Files.getAttribute(process, "unix:uid")).isNotEqualTo(0);
    }
  }

  @Test
  void it_runs_without_privileges_where_only_this_account_may_pass() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    try (EmbeddedPostgres postgres = start()) {
      assertNoPrivileges(postgres);
    }
  }

  private static void assertNoPrivileges(EmbeddedPostgres postgres) throws IOException {
    Path status = Path.of("/proc", Long.toString(postgres.postmaster().pid()), "status");
    assertThat(Files.readAllLines(status)).contains("CapEff:\t0000000000000000");
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(DatabaseServer.settings(folder.resolve("data")));
  }

  private static List<String> asSuperuser(EmbeddedPostgres postgres, String sql)
      throws SQLException {
    return as(postgres, postgres.superuser(), sql);
  }

  private static List<String> as(EmbeddedPostgres postgres, Database.Login login, String sql)
      throws SQLException {
    try (Connection connection = Connections.open(postgres.url(), login)) {
      return Rows.strings(connection, sql);
    }
  }
}
