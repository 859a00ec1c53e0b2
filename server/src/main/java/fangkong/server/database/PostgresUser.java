package fangkong.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account PostgreSQL runs under, which is always the owner of its folder.
 *
 * <p>PostgreSQL refuses root. A server started by root therefore hands PostgreSQL to the account
 * {@code postgres} or {@code nobody}; where neither can reach the folder (below {@code /root},
 * say), to root's own files inside an empty user namespace, without any privilege.
 *
 * @param uid owner of the folder
 * @param gid group of the folder
 * @param prefix words before every command; each replaces itself by the next, so that the process
 *     keeps its number
 */
record PostgresUser(int uid, int gid, List<String> prefix) {
  PostgresUser {
    prefix = List.copyOf(prefix);
  }

  /** The account for a cluster folder that exists. */
  static PostgresUser owning(Path cluster) throws IOException {
    int owner = (int) Files.getAttribute(cluster, "unix:uid");
    int group = (int) Files.getAttribute(cluster, "unix:gid");
    return as(owner, group)
        .orElseThrow(() ->
            new DatabaseRefused(
                "The folder " + cluster + " belongs to user " + owner + ", not to this user.",
                "start the server as that user, or chown -R the data folder."));
  }

  /** The account for a cluster that is still to be made in the data folder. */
  static PostgresUser choose(Path data, Path program) throws IOException, InterruptedException {
    int self = self();
    if (self != 0) {
      return as(self, (int) Files.getAttribute(data, "unix:gid")).orElseThrow();
    }
    for (String name : List.of("postgres", "nobody")) {
      Optional<PostgresUser> candidate = named(name);
      if (candidate.isPresent() && candidate.get().reaches(data, program)) {
        return candidate.get();
      }
    }
    PostgresUser root = as(0, 0).orElseThrow();
    if (root.runs("true")) {
      return root;
    }
    throw new DatabaseRefused(
        "PostgreSQL cannot run as root, and neither postgres nor nobody can reach " + data + ".",
        "name a data folder every account may pass through (chmod o+x on the folders above it).");
  }

  private static Optional<PostgresUser> as(int uid, int gid) throws IOException {
    List<String> own = tool("setsid").map(List::of).orElse(List.of());
    int self = self();
    if (self != 0) {
      return self == uid ? Optional.of(new PostgresUser(uid, gid, own)) : Optional.empty();
    }
    List<String> prefix = new ArrayList<>(own);
    if (uid == 0) {
      prefix.addAll(List.of(tool("unshare").orElse("unshare"), "--user"));
    } else {
      prefix.addAll(List.of(tool("setpriv").orElse("setpriv"), "--reuid=" + uid));
      prefix.addAll(List.of("--regid=" + gid, "--clear-groups"));
    }
    return Optional.of(new PostgresUser(uid, gid, prefix));
  }

  private static int self() throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  private static Optional<PostgresUser> named(String name) throws IOException {
    try (Stream<String> accounts = Files.lines(Path.of("/etc/passwd"))) {
      Optional<String[]> fields =
          accounts.map(line -> line.split(":", -1)).filter(f -> f[0].equals(name)).findFirst();
      return fields.isPresent()
          ? as(Integer.parseInt(fields.get()[2]), Integer.parseInt(fields.get()[3]))
          : Optional.empty();
    }
  }

  private static Optional<String> tool(String name) {
    return Stream.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/")
        .map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  private boolean reaches(Path data, Path program) throws InterruptedException {
    return runs(
        "sh", "-c", "test -x \"$0\" && test -x \"$1\"", data.toString(), program.toString());
  }

  private boolean runs(String... words) throws InterruptedException {
    try {
      return command(Path.of("/"), List.of(words))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** A command run as this account in a folder, with a bare environment and no input. */
  ProcessBuilder command(Path folder, List<String> words) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
  }

  /** Runs a command to its end and returns what it printed; a failure names the command. */
  String run(Path folder, List<String> words, Path input) throws IOException, InterruptedException {
    Process process =
        command(folder, words).redirectInput(ProcessBuilder.Redirect.from(input.toFile())).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          words.getFirst() + " ended with " + process.exitValue() + ": " + output);
    }
    return output;
  }

  /** Gives a file or folder to this account. */
  void own(Path path) throws IOException {
    if (self() == 0) {
      Files.setAttribute(path, "unix:uid", uid);
      Files.setAttribute(path, "unix:gid", gid);
    }
  }
}
