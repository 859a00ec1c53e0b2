package fangkong.assessment;

import fangkong.assessment.CourseSegment.State;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a clause that fired into its course as of a moment: segments with their tests, status, what
 * is missing.
 */
final class CourseBuilder {
  private final Inquiry inquiry;
  private final Dossier dossier;
  private final Moment now;
  private final long today;

  CourseBuilder(Inquiry inquiry, Dossier dossier, Moment now) {
    this.inquiry = inquiry;
    this.dossier = dossier;
    this.now = now;
    this.today = inquiry.days.of(now.at());
  }

  Course build(Fired fired, Reason reason) {
    Schedule schedule = inquiry.clauses.outlineOf(fired.index).from(fired.anchorDay);
    ReleaseConditions conditions = new ReleaseConditions(fired, schedule, dossier, inquiry);
    Progress progress = Progress.of(schedule, fired, dossier, inquiry, now);
    Answers answers = Answers.of(schedule, dossier, now, now.at());
    List<CourseSegment> segments = new ArrayList<>(schedule.size());
    for (int i = 0; i < schedule.size(); i++) {
      segments.add(segment(i, fired, schedule, progress, answers));
    }
    CourseSegment current =
        progress.current() < segments.size() ? segments.get(progress.current()) : null;
    boolean inForce = current != null && current.state() == State.IN_FORCE;
    return new Course(
        reason,
        fired.category.id(),
        fired.category,
        LocalDate.ofEpochDay(fired.anchorDay),
        segments,
        status(current),
        current != null && inForce
            ? missing(progress.current(), current, schedule, conditions)
            : List.of());
  }

  private CourseSegment segment(
      int index, Fired fired, Schedule schedule, Progress progress, Answers answers) {
    Segment plan = schedule.segments.get(index);
    int first = schedule.firstTest(index);
    int end = schedule.firstTest(index + 1);
    List<TestDay> tests = new ArrayList<>(end - first);
    for (int test = first; test < end; test++) {
      tests.add(
          new TestDay(
              LocalDate.ofEpochDay(schedule.testDay(test)),
              answers.answeredBy(test, now),
              answers.pending(test)));
    }
    State state =
        progress.ended(index)
            ? State.ENDED
            : index == progress.current() && schedule.start(index) <= today
                ? State.IN_FORCE
                : State.UPCOMING;
    return new CourseSegment(
        plan,
        LocalDate.ofEpochDay(schedule.start(index)),
        LocalDate.ofEpochDay(schedule.end(index)),
        tests,
        plan.tests() instanceof TestPlan.Rule rule
            ? ruleTest(rule, schedule.start(index), fired)
            : null,
        state,
        progress.ended(index) ? LocalDate.ofEpochDay(progress.endedOn(index)) : null);
  }

  /**
   * The test of a rule: due on the last day of the window that begins when the measure began or
   * became known.
   */
  private TestDay ruleTest(TestPlan.Rule rule, long firstDay, Fired fired) {
    long windowFrom = Math.max(firstDay, fired.latestKnownDay);
    long due = windowFrom + rule.windowDays() - 1;
    List<String> ids = new ArrayList<>();
    for (Sample sample : Answers.meeting(rule, firstDay, dossier, now, now.at())) {
      ids.addAll(sample.idsAt(now));
    }
    ids.sort(CodePoints.ORDER);
    return new TestDay(
        LocalDate.ofEpochDay(due), ids, Answers.pendingWithin(windowFrom, due, dossier, now));
  }

  private Status status(@Nullable CourseSegment current) {
    if (current == null) {
      return Status.RELEASED;
    }
    if (current.state() != State.IN_FORCE) {
      return Status.MANAGED;
    }
    if (current.until().toEpochDay() < today) {
      return Status.BLOCKED;
    }
    for (TestDay test : current.tests()) {
      if (isOverdue(test)) {
        return Status.DUE;
      }
    }
    return current.ruleTest() != null && isOverdue(current.ruleTest())
        ? Status.DUE
        : Status.MANAGED;
  }

  private boolean isOverdue(TestDay test) {
    return !test.answered() && test.on().toEpochDay() < today;
  }

  private List<Missing> missing(
      int index, CourseSegment segment, Schedule schedule, ReleaseConditions conditions) {
    List<Missing> missing = new ArrayList<>();
    for (TestDay test : segment.tests()) {
      if (!test.answered() && test.on().toEpochDay() <= today) {
        missing.add(missingTest(test));
      }
    }
    if (segment.ruleTest() != null && !segment.ruleTest().answered()) {
      missing.add(missingTest(segment.ruleTest()));
    }
    if (segment.plan().environment()
        && schedule.end(index) <= today
        && !conditions.environmentMet(index, now, now.at())) {
      missing.add(new Missing.Environment());
    }
    if (!conditions.symptomFree(now, now.at())) {
      missing.add(new Missing.SymptomFree());
    }
    for (String person : conditions.dueLinks(now, today)) {
      missing.add(new Missing.LinkedTest(person));
    }
    return missing;
  }

  private static Missing missingTest(TestDay test) {
    return test.pending() ? new Missing.Result(test.on()) : new Missing.Test(test.on());
  }
}
