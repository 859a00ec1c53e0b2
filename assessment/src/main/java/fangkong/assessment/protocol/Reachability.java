package fangkong.assessment.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Whether evidence can ever put a person in a category.
 *
 * <p>Every clause that evidence fires opens a course, and a person is in the most severe category
 * whose course is not released. So that a more severe category fires on the same evidence is not
 * enough: it may be released first, and then the other one leads. A category is beyond reach when,
 * for each kind of evidence that fires it, a more severe one
 *
 * <ul>
 *   <li>fires on that kind and on none that the category does not fire on, with the same history:
 *       it is then anchored at the same date and asks about the same symptoms. (One with wider
 *       history or more kinds may be anchored later, past a symptom that still holds the other one
 *       open.)
 *   <li>is not released earlier: its segments have the same days, tests and environment swabs; or
 *       the category asks for none and its days in all are not more. Its link asks for as much.
 * </ul>
 *
 * <p>This never calls a category unreachable that can lead; it does not find every one that cannot.
 * Rulings are left aside: they may name any category.
 */
public final class Reachability {
  private Reachability() {}

  /** A category that always leads in place of this one; {@code before}: the more severe ones. */
  public static Optional<Category> findShadow(Category category, List<Category> before) {
    Optional<Category> found = Optional.empty();
    for (Trigger trigger : category.fires()) {
      Optional<Category> shadow =
          before.stream()
              .filter(each -> each.fires().contains(trigger) && hides(each, category))
              .findFirst();
      if (shadow.isEmpty()) {
        return shadow;
      }
      found = found.or(() -> shadow);
    }
    return found;
  }

  private static boolean hides(Category severe, Category category) {
    return category.fires().containsAll(severe.fires())
        && severe.historyDays().equals(category.historyDays())
        && severe.linkFirstTests() >= category.linkFirstTests()
        && (asksTheSame(severe, category) || asksNothing(severe, category));
  }

  private static boolean asksTheSame(Category severe, Category category) {
    return severe.segments().stream()
        .map(Reachability::asked)
        .toList()
        .equals(category.segments().stream().map(Reachability::asked).toList());
  }

  private record Asked(int days, TestPlan tests, boolean environment) {}

  private static Asked asked(Segment segment) {
    return new Asked(segment.days(), segment.tests(), segment.environment());
  }

  private static boolean asksNothing(Category severe, Category category) {
    return category.segments().stream()
            .allMatch(
                each -> each.tests().equals(new TestPlan.Days(List.of())) && !each.environment())
        && days(severe) >= days(category);
  }

  private static int days(Category category) {
    return category.segments().stream().mapToInt(Segment::days).sum();
  }
}
