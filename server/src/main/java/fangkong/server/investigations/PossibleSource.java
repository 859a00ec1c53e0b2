package fangkong.server.investigations;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may have infected somebody else, with what speaks for it.
 *
 * @param knownCase whether they are a case in sight of whoever asks
 * @param overlapSeconds the sum of the lengths of the exposures
 * @param longest the longest exposure, the earliest of several
 */
public record PossibleSource(
    UUID person,
    boolean knownCase,
    long overlapSeconds,
    long exposures,
    Instant firstExposedAt,
    Instant lastExposedAt,
    Longest longest) {

  /** Cases first, then whoever was there the longest, then the most often. */
  static final Comparator<PossibleSource> RANKED =
      Comparator.comparing(PossibleSource::knownCase)
          .thenComparingLong(PossibleSource::overlapSeconds)
          .thenComparingLong(PossibleSource::exposures)
          .reversed()
          .thenComparing(source -> source.person().toString());

  /** {@code place} is null where they live in one household. */
  public record Longest(@Nullable String place, Instant from, Instant until) {}
}
