package fangkong.codec;

import fangkong.assessment.evidence.Evidence;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence files: one JSON object a line, UTF-8. */
public final class EvidenceLines {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    long number = 1;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        accept(name, number++, bytes, lines, sink);
        bytes.reset();
      } else {
        bytes.write(next);
      }
    }
    if (bytes.size() > 0) {
      accept(name, number, bytes, lines, sink);
    }
  }

  private static void accept(
      String name,
      long number,
      ByteArrayOutputStream bytes,
      Map<String, Long> lines,
      ObjLongConsumer<Evidence> sink) {
    Evidence evidence = evidence(name, number, text(name, number, bytes.toByteArray()));
    Long before = lines.putIfAbsent(evidence.id(), number);
    if (before != null) {
      throw new MalformedFile(
          name, number, "field id", '"' + evidence.id() + '"', "was used on line " + before);
    }
    sink.accept(evidence, number);
  }

  private static Evidence evidence(String name, long number, String text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new MalformedFile(
          name, number, "", text, "is no JSON object: " + e.getOriginalMessage());
    }
    return switch (EvidenceJson.read(json)) {
      case EvidenceReading.Accepted(Evidence evidence) -> evidence;
      case EvidenceReading.Refused(String field, String value, String reason) ->
          throw new MalformedFile(
              name, number, field.isEmpty() ? "" : "field " + field, value, reason);
    };
  }

  private static String text(String name, long number, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedFile(name, number, "", "", "is not UTF-8. Maybe save the file as UTF-8");
    }
  }
}
