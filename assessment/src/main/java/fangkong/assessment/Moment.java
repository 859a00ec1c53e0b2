package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Ruling;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts of one person's evidence at an instant.
 *
 * @param setAside the ids that rulings in force set aside
 * @param assigned the latest ruling in force that assigns a category, or null
 */
record Moment(Instant at, Set<String> setAside, @Nullable Ruling assigned) {

  /** Whether a line is seen and not set aside. */
  boolean counts(Evidence line) {
    return !line.known().isAfter(at) && (setAside.isEmpty() || !setAside.contains(line.id()));
  }
}
