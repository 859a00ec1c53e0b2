package fangkong.codec;

import fangkong.assessment.evidence.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes through an evidence file line by line, and keeps one line at a time. Whether ids are unique
 * is for others to see. Not thread-safe.
 */
public final class EvidenceReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String name;
  private final InputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private long number;
  private String text = "";

  /** {@code name} stands for the file in refusals; who opened {@code in} closes it. */
  public EvidenceReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /**
   * Goes to the next line; false at the end.
   *
   * @throws MalformedFile where the line is not UTF-8
   */
  public boolean next() throws IOException {
    int next = in.read();
    if (next < 0) {
      return false;
    }
    bytes.reset();
    for (; next >= 0 && next != '\n'; next = in.read()) {
      bytes.write(next);
    }
    number++;
    text = decoded();
    return true;
  }

  /** The number of the line, from 1. */
  public long number() {
    return number;
  }

  /** The line without its end. */
  public String text() {
    return text;
  }

  /**
   * What the line says.
   *
   * @throws MalformedFile where it is unreadable or holds a wrong value
   */
  public Evidence evidence() {
    return parse(name, number, text);
  }

  /** What a line says that was read elsewhere, as {@link #evidence()}. */
  public static Evidence parse(String name, long number, String text) {
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

  private String decoded() {
    try {
      String line =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    } catch (CharacterCodingException e) {
      throw new MalformedFile(name, number, "", "", "is not UTF-8. Maybe save the file as UTF-8");
    }
  }
}
