package fangkong.assessment.protocol;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A clause of a protocol: whom it concerns and what follows for them.
 *
 * @param id the category, {@code CLOSE_CONTACT}
 * @param layer the protocol that defines it; it names the clause
 * @param fires any of these kinds of evidence
 * @param historyDays how many calendar days before it became known a stay or arrival may lie
 * @param anchors what the first segment is anchored at; of several dates the latest
 * @param segments in order, the next one anchored at the end of the one before
 * @param linkFirstTests how many of the first tests of each linked contact must be answered for
 *     release
 * @param limits what other rooms apply: transfer, susceptibility, Ct
 */
public record Category(
    String id,
    String layer,
    List<Trigger> fires,
    OptionalInt historyDays,
    Set<Anchor> anchors,
    List<Segment> segments,
    int linkFirstTests,
    Limits limits,
    Source source) {
  public Category {
    fires = List.copyOf(fires);
    anchors = Set.copyOf(anchors);
    segments = List.copyOf(segments);
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(source, "source");
    if (id.isBlank() || layer.isBlank()) {
      throw new IllegalArgumentException("category '" + id + "' of '" + layer + "' has no name");
    }
    if (Protocol.RESERVED.contains(id)) {
      throw new IllegalArgumentException(
          "category " + id + " is part of every protocol. Maybe choose another id");
    }
    if (fires.isEmpty() || anchors.isEmpty() || segments.isEmpty()) {
      throw new IllegalArgumentException(
          "category " + id + " needs what fires it, an anchor and a segment");
    }
    for (Trigger trigger : fires) {
      if (!anchors.contains(anchorOf(trigger))) {
        throw new IllegalArgumentException(
            "category "
                + id
                + " fires on "
                + trigger
                + ". Maybe anchor it at "
                + anchorOf(trigger));
      }
    }
    if (linkFirstTests < 0) {
      throw new IllegalArgumentException("first_tests is " + linkFirstTests);
    }
    if (linkFirstTests > 0 && fires.stream().noneMatch(Trigger.Exposed.class::isInstance)) {
      throw new IllegalArgumentException(
          "category " + id + " links to nobody. Maybe drop release_link, or fire on an exposure");
    }
  }

  /**
   * Limits of a clause that are not applied in assessment.
   *
   * @param transferWithinHours how soon the person must be taken to the place of isolation
   * @param positiveCtBelow a sample counts as positive below this Ct (laboratory)
   * @param susceptibleOnly whether exposures are made for susceptible people only (investigation)
   */
  public record Limits(
      OptionalInt transferWithinHours, OptionalInt positiveCtBelow, boolean susceptibleOnly) {
    public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty(), false);
  }

  /** The name of the clause: layer and category. */
  public String clause() {
    return layer + "/" + id;
  }

  /** How many test days its segments have; a test rule has none. */
  public int countTestDays() {
    return segments.stream()
        .mapToInt(segment ->
            segment.tests() instanceof TestPlan.Days(List<Integer> days) ? days.size() : 0)
        .sum();
  }

  /** The date that evidence of this kind anchors a course at. */
  public static Anchor anchorOf(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Exposed _ -> Anchor.LAST_EXPOSURE;
      case Trigger.Stayed _ -> Anchor.LEFT_AREA;
      case Trigger.Arrived _ -> Anchor.ARRIVED;
      case Trigger.Entered _ -> Anchor.ENTRY;
      case Trigger.LeftPost _ -> Anchor.ROLE_EXIT;
    };
  }
}
