package fangkong.benchmarks.drools;

import fangkong.assessment.Status;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Protocol;
import fangkong.benchmarks.assessors.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person who is asked about; takes what the rules find. */
public final class Asked {
  private final String person;
  private boolean ruled;
  private @Nullable String infection;
  private @Nullable Course leading;
  private @Nullable Course lastReleased;
  private HealthCode code = HealthCode.GREEN;

  public Asked(String person) {
    this.person = person;
  }

  public String person() {
    return person;
  }

  /** Whether a ruling takes the place of what the evidence says. */
  public boolean isRuled() {
    return ruled;
  }

  public void setRuled(boolean ruled) {
    this.ruled = ruled;
  }

  /** {@code CASE} or {@code SUSPECTED_CASE}; the former is the more severe. */
  public void infected(String category) {
    code = HealthCode.RED;
    infection = Protocol.CASE.equals(infection) ? infection : category;
  }

  /** Takes a course as far as it has come. */
  public void add(Course course) {
    if (course.open()) {
      code = course.code().compareTo(code) < 0 ? course.code() : code;
      leading = leading == null || course.severity() < leading.severity() ? course : leading;
    } else {
      lastReleased = lastReleased == null || isLater(course, lastReleased) ? course : lastReleased;
    }
  }

  private static boolean isLater(Course course, Course than) {
    int order = course.until().compareTo(than.until());
    return order > 0 || (order == 0 && course.severity() < than.severity());
  }

  Standing standing() {
    if (infection != null) {
      return new Standing(infection, code, Status.MANAGED, List.of());
    }
    if (leading != null) {
      return new Standing(leading.categoryId(), code, leading.status(), leading.spans());
    }
    if (lastReleased != null) {
      return new Standing(Protocol.NONE, code, Status.RELEASED, lastReleased.spans());
    }
    Status status = ruled ? Status.RELEASED : Status.NONE;
    return new Standing(Protocol.NONE, code, status, List.of());
  }
}
