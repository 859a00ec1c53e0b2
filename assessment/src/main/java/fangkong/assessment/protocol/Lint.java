package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Risk;
import fangkong.assessment.protocol.Finding.Extent;
import fangkong.assessment.protocol.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a layer is stricter than its base.
 *
 * <p>Measures are compared by evidence, not by the names of categories: each category of the layer,
 * for each kind of evidence that fires it, with all that the base fires on the same evidence. Of
 * the base's categories those count that reach as far (history, susceptible people); where none
 * does, that is a finding, and the rest is compared with those that reach less far. What a layer
 * takes over unchanged gives no finding, since it is compared with itself.
 *
 * <p>The base is the layer directly below. What that one is stricter in than its own base, it
 * answers for itself.
 */
public final class Lint {
  private final Protocol base;
  private final List<Finding> findings = new ArrayList<>();

  private Lint(Protocol base) {
    this.base = base;
  }

  /** The findings: categories in order of severity, then look-back, then zones. */
  public static List<Finding> lint(Protocol base, Protocol overlay) {
    Lint lint = new Lint(base);
    for (Category category : overlay.categories()) {
      for (Trigger trigger : category.fires()) {
        lint.compare(category, trigger);
      }
    }
    BlockLint blocks = new BlockLint(lint.findings);
    overlay.lookback().ifPresent(own -> blocks.lookback(base.lookback(), own));
    overlay.zones().ifPresent(own -> blocks.zones(base.zones(), own));
    return List.copyOf(lint.findings);
  }

  /** Whether each finding has a written reason. */
  public static boolean isJustified(List<Finding> findings, Map<String, String> justification) {
    return findings.stream().allMatch(finding -> finding.isJustifiedBy(justification));
  }

  /** Whether the layer gives a written reason for everything it is stricter in. */
  public static boolean isJustified(Protocol base, Protocol overlay) {
    return isJustified(lint(base, overlay), overlay.enactment().justification());
  }

  private void compare(Category category, Trigger trigger) {
    List<Category> firing =
        base.categories().stream().filter(each -> each.fires().contains(trigger)).toList();
    CourseLint courses = new CourseLint(category, trigger, firing, findings);
    if (isLowRisk(trigger)) {
      courses.isolation();
    }
    courses.measures();
    if (!firing.isEmpty()) {
      compareSeverity(category, trigger, firing.getFirst());
    }
  }

  /** The same evidence leads to a category that stands before all it led to in the base. */
  private void compareSeverity(Category category, Trigger trigger, Category mostSevere) {
    Optional<Category> same = base.findCategory(category.id());
    if (same.isPresent()
        && base.categories().indexOf(same.get()) < base.categories().indexOf(mostSevere)) {
      findings.add(
          new Finding(
              Kind.WIDER,
              category.id(),
              trigger.name(),
              new Extent.As(mostSevere.id()),
              new Extent.As(category.id())));
    }
  }

  private static boolean isLowRisk(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Stayed(Risk risk) -> risk == Risk.LOW;
      case Trigger.Arrived(Risk risk) -> risk == Risk.LOW || risk == Risk.NONE;
      case Trigger.Exposed _, Trigger.Entered _, Trigger.LeftPost _ -> false;
    };
  }
}
