package fangkong.judgement.standings;

import fangkong.assessment.Assessment;
import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The standing of a person as of an instant: what the assessment says, where the person is, and in
 * which figure they count.
 *
 * @param protocol the id of the protocol it was derived by, {@code NONE} where none is adopted
 * @param nextChangeAt when it could change without new facts
 */
public record Standing(
    UUID person,
    Region region,
    String protocol,
    Assessment assessment,
    Care care,
    Optional<Instant> nextChangeAt) {

  /** Whether any protocol was asked: without one there is no reason, and green says nothing. */
  public boolean hasProtocol() {
    return !protocol.equals(Deriver.NO_PROTOCOL);
  }

  /** The name of the code, where a protocol gave it. */
  public @Nullable String shownCode() {
    return hasProtocol() ? assessment.code().name() : null;
  }

  /** The name of the most severe clause that fired. */
  public Optional<String> findFirstClause() {
    return assessment.reasons().stream().findFirst().map(reason -> reason.clause().text());
  }

  /** The segment in force of the course that gives the category. */
  public Optional<CourseSegment> findSegmentInForce() {
    return assessment.findLeadingCourse().flatMap(Course::findSegmentInForce);
  }
}
