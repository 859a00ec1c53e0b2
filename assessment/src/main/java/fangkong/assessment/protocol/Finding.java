package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Tier;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One way in which a layer is stricter than its base.
 *
 * @param category the layer's category, {@link Enactment#LOOKBACK} or {@link Enactment#ZONES}; a
 *     justification stands under the same name
 * @param what is compared: evidence as a file writes it, {@code arrival HIGH}, and where it is not
 *     the course in all the key, {@code arrival HIGH history_days}; of the blocks an event, a key
 *     or a kind of zone
 * @param base what the base asks for
 * @param overlay what the layer asks for
 */
public record Finding(Kind kind, String category, String what, Extent base, Extent overlay) {

  /**
   * The rule of the nine don'ts (九不准, June 2022) that a layer comes up against, as far as one can
   * tell from protocols. Rules 1 and 6 to 9 are about travel, care, students, checkpoints and
   * closures, of which protocols say nothing.
   */
  public enum Kind {
    /** Rule 5: people stay longer at a tier or in all. */
    LONGER(5),
    /** Rule 4: people are followed, controlled or isolated whom the base leaves alone more. */
    WIDER(4),
    /** Rule 2: people from areas of low or no risk are isolated. */
    LOW_RISK(2),
    /** Rule 3: a zone stays longer, or zones are drawn that the base does not know. */
    ZONE(3),
    /** Rule 4: more contacts are found, because cases expose for longer. */
    LOOKBACK_LONGER(4),
    /** No rule of the nine: the same people at a stricter tier. */
    STRICTER_TIER(0),
    /** No rule of the nine: a stricter colour at the same tier. */
    STRICTER_CODE(0),
    /** No rule of the nine, and the least: more is asked for before release. */
    MORE_TESTS(0);

    private final int rule;

    Kind(int rule) {
      this.rule = rule;
    }

    /** The number of the rule among the nine; empty where none names it. */
    public OptionalInt rule() {
      return rule == 0 ? OptionalInt.empty() : OptionalInt.of(rule);
    }
  }

  /** How much a protocol asks for. */
  public sealed interface Extent {
    /** Nothing: no clause fires, no value is set. */
    record Nothing() implements Extent {}

    /** Any number of days. */
    record Unlimited() implements Extent {}

    /** Whether a key is set. */
    record Flag(boolean set) implements Extent {}

    /** A number of tests or hours. */
    record Count(int count) implements Extent {}

    /** A number of days. */
    record Days(int days) implements Extent {}

    /** A number of days at this tier or a stricter one. */
    record Stay(Tier tier, int days) implements Extent {}

    /** A whole course: its strictest tier and its days in all. */
    record Whole(Tier strictest, int days) implements Extent {}

    /** The strictest tier. */
    record At(Tier tier) implements Extent {}

    /** A colour. */
    record Shows(HealthCode code) implements Extent {}

    /** A category or a kind of zone. */
    record As(String name) implements Extent {}
  }

  /** Whether there is a written reason for it. */
  public boolean isJustifiedBy(Map<String, String> justification) {
    return justification.containsKey(category);
  }
}
