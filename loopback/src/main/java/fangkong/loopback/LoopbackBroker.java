package fangkong.loopback;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker on loopback, its own controller: a process with a class path of its own, for its
 * libraries meet neither Spark's nor the server's. Killed and started again it is at the same
 * address with what it had. It ends with {@link #close}, or with this process however it ends.
 */
public final class LoopbackBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String CONFIGURATION = "broker.properties";
  private static final String STARTED = "Kafka Server started";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final Path libraries;
  private final int port;
  private int starts;
  private @Nullable Process process;

  private LoopbackBroker(Path home, Path libraries, int port) {
    this.home = home;
    this.libraries = libraries;
    this.port = port;
  }

  /**
   * Starts an empty broker and waits until it answers.
   *
   * @param libraries folder of the jars it consists of
   */
  public static LoopbackBroker start(Path libraries) throws IOException {
    if (!Files.isDirectory(libraries)) {
      throw new IOException("no folder %s. Maybe build the module broker".formatted(libraries));
    }
    Path home = Files.createTempDirectory("fangkong-broker-");
    LoopbackBroker broker =
        new LoopbackBroker(home, libraries.toAbsolutePath(), LoopbackCluster.freePort());
    try {
      Files.writeString(
          home.resolve(CONFIGURATION),
          properties(broker.port, LoopbackCluster.freePort(), home.resolve("topics")));
      broker.format();
      broker.restart();
      return broker;
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** Topics are made when they are first named; what several brokers would share, one keeps. */
  private static String properties(int port, int controllerPort, Path topics) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@%1$s:%3$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%4$s
    num.partitions=3
    offsets.topic.num.partitions=1
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    broker.heartbeat.interval.ms=500
    broker.session.timeout.ms=3000
    """
        .formatted(HOST, port, controllerPort, topics);
  }

  private void format() throws IOException {
    Path log = home.resolve("format.log");
    Process tool =
        java(
            log, "kafka.tools.StorageTool", "format", "-t", "fangkong-loopback-0001", "-c", conf());
    if (!await(tool) || tool.exitValue() != 0) {
      tool.destroyForcibly();
      throw new IOException("the broker's folder was not made: " + Files.readString(log).strip());
    }
  }

  private String conf() {
    return home.resolve(CONFIGURATION).toString();
  }

  private Process java(Path log, String type, String... arguments) throws IOException {
    List<String> command =
        Child.command(
            List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.apache.logging.log4j.level=INFO"),
            libraries.resolve("*") + ":" + ownCode(),
            type,
            List.of(arguments));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(log.toFile()))
        .start();
  }

  /** Where this class comes from. */
  private static Path ownCode() {
    try {
      return Path.of(
          LoopbackBroker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean await(Process process) throws IOException {
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", e);
    }
  }

  /** What clients are told: host and port. */
  public String servers() {
    return HOST + ":" + port;
  }

  /** Kills it, as a machine that loses its power. */
  public void kill() throws IOException {
    Process running = process;
    if (running != null) {
      await(running.destroyForcibly());
    }
  }

  /** Starts it again where it was, and waits until it answers. */
  public void restart() throws IOException {
    kill();
    starts++;
    Path log = home.resolve("broker-%d.log".formatted(starts));
    Process started = java(log, "kafka.Kafka", conf());
    process = started;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.readString(log).contains(STARTED)) {
      if (hasEnded(started) || System.nanoTime() > end) {
        throw new IOException("the broker did not start: " + Files.readString(log).strip());
      }
    }
  }

  /** Waits a little, or until it ends. */
  private static boolean hasEnded(Process process) throws IOException {
    try {
      return process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", e);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    LoopbackCluster.delete(home);
  }
}
