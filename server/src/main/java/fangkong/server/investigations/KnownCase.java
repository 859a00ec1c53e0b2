package fangkong.server.investigations;

import fangkong.assessment.protocol.Lookback;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.server.assessments.StoredStanding;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody from whom a trace may start: a case, or a suspected one whose positive sample stands for
 * the finding.
 *
 * @param form null while only suspected
 * @param at when the case was found, or the sample taken
 * @param infectiousFrom the onset, else the sample, else {@code at}, less the look-back of the
 *     protocol in force
 */
public record KnownCase(
    UUID person,
    Region region,
    @Nullable String form,
    Instant at,
    @Nullable Instant onset,
    @Nullable Instant sampled,
    Instant infectiousFrom) {

  private static final String ONSET = "onset";
  private static final String SAMPLE = "sample";
  private static final String POSITIVE = "POSITIVE";

  private static final Comparator<Fact> LATEST =
      Comparator.comparing(Fact::known).thenComparing(Fact::id);

  /** Empty where the facts that decided are not in sight. */
  static Optional<KnownCase> of(
      StoredStanding standing, List<Fact> facts, Optional<Lookback> lookback) {
    Optional<Fact> found = facts.stream().filter(fact -> fact.type() == FactType.CASE).max(LATEST);
    Optional<Fact> positive =
        facts.stream()
            .filter(KnownCase::isPositive)
            .min(Comparator.comparing(Fact::at).thenComparing(LATEST));
    return found.or(() -> positive).map(fact -> of(standing, fact, lookback));
  }

  /** Whether a fact shows its person to be a case, confirmed or suspected. */
  static boolean shows(Fact fact) {
    return fact.type() == FactType.CASE || isPositive(fact);
  }

  private static boolean isPositive(Fact fact) {
    return fact.type() == FactType.TEST && fact.body().path("result").asString("").equals(POSITIVE);
  }

  private static KnownCase of(StoredStanding standing, Fact fact, Optional<Lookback> lookback) {
    Instant onset = instant(fact, "onset");
    Instant sampled = instant(fact, "sampled");
    Instant begins = onset != null ? onset : sampled != null ? sampled : fact.at();
    int days = lookback.map(rule -> days(rule, onset != null ? ONSET : SAMPLE)).orElse(0);
    return new KnownCase(
        standing.person(),
        standing.region(),
        fact.type() == FactType.CASE ? fact.body().path("form").asString() : null,
        fact.at(),
        onset,
        sampled,
        begins.minus(Duration.ofDays(days)));
  }

  /**
   * Days before the event. A protocol that counts from one kind of event alone, such as a rash,
   * counts from any that way.
   */
  private static int days(Lookback lookback, String event) {
    if (lookback.fromOnset()) {
      return 0;
    }
    Lookback.Window window = lookback.windows().get(event);
    if (window == null && lookback.windows().size() == 1) {
      window = lookback.windows().values().iterator().next();
    }
    return window == null ? 0 : Math.max(0, -window.firstDay());
  }

  private static @Nullable Instant instant(Fact fact, String field) {
    String text = fact.body().path(field).asString("");
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalStateException(
          "fact " + fact.id() + " was stored with an unreadable " + field, e);
    }
  }
}
