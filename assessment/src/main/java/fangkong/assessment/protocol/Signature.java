package fangkong.assessment.protocol;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Who put a protocol into effect.
 *
 * @param name of the person; in the files that are shipped the title of whoever held the office
 * @param office the body they signed for
 * @param on the day on which they signed
 */
public record Signature(String name, String office, LocalDate on) {
  public Signature {
    if (name.isBlank() || office.isBlank()) {
      throw new IllegalArgumentException(
          "signature of '" + name + "' for '" + office + "' is blank. Maybe write who signed");
    }
    Objects.requireNonNull(on, "on");
  }
}
