package fangkong.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The PostgreSQL processes alive on one cluster folder.
 *
 * <p>A process belongs to the cluster when its program is called {@code postgres} and its working
 * folder is the cluster: every PostgreSQL process changes into it. The number in {@code
 * postmaster.pid} alone proves nothing, since the system may have given it to another program.
 */
record ClusterProcesses(Path cluster) {
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(5);
  private static final Duration KILL = Duration.ofSeconds(10);

  /** What {@code postmaster.pid} says once PostgreSQL accepts connections. */
  record Postmaster(long pid, int port, boolean ready) {}

  List<ProcessHandle> listAlive() {
    List<ProcessHandle> alive = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (isOurs(process)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(alive::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return alive;
  }

  /** True for a living process of this cluster, false for one that nobody has reaped yet. */
  boolean isAlive(long pid) {
    return isOurs(Path.of("/proc", Long.toString(pid)));
  }

  private boolean isOurs(Path process) {
    try {
      Path program = Files.readSymbolicLink(process.resolve("exe")).getFileName();
      return program != null
          && (program.toString().equals("postgres")
              || program.toString().equals("postgres (deleted)"))
          && Files.isSameFile(process.resolve("cwd"), cluster);
    } catch (IOException _) {
      return false;
    }
  }

  /** The postmaster that {@code postmaster.pid} names, if that process really is one of ours. */
  Optional<Postmaster> findPostmaster() {
    List<String> lines;
    try {
      lines = Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return Optional.empty();
    }
    try {
      long pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
      if (!isAlive(pid)) {
        return Optional.empty();
      }
      int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
      boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
      return Optional.of(new Postmaster(pid, port, ready));
    } catch (NumberFormatException | NoSuchElementException _) {
      return Optional.empty();
    }
  }

  static List<String> commandLine(long pid) {
    try {
      String words = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      return List.of(words.split("\0"));
    } catch (IOException _) {
      return List.of();
    }
  }

  /**
   * Leaves no process on the cluster and no stale {@code postmaster.pid}: cleanly where a
   * postmaster lives and keeps to the time, else by force, which the write-ahead log makes up for.
   */
  void stop(Duration patience) throws IOException, InterruptedException {
    Optional<Postmaster> postmaster = findPostmaster();
    boolean gone = false;
    if (postmaster.isPresent()) {
      signal("INT", postmaster.get().pid());
      gone = Waiting.until(patience, () -> listAlive().isEmpty());
      if (!gone) {
        signal("QUIT", postmaster.get().pid());
        gone = Waiting.until(IMMEDIATE_STOP, () -> listAlive().isEmpty());
      }
    }
    if (!gone && !Waiting.until(KILL, this::noneLeftAfterKill)) {
      throw new DatabaseRefused(
          "PostgreSQL processes " + listAlive() + " on " + cluster + " do not end.",
          "they hang on a failing disk: look at the system log.");
    }
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  private boolean noneLeftAfterKill() {
    List<ProcessHandle> alive = listAlive();
    alive.forEach(ProcessHandle::destroyForcibly);
    return alive.isEmpty();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null")
        .start()
        .waitFor();
  }
}
