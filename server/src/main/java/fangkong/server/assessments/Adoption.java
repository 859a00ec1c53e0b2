package fangkong.server.assessments;

import fangkong.server.regions.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A protocol put into effect for a region. */
public record Adoption(
    String protocol, Region region, Instant effectiveFrom, @Nullable Instant effectiveUntil) {

  boolean holds(Region at, Instant asOf) {
    return region.contains(at)
        && !asOf.isBefore(effectiveFrom)
        && (effectiveUntil == null || asOf.isBefore(effectiveUntil));
  }
}
