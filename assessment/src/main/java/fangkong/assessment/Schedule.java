package fangkong.assessment;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import java.util.List;

/**
 * A course laid on the calendar. Segment {@code i} runs from {@code start(i)} to {@code end(i)};
 * its tests are those from {@code firstTest(i)} to before {@code firstTest(i + 1)}.
 */
final class Schedule {
  final List<Segment> segments;
  private final Outline outline;
  private final long anchorDay;

  private Schedule(Outline outline, long anchorDay) {
    this.segments = outline.segments;
    this.outline = outline;
    this.anchorDay = anchorDay;
  }

  int size() {
    return segments.size();
  }

  long start(int segment) {
    return anchorDay + outline.bounds[segment];
  }

  long end(int segment) {
    return anchorDay + outline.bounds[segment + 1];
  }

  int firstTest(int segment) {
    return outline.firstTest[segment];
  }

  /** How many test days all segments have. */
  int tests() {
    return outline.testDays.length;
  }

  long testDay(int test) {
    return anchorDay + outline.testDays[test];
  }

  /** The days of a category, counted from its anchor day. */
  static final class Outline {
    private final List<Segment> segments;
    private final int[] bounds;
    private final int[] firstTest;
    private final int[] testDays;

    Outline(Category category) {
      segments = category.segments();
      bounds = new int[segments.size() + 1];
      firstTest = new int[segments.size() + 1];
      for (int i = 0; i < segments.size(); i++) {
        bounds[i + 1] = bounds[i] + segments.get(i).days();
        firstTest[i + 1] = firstTest[i] + daysOf(segments.get(i)).size();
      }
      testDays = new int[firstTest[segments.size()]];
      for (int i = 0; i < segments.size(); i++) {
        List<Integer> days = daysOf(segments.get(i));
        for (int k = 0; k < days.size(); k++) {
          testDays[firstTest[i] + k] = bounds[i] + days.get(k);
        }
      }
    }

    private static List<Integer> daysOf(Segment segment) {
      return switch (segment.tests()) {
        case TestPlan.Days(List<Integer> days) -> days;
        case TestPlan.Rule _ -> List.of();
      };
    }

    boolean hasTestDays() {
      return testDays.length > 0;
    }

    Schedule from(long anchorDay) {
      return new Schedule(this, anchorDay);
    }
  }
}
