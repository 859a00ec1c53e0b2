package fangkong.benchmarks.drools;

import fangkong.assessment.protocol.Protocol;
import java.time.Instant;

/** A ruling in force that assigns a category. */
public record Assigned(String person, String category, Instant at, Instant known) {

  /** Whether the category has a course with segments. */
  public boolean withCourse() {
    return !Protocol.RESERVED.contains(category);
  }
}
