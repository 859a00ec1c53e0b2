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

  /** Whether all conditions of a segment are met at an instant not before its last day. */
  boolean met(int index, Instant instant) {
    Moment moment = dossier.at(instant);
    return testsMet(index, moment)
        && symptomFree(moment)
        && (!schedule.segments.get(index).environment() || environmentMet(index, moment))
        && unansweredLinks(moment).isEmpty();
  }

  private boolean testsMet(int index, Moment moment) {
    Segment segment = schedule.segments.get(index);
    return switch (segment.tests()) {
      case TestPlan.Rule rule ->
          !Answers.meeting(rule, schedule.start(index), dossier, moment).isEmpty();
      case TestPlan.Days(List<Integer> days) ->
          days.isEmpty()
              || Answers.of(schedule.testDays, dossier, moment)
                  .allAnswered(schedule.firstTest(index), schedule.firstTest(index + 1));
    };
  }

  /** Whether symptoms were absent, or never looked for, when last reported since the anchor day. */
  boolean symptomFree(Moment moment) {
    Symptom last = null;
    for (Evidence line : dossier.lines) {
      if (line instanceof Symptom symptom
          && moment.counts(symptom)
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
  boolean environmentMet(int index, Moment moment) {
    Environment last = null;
    for (Evidence line : dossier.lines) {
      if (line instanceof Environment swab
          && moment.counts(swab)
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

  /** The linked contacts whose first tests are not answered. */
  List<String> unansweredLinks(Moment moment) {
    if (fired.linked.isEmpty()) {
      return List.of();
    }
    List<String> unanswered = new ArrayList<>();
    for (String person : fired.linked) {
      if (!inquiry.firstTestsAnswered(person, fired.category.linkFirstTests(), moment.at())) {
        unanswered.add(person);
      }
    }
    return unanswered;
  }
}
