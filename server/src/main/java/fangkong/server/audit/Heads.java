package fangkong.server.audit;

import fangkong.server.database.Bytes;
import fangkong.server.keys.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Signed heads, kept apart from the database: lines of month, hash before the month, number, hash
 * and signature in a file among the keys. Of a long file the last head of each month and the latest
 * lines stay. One thread at a time writes.
 */
final class Heads {
  private static final int LONG_FILE = 20_000;
  private static final int LATEST = 10_000;

  private final Path file;
  private final Signing signing;
  private int lines;
  private String last;
  private boolean cutShort;

  Heads(Path keys, Signing signing) {
    this.file = keys.resolve("audit-heads");
    this.signing = signing;
    String text = read();
    List<String> all = text.lines().toList();
    this.lines = all.size();
    this.last = all.isEmpty() ? "" : all.getLast();
    this.cutShort = !text.isEmpty() && !text.endsWith("\n");
  }

  SignedHead sign(Head head) {
    return new SignedHead(head, signing.sign(head.message()));
  }

  boolean isSigned(SignedHead stored) {
    return signing.isSigned(stored.head().message(), stored.signature());
  }

  /** Writes a head that is stored in the database, where it is not the last that was written. */
  void keep(SignedHead stored) {
    Head head = stored.head();
    String line =
        String.join(
            " ",
            Integer.toString(head.month()),
            head.before().hex(),
            Long.toString(head.number()),
            head.hash().hex(),
            stored.signature().hex());
    if (!line.equals(last) && isSigned(stored)) {
      append(line);
      last = line;
    }
  }

  private void append(String line) {
    try {
      boolean isNew = !Files.exists(file);
      Files.writeString(
          file,
          (cutShort ? "\n" : "") + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      cutShort = false;
      if (isNew) {
        Files.setPosixFilePermissions(
            file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      }
      lines++;
      if (lines > LONG_FILE) {
        shorten();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private void shorten() throws IOException {
    List<String> all = readLines();
    int from = all.size() - LATEST;
    TreeMap<String, String> ends = new TreeMap<>();
    all.subList(0, from).forEach(line -> ends.put(line.substring(0, line.indexOf(' ')), line));
    List<String> kept = new ArrayList<>(ends.values());
    kept.addAll(all.subList(from, all.size()));
    Path shorter = file.resolveSibling("audit-heads.new");
    Files.write(shorter, kept);
    Files.setPosixFilePermissions(shorter, Files.getPosixFilePermissions(file));
    Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE);
    lines = kept.size();
  }

  private List<String> readLines() {
    return read().lines().toList();
  }

  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Those whose signature fits; a last line that was cut short is left out. */
  List<Head> list() {
    return readLines().stream()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length == 5)
        .map(fields ->
            new SignedHead(
                new Head(
                    Integer.parseInt(fields[0]),
                    bytes(fields[1]),
                    Long.parseLong(fields[2]),
                    bytes(fields[3])),
                bytes(fields[4])))
        .filter(this::isSigned)
        .map(SignedHead::head)
        .toList();
  }

  private static Bytes bytes(String hex) {
    return Objects.requireNonNull(Bytes.ofHex(hex));
  }
}
