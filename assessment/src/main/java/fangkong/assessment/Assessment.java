package fangkong.assessment;

import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The standing of a person. Category, code, status and measures are read off the courses, and every
 * course rests on a reason: none of them can be set.
 *
 * @param courses open and released, most severe first; while a ruling assigns a category, that
 *     category's alone
 * @param reasons every clause that fired, a ruling first, then by severity
 * @param everConfirmed whether a case line is seen and not set aside
 * @param nextChangeAt the earliest later instant at which, without new evidence, anything here
 *     could change
 */
public record Assessment(
    String person,
    List<Course> courses,
    List<Reason> reasons,
    boolean everConfirmed,
    Optional<Instant> nextChangeAt) {
  public Assessment {
    Objects.requireNonNull(person, "person");
    courses = List.copyOf(courses);
    reasons = List.copyOf(reasons);
    Objects.requireNonNull(nextChangeAt, "nextChangeAt");
    for (Course course : courses) {
      if (!reasons.contains(course.reason())) {
        throw new IllegalArgumentException(
            "course " + course.category() + " of " + person + " is not among its reasons");
      }
    }
  }

  /** The most severe course that is not released. */
  public Optional<Course> findLeadingCourse() {
    for (Course course : courses) {
      if (!course.released()) {
        return Optional.of(course);
      }
    }
    return Optional.empty();
  }

  /** {@code NONE} when nothing fired or all is released. */
  public String category() {
    return findLeadingCourse().map(Course::category).orElse(Protocol.NONE);
  }

  /** The strictest colour among the segments in force of all open courses. */
  public HealthCode code() {
    HealthCode strictest = HealthCode.GREEN;
    for (Course course : courses) {
      if (course.code().compareTo(strictest) < 0) {
        strictest = course.code();
      }
    }
    return strictest;
  }

  public Status status() {
    if (reasons.isEmpty()) {
      return Status.NONE;
    }
    return findLeadingCourse().map(Course::status).orElse(Status.RELEASED);
  }

  /** The segments of the leading course; when all is released, of the course that ends last. */
  public List<CourseSegment> segments() {
    return findLeadingCourse().or(this::findLastCourse).map(Course::segments).orElse(List.of());
  }

  /** What the segment in force of the leading course still lacks. */
  public List<Missing> missing() {
    return findLeadingCourse().map(Course::missing).orElse(List.of());
  }

  private Optional<Course> findLastCourse() {
    Optional<Course> last = Optional.empty();
    for (Course course : courses) {
      if (!course.segments().isEmpty()
          && (last.isEmpty()
              || course
                  .segments()
                  .getLast()
                  .until()
                  .isAfter(last.get().segments().getLast().until()))) {
        last = Optional.of(course);
      }
    }
    return last;
  }
}
