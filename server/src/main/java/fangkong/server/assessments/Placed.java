package fangkong.server.assessments;

import fangkong.assessment.Status;
import fangkong.judgement.regions.Region;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody where they are looked after, as stored.
 *
 * @param code null where no protocol is in effect
 */
public record Placed(
    UUID person, Region region, String category, @Nullable String code, String status) {

  /** Whether a course is open. */
  public boolean isManaged() {
    return !status.equals(Status.NONE.name()) && !status.equals(Status.RELEASED.name());
  }
}
