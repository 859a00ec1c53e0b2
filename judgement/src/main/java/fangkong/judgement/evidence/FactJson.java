package fangkong.judgement.evidence;

import fangkong.codec.MalformedFile;
import fangkong.judgement.regions.Region;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts of the log as lines of JSON: the fields of {@link Fact} under their names, {@code
 * registeredIn} behind the region, what is null left out, instants in UTC. No identity stands in
 * them: people are the ids of the register.
 */
public final class FactJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private FactJson() {}

  /** The line, without its end. */
  public static String write(LoggedFact logged) {
    Fact fact = logged.fact();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", fact.id().toString()).put("type", fact.type().word());
    put(line, "person", fact.person());
    put(line, "region", fact.region());
    put(line, "registeredIn", logged.registeredIn());
    put(line, "at", fact.at());
    put(line, "known", fact.known());
    put(line, "recordedAt", fact.recordedAt());
    put(line, "recordedBy", fact.recordedBy());
    put(line, "channel", fact.channel());
    put(line, "linked", fact.linked());
    put(line, "place", fact.place());
    put(line, "until", fact.until());
    line.set("body", fact.body());
    return line.toString();
  }

  private static void put(ObjectNode line, String field, @Nullable Object value) {
    if (value != null) {
      line.put(field, value.toString());
    }
  }

  /**
   * What a line says.
   *
   * @param name stands for the file in refusals
   * @throws MalformedFile where it is unreadable or holds a wrong value
   */
  public static LoggedFact read(String name, long number, String text) {
    return new Line(name, number, text).read();
  }

  private static final class Line {
    private final String name;
    private final long number;
    private final JsonNode line;

    Line(String name, long number, String text) {
      this.name = name;
      this.number = number;
      try {
        line = MAPPER.readTree(text);
      } catch (JacksonException e) {
        throw new MalformedFile(
            name, number, "", text, "is no JSON object: " + e.getOriginalMessage());
      }
    }

    LoggedFact read() {
      Fact fact =
          new Fact(
              require("id", UUID::fromString),
              require("type", word -> FactType.find(word).orElseThrow()),
              find("person", UUID::fromString).orElse(null),
              require("region", Region::new),
              require("at", Instant::parse),
              require("known", Instant::parse),
              require("recordedAt", Instant::parse),
              require("recordedBy", UUID::fromString),
              require("channel", Channel::valueOf),
              find("linked", UUID::fromString).orElse(null),
              find("place", Function.identity()).orElse(null),
              find("until", Instant::parse).orElse(null),
              body());
      return new LoggedFact(fact, find("registeredIn", Region::new).orElse(null));
    }

    private ObjectNode body() {
      if (line.path("body") instanceof ObjectNode body) {
        return body;
      }
      throw wrong("body", line.path("body").toString());
    }

    private <T> T require(String field, Function<String, T> read) {
      return find(field, read).orElseThrow(() -> wrong(field, ""));
    }

    private <T> Optional<T> find(String field, Function<String, T> read) {
      JsonNode value = line.path(field);
      if (value.isMissingNode()) {
        return Optional.empty();
      }
      if (!value.isString()) {
        throw wrong(field, value.toString());
      }
      try {
        return Optional.of(read.apply(value.stringValue()));
      } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
        throw wrong(field, value.stringValue());
      }
    }

    private MalformedFile wrong(String field, String value) {
      return new MalformedFile(
          name,
          number,
          "field " + field,
          value,
          "is not what the log writes. Maybe it is no ledger of facts");
    }
  }
}
