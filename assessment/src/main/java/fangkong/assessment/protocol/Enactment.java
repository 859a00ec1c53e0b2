package fangkong.assessment.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * How a protocol came into being: who signed it, what it changes, and why it is stricter than its
 * base where it is. A layer over another has signature and changes; an edition may go without.
 *
 * @param changes what the layer changes in its base, in a sentence; empty where nothing is said
 * @param justification why it is stricter than its base, by the id of a category, {@code lookback}
 *     or {@code zones}
 */
public record Enactment(
    Optional<Signature> signed, String changes, Map<String, String> justification) {
  /** The block of a protocol whose look-back a justification speaks of. */
  public static final String LOOKBACK = "lookback";

  /** The block of a protocol whose zones a justification speaks of. */
  public static final String ZONES = "zones";

  /** Nothing is said. */
  public static final Enactment NONE = new Enactment(Optional.empty(), "", Map.of());

  public Enactment {
    justification = Map.copyOf(justification);
    justification.forEach((block, why) -> {
      if (why.isBlank()) {
        throw new IllegalArgumentException("justification of " + block + " is blank");
      }
    });
  }
}
