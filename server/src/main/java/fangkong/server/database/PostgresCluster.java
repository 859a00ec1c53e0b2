package fangkong.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cluster folder: made, configured, started, stopped. Not safe for several threads. */
final class PostgresCluster {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final String MAJOR = "18";
  private static final Duration SLOWEST_START = Duration.ofMinutes(10);
  private static final Duration LEFTOVER_STOP = Duration.ofSeconds(8);
  private static final Duration ORDERLY_STOP = Duration.ofMinutes(1);

  private final Path data;
  private final Path folder;
  private final PostgresBinaries binaries;
  private final PostgresUser user;
  private final EmbeddedSettings settings;
  private final ClusterProcesses processes;

  private PostgresCluster(EmbeddedSettings settings, PostgresBinaries binaries, PostgresUser user)
      throws IOException {
    this.data = settings.data().toRealPath();
    this.folder = data.resolve("pg");
    this.binaries = binaries;
    this.user = user;
    this.settings = settings;
    this.processes = new ClusterProcesses(folder);
  }

  /** Opens the cluster of a data folder, making it first where there is none. */
  static PostgresCluster open(EmbeddedSettings settings, String superuserPassword)
      throws IOException, InterruptedException {
    PostgresBinaries binaries = PostgresBinaries.unpacked(settings.binaries());
    Path folder = settings.data().resolve("pg");
    if (Files.isDirectory(folder)) {
      refuseOtherVersion(folder);
      return new PostgresCluster(settings, binaries, PostgresUser.owning(folder));
    }
    PostgresUser user = PostgresUser.choose(settings.data(), binaries.program("postgres"));
    PostgresCluster cluster = new PostgresCluster(settings, binaries, user);
    cluster.make(superuserPassword);
    return cluster;
  }

  private static void refuseOtherVersion(Path folder) throws IOException {
    Path file = folder.resolve("PG_VERSION");
    String version = Files.exists(file) ? Files.readString(file).strip() : "none";
    if (!version.equals(MAJOR)) {
      throw new DatabaseRefused(
          folder + "/PG_VERSION is " + version + ", this server brings PostgreSQL " + MAJOR + ".",
          "restore a backup into a new data folder with --data.");
    }
  }

  private void make(String superuserPassword) throws IOException, InterruptedException {
    LOG.info("Making a PostgreSQL cluster in {}", folder);
    Path part = data.resolve("pg-making");
    Path password = data.resolve("pg-making.password");
    PostgresBinaries.delete(part);
    Files.deleteIfExists(password);
    Files.createDirectory(part);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(password, superuserPassword);
      user.own(part);
      user.own(password);
      user.run(data, initdb(part, password), Path.of("/dev/null"));
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      sync(data);
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private List<String> initdb(Path part, Path password) {
    List<String> words = new ArrayList<>();
    words.add(binaries.program("initdb").toString());
    words.addAll(List.of("--pgdata=" + part, "--username=postgres", "--pwfile=" + password));
    words.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
    words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    words.addAll(List.of("--text-search-config=simple", "--no-instructions"));
    if (!settings.durable()) {
      words.add("--no-sync");
    }
    return words;
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  ClusterProcesses processes() {
    return processes;
  }

  private List<String> command(int port) {
    List<String> words = new ArrayList<>();
    words.add(binaries.program("postgres").toString());
    words.addAll(List.of("-D", folder.toString(), "-p", Integer.toString(port)));
    words.add("--listen_addresses=127.0.0.1");
    words.addAll(PostgresSettings.arguments(settings.durable()));
    return words;
  }

  /**
   * A running postmaster left by a dead server that is, word for word, what this one would start.
   */
  Optional<ClusterProcesses.Postmaster> findAdoptable() throws IOException {
    Optional<ClusterProcesses.Postmaster> found =
        processes.findPostmaster().filter(ClusterProcesses.Postmaster::ready);
    boolean same =
        found.isPresent()
            && (settings.port() == 0 || settings.port() == found.get().port())
            && ClusterProcesses.commandLine(found.get().pid()).equals(command(found.get().port()))
            && same("postgresql.conf", PostgresSettings.conf(settings.poolSize()))
            && same("pg_hba.conf", PostgresSettings.HBA);
    return same ? found : Optional.empty();
  }

  private boolean same(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) && Files.readString(file).equals(text);
  }

  /** Stops whatever is left on the cluster, starts it and returns once it accepts connections. */
  ProcessHandle launch(int port) throws IOException, InterruptedException {
    processes.stop(LEFTOVER_STOP);
    replace("postgresql.conf", PostgresSettings.conf(settings.poolSize()));
    replace("pg_hba.conf", PostgresSettings.HBA);
    Path log = rolledLog();
    long from = Files.exists(log) ? Files.size(log) : 0;
    Process process =
        user.command(folder, command(port))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      awaitReady(process, log, from);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
    return process.toHandle();
  }

  private void awaitReady(Process process, Path log, long from)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + SLOWEST_START.toNanos();
    long nextNotice = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
      Optional<ClusterProcesses.Postmaster> found = processes.findPostmaster();
      if (found.isPresent() && found.get().pid() == process.pid() && found.get().ready()) {
        return;
      }
      if (System.nanoTime() - end > 0) {
        throw new IOException("PostgreSQL is not ready after " + SLOWEST_START + ".");
      }
      if (System.nanoTime() - nextNotice > 0) {
        nextNotice += TimeUnit.SECONDS.toNanos(5);
        LOG.info("PostgreSQL is still starting, most likely replaying its log");
      }
    }
    throw new IOException(
        "PostgreSQL ended with " + process.exitValue() + " while starting: " + tail(log, from));
  }

  private static String tail(Path log, long from) throws IOException {
    byte[] all = Files.readAllBytes(log);
    int start = (int) Math.max(from, all.length - 2000);
    return new String(all, start, all.length - start, StandardCharsets.UTF_8).strip();
  }

  private Path rolledLog() throws IOException {
    Path log = data.resolve("pg.log");
    if (Files.exists(log) && Files.size(log) > 4 << 20) {
      Files.move(log, data.resolve("pg.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  private void replace(String name, String text) throws IOException {
    if (same(name, text)) {
      return;
    }
    Path part = data.resolve(name + ".part");
    Files.deleteIfExists(part);
    Files.writeString(part, text, StandardOpenOption.CREATE_NEW);
    Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Sets the password of the superuser without knowing the old one. The cluster must be stopped.
   */
  void resetSuperuser(String password) throws IOException, InterruptedException {
    Path input = data.resolve("pg-reset.sql");
    Files.deleteIfExists(input);
    Files.createFile(
        input, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(input, "ALTER ROLE postgres PASSWORD '" + password + "'\n");
      String postgres = binaries.program("postgres").toString();
      user.run(folder, List.of(postgres, "--single", "-D", folder.toString(), "postgres"), input);
    } finally {
      Files.deleteIfExists(input);
    }
  }

  void stop() throws InterruptedException {
    try {
      processes.stop(ORDERLY_STOP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
