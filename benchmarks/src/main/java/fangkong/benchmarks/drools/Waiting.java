package fangkong.benchmarks.drools;

import java.time.Instant;
import org.kie.api.definition.type.ClassReactive;

/**
 * The segment in force of a course, past its last day: {@code moment} is the first instant at which
 * its conditions may be met. Rules that find one unmet move the moment; when none does, the segment
 * ended then.
 */
@ClassReactive
public final class Waiting {
  /** Later than anything. */
  public static final Instant NEVER = Instant.MAX;

  private final Course course;
  private Instant moment;

  public Waiting(Course course) {
    this.course = course;
    this.moment = earliest(Instant.MIN);
  }

  /** After the last day, after the segment before ended, and with the tests answered. */
  private Instant earliest(Instant reached) {
    Instant dayAfter = course.asOf().startOf(course.lastDay() + 1);
    Instant from = dayAfter.isAfter(reached) ? dayAfter : reached;
    return course.testsMet().isAfter(from) ? course.testsMet() : from;
  }

  public String person() {
    return course.person();
  }

  public Instant moment() {
    return moment;
  }

  /** Whether the moment has come. */
  public boolean due() {
    return course.open() && !moment.isAfter(course.asOf().at());
  }

  public boolean asksSwab() {
    return course.open() && course.segment().environment();
  }

  public int linkFirstTests() {
    return course.linkFirstTests();
  }

  /** The first instant whose symptoms count. */
  public Instant anchor() {
    return course.anchor();
  }

  /** The first instant whose swabs count. */
  public Instant lastDay() {
    return course.open() ? course.asOf().startOf(course.lastDay()) : NEVER;
  }

  public void setMoment(Instant moment) {
    this.moment = moment;
  }

  /** The segment ended at the moment; the next one waits when it is over too. */
  public void endSegment() {
    course.endSegment();
    moment = course.open() ? earliest(moment) : NEVER;
  }
}
