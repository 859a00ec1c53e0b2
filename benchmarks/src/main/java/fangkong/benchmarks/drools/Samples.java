package fangkong.benchmarks.drools;

import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.TestPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** When the tests of a course were answered, {@link Waiting#NEVER} standing for not. */
final class Samples {
  private Samples() {}

  /** The negatives: of lines sampled at once the worst counts; in the order they were taken. */
  static List<Instant> negatives(Collection<?> tests) {
    List<Test> lines = new ArrayList<>(tests.size());
    for (Object each : tests) {
      lines.add((Test) each);
    }
    if (lines.size() > 1) {
      lines.sort(Comparator.comparing(Test::sampled));
    }
    List<Instant> negatives = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      TestResult worst = lines.get(i).result();
      Instant sampled = lines.get(i).sampled();
      for (; i + 1 < lines.size() && lines.get(i + 1).sampled().equals(sampled); i++) {
        TestResult next = lines.get(i + 1).result();
        worst = next.compareTo(worst) < 0 ? next : worst;
      }
      if (worst == TestResult.NEGATIVE) {
        negatives.add(sampled);
      }
    }
    return negatives;
  }

  /**
   * A negative answers the test of its window, which runs to the next test day, or when that is
   * answered the earliest unanswered before it.
   */
  static Instant[] answers(long[] testDays, List<Instant> negatives, AsOf asOf) {
    Instant[] answered = new Instant[testDays.length];
    Arrays.fill(answered, Waiting.NEVER);
    for (Instant sampled : negatives) {
      long day = asOf.day(sampled);
      int window = testDays.length - 1;
      while (window >= 0 && testDays[window] > day) {
        window--;
      }
      if (window >= 0) {
        int test = window;
        for (int i = 0; i < window && !answered[test].equals(Waiting.NEVER); i++) {
          test = answered[i].equals(Waiting.NEVER) ? i : test;
        }
        if (answered[test].equals(Waiting.NEVER)) {
          answered[test] = sampled;
        }
      }
    }
    return answered;
  }

  /** When a rule of so many negatives in so many days was first met. */
  static Instant met(TestPlan.Rule rule, long firstDay, List<Instant> negatives, AsOf asOf) {
    Instant met = Waiting.NEVER;
    Instant from = asOf.startOf(firstDay);
    for (int first = 0; first < negatives.size(); first++) {
      Instant last = negatives.get(first);
      if (!last.isBefore(from)) {
        Instant end = last.plus(Duration.ofDays(rule.windowDays()));
        int count = 1;
        for (int i = first + 1; i < negatives.size() && count < rule.tests(); i++) {
          Instant next = negatives.get(i);
          if (!next.isAfter(end)
              && !next.isBefore(last.plus(Duration.ofHours(rule.minGapHours())))) {
            last = next;
            count++;
          }
        }
        if (count == rule.tests() && last.isBefore(met)) {
          met = last;
        }
      }
    }
    return met;
  }
}
