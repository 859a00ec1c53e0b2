package fangkong.server.evidence;

import fangkong.server.accounts.Right;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of fact: its fields, who may record it, and whether an assessment reads it. */
public enum FactType {
  CASE(Right.RECORD_FINDING, true, "at", "form", "onset", "sampled"),
  EXPOSURE(Right.RECORD_FINDING, true, "degree", "to", "from", "until"),
  STAY(Right.RECORD, true, "risk", "from", "until"),
  ARRIVAL(Right.RECORD, true, "at", "risk", "origin"),
  ENTRY(Right.RECORD, true, "at"),
  ROLE_EXIT(Right.RECORD, true, "at"),
  TEST(Right.RECORD, true, "sampled", "result", "ct", "pool", "method"),
  SYMPTOM(Right.RECORD, true, "at", "present", "temperature"),
  ENVIRONMENT(Right.RECORD, true, "sampled", "result"),
  ADMITTED(Right.RECORD, true, "at", "tier"),
  DISCHARGED(Right.RECORD_FINDING, true, "at", "tier"),
  SHOWN_CODE(Right.RECORD, true, "at", "issuer", "kind", "value"),
  RULING(Right.RULE, true, "at", "reason", "by", "until", "category", "excludes"),

  RESIDENCE(Right.RECORD, false, "at"),
  DECLARATION(Right.DECLARE, false, "at", "arrives", "origin", "risk"),
  DEPARTURE_DECLARATION(Right.DECLARE, false, "at", "leaves", "to"),
  DEPARTURE(Right.RECORD, false, "at", "to"),
  VISIT(Right.RECORD, false, "at", "outcome"),
  CHECK_IN(Right.RECORD, false, "at", "until", "place"),
  PASSAGE(
      Right.CHECK_PASSAGE,
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
  RELEASE(Right.ADOPT_PROTOCOL, false, "at", "protocol", "category"),
  LEAD(Right.IMPORT_LIST, false, "at", "origin", "arrives"),
  LEAD_OUTCOME(Right.RECORD, false, "at", "lead", "outcome");

  /** Fields of assessed types that are kept and that the assessment room does not look at. */
  public static final Set<String> UNASSESSED = Set.of("temperature");

  private static final Map<String, FactType> BY_WORD =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(FactType::word, Function.identity()));

  private final Right right;
  private final boolean assessed;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<String> fields;

  FactType(Right right, boolean assessed, String... fields) {
    this.right = right;
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

  Right right() {
    return right;
  }

  /**
   * Whether the assessment room reads it; its fields are then those of the assessment contract, and
   * {@link #UNASSESSED}.
   */
  public boolean assessed() {
    return assessed;
  }

  Set<String> fields() {
    return fields;
  }

  /**
   * Whether it says no more than that somebody was at a place: it changes nobody's standing, tasks
   * or whereabouts, and whoever is known by such facts alone stands in no ledger.
   */
  boolean isPresence() {
    return this == CHECK_IN || this == PASSAGE;
  }

  /** Whether a household, not a person, is its subject. */
  boolean ofHousehold() {
    return this == VISIT;
  }
}
