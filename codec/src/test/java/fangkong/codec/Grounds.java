package fangkong.codec;

import fangkong.assessment.Assessment;
import fangkong.assessment.Clause;
import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.Reason;
import fangkong.assessment.Status;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Trigger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether all that is said of a person rests on a clause of the protocol, and each clause on seen
 * evidence of a kind that fires it. Looks at the outcome and the protocol only.
 */
final class Grounds {
  private final Protocol protocol;
  private final Map<String, Evidence> byId = new HashMap<>();
  private final Instant asOf;

  Grounds(Protocol protocol, List<Evidence> evidence, Instant asOf) {
    this.protocol = protocol;
    this.asOf = asOf;
    evidence.forEach(line -> byId.put(line.id(), line));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  void check(Assessment standing) {
    for (Reason reason : standing.reasons()) {
      check(reason, standing.person());
    }
    for (Course course : standing.courses()) {
      check(course, standing.reasons());
    }
    boolean nothing = standing.reasons().isEmpty();
    require(nothing == (standing.status() == Status.NONE), "status NONE and reasons");
    require(!nothing || standing.courses().isEmpty(), "a course without reasons");
    require(
        standing.category().equals(Protocol.NONE) == standing.findLeadingCourse().isEmpty(),
        "category and leading course");
    require(standing.code() == strictest(standing.courses()), "colour and courses");
    require(
        standing.missing().isEmpty()
            || standing.findLeadingCourse().flatMap(Course::findSegmentInForce).isPresent(),
        "missing without a segment in force");
  }

  /** Red for a case, else the strictest of the segments in force. */
  private static HealthCode strictest(List<Course> courses) {
    HealthCode strictest = HealthCode.GREEN;
    for (Course course : courses) {
      HealthCode code = course.definition() == null ? HealthCode.RED : HealthCode.GREEN;
      for (CourseSegment segment : course.segments()) {
        if (segment.state() == CourseSegment.State.IN_FORCE) {
          code = segment.plan().code();
        }
      }
      strictest = code.compareTo(strictest) < 0 ? code : strictest;
    }
    return strictest;
  }

  private void check(Course course, List<Reason> reasons) {
    require(reasons.contains(course.reason()), "a course without its reason");
    Optional<Category> category = protocol.findCategory(course.category());
    require(
        category.equals(Optional.ofNullable(course.definition())), "a course of another protocol");
    require(
        course.segments().stream()
            .map(CourseSegment::plan)
            .toList()
            .equals(category.map(Category::segments).orElse(List.of())),
        "a segment that the clause does not hold");
    String clause = course.reason().clause().text();
    if (clause.equals(Clause.RULING.text())) {
      require(
          line(course.reason().evidence().getFirst()) instanceof Ruling ruling
              && ruling.decision().equals(new Decision.Assign(course.category())),
          "a course that its ruling does not name");
    } else {
      require(
          clause.equals(
              category.map(Category::clause).orElse(protocol.id() + "/" + course.category())),
          "a course under another clause");
    }
  }

  private Evidence line(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }

  private void check(Reason reason, String person) {
    require(!reason.evidence().isEmpty(), "a reason without evidence");
    for (String id : reason.evidence()) {
      require(!line(id).known().isAfter(asOf), id + " is not known yet");
      require(fires(reason, line(id), person), id + " does not fire " + reason.clause().text());
    }
  }

  private boolean fires(Reason reason, Evidence line, String person) {
    String clause = reason.clause().text();
    if (clause.equals(Clause.RULING.text())) {
      return line.person().equals(person)
          && line instanceof Ruling ruling
          && !asOf.isBefore(ruling.at())
          && !asOf.isAfter(ruling.until());
    }
    if (clause.equals(protocol.id() + "/" + Protocol.CASE)) {
      return line.person().equals(person) && line instanceof Evidence.Case;
    }
    if (clause.equals(protocol.id() + "/" + Protocol.SUSPECTED_CASE)) {
      return line.person().equals(person) && isPositive(line) && !(line instanceof Evidence.Case);
    }
    Category category =
        protocol.categories().stream()
            .filter(each -> each.clause().equals(clause))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no clause " + clause));
    return (line.person().equals(person)
            && category.fires().stream().anyMatch(trigger -> fires(trigger, reason, line)))
        || (isPositive(line) && isLinked(reason, person, line.person()));
  }

  private static boolean isPositive(Evidence line) {
    return line instanceof Evidence.Case
        || (line instanceof Evidence.Test test && test.result() == TestResult.POSITIVE);
  }

  /** Whether a reason names a secondary exposure of a person to another. */
  private boolean isLinked(Reason reason, String person, String other) {
    return reason.evidence().stream()
        .map(this::line)
        .anyMatch(line ->
            line.person().equals(person)
                && line instanceof Exposure exposure
                && exposure.degree() == Degree.SECONDARY
                && exposure.to().equals(other));
  }

  private boolean fires(Trigger trigger, Reason reason, Evidence line) {
    return switch (trigger) {
      case Trigger.Exposed(Degree degree) ->
          line instanceof Exposure exposure && degree == degreeOf(exposure, reason);
      case Trigger.Stayed stayed ->
          line instanceof Evidence.Stay stay && stay.risk() == stayed.risk();
      case Trigger.Arrived arrived ->
          line instanceof Evidence.Arrival arrival && arrival.risk() == arrived.risk();
      case Trigger.Entered() -> line instanceof Evidence.Entry;
      case Trigger.LeftPost() -> line instanceof Evidence.RoleExit;
    };
  }

  /** CLOSE for a secondary exposure to somebody whose positive the reason names too. */
  private Degree degreeOf(Exposure exposure, Reason reason) {
    boolean turned =
        exposure.degree() == Degree.SECONDARY
            && reason.evidence().stream()
                .map(this::line)
                .anyMatch(line -> line.person().equals(exposure.to()) && isPositive(line));
    return turned ? Degree.CLOSE : exposure.degree();
  }
}
