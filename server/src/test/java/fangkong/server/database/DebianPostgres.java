package fangkong.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The PostgreSQL of Debian's package {@code postgresql}, run in a throw-away folder: the real
 * external server that {@code FANGKONG_DB_URL} would name.
 *
 * <p>It comes with the roles {@code fangkong_owner} and {@code fangkong_app} and the database
 * {@code fangkong}. Runs as an unprivileged account when the tests run as root.
 */
public final class DebianPostgres implements AutoCloseable {
  private static final String PASSWORD = "debian-postgres-for-tests-alone-0123456789";
  private static final Duration START = Duration.ofSeconds(30);

  private final Path folder;
  private final ClusterProcesses processes;
  private final int port;

  private DebianPostgres(Path folder, int port) {
    this.folder = folder;
    this.processes = new ClusterProcesses(folder.resolve("pg"));
    this.port = port;
  }

  /** Starts one; {@link #close} stops it and deletes its folder. */
  public static DebianPostgres start() {
    try {
      Path programs = programs();
      Path folder = Files.createTempDirectory("debian-postgres").toRealPath();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      DebianPostgres started = new DebianPostgres(folder, freePort());
      started.launch(programs);
      started.prepare();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path programs() throws IOException {
    Path root = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(root)) {
      try (Stream<Path> versions = Files.list(root)) {
        List<Path> found =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (!found.isEmpty()) {
          return found.getFirst();
        }
      }
    }
    throw new IllegalStateException(
        "No PostgreSQL in /usr/lib/postgresql. Maybe run apt-get install -y"
            + " --no-install-recommends postgresql.");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void launch(Path programs) throws IOException, InterruptedException {
    Path cluster = Files.createDirectory(folder.resolve("pg"));
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    PostgresUser user = PostgresUser.choose(folder, programs.resolve("postgres"));
    user.own(cluster);
    user.own(password);
    user.run(
        folder,
        List.of(
            programs.resolve("initdb").toString(),
            "--pgdata=" + cluster,
            "--username=postgres",
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync"),
        Path.of("/dev/null"));
    List<String> server =
        List.of(
            programs.resolve("postgres").toString(),
            "-D",
            cluster.toString(),
            "-p",
            Integer.toString(port),
            "--listen_addresses=127.0.0.1",
            "--unix_socket_directories=" + cluster,
            "--fsync=off");
    user.command(folder, server).redirectOutput(folder.resolve("log").toFile()).start();
    if (!Waiting.until(
        START,
        () -> processes.findPostmaster().filter(ClusterProcesses.Postmaster::ready).isPresent())) {
      throw new IOException(Files.readString(folder.resolve("log")));
    }
  }

  private void prepare() throws SQLException {
    execute("postgres", "CREATE ROLE fangkong_owner LOGIN PASSWORD '" + PASSWORD + "'");
    execute("postgres", "CREATE ROLE fangkong_app LOGIN PASSWORD '" + PASSWORD + "'");
    execute("postgres", "CREATE DATABASE fangkong OWNER fangkong_owner");
  }

  /** Runs one statement as superuser in a database. */
  public void execute(String database, String sql) throws SQLException {
    try (Connection superuser =
            Connections.open(url(database), new Database.Login("postgres", PASSWORD));
        Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  /** JDBC address of a database, without a password. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The password of every role here. */
  public String password() {
    return PASSWORD;
  }

  /** The properties that make a server use the database {@code fangkong} here. */
  public Map<String, String> properties() {
    return Map.of(
        "fangkong.db.url",
        url("fangkong"),
        "fangkong.db.user",
        "fangkong_app",
        "fangkong.db.password",
        PASSWORD,
        "fangkong.db.owner.user",
        "fangkong_owner",
        "fangkong.db.owner.password",
        PASSWORD);
  }

  @Override
  public void close() {
    try {
      processes.stop(Duration.ofSeconds(20));
      PostgresBinaries.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
