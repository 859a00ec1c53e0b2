package fangkong.server.investigations;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was exposed to a source in {@code [from, until)}.
 *
 * @param number from 0, the order of the exposures of one contact: by start, then source, then
 *     place
 * @param place null where they live in one household
 */
public record Exposure(
    UUID person,
    int generation,
    int number,
    UUID source,
    @Nullable String place,
    Instant from,
    Instant until) {

  public long overlapSeconds() {
    return Duration.between(from, until).toSeconds();
  }
}
