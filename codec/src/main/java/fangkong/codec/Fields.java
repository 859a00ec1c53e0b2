package fangkong.codec;

import fangkong.assessment.evidence.InvalidEvidence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one JSON object, read by type; each refusal is an {@link InvalidEvidence}. */
final class Fields {
  private final ObjectNode object;

  Fields(ObjectNode object) {
    this.object = object;
  }

  /**
   * Refuses every field that is not allowed; a misspelt optional field must not pass in silence.
   */
  void allowOnly(Set<String> header, List<String> own, Set<String> others) {
    for (String name : object.propertyNames()) {
      if (!header.contains(name) && !own.contains(name) && !others.contains(name)) {
        throw refused(name, "is not a field of this type. Maybe one of " + own);
      }
    }
  }

  String text(String field) {
    String text = findText(field);
    if (text == null) {
      throw new InvalidEvidence(field, "null", "is required");
    }
    return text;
  }

  @Nullable String findText(String field) {
    JsonNode node = find(field);
    if (node == null) {
      return null;
    }
    if (!node.isString() || node.stringValue().isBlank()) {
      throw refused(field, "must be text");
    }
    return node.stringValue();
  }

  Instant time(String field) {
    Instant time = findTime(field);
    if (time == null) {
      throw new InvalidEvidence(field, "null", "is required");
    }
    return time;
  }

  @Nullable Instant findTime(String field) {
    JsonNode node = find(field);
    if (node == null) {
      return null;
    }
    if (!node.isString()) {
      throw refused(field, "must be a time with offset, such as 2022-04-01T08:00:00+08:00");
    }
    try {
      return OffsetDateTime.parse(node.stringValue()).toInstant();
    } catch (DateTimeException e) {
      throw refused(
          field,
          isLocal(node.stringValue())
              ? "is a time without offset. Maybe append +08:00"
              : "must be a time with offset, such as 2022-04-01T08:00:00+08:00");
    }
  }

  private static boolean isLocal(String text) {
    try {
      return LocalDateTime.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** One of the names of an enum, spelt exactly. */
  <E extends Enum<E>> E choice(String field, Class<E> type) {
    E choice = findChoice(field, type);
    if (choice == null) {
      throw new InvalidEvidence(field, "null", "is required");
    }
    return choice;
  }

  <E extends Enum<E>> @Nullable E findChoice(String field, Class<E> type) {
    JsonNode node = find(field);
    if (node == null) {
      return null;
    }
    if (node.isString()) {
      for (E each : type.getEnumConstants()) {
        if (each.name().equals(node.stringValue())) {
          return each;
        }
      }
    }
    throw refused(field, "must be one of " + Arrays.toString(type.getEnumConstants()));
  }

  boolean flag(String field) {
    JsonNode node = find(field);
    if (node == null) {
      throw new InvalidEvidence(field, "null", "is required");
    }
    if (!node.isBoolean()) {
      throw refused(field, "must be true or false");
    }
    return node.booleanValue();
  }

  @Nullable Double findNumber(String field) {
    JsonNode node = find(field);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      throw refused(field, "must be a number");
    }
    return node.doubleValue();
  }

  @Nullable Integer findWhole(String field) {
    JsonNode node = find(field);
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw refused(field, "must be a whole number");
    }
    return node.intValue();
  }

  List<String> texts(String field) {
    JsonNode node = find(field);
    if (node == null) {
      throw new InvalidEvidence(field, "null", "is required");
    }
    if (!node.isArray()) {
      throw refused(field, "must be a list of texts");
    }
    List<String> texts = new ArrayList<>(node.size());
    for (JsonNode each : node) {
      if (!each.isString() || each.stringValue().isBlank()) {
        throw refused(field, "must be a list of texts");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  boolean has(String field) {
    return find(field) != null;
  }

  /** The value of a field; null when it is absent or JSON null. */
  private @Nullable JsonNode find(String field) {
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  InvalidEvidence refused(String field, String reason) {
    JsonNode node = object.get(field);
    return new InvalidEvidence(field, node == null ? "" : node.toString(), reason);
  }
}
