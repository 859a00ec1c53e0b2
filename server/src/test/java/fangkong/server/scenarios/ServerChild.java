package fangkong.server.scenarios;

import fangkong.server.Patience;
import fangkong.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The real server as a process of its own with an embedded PostgreSQL, killed and started again on
 * the same data folder and port. Not thread-safe, but for the port.
 */
final class ServerChild implements AutoCloseable {

  private static final Pattern SETUP =
      Pattern.compile("http://localhost:(\\d+)/setup\\.html#(\\S+)");
  private static final Path BINARIES = Path.of("target", "test-database", "bin").toAbsolutePath();
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Path said;
  private final String setupToken;
  private final int port;
  private Process process;

  /** Starts a server on a data folder that is made for it, on any free port. */
  ServerChild(Path folder, String... more) throws IOException {
    this.folder = folder;
    this.said = folder.resolve("server.out");
    process = start(0, List.of(more));
    Patience.until("the server offers its first account", () -> findSetup() != null);
    Matcher setup = findSetup();
    if (setup == null) {
      throw new AssertionError("the link to the first account has gone");
    }
    port = Integer.parseInt(setup.group(1));
    setupToken = setup.group(2);
  }

  private @Nullable Matcher findSetup() {
    if (!process.isAlive()) {
      throw new AssertionError("the server has ended: " + said());
    }
    Matcher setup = SETUP.matcher(said());
    return setup.find() ? setup : null;
  }

  private Process start(int onPort, List<String> more) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add(Server.class.getName());
    words.add("--server.port=" + onPort);
    words.add("--fangkong.synthetic=true");
    words.add("--fangkong.second-factor=off");
    words.add("--fangkong.home=" + System.getProperty("fangkong.root", ".."));
    words.add("--fangkong.data=" + folder.resolve("data"));
    words.add("--fangkong.db.binaries=" + BINARIES);
    words.addAll(more);
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
        .start();
  }

  int port() {
    return port;
  }

  String setupToken() {
    return setupToken;
  }

  /** All that the server wrote to its log so far. */
  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}, and a new process on the same folder and port. Returns when it answers. */
  void killAndStartAgain() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = start(port, List.of());
    awaitAnswering();
  }

  /**
   * {@code kill -9} of every process of PostgreSQL, the server left alive. Returns when the server
   * has started another one and answers.
   */
  void killPostgresAndAwaitAnother() {
    ProcessHandle killed = killPostgres();
    Patience.until(
        "there is another PostgreSQL",
        () -> findPostmaster().filter(other -> !other.equals(killed)).isPresent());
    awaitAnswering();
  }

  private ProcessHandle killPostgres() {
    List<ProcessHandle> all = new ArrayList<>();
    ProcessHandle postmaster = postmaster();
    all.add(postmaster);
    postmaster.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    Patience.until("PostgreSQL is dead", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    return postmaster;
  }

  /** The first process of PostgreSQL. */
  ProcessHandle postmaster() {
    return findPostmaster().orElseThrow();
  }

  private Optional<ProcessHandle> findPostmaster() {
    Path pid = folder.resolve("data").resolve("pg").resolve("postmaster.pid");
    try {
      return Files.readAllLines(pid).stream()
          .findFirst()
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  void awaitAnswering() {
    Patience.until("the server answers", () -> pending() >= 0);
  }

  void awaitDerived() {
    Patience.until("everything is derived", () -> pending() == 0);
  }

  /** How many people are still to be looked at, -1 while nobody answers that. */
  private long pending() {
    if (!process.isAlive()) {
      throw new AssertionError("the server has ended: " + said());
    }
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/health"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      var response = http.send(health, BodyHandlers.ofString());
      Matcher pending = Pattern.compile("\"pending\":(\\d+)").matcher(response.body());
      return response.statusCode() == 200 && pending.find() ? Long.parseLong(pending.group(1)) : -1;
    } catch (IOException _) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops the server in order. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not stop: " + said());
    }
  }

  /** What a rebuild came to: the status it ended with and a line for each derived table. */
  record Rebuilt(int status, List<String> tables) {}

  /** Rebuilds with a process of its own; the server must be stopped. */
  Rebuilt rebuild() throws IOException, InterruptedException {
    Ended ended = run("rebuild");
    List<String> tables =
        ended
            .said()
            .lines()
            .dropWhile(line -> !line.startsWith("table,"))
            .skip(1)
            .takeWhile(line -> line.split(",", -1).length == 5)
            .toList();
    return new Rebuilt(ended.status(), tables);
  }

  /** The status that a task ended with and what it said. */
  record Ended(int status, String said) {}

  /** Verifies the log of acts with a process of its own; the server must be stopped. */
  Ended verifyLog() throws IOException, InterruptedException {
    return run("audit-verify");
  }

  private Ended run(String task) throws IOException, InterruptedException {
    int before = said().length();
    process = start(0, List.of("--fangkong.task=" + task));
    if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the task " + task + " does not end: " + said());
    }
    return new Ended(process.exitValue(), said().substring(before));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    if (findPostmaster().isPresent()) {
      killPostgres();
    }
    http.close();
  }
}
