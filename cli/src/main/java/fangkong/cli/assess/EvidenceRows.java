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
import org.jspecify.annotations.Nullable;

/**
 * The lines of an evidence file, for whoever arranges them elsewhere. A line that is refused is a
 * row too, and the last one: which refusal is the first is seen once all files are read. Holds one
 * line at a time.
 */
public final class EvidenceRows implements Iterator<EvidenceRows.Row>, AutoCloseable {
  private final String name;
  private final List<Protocol> protocols;
  private @Nullable InputStream in;
  private @Nullable EvidenceReader reader;
  private @Nullable Row next;

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
  public EvidenceRows(String folder, String file, AssessQuestion question) {
    name = file;
    protocols = question.protocols();
    try {
      in = new BufferedInputStream(Files.newInputStream(Path.of(folder).resolve(file)), 1 << 16);
      reader = new EvidenceReader(name, in);
      next = read(reader);
    } catch (IOException e) {
      next = unreadable(0);
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    Row row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = reader == null || row.refusal() != null ? null : read(reader);
    return row;
  }

  private @Nullable Row read(EvidenceReader from) {
    try {
      if (!from.next()) {
        return null;
      }
      Evidence evidence = from.evidence();
      return new Row(from.number(), evidence, from.text(), refusalOf(from.number(), evidence));
    } catch (MalformedFile e) {
      return new Row(from.number(), null, "", e.getMessage());
    } catch (IOException e) {
      return unreadable(from.number());
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
