package fangkong.judgement.evidence;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact as it is stored.
 *
 * @param person null for a fact about a household
 * @param at when it happened: {@code at}, else {@code sampled}, else {@code from}
 * @param known when it was reported
 * @param linked the other person of an exposure, the lead of a lead outcome, the journey of a
 *     passage
 * @param place where a check-in was, the post of a passage
 * @param until the end of a check-in, stay or exposure
 * @param body the fields of its type, without identity
 */
public record Fact(
    UUID id,
    FactType type,
    @Nullable UUID person,
    Region region,
    Instant at,
    Instant known,
    Instant recordedAt,
    UUID recordedBy,
    Channel channel,
    @Nullable UUID linked,
    @Nullable String place,
    @Nullable Instant until,
    ObjectNode body) {

  /** Under this account stands what was said by somebody who has none. */
  public static final UUID RESIDENT = new UUID(0, 0);

  public UUID requirePerson() {
    return Objects.requireNonNull(person, () -> "fact " + id + " is about nobody");
  }

  /** Whom an exposure of the second degree links its person to. */
  public @Nullable UUID link() {
    boolean links =
        type == FactType.EXPOSURE && "SECONDARY".equals(body.path("degree").asString(""));
    return links ? linked : null;
  }

  public boolean isSaidByResident() {
    return recordedBy.equals(RESIDENT);
  }
}
