package fangkong.server.audit;

import fangkong.server.database.Bytes;
import fangkong.server.keys.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed heads, kept apart from the database: lines of month, hash before the month, number, hash
 * and signature in a file among the keys. Of a long file the last head of each month and the latest
 * lines stay, and every two of which the later goes back behind the earlier or denies it: the log
 * only ever goes on, so that somebody cut it off or put the database back from a backup, and
 * whoever verifies is to find out. Whatever is no whole line, because a write failed or was cut
 * short, is left out. One thread at a time writes.
 */
final class Heads {
  private static final Logger log = LoggerFactory.getLogger(Heads.class);
  private static final int LONG_FILE = 20_000;
  private static final int LATEST = 10_000;

  /** A line to its end: hashes of 32 bytes, a signature of 69, five of which name the key. */
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,6}) ([0-9a-f]{64}) (\\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{138})");

  /** A whole line, and what it says. */
  private record Line(String text, SignedHead stored) {

    static Line of(SignedHead stored) {
      Head head = stored.head();
      return new Line(
          String.join(
              " ",
              Integer.toString(head.month()),
              head.before().hex(),
              Long.toString(head.number()),
              head.hash().hex(),
              stored.signature().hex()),
          stored);
    }

    static Line of(MatchResult fields) {
      return new Line(
          fields.group(),
          new SignedHead(
              new Head(
                  Integer.parseInt(fields.group(1)),
                  bytes(fields.group(2)),
                  Long.parseLong(fields.group(3)),
                  bytes(fields.group(4))),
              bytes(fields.group(5))));
    }

    private static Bytes bytes(String hex) {
      return Objects.requireNonNull(Bytes.ofHex(hex));
    }

    Head head() {
      return stored.head();
    }

    /** Whether no log that was only ever added to had these two heads, this one later. */
    boolean contradicts(Line earlier) {
      Head before = earlier.head();
      Head after = head();
      return after.month() < before.month()
          || (after.month() == before.month()
              && (after.number() < before.number()
                  || !after.before().equals(before.before())
                  || (after.number() == before.number() && !after.hash().equals(before.hash()))));
    }
  }

  private final Path file;
  private final Signing signing;
  private final int latest;
  private int lines;
  private int most;
  private @Nullable Line last;
  private boolean cutShort;

  Heads(Path keys, Signing signing) {
    this(keys, signing, LONG_FILE, LATEST);
  }

  /** One that is made short when it has more lines than {@code longFile}. */
  Heads(Path keys, Signing signing, int longFile, int latest) {
    this.file = keys.resolve("audit-heads");
    this.signing = signing;
    this.most = longFile;
    this.latest = latest;
    String text = read();
    List<Line> all = wholeLines(text);
    this.lines = all.size();
    this.last = all.isEmpty() ? null : all.getLast();
    this.cutShort = !text.isEmpty() && !text.endsWith("\n");
  }

  SignedHead sign(Head head) {
    return new SignedHead(head, signing.sign(head.message()));
  }

  boolean isSigned(SignedHead stored) {
    return signing.isSigned(stored.head().message(), stored.signature());
  }

  /**
   * Writes a head that is stored in the database, where it is not the last that was written; one
   * that is not signed is refused.
   */
  void keep(SignedHead stored) {
    Line line = Line.of(stored);
    if (!line.equals(last)) {
      if (!isSigned(stored)) {
        throw new IllegalStateException(
            "the log ends with entry %d of month %d, which nobody signed with the key of FANGKONG_KEYS. Maybe ask ./fangkong audit verify"
                .formatted(line.head().number(), line.head().month()));
      }
      if (last != null && line.contradicts(last)) {
        log.error(
            "The log ends with entry {} of month {}, where one that ends with entry {} of month {} was signed before. "
                + "Maybe it was cut off, or the database was put back from a backup: ask ./fangkong audit verify",
            line.head().number(),
            line.head().month(),
            last.head().number(),
            last.head().month());
      }
      append(line.text);
      last = line;
    }
  }

  private void append(String line) {
    try {
      boolean isNew = !Files.exists(file);
      String begun = cutShort ? "\n" : "";
      cutShort = true;
      Files.writeString(
          file, begun + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      cutShort = false;
      if (isNew) {
        Files.setPosixFilePermissions(
            file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      }
      lines++;
      if (lines > most) {
        shorten();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private void shorten() throws IOException {
    List<Line> all = wholeLines(read());
    List<Line> kept = listToKeep(all);
    Path shorter = file.resolveSibling("audit-heads.new");
    Files.write(shorter, kept.stream().map(Line::text).toList());
    Files.setPosixFilePermissions(shorter, Files.getPosixFilePermissions(file));
    Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE);
    lines = kept.size();
    most = Math.max(most, lines + latest);
  }

  /** Which lines stay, in order. */
  private List<Line> listToKeep(List<Line> all) {
    int from = Math.max(0, all.size() - latest);
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    TreeSet<Integer> kept = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (i >= from) {
        kept.add(i);
      } else {
        ends.put(all.get(i).head().month(), i);
      }
      if (i > 0 && all.get(i).contradicts(all.get(i - 1))) {
        kept.add(i - 1);
        kept.add(i);
      }
    }
    kept.addAll(ends.values());
    return kept.stream().map(all::get).toList();
  }

  private static List<Line> wholeLines(String text) {
    return text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(fields -> Line.of(fields.toMatchResult()))
        .toList();
  }

  /** Byte by byte: what a failed write left may be no text at all. */
  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Those whose signature fits. */
  List<Head> list() {
    return wholeLines(read()).stream()
        .map(Line::stored)
        .filter(this::isSigned)
        .map(SignedHead::head)
        .toList();
  }
}
