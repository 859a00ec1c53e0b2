package fangkong.assessment;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.HealthCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a clause that fired asks of a person, open or released.
 *
 * @param reason the clause and its evidence; a course without is impossible to build
 * @param category {@code CASE}, {@code SUSPECTED_CASE} or one of the protocol's
 * @param definition the category as the protocol defines it; null for {@code CASE} and {@code
 *     SUSPECTED_CASE}
 * @param anchor the date of the first segment; null without segments
 * @param segments in order; none for {@code CASE} and {@code SUSPECTED_CASE}
 * @param status RELEASED, BLOCKED, DUE or MANAGED
 * @param missing what the segment in force still lacks
 */
public record Course(
    Reason reason,
    String category,
    @Nullable Category definition,
    @Nullable LocalDate anchor,
    List<CourseSegment> segments,
    Status status,
    List<Missing> missing) {
  public Course {
    Objects.requireNonNull(reason, "reason");
    segments = List.copyOf(segments);
    missing = List.copyOf(missing);
    if (status == Status.NONE) {
      throw new IllegalArgumentException("a course that fired has a status, not NONE");
    }
  }

  public boolean released() {
    return status == Status.RELEASED;
  }

  /** The segment in force: none when released, not begun, or without segments. */
  public Optional<CourseSegment> findSegmentInForce() {
    for (CourseSegment segment : segments) {
      if (segment.state() == CourseSegment.State.IN_FORCE) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** The colour that this course asks for. */
  public HealthCode code() {
    if (released()) {
      return HealthCode.GREEN;
    }
    if (segments.isEmpty()) {
      return HealthCode.RED;
    }
    return findSegmentInForce().map(CourseSegment::code).orElse(HealthCode.GREEN);
  }
}
