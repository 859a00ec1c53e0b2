package fangkong.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types of evidence, and the fields each has, that of its time first, besides {@code id},
 * {@code person}, {@code type} and {@code known}.
 */
enum EvidenceType {
  CASE("at", "form", "onset", "sampled"),
  EXPOSURE("from", "until", "degree", "to"),
  STAY("from", "until", "risk"),
  ARRIVAL("at", "risk", "origin"),
  ENTRY("at"),
  ROLE_EXIT("at"),
  TEST("sampled", "result", "ct", "pool", "method"),
  SYMPTOM("at", "present"),
  ENVIRONMENT("sampled", "result"),
  ADMITTED("at", "tier"),
  DISCHARGED("at", "tier"),
  SHOWN_CODE("at", "issuer", "kind", "value"),
  RULING("at", "until", "reason", "by", "category", "excludes");

  static final List<String> NAMES = Arrays.stream(values()).map(EvidenceType::text).toList();

  @SuppressWarnings("ImmutableEnumChecker") // always List.of
  private final List<String> fields;

  EvidenceType(String... fields) {
    this.fields = List.of(fields);
  }

  List<String> fields() {
    return fields;
  }

  /** The field that says when it happened or began. */
  String event() {
    return fields.getFirst();
  }

  /** As files write it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable EvidenceType find(String text) {
    int index = NAMES.indexOf(text);
    return index < 0 ? null : values()[index];
  }
}
