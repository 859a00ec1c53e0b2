package fangkong.cli.assess;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.protocol.Protocol;
import fangkong.codec.EvidenceReader;
import fangkong.codec.MalformedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an evidence file, for whoever arranges them elsewhere. A line that is refused is a
 * row too, and the last one: which refusal is the first is seen once all files are read. Holds the
 * next line alone.
 */
public final class EvidenceRows implements Iterator<EvidenceRows.Row>, AutoCloseable {
  private final Path file;
  private final String name;
  private final List<Protocol> protocols;
  private @Nullable InputStream in;
  private @Nullable EvidenceReader reader;
  private @Nullable Row next;
  private boolean ended;

  /**
   * A line.
   *
   * @param evidence null where the line cannot be read
   * @param text the line as it is
   * @param refusal why it is refused
   */
  public record Row(
      long number, @Nullable Evidence evidence, String text, @Nullable String refusal) {

    /** Whom it links its person to. */
    public @Nullable String link() {
      return evidence instanceof Exposure exposure && exposure.degree() == Degree.SECONDARY
          ? exposure.to()
          : null;
    }
  }

  /** {@code folder} is what the name of the file is relative to. */
  public EvidenceRows(String folder, String name, AssessQuestion question) {
    this.file = Path.of(folder).resolve(name);
    this.name = name;
    this.protocols = question.protocols();
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = readNext();
      ended = next == null || next.refusal() != null;
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = Objects.requireNonNull(next);
    next = null;
    return row;
  }

  private @Nullable Row readNext() {
    try {
      if (reader == null) {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        reader = new EvidenceReader(name, in);
      }
      return read(reader);
    } catch (IOException e) {
      return unreadable(reader == null ? 0 : reader.number());
    }
  }

  private @Nullable Row read(EvidenceReader from) throws IOException {
    try {
      if (!from.next()) {
        return null;
      }
      Evidence evidence = from.evidence();
      return new Row(from.number(), evidence, from.text(), refusalOf(from.number(), evidence));
    } catch (MalformedFile e) {
      return new Row(from.number(), null, "", e.getMessage());
    }
  }

  private Row unreadable(long number) {
    return new Row(number, null, "", EvidenceFile.unreadable(name));
  }

  /** A line may be refused and its id reused, which is what is said then. */
  private @Nullable String refusalOf(long number, Evidence line) {
    try {
      EvidenceFile.checkCategory(name, number, line, protocols);
      return null;
    } catch (MalformedFile e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
