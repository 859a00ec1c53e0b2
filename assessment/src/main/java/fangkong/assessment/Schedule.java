package fangkong.assessment;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import java.util.List;

/**
 * A course laid on the calendar. Segment {@code i} runs from {@code start(i)} to {@code end(i)};
 * its tests are those from {@code firstTest(i)} to before {@code firstTest(i + 1)} of {@code
 * testDays}.
 */
final class Schedule {
  final List<Segment> segments;
  final long[] testDays;
  private final long[] bounds;
  private final int[] firstTest;

  Schedule(Category category, long anchorDay) {
    segments = category.segments();
    bounds = new long[segments.size() + 1];
    firstTest = new int[segments.size() + 1];
    bounds[0] = anchorDay;
    for (int i = 0; i < segments.size(); i++) {
      bounds[i + 1] = bounds[i] + segments.get(i).days();
      firstTest[i + 1] = firstTest[i] + daysOf(segments.get(i)).size();
    }
    testDays = new long[firstTest[segments.size()]];
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

  /** Whether a category has test days at all. */
  static boolean hasTestDays(Category category) {
    for (Segment segment : category.segments()) {
      if (!daysOf(segment).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return segments.size();
  }

  long start(int segment) {
    return bounds[segment];
  }

  long end(int segment) {
    return bounds[segment + 1];
  }

  int firstTest(int segment) {
    return firstTest[segment];
  }
}
