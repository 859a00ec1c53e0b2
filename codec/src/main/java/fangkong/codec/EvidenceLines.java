package fangkong.codec;

import fangkong.assessment.evidence.Evidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Evidence files: one JSON object a line, UTF-8. */
public final class EvidenceLines {
  private EvidenceLines() {}

  /**
   * Gives each line of a file to {@code sink}, with its number.
   *
   * @throws MalformedFile at the first line that is unreadable, holds a wrong value or reuses an id
   */
  public static void read(Path file, ObjLongConsumer<Evidence> sink) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      read(file.toString(), in, sink);
    }
  }

  /** As {@link #read(Path, ObjLongConsumer)}; {@code name} stands for the file in refusals. */
  public static void read(String name, InputStream in, ObjLongConsumer<Evidence> sink)
      throws IOException {
    Map<String, Long> lines = new HashMap<>();
    EvidenceReader reader = new EvidenceReader(name, in);
    while (reader.next()) {
      Evidence evidence = reader.evidence();
      Long before = lines.putIfAbsent(evidence.id(), reader.number());
      if (before != null) {
        throw reused(name, reader.number(), evidence.id(), "line " + before);
      }
      sink.accept(evidence, reader.number());
    }
  }

  /** The refusal of a line whose id was used {@code before}, on another line. */
  public static MalformedFile reused(String name, long number, String id, String before) {
    return new MalformedFile(name, number, "field id", '"' + id + '"', "was used on " + before);
  }
}
