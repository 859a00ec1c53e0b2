package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Finding.Extent;
import fangkong.assessment.protocol.Finding.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One category of a layer beside what its base fires on the same evidence.
 *
 * <p>Days are counted at a tier <em>or a stricter one</em>: a layer that moves days from central
 * isolation home is not stricter by it, however long the days at home become. Where several
 * categories of the base fire, a person has all their courses, so the most that any asks for
 * counts.
 */
final class CourseLint {
  /** How much is done with a person, in the steps that the fourth rule is about. */
  private enum Reach {
    FOLLOWED,
    CONTROLLED,
    ISOLATED;

    static Reach of(Tier tier) {
      return switch (tier) {
        case HOSPITAL, CENTRAL_ISOLATION, HOME_ISOLATION -> ISOLATED;
        case HOME_MONITORING -> CONTROLLED;
        case HEALTH_MONITORING, SELF_MONITORING, DAILY_FOLLOW_UP -> FOLLOWED;
      };
    }
  }

  private static final Tier LOOSEST = Tier.DAILY_FOLLOW_UP;

  private final Category category;
  private final String trigger;
  private final List<Category> firing;
  private final List<Finding> findings;

  /** {@code firing}: the categories of the base that fire on this evidence. */
  CourseLint(Category category, Trigger trigger, List<Category> firing, List<Finding> findings) {
    this.category = category;
    this.trigger = trigger.name();
    this.firing = firing;
    this.findings = findings;
  }

  private void add(Kind kind, String what, Extent before, Extent after) {
    findings.add(new Finding(kind, category.id(), what, before, after));
  }

  /** Finds isolation of people whom the base does not isolate. */
  void isolation() {
    Tier after = strictest(List.of(category));
    if (Reach.of(after) != Reach.ISOLATED) {
      return;
    }
    if (firing.isEmpty()) {
      add(Kind.LOW_RISK, trigger, new Extent.Nothing(), new Extent.At(after));
    } else if (Reach.of(strictest(firing)) != Reach.ISOLATED) {
      add(Kind.LOW_RISK, trigger, new Extent.At(strictest(firing)), new Extent.At(after));
    }
  }

  /** Finds everything else. */
  void measures() {
    if (firing.isEmpty()) {
      add(
          Kind.WIDER,
          trigger,
          new Extent.Nothing(),
          new Extent.Whole(strictest(List.of(category)), days(LOOSEST, List.of(category))));
      return;
    }
    reach();
    List<Category> asFar =
        firing.stream().filter(each -> isAsLong(each) && isForAsMany(each)).toList();
    List<Category> reference = asFar.isEmpty() ? firing : asFar;
    tiers(reference);
    longer(reference);
    colours(reference);
    tests(reference);
  }

  private boolean isAsLong(Category other) {
    return history(other) >= history(category);
  }

  private boolean isForAsMany(Category other) {
    return category.limits().susceptibleOnly() || !other.limits().susceptibleOnly();
  }

  private static int history(Category category) {
    return category.historyDays().orElse(Integer.MAX_VALUE);
  }

  /** People whom the base does not reach: longer ago, or not susceptible. */
  private void reach() {
    if (firing.stream().noneMatch(this::isAsLong)) {
      int longest = firing.stream().mapToInt(CourseLint::history).max().orElse(0);
      add(
          Kind.WIDER,
          trigger + " history_days",
          new Extent.Days(longest),
          category.historyDays().isEmpty()
              ? new Extent.Unlimited()
              : new Extent.Days(history(category)));
    }
    if (firing.stream().noneMatch(this::isForAsMany)) {
      add(Kind.WIDER, trigger + " susceptible_only", new Extent.Flag(true), new Extent.Flag(false));
    }
  }

  private void tiers(List<Category> reference) {
    Tier before = strictest(reference);
    Tier after = strictest(List.of(category));
    if (after.compareTo(before) < 0) {
      boolean wider = Reach.of(after).compareTo(Reach.of(before)) > 0;
      add(
          wider ? Kind.WIDER : Kind.STRICTER_TIER,
          trigger,
          new Extent.At(before),
          new Extent.At(after));
    }
    Tier fallbackBefore = strictestFallback(reference);
    Tier fallbackAfter = strictestFallback(List.of(category));
    if (fallbackAfter.compareTo(fallbackBefore) < 0 && fallbackAfter.compareTo(after) < 0) {
      add(
          Kind.STRICTER_TIER,
          trigger + " fallback",
          new Extent.At(fallbackBefore),
          new Extent.At(fallbackAfter));
    }
  }

  /**
   * Days at each tier the base uses, or stricter; a looser tier is a finding of its own only when
   * it adds to what the stricter ones are longer by.
   */
  private void longer(List<Category> reference) {
    int known = 0;
    for (Tier tier : Tier.values()) {
      int before = days(tier, reference);
      int excess = days(tier, List.of(category)) - before;
      if (before > 0 && excess > known) {
        add(Kind.LONGER, trigger, new Extent.Stay(tier, before), stay(tier, category));
        known = excess;
      }
    }
  }

  /** A segment's colour beside that of its tier in the base, else beside the base's strictest. */
  private void colours(List<Category> reference) {
    category.segments().stream()
        .filter(segment -> segment.code().compareTo(colour(segment.tier(), reference)) < 0)
        .min(Comparator.comparing(Segment::code))
        .ifPresent(segment ->
            add(
                Kind.STRICTER_CODE,
                trigger + " " + segment.tier(),
                new Extent.Shows(colour(segment.tier(), reference)),
                new Extent.Shows(segment.code())));
  }

  private void tests(List<Category> reference) {
    int before = reference.stream().mapToInt(CourseLint::countTests).max().orElse(0);
    int after = countTests(category);
    if (after > before) {
      add(Kind.MORE_TESTS, trigger + " tests", new Extent.Count(before), new Extent.Count(after));
    }
    int linkBefore = reference.stream().mapToInt(Category::linkFirstTests).max().orElse(0);
    if (category.linkFirstTests() > linkBefore) {
      add(
          Kind.MORE_TESTS,
          trigger + " release_link",
          new Extent.Count(linkBefore),
          new Extent.Count(category.linkFirstTests()));
    }
    if (segments(List.of(category)).anyMatch(Segment::environment)
        && segments(reference).noneMatch(Segment::environment)) {
      add(Kind.MORE_TESTS, trigger + " environment", new Extent.Flag(false), new Extent.Flag(true));
    }
  }

  private static Stream<Segment> segments(List<Category> categories) {
    return categories.stream().flatMap(category -> category.segments().stream());
  }

  private static Tier strictest(List<Category> categories) {
    return segments(categories).map(Segment::tier).min(Comparator.naturalOrder()).orElse(LOOSEST);
  }

  /** The strictest tier somebody may come to, suitable or not. */
  private static Tier strictestFallback(List<Category> categories) {
    return segments(categories)
        .flatMap(segment -> Stream.of(segment.tier(), segment.fallback()))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(LOOSEST);
  }

  private static Extent stay(Tier tier, Category category) {
    return new Extent.Stay(tier, days(tier, List.of(category)));
  }

  private static int days(Tier tier, List<Category> categories) {
    return categories.stream()
        .mapToInt(category ->
            category.segments().stream()
                .filter(segment -> segment.tier().compareTo(tier) <= 0)
                .mapToInt(Segment::days)
                .sum())
        .max()
        .orElse(0);
  }

  private static HealthCode colour(Tier tier, List<Category> reference) {
    return segments(reference)
        .filter(segment -> segment.tier() == tier)
        .map(Segment::code)
        .min(Comparator.naturalOrder())
        .or(() -> segments(reference).map(Segment::code).min(Comparator.naturalOrder()))
        .orElse(HealthCode.GREEN);
  }

  private static int countTests(Category category) {
    return category.segments().stream()
        .mapToInt(segment ->
            switch (segment.tests()) {
              case TestPlan.Days(List<Integer> days) -> days.size();
              case TestPlan.Rule rule -> rule.tests();
            })
        .sum();
  }
}
