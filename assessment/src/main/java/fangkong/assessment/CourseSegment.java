package fangkong.assessment;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a course on the calendar.
 *
 * @param plan what the protocol says
 * @param from its first calendar day
 * @param until its last calendar day; it holds longer when release conditions are not met by its
 *     end
 * @param tests the tests of its test days in order; empty under a test rule
 * @param ruleTest the test of its test rule, or null
 * @param endedOn the date on which it really ended, or null
 */
public record CourseSegment(
    Segment plan,
    LocalDate from,
    LocalDate until,
    List<TestDay> tests,
    @Nullable TestDay ruleTest,
    State state,
    @Nullable LocalDate endedOn) {

  /** Where a segment stands. */
  public enum State {
    UPCOMING,
    IN_FORCE,
    ENDED
  }

  public CourseSegment {
    tests = List.copyOf(tests);
    if ((state == State.ENDED) != (endedOn != null)) {
      throw new IllegalArgumentException("segment is " + state + " and ended on " + endedOn);
    }
  }

  public Tier tier() {
    return plan.tier();
  }

  public HealthCode code() {
    return plan.code();
  }

  /** The test rule it stands under, if any. */
  public Optional<TestPlan.Rule> findRule() {
    return plan.tests() instanceof TestPlan.Rule rule ? Optional.of(rule) : Optional.empty();
  }
}
