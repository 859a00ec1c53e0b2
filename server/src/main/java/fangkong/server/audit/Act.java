package fangkong.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param at to the microsecond
 * @param kind the name of a {@link Kind}
 * @param path method and pattern of the request, without ids
 * @param people whom it is about, where that is known
 */
public record Act(
    Instant at,
    Actor actor,
    String kind,
    String path,
    List<UUID> people,
    @Nullable String purpose) {
  public Act {
    people = List.copyOf(people);
  }
}
