package fangkong.cli.demo;

import fangkong.cli.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server of its own: a process with an embedded PostgreSQL in a throw-away folder, gone when this
 * is closed.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern SETUP =
      Pattern.compile("http://localhost:(\\d+)/setup\\.html#(\\S+)");
  private static final Duration START = Duration.ofMinutes(3);

  private final Process process;
  private final Path folder;
  private final int port;
  private final String setupToken;
  private final Duration startTime;
  private final Thread stopper = new Thread(this::stop);

  private ServerProcess(
      Process process, Path folder, int port, String setupToken, Duration startTime) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.setupToken = setupToken;
    this.startTime = startTime;
    Runtime.getRuntime().addShutdownHook(stopper);
  }

  /**
   * Starts one; 0 is any free port. The command comes from the launcher in the property {@code
   * fangkong.server}.
   */
  public static ServerProcess start(int port) {
    String launcher = System.getProperty("fangkong.server", "");
    if (launcher.isEmpty()) {
      throw new Refusal("no server to start. Maybe run this through ./fangkong");
    }
    try {
      Path folder = Files.createTempDirectory("fangkong-demo");
      List<String> command = new ArrayList<>(Arrays.asList(launcher.split("\u001f", -1)));
      command.removeIf(String::isEmpty);
      command.add("--server.port=" + port);
      command.add("--fangkong.data=" + folder.resolve("data"));
      command.add("--fangkong.synthetic=true");
      command.add("--fangkong.second-factor=off");
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(command).redirectError(folder.resolve("server.err").toFile()).start();
      return started(process, folder, began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerProcess started(Process process, Path folder, long began)
      throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line = out.readLine();
    while (line != null && System.nanoTime() - began < START.toNanos()) {
      Matcher setup = SETUP.matcher(line);
      if (setup.find()) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new ServerProcess(
            process, folder, Integer.parseInt(setup.group(1)), setup.group(2), took);
      }
      said.append(line).append(' ');
      line = out.readLine();
    }
    process.destroyForcibly();
    String failure = said + Files.readString(folder.resolve("server.err"));
    delete(folder);
    throw new Refusal("the server did not start: " + failure.strip());
  }

  public int port() {
    return port;
  }

  /** The one-time token for the first administrator. */
  public String setupToken() {
    return setupToken;
  }

  /** From the start of the process to the first request it can answer, its database made anew. */
  public Duration startTime() {
    return startTime;
  }

  /** Where its data lie. */
  public Path folder() {
    return folder;
  }

  /** Waits for the process to end. */
  public void await() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      return; // we are being ended, and the hook stops it
    }
    stop();
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
