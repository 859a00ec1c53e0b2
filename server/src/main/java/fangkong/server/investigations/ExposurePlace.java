package fangkong.server.investigations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place of a trace with all exposures there.
 *
 * @param place as the check-ins name it; null for the households
 * @param contacts how many people were exposed there, each counted once
 * @param overlapSeconds the sum of the lengths of the exposures
 */
public record ExposurePlace(
    @Nullable String place,
    int contacts,
    long exposures,
    long overlapSeconds,
    Instant firstExposedAt,
    Instant lastExposedAt) {}
