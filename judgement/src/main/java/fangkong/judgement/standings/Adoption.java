package fangkong.judgement.standings;

import fangkong.judgement.regions.Region;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A protocol put into effect for a region. */
public record Adoption(
    String protocol, Region region, Instant effectiveFrom, @Nullable Instant effectiveUntil)
    implements Serializable {

  /** The same with times as PostgreSQL keeps them, so that a repeat is told by comparing. */
  public Adoption inMicros() {
    return new Adoption(
        protocol,
        region,
        effectiveFrom.truncatedTo(ChronoUnit.MICROS),
        effectiveUntil == null ? null : effectiveUntil.truncatedTo(ChronoUnit.MICROS));
  }

  public boolean holds(Region at, Instant asOf) {
    return region.contains(at)
        && !asOf.isBefore(effectiveFrom)
        && (effectiveUntil == null || asOf.isBefore(effectiveUntil));
  }
}
