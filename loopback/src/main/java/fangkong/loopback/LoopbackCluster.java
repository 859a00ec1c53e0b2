package fangkong.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster on loopback: a master and workers, each a process of its own with this
 * process's class path, each worker with one core. They end with {@link #close}, or with this
 * process however it ends.
 */
public final class LoopbackCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  /** Unless somebody says otherwise: columns are made and dropped whole, not by regions. */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  private static final String LOG = "cluster.log";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final int port;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  private LoopbackCluster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /**
   * Starts a cluster and waits until all workers have registered.
   *
   * @param memoryMegabytes what the executor of each worker may take
   */
  public static LoopbackCluster start(int workers, int memoryMegabytes) throws IOException {
    Path home = Files.createTempDirectory("fangkong-cluster-");
    Files.createDirectory(home.resolve("jars"));
    LoopbackCluster cluster = new LoopbackCluster(home, freePort());
    try {
      cluster.startAll(workers, memoryMegabytes + "m");
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startAll(int count, String memory) throws IOException {
    int web = freePort();
    daemon(
        "org.apache.spark.deploy.master.Master",
        List.of("--host", HOST, "--port", Integer.toString(port), "--webui-port", "" + web));
    await(web, 0);
    for (int i = 0; i < count; i++) {
      Path work = Files.createDirectory(home.resolve("worker-" + i));
      workers.add(
          daemon(
              "org.apache.spark.deploy.worker.Worker",
              List.of(
                  "--host",
                  HOST,
                  "--port",
                  "0",
                  "--webui-port",
                  "0",
                  "--cores",
                  "1",
                  "--memory",
                  memory,
                  "--work-dir",
                  work.toString(),
                  master())));
    }
    await(web, count);
  }

  private Process daemon(String type, List<String> arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Child.command(List.of("-Xmx256m"), classPath(), type, arguments))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(home.resolve(LOG).toFile()));
    builder.environment().putAll(environment());
    builder.environment().putIfAbsent("JDK_JAVA_OPTIONS", COLLECTOR);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME", home.toString(),
        "SPARK_LOCAL_IP", HOST,
        "SPARK_LOCAL_DIRS", home.resolve("local").toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "JAVA_HOME", System.getProperty("java.home"));
  }

  /** What the processes are started with. */
  public static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The address of the master. */
  public String master() {
    return "spark://" + HOST + ":" + port;
  }

  /** Kills a worker and its executor, as a machine that loses its power. */
  public void kill(int worker) {
    Process process = workers.get(worker);
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private void await(int web, int count) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (processes.stream().anyMatch(process -> !process.isAlive())) {
        throw ended();
      }
      if (state(web).contains("\"aliveworkers\" : " + count)) {
        return;
      }
      pause();
    }
    throw new IOException(
        "%d workers did not register within %d s; the cluster had said: %s"
            .formatted(count, PATIENCE.toSeconds(), said()));
  }

  /** All that the processes wrote so far; the folder goes with them. */
  private String said() throws IOException {
    return Files.readString(home.resolve(LOG)).strip();
  }

  private static String state(int web) {
    try (InputStream in =
        URI.create("http://%s:%d/json/".formatted(HOST, web)).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits a little, or until the master ends. */
  private void pause() throws IOException {
    try {
      if (processes.getFirst().waitFor(100, TimeUnit.MILLISECONDS)) {
        throw ended();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the cluster started", e);
    }
  }

  private IOException ended() throws IOException {
    return new IOException("a process of the cluster ended, which had said: " + said());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < workers.size(); i++) {
      kill(i);
    }
    processes.forEach(Process::destroyForcibly);
    delete(home);
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // Processes that are being killed may still write; the folder is a temporary one.
      folder.toFile().deleteOnExit();
    }
  }
}
