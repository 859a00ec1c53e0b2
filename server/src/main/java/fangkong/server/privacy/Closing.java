package fangkong.server.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of an event, proposed by one account. Once another has confirmed it, it is finished,
 * whatever happens in between.
 *
 * @param name what the event is called in the certificate
 * @param keys the ids of the keys that are destroyed; empty before it is confirmed
 * @param finishedAt when they were, and all that was sealed with them was emptied
 */
public record Closing(
    UUID id,
    UUID event,
    Instant openedAt,
    String name,
    UUID proposedBy,
    Instant proposedAt,
    @Nullable UUID confirmedBy,
    @Nullable Instant confirmedAt,
    @Nullable UUID declinedBy,
    List<String> keys,
    @Nullable Instant finishedAt) {

  public Closing {
    keys = List.copyOf(keys);
  }

  /** Whether it waits for a second person. */
  public boolean isOpen() {
    return confirmedBy == null && declinedBy == null;
  }

  boolean isUnfinished() {
    return confirmedBy != null && finishedAt == null;
  }
}
