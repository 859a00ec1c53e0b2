package fangkong.server.evidence;

import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.people.Subject;
import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A fact as it was sent: read and well-formed, its person not yet looked up. */
record IncomingFact(
    int index,
    UUID id,
    FactType type,
    About about,
    Region region,
    Instant at,
    Instant known,
    Channel channel,
    @Nullable UUID linked,
    @Nullable String place,
    @Nullable Instant until,
    ObjectNode body,
    ObjectNode sent) {

  /** The place of a fact whose type has one. */
  String requirePlace() {
    return Objects.requireNonNull(place, () -> type + " has no place");
  }

  /** Whom a fact is about. */
  sealed interface About {
    record Known(UUID person) implements About {}

    record Said(Subject subject) implements About {}

    /** A household was visited, or an emergency passed that nobody held up to ask its name. */
    record Nobody() implements About {}
  }
}
