package fangkong.assessment.protocol;

import java.util.List;

/** Which tests a segment asks for. */
public sealed interface TestPlan {
  /** Tests on these days of the segment, day 0 being its first; none when empty. */
  record Days(List<Integer> days) implements TestPlan {
    public Days {
      days = List.copyOf(days);
      int last = -1;
      for (int day : days) {
        if (day <= last) {
          throw new IllegalArgumentException("test days " + days + " do not rise. Maybe sort them");
        }
        last = day;
      }
    }
  }

  /**
   * {@code tests} negatives within {@code windowDays}, each at least {@code minGapHours} after the
   * one before.
   *
   * @param source of the rule, which is not that of the clause that names it
   */
  record Rule(int tests, int windowDays, int minGapHours, Source source) implements TestPlan {
    public Rule {
      if (tests < 1 || windowDays < 1 || minGapHours < 0) {
        throw new IllegalArgumentException(
            "test rule " + tests + "/" + windowDays + " with gap " + minGapHours + " h is empty");
      }
      if ((tests - 1L) * minGapHours > windowDays * 24L) {
        throw new IllegalArgumentException(
            "test rule "
                + tests
                + "/"
                + windowDays
                + " cannot be met with gap "
                + minGapHours
                + " h");
      }
    }

    /** As reports write it: {@code 2/3}. */
    public String name() {
      return tests + "/" + windowDays;
    }
  }
}
