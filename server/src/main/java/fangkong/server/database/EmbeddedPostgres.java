package fangkong.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside a data folder, watched and restarted for as long as it is open.
 *
 * <p>Only the programs of zonky are used, not its {@code EmbeddedPostgres}: that class trusts every
 * local account, deletes or refuses what a killed server left behind, and never restarts.
 *
 * <p>Invariants: one server a data folder (lock); at most one postmaster a cluster, started only
 * after every older process on it is gone; the port never changes while open, so the pool recovers
 * by itself. The supervisor thread alone replaces the postmaster; {@link #close} joins it first.
 */
final class EmbeddedPostgres implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration SLOWEST_RETRY = Duration.ofSeconds(1);
  private static final String WRONG_PASSWORD = "28P01";

  private final DataFolderLock lock;
  private final PostgresCluster cluster;
  private final Login superuser;
  private final Login owner;
  private final Login app;
  private final Thread supervisor = new Thread(this::supervise, "postgres-supervisor");
  private volatile ProcessHandle postmaster;
  private volatile int port;
  private volatile boolean ready;
  private volatile boolean closing;

  private EmbeddedPostgres(EmbeddedSettings settings, DataFolderLock lock)
      throws IOException, InterruptedException {
    DatabaseKeys keys = new DatabaseKeys(settings.keys());
    this.lock = lock;
    this.superuser = keys.superuser();
    this.owner = keys.owner();
    this.app = keys.app();
    this.port = settings.port();
    this.cluster = PostgresCluster.open(settings, superuser.password());
    Optional<ClusterProcesses.Postmaster> left = cluster.findAdoptable();
    try {
      this.postmaster = left.isPresent() ? adopt(left.get()) : launchFirst();
      prepareRoles(left.isPresent());
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.stop();
      throw e;
    }
    this.ready = true;
    supervisor.setDaemon(true);
    supervisor.start();
  }

  /** Starts or adopts the PostgreSQL of a data folder; both roles can connect on return. */
  static EmbeddedPostgres start(EmbeddedSettings settings) {
    long begin = System.nanoTime();
    try {
      makeFolder(settings.data());
      DataFolderLock lock = DataFolderLock.take(settings.data());
      try {
        EmbeddedPostgres started = new EmbeddedPostgres(settings, lock);
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        LOG.info("PostgreSQL is ready on port {} after {} ms", started.port, millis);
        return started;
      } catch (IOException | InterruptedException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseRefused(
          "The embedded PostgreSQL in " + settings.data() + " does not start: " + e,
          "the disk is full or the folder is not writable; "
              + settings.data()
              + "/pg.log tells more.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
    }
  }

  private static void makeFolder(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      Files.createDirectories(data);
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  private ProcessHandle adopt(ClusterProcesses.Postmaster left)
      throws IOException, InterruptedException {
    port = left.port();
    Optional<ProcessHandle> process = ProcessHandle.of(left.pid());
    LOG.info("Adopting PostgreSQL process {} of a server that died", left.pid());
    return process.isPresent() ? process.get() : cluster.launch(port);
  }

  private ProcessHandle launchFirst() throws IOException, InterruptedException {
    if (port != 0) {
      return cluster.launch(port);
    }
    IOException last = null;
    for (int attempt = 0; attempt < 3; attempt++) {
      port = freePort();
      try {
        return cluster.launch(port);
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException(last);
  }

  /**
   * A free port below the range the system gives to outgoing connections: while PostgreSQL is down
   * a reconnecting pool could otherwise be handed that very port and keep PostgreSQL from it.
   */
  private static int freePort() throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      int candidate = ThreadLocalRandom.current().nextInt(15_000, 30_000);
      if (isFree(candidate)) {
        return candidate;
      }
    }
    throw new IOException("None of 100 ports tried between 15000 and 30000 is free.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort() == port;
    } catch (IOException _) {
      return false;
    }
  }

  private void prepareRoles(boolean adopted) throws IOException, InterruptedException {
    try {
      connectAndPrepare(adopted);
    } catch (SQLException e) {
      if (!WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new IOException(e);
      }
      LOG.warn("The keys folder does not fit this data folder: setting new database passwords");
      cluster.stop();
      cluster.resetSuperuser(superuser.password());
      postmaster = cluster.launch(port);
      try {
        connectAndPrepare(false);
      } catch (SQLException again) {
        throw new IOException(again);
      }
    }
  }

  private void connectAndPrepare(boolean adopted) throws SQLException {
    try (Connection connection = Connections.open(url("postgres"), superuser)) {
      EmbeddedRoles roles = new EmbeddedRoles(connection);
      if (adopted) {
        roles.endOtherSessions();
      }
      roles.ensure(owner, app);
    }
  }

  private void supervise() {
    try {
      while (!closing) {
        awaitEnd(postmaster);
        if (!closing) {
          ready = false;
          LOG.warn("PostgreSQL process {} ended unasked: restarting it", postmaster.pid());
          postmaster = relaunch();
          ready = true;
          LOG.warn("PostgreSQL is ready again as process {}", postmaster.pid());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks by itself too: nobody may reap an adopted process, and then its exit is never told. */
  private void awaitEnd(ProcessHandle process) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    var _ = process.onExit().thenRun(ended::countDown);
    while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)
        && cluster.processes().isAlive(process.pid())) {}
  }

  private ProcessHandle relaunch() throws InterruptedException {
    Duration wait = Duration.ofMillis(50);
    while (true) {
      try {
        return cluster.launch(port);
      } catch (IOException | RuntimeException e) {
        LOG.error("PostgreSQL does not restart yet: {}", e.getMessage());
      }
      Waiting.pause(wait);
      wait =
          wait.multipliedBy(2).compareTo(SLOWEST_RETRY) < 0 ? wait.multipliedBy(2) : SLOWEST_RETRY;
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/"
        + database
        + "?sslmode=disable&gssEncMode=disable&requireAuth=scram-sha-256";
  }

  Login superuser() {
    return superuser;
  }

  ProcessHandle postmaster() {
    return postmaster;
  }

  @Override
  public String url() {
    return url(EmbeddedRoles.DATABASE);
  }

  @Override
  public Login app() {
    return app;
  }

  @Override
  public Login owner() {
    return owner;
  }

  @Override
  public boolean running() {
    return ready;
  }

  @Override
  public void close() {
    closing = true;
    ready = false;
    supervisor.interrupt();
    boolean interrupted = false;
    try {
      supervisor.join();
      cluster.stop();
    } catch (InterruptedException _) {
      interrupted = true;
    } finally {
      lock.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
