package fangkong.server.checkpoints;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One turn of duty at a post.
 *
 * @param holder the user name of whoever is on duty
 * @param endedAt null until it is handed over, and so is the note; then nothing is open either
 * @param openItems what the next has to see to
 */
public record Shift(
    UUID id,
    String post,
    String holder,
    Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable String note,
    List<String> openItems) {

  public Shift {
    openItems = List.copyOf(openItems);
  }
}
