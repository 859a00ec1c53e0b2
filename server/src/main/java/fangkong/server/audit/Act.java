package fangkong.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param at to the microsecond
 * @param kind the name of a {@link Kind}
 * @param path method and pattern of the request, without ids but those of accounts and events
 * @param people whom it is about, where that is known
 */
public record Act(
    Instant at,
    Actor actor,
    String kind,
    String path,
    List<UUID> people,
    @Nullable String purpose) {
  /** How an id stands in a path. */
  static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public Act {
    people = List.copyOf(people);
  }

  /** The path as it is left when an entry names nobody any more. */
  String pathWithoutIds() {
    return path.indexOf('-') < 0 ? path : ID.matcher(path).replaceAll("{}");
  }

  /** Whether it says neither who acted nor whom it is about. */
  boolean namesNobody() {
    return actor.account() == null
        && actor.emergency() == null
        && actor.device() == null
        && people.isEmpty()
        && !ID.matcher(path).find();
  }
}
