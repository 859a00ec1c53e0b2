package fangkong.server.assessments;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which standings a list shows; null is any, and so is no category. */
public record StandingFilter(
    Set<String> categories, @Nullable String code, @Nullable String status, @Nullable String care) {

  public StandingFilter {
    categories = Set.copyOf(categories);
  }

  /** Anybody in one of these categories. */
  public static StandingFilter in(String... categories) {
    return new StandingFilter(Set.of(categories), null, null, null);
  }
}
