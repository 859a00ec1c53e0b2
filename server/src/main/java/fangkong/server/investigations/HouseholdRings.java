package fangkong.server.investigations;

import fangkong.tracing.NamedContacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Households as the tracing engine knows them: whoever lives together meets at all times. */
final class HouseholdRings {

  private static final long ALWAYS = Instant.MIN.getEpochSecond();
  private static final long FOR_EVER = Instant.MAX.getEpochSecond();

  private HouseholdRings() {}

  static NamedContacts of(List<List<UUID>> households, PeopleAsInts people) {
    NamedContacts.Builder rings = NamedContacts.builder();
    for (List<UUID> household : households) {
      rings.ring(household.stream().mapToInt(people::number).toArray(), ALWAYS, FOR_EVER);
    }
    return rings.build();
  }
}
