package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Environment;
import fangkong.assessment.evidence.Evidence.Symptom;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions for release of the segments of one course, asked of the evidence that counts at an
 * instant.
 */
final class ReleaseConditions {
  private final Fired fired;
  private final Schedule schedule;
  private final Dossier dossier;
  private final Inquiry inquiry;

  ReleaseConditions(Fired fired, Schedule schedule, Dossier dossier, Inquiry inquiry) {
    this.fired = fired;
    this.schedule = schedule;
    this.dossier = dossier;
    this.inquiry = inquiry;
  }

  /** When something happened that conditions look at; null for other evidence. */
  static @Nullable Instant eventOf(Evidence line) {
    return switch (line) {
      case Evidence.Test test -> test.sampled();
      case Symptom symptom -> symptom.at();
      case Environment swab -> swab.sampled();
      case Evidence.Case _,
          Evidence.Exposure _,
          Evidence.Stay _,
          Evidence.Arrival _,
          Evidence.Entry _,
          Evidence.RoleExit _,
          Evidence.Admitted _,
          Evidence.Discharged _,
          Evidence.ShownCode _,
          Evidence.Ruling _ ->
          null;
    };
  }

  /**
   * Whether all conditions of a segment are met by what counts at {@code view} and happened up to
   * {@code upTo}.
   */
  boolean met(int index, Moment view, Instant upTo) {
    return symptomFree(view, upTo)
        && testsMet(index, view, upTo)
        && (!schedule.segments.get(index).environment() || environmentMet(index, view, upTo))
        && linksMet(view, upTo);
  }

  private boolean testsMet(int index, Moment view, Instant upTo) {
    Segment segment = schedule.segments.get(index);
    return switch (segment.tests()) {
      case TestPlan.Rule rule ->
          !Answers.meeting(rule, schedule.start(index), dossier, view, upTo).isEmpty();
      case TestPlan.Days(List<Integer> days) ->
          days.isEmpty()
              || Answers.of(schedule, dossier, view, upTo)
                  .allAnswered(schedule.firstTest(index), schedule.firstTest(index + 1));
    };
  }

  /** Whether symptoms were absent, or never looked for, when last reported since the anchor day. */
  boolean symptomFree(Moment view, Instant upTo) {
    Symptom last = null;
    for (Evidence line : dossier.lines()) {
      if (line instanceof Symptom symptom
          && view.counts(symptom)
          && !symptom.at().isAfter(upTo)
          && inquiry.days.of(symptom.at()) >= fired.anchorDay
          && isLater(symptom, last)) {
        last = symptom;
      }
    }
    return last == null || !last.present();
  }

  /** Of two lines of one instant the one that reports symptoms is the later. */
  private static boolean isLater(Symptom symptom, @Nullable Symptom last) {
    if (last == null) {
      return true;
    }
    int order = symptom.at().compareTo(last.at());
    return order > 0 || (order == 0 && symptom.present());
  }

  /** Whether the latest swab of room and objects on or after the last day is negative. */
  boolean environmentMet(int index, Moment view, Instant upTo) {
    Environment last = null;
    for (Evidence line : dossier.lines()) {
      if (line instanceof Environment swab
          && view.counts(swab)
          && !swab.sampled().isAfter(upTo)
          && inquiry.days.of(swab.sampled()) >= schedule.end(index)
          && isLater(swab, last)) {
        last = swab;
      }
    }
    return last != null && last.result() == TestResult.NEGATIVE;
  }

  /** Of two lines of one swab the worse is the later. */
  private static boolean isLater(Environment swab, @Nullable Environment last) {
    if (last == null) {
      return true;
    }
    int order = swab.sampled().compareTo(last.sampled());
    return order > 0 || (order == 0 && swab.result().compareTo(last.result()) < 0);
  }

  private boolean linksMet(Moment view, Instant upTo) {
    for (String person : fired.linked()) {
      if (firstUnanswered(person, view, upTo) != Inquiry.NEVER) {
        return false;
      }
    }
    return true;
  }

  /**
   * The linked contacts who have no course with tests, or of whose first tests one is unanswered
   * whose day has come.
   */
  List<String> dueLinks(Moment now, long today) {
    List<String> due = new ArrayList<>();
    for (String person : fired.linked()) {
      if (firstUnanswered(person, now, now.at()) <= today) {
        due.add(person);
      }
    }
    return due;
  }

  private long firstUnanswered(String person, Moment view, Instant upTo) {
    return inquiry.firstUnanswered(person, fired.category.linkFirstTests(), view.at(), upTo);
  }
}
