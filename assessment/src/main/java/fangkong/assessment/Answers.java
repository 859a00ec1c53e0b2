package fangkong.assessment;

import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.TestPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which samples answer which tests of a course at a moment.
 *
 * <p>The window of a test day runs to the day before the next one, the last is open. Samples are
 * taken in the order in which they were taken from people; a negative answers the test of its
 * window, or when that is answered the earliest unanswered before it. O(samples × tests).
 */
final class Answers {
  private static final long SECONDS_OF_HOUR = 3_600;

  private final @Nullable Sample[] answers;
  private final boolean[] pending;

  private Answers(int tests) {
    this.answers = new Sample[tests];
    this.pending = new boolean[tests];
  }

  static Answers of(Schedule schedule, Dossier dossier, Moment moment, Instant upTo) {
    Answers answers = new Answers(schedule.tests());
    if (schedule.tests() > 0) {
      for (Sample sample : dossier.samples()) {
        if (sample.sampled().isAfter(upTo)) {
          break;
        }
        int window = windowOf(sample.day(), schedule);
        if (window >= 0) {
          answers.take(sample, sample.resultAt(moment), window);
        }
      }
    }
    return answers;
  }

  private static int windowOf(long day, Schedule schedule) {
    int window = schedule.tests() - 1;
    while (window >= 0 && schedule.testDay(window) > day) {
      window--;
    }
    return window;
  }

  private void take(Sample sample, @Nullable TestResult result, int window) {
    if (result == TestResult.PENDING) {
      pending[window] = true;
    } else if (result == TestResult.NEGATIVE) {
      int test = window;
      if (answers[window] != null) {
        test = 0;
        while (test < window && answers[test] != null) {
          test++;
        }
      }
      if (answers[test] == null) {
        answers[test] = sample;
      }
    }
  }

  boolean answered(int test) {
    return answers[test] != null;
  }

  boolean allAnswered(int from, int to) {
    for (int test = from; test < to; test++) {
      if (answers[test] == null) {
        return false;
      }
    }
    return true;
  }

  List<String> answeredBy(int test, Moment moment) {
    Sample sample = answers[test];
    return sample == null ? List.of() : sample.idsAt(moment);
  }

  boolean pending(int test) {
    return pending[test];
  }

  /** The samples that meet a test rule, from {@code firstDay} on; empty when it is not met. */
  static List<Sample> meeting(
      TestPlan.Rule rule, long firstDay, Dossier dossier, Moment moment, Instant upTo) {
    List<Sample> samples = dossier.samples();
    List<Sample> negatives = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      if (sample.day() >= firstDay
          && !sample.sampled().isAfter(upTo)
          && sample.resultAt(moment) == TestResult.NEGATIVE) {
        negatives.add(sample);
      }
    }
    for (int first = 0; first + rule.tests() <= negatives.size(); first++) {
      List<Sample> chain = chainFrom(first, negatives, rule);
      if (chain.size() == rule.tests()) {
        return chain;
      }
    }
    return List.of();
  }

  /** The earliest samples from the given one on that keep the gap and stay within the window. */
  private static List<Sample> chainFrom(int first, List<Sample> negatives, TestPlan.Rule rule) {
    Instant last = negatives.get(first).sampled();
    Instant end = last.plusSeconds(rule.windowDays() * 24L * SECONDS_OF_HOUR);
    long gap = rule.minGapHours() * SECONDS_OF_HOUR;
    List<Sample> chain = new ArrayList<>(rule.tests());
    chain.add(negatives.get(first));
    for (int next = first + 1; next < negatives.size() && chain.size() < rule.tests(); next++) {
      Instant sampled = negatives.get(next).sampled();
      if (!sampled.isAfter(end) && !sampled.isBefore(last.plusSeconds(gap))) {
        chain.add(negatives.get(next));
        last = sampled;
      }
    }
    return chain;
  }

  /** Whether a sample without result was taken in these days, both included. */
  static boolean pendingWithin(long firstDay, long lastDay, Dossier dossier, Moment moment) {
    for (Sample sample : dossier.samples()) {
      if (sample.day() >= firstDay
          && sample.day() <= lastDay
          && sample.resultAt(moment) == TestResult.PENDING) {
        return true;
      }
    }
    return false;
  }
}
