package fangkong.judgement.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of fact: its fields, and whether an assessment reads it. */
public enum FactType {
  CASE(true, "at", "form", "onset", "sampled"),
  EXPOSURE(true, "degree", "to", "from", "until"),
  STAY(true, "risk", "from", "until"),
  ARRIVAL(true, "at", "risk", "origin"),
  ENTRY(true, "at"),
  ROLE_EXIT(true, "at"),
  TEST(true, "sampled", "result", "ct", "pool", "method"),
  SYMPTOM(true, "at", "present", "temperature"),
  ENVIRONMENT(true, "sampled", "result"),
  ADMITTED(true, "at", "tier"),
  DISCHARGED(true, "at", "tier"),
  SHOWN_CODE(true, "at", "issuer", "kind", "value"),
  RULING(true, "at", "reason", "by", "until", "category", "excludes"),

  RESIDENCE(false, "at"),
  DECLARATION(false, "at", "arrives", "origin", "risk"),
  DEPARTURE_DECLARATION(false, "at", "leaves", "to"),
  DEPARTURE(false, "at", "to"),
  VISIT(false, "at", "outcome"),
  CHECK_IN(false, "at", "until", "place"),
  PASSAGE(
      false,
      "at",
      "post",
      "direction",
      "decision",
      "reason",
      "override",
      "journey",
      "vehicle",
      "temperature",
      "checks",
      "to"),
  /** The approval of a release that a change of protocol brought; the release itself is derived. */
  RELEASE(false, "at", "protocol", "category"),
  LEAD(false, "at", "origin", "arrives"),
  LEAD_OUTCOME(false, "at", "lead", "outcome");

  /** Fields of assessed types that are kept and that the assessment room does not look at. */
  public static final Set<String> UNASSESSED = Set.of("temperature");

  /** Fields that say how ill somebody is and that nothing is derived from: kept sealed. */
  public static final Set<String> CLINICAL = Set.of("ct", "temperature");

  private static final Map<String, FactType> BY_WORD =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(FactType::word, Function.identity()));

  private final boolean assessed;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<String> fields;

  FactType(boolean assessed, String... fields) {
    this.assessed = assessed;
    this.fields = Set.of(fields);
  }

  /** The word for it in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FactType> find(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /**
   * Whether the assessment room reads it; its fields are then those of the assessment contract, and
   * {@link #UNASSESSED}.
   */
  public boolean assessed() {
    return assessed;
  }

  public Set<String> fields() {
    return fields;
  }

  /**
   * Whether it says no more than that somebody was at a place: it changes nobody's standing, tasks
   * or whereabouts, and whoever is known by such facts alone stands in no ledger.
   */
  public boolean isPresence() {
    return this == CHECK_IN || this == PASSAGE;
  }

  /** Whether a household, not a person, is its subject. */
  public boolean ofHousehold() {
    return this == VISIT;
  }
}
