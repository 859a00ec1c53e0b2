package fangkong.benchmarks.drools;

import fangkong.assessment.Status;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import fangkong.benchmarks.assessors.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The course of a clause that fired: its segments on the calendar, when their tests were answered,
 * and how far it has come. Rules advance it; what rules match on never changes.
 */
public final class Course {
  private final String person;
  private final boolean byRuling;
  private final int severity;
  private final Category category;
  private final long[] bounds;
  private final long[] testDays;
  private final Instant[] answered;
  private final Instant[] testsMet;
  private final long knownDay;
  private final AsOf asOf;
  private int current;

  /** A course anchored at a day, with the person's samples. */
  public Course(
      String person,
      String category,
      boolean byRuling,
      long anchorDay,
      long knownDay,
      Collection<?> tests,
      AsOf asOf) {
    this.person = person;
    this.byRuling = byRuling;
    this.severity = asOf.severityOf(category);
    this.category = asOf.category(severity);
    this.knownDay = knownDay;
    this.asOf = asOf;
    List<Segment> segments = this.category.segments();
    bounds = new long[segments.size() + 1];
    bounds[0] = anchorDay;
    for (int i = 0; i < segments.size(); i++) {
      bounds[i + 1] = bounds[i] + segments.get(i).days();
    }
    testDays = testDays(segments);
    List<Instant> negatives = Samples.negatives(tests);
    answered = Samples.answers(testDays, negatives, asOf);
    testsMet = new Instant[segments.size()];
    for (int i = 0, test = 0; i < segments.size(); i++) {
      testsMet[i] =
          switch (segments.get(i).tests()) {
            case TestPlan.Rule rule -> Samples.met(rule, bounds[i], negatives, asOf);
            case TestPlan.Days(List<Integer> days) -> latest(test, test += days.size());
          };
    }
  }

  private long[] testDays(List<Segment> segments) {
    List<Long> days = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).tests() instanceof TestPlan.Days plan) {
        for (int day : plan.days()) {
          days.add(bounds[i] + day);
        }
      }
    }
    return days.stream().mapToLong(Long::longValue).toArray();
  }

  private Instant latest(int fromTest, int toTest) {
    Instant latest = Instant.MIN;
    for (int test = fromTest; test < toTest; test++) {
      latest = answered[test].isAfter(latest) ? answered[test] : latest;
    }
    return latest;
  }

  public String person() {
    return person;
  }

  public boolean byRuling() {
    return byRuling;
  }

  public int severity() {
    return severity;
  }

  public boolean withTestDays() {
    return testDays.length > 0;
  }

  /** Whether the last day of the first segment is over. */
  public boolean begun() {
    return bounds[1] < asOf.today();
  }

  /** When the first {@code n} tests were answered, {@link Waiting#NEVER} when not. */
  public Instant firstTestsMet(int n) {
    return latest(0, Math.min(n, answered.length));
  }

  /** How many first tests of linked contacts release waits for. */
  int linkFirstTests() {
    return byRuling ? 0 : category.linkFirstTests();
  }

  AsOf asOf() {
    return asOf;
  }

  Instant anchor() {
    return asOf.startOf(bounds[0]);
  }

  boolean open() {
    return current < category.segments().size();
  }

  Segment segment() {
    return category.segments().get(current);
  }

  long lastDay() {
    return bounds[current + 1];
  }

  Instant testsMet() {
    return testsMet[current];
  }

  void endSegment() {
    current++;
  }

  public String categoryId() {
    return category.id();
  }

  private boolean inForce() {
    return bounds[current] <= asOf.today();
  }

  HealthCode code() {
    return open() && inForce() ? segment().code() : HealthCode.GREEN;
  }

  Status status() {
    long today = asOf.today();
    if (!open()) {
      return Status.RELEASED;
    }
    if (!inForce()) {
      return Status.MANAGED;
    }
    if (lastDay() < today) {
      return Status.BLOCKED;
    }
    return isTestOverdue(today) ? Status.DUE : Status.MANAGED;
  }

  private boolean isTestOverdue(long today) {
    if (segment().tests() instanceof TestPlan.Rule rule) {
      long due = Math.max(bounds[current], knownDay) + rule.windowDays() - 1;
      return testsMet().equals(Waiting.NEVER) && due < today;
    }
    int first = 0;
    for (Segment each : category.segments().subList(0, current)) {
      first += each.tests() instanceof TestPlan.Days plan ? plan.days().size() : 0;
    }
    int count = segment().tests() instanceof TestPlan.Days plan ? plan.days().size() : 0;
    for (int test = first; test < first + count; test++) {
      if (testDays[test] < today && answered[test].equals(Waiting.NEVER)) {
        return true;
      }
    }
    return false;
  }

  LocalDate until() {
    return LocalDate.ofEpochDay(bounds[bounds.length - 1]);
  }

  List<Standing.Span> spans() {
    List<Standing.Span> spans = new ArrayList<>(bounds.length - 1);
    for (int i = 0; i < bounds.length - 1; i++) {
      spans.add(
          new Standing.Span(
              category.segments().get(i).tier(),
              LocalDate.ofEpochDay(bounds[i]),
              LocalDate.ofEpochDay(bounds[i + 1])));
    }
    return spans;
  }
}
