package fangkong.benchmarks.assessors;

import fangkong.assessment.Assessment;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.Status;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.HealthCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What everybody is asked of a person: category, code, status, and the segments of the leading
 * course, or of the one that ends last when all is released.
 */
public record Standing(String category, HealthCode code, Status status, List<Span> segments) {

  /** A segment on the calendar. */
  public record Span(Tier tier, LocalDate from, LocalDate until) {}

  public Standing {
    segments = List.copyOf(segments);
  }

  static Standing of(Assessment assessment) {
    List<CourseSegment> segments = assessment.segments();
    List<Span> spans = new ArrayList<>(segments.size());
    for (CourseSegment segment : segments) {
      spans.add(new Span(segment.tier(), segment.from(), segment.until()));
    }
    return new Standing(assessment.category(), assessment.code(), assessment.status(), spans);
  }
}
