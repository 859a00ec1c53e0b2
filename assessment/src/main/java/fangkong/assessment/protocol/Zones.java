package fangkong.assessment.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How risk areas are drawn and lifted, as far as a protocol says; applied by the zones module.
 *
 * @param kinds the kinds of zones, strictest first
 * @param lift when all kinds are lifted together
 * @param down when a kind is lowered to another, by kind; a kind may stand twice under names of its
 *     own, {@code MEDIUM_AFTER_HIGH}
 */
public record Zones(
    List<String> kinds, Optional<Lift> lift, Map<String, Down> down, Source source) {
  public Zones {
    kinds = List.copyOf(kinds);
    down = Map.copyOf(down);
    Objects.requireNonNull(source, "source");
    for (Down each : down.values()) {
      if (!kinds.contains(each.to())) {
        throw new IllegalArgumentException(
            "zones are lowered to " + each.to() + ". Maybe one of " + kinds);
      }
    }
  }

  /**
   * What lifts a zone.
   *
   * @param noNewDays days without a new case
   * @param lastContactDays days since the last exposure of the last contact
   * @param fullRoundNegativeWithinDays a round of tests of everybody, negative, at most so many
   *     days before
   */
  public record Lift(
      int noNewDays, OptionalInt lastContactDays, OptionalInt fullRoundNegativeWithinDays) {
    public Lift {
      checkDays(noNewDays);
    }
  }

  /**
   * What lowers a zone.
   *
   * @param to the kind it becomes
   * @param noNewDays days without a new case
   * @param roundNegativeOnDay the day of a round of tests of everybody, negative
   */
  public record Down(String to, int noNewDays, OptionalInt roundNegativeOnDay) {
    public Down {
      checkDays(noNewDays);
    }
  }

  private static void checkDays(int noNewDays) {
    if (noNewDays < 0) {
      throw new IllegalArgumentException("no_new_days is " + noNewDays + ". Maybe 0 or more");
    }
  }
}
