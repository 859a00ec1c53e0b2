package fangkong.server.emergency;

import fangkong.judgement.regions.Region;
import fangkong.server.people.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw besides their scope for a while.
 *
 * @param home of the scope of whoever asked; empty where it is everything
 * @param opened a township or less
 * @param person who it was opened for, where it was for one
 * @param endedAt where it was ended before its time
 */
public record Access(
    UUID id,
    UUID account,
    String role,
    String home,
    Region opened,
    @Nullable UUID person,
    Purpose purpose,
    String reason,
    Instant beganAt,
    Instant endsAt,
    @Nullable Instant endedAt,
    @Nullable Acknowledgement acknowledgement) {

  /** Who of those above looked into it, and what they found. */
  public record Acknowledgement(UUID by, Instant at, String note) {}

  boolean lasts(Instant now) {
    return endedAt == null && now.isBefore(endsAt);
  }
}
