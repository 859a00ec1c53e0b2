package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Tier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days at one tier.
 *
 * @param days from its anchor to its last day, which still belongs to it
 * @param tests the tests without which it is not released
 * @param code the colour while it is in force
 * @param environment whether release asks for a negative swab of room and objects
 * @param fallback the tier for those for whom {@code tier} is not suitable
 * @param temperaturePerDay how often the temperature is taken each day
 */
public record Segment(
    Tier tier,
    int days,
    TestPlan tests,
    HealthCode code,
    boolean environment,
    @Nullable Tier fallback,
    int temperaturePerDay) {
  public Segment {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(tests, "tests");
    Objects.requireNonNull(code, "code");
    if (days < 0) {
      throw new IllegalArgumentException("days is " + days + ". Maybe 0 or more");
    }
    if (temperaturePerDay < 0) {
      throw new IllegalArgumentException("temperature_per_day is " + temperaturePerDay);
    }
    if (tests instanceof TestPlan.Days plan
        && !plan.days().isEmpty()
        && plan.days().getLast() > days) {
      throw new IllegalArgumentException(
          "test day "
              + plan.days().getLast()
              + " is after the "
              + days
              + " days of the segment. Maybe up to "
              + days);
    }
    if (fallback == tier) {
      throw new IllegalArgumentException(
          "fallback of " + tier + " is the same tier. Maybe name another one, or none");
    }
  }
}
