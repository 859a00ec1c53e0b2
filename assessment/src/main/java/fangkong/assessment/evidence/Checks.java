package fangkong.assessment.evidence;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every compact constructor of evidence asks of its values. */
final class Checks {
  private Checks() {}

  static void header(String id, String person, Instant known) {
    text("id", id);
    text("person", person);
    Objects.requireNonNull(known, "known");
  }

  static void text(String field, String value) {
    Objects.requireNonNull(value, field);
    if (value.isBlank()) {
      throw new InvalidEvidence(field, value, "must not be blank");
    }
  }

  static void order(Instant from, @Nullable Instant until) {
    Objects.requireNonNull(from, "from");
    if (until != null && until.isBefore(from)) {
      throw new InvalidEvidence("until", until.toString(), "is before from, " + from);
    }
  }
}
