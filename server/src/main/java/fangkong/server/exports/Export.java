package fangkong.server.exports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for, and what became of it.
 *
 * @param people who is in it, in order
 * @param mark stands in every row of the file and leads back here
 * @param needsApproval whether somebody else has to let it go
 * @param expiresAt null while it waits and where it was declined
 */
public record Export(
    UUID id,
    Asked asked,
    List<UUID> people,
    String mark,
    Asker asker,
    Instant askedAt,
    boolean needsApproval,
    @Nullable Decision decision,
    @Nullable Instant expiresAt,
    int fetched,
    @Nullable Instant fetchedAt) {

  public Export {
    people = List.copyOf(people);
  }

  /**
   * Who asked, in the office they had then.
   *
   * @param region of their scope; empty where they see everything
   */
  public record Asker(UUID account, String role, String region) {}

  /** Who let it go or not, and why. */
  public record Decision(UUID by, Instant at, boolean approved, String reason) {}

  /** Where it stands. */
  public enum State {
    WAITING,
    READY,
    DECLINED,
    EXPIRED,
    /** Fetched as often as it may be. */
    SPENT
  }

  State state(Instant now, int fetches) {
    if (expiresAt == null) {
      return decision == null ? State.WAITING : State.DECLINED;
    }
    if (fetched >= fetches) {
      return State.SPENT;
    }
    return now.isBefore(expiresAt) ? State.READY : State.EXPIRED;
  }
}
