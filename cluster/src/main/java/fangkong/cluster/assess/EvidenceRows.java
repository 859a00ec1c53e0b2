package fangkong.cluster.assess;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.protocol.Protocol;
import fangkong.cli.assess.EvidenceFile;
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
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an evidence file as rows. A line that is refused is a row too, and the last one:
 * which refusal is the first is seen once all files are read. Holds one line at a time.
 */
final class EvidenceRows extends AbstractSpliterator<Row> {
  /**
   * The columns: which file and line; {@link TextKey}s of the id, of the person and of whom a
   * SECONDARY exposure links them to; the line as it is; or why it is refused.
   */
  static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.IntegerType, false)
          .add("number", DataTypes.LongType, false)
          .add("id", DataTypes.BinaryType)
          .add("person", DataTypes.BinaryType)
          .add("link", DataTypes.BinaryType)
          .add("json", DataTypes.StringType)
          .add("refusal", DataTypes.StringType);

  private final int file;
  private final String name;
  private final EvidenceReader reader;
  private final List<Protocol> protocols;
  private boolean refused;

  private EvidenceRows(int file, String name, InputStream in, List<Protocol> protocols) {
    super(Long.MAX_VALUE, ORDERED);
    this.file = file;
    this.name = name;
    this.reader = new EvidenceReader(name, in);
    this.protocols = protocols;
  }

  /** The rows of a file, in a task, at whose end it is closed. */
  static Iterator<Row> of(int file, String name, Question question) {
    try {
      InputStream in = Files.newInputStream(Path.of(question.workingFolder).resolve(name));
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) _ -> close(in));
      InputStream buffered = new BufferedInputStream(in, 1 << 16);
      return StreamSupport.stream(
              new EvidenceRows(file, name, buffered, question.protocols()), false)
          .iterator();
    } catch (IOException e) {
      return List.of(refusal(file, 0, EvidenceFile.unreadable(name))).iterator();
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Row> rows) {
    boolean more = !refused;
    try {
      more = more && reader.next();
      if (more) {
        rows.accept(row(reader.evidence()));
      }
    } catch (MalformedFile e) {
      refused = true;
      rows.accept(refusal(file, reader.number(), e.getMessage()));
    } catch (IOException e) {
      refused = true;
      rows.accept(refusal(file, reader.number(), EvidenceFile.unreadable(name)));
    }
    return more;
  }

  private static Row refusal(int file, long number, @Nullable String refusal) {
    return RowFactory.create(file, number, null, null, null, null, refusal);
  }

  private Row row(Evidence line) {
    return RowFactory.create(
        file,
        reader.number(),
        TextKey.of(line.id()),
        TextKey.of(line.person()),
        line instanceof Exposure exposure && exposure.degree() == Degree.SECONDARY
            ? TextKey.of(exposure.to())
            : null,
        reader.text(),
        refusalOf(line));
  }

  /** A line may be refused and its id reused, which is what is said then. */
  private @Nullable String refusalOf(Evidence line) {
    try {
      EvidenceFile.checkCategory(name, reader.number(), line, protocols);
      return null;
    } catch (MalformedFile e) {
      refused = true;
      return e.getMessage();
    }
  }
}
