package fangkong.server.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import fangkong.assessment.Missing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A release condition that is not met, as the assessment contract writes it.
 *
 * @param person of a linked test, whose it is; shown to those alone who may see them
 */
public record Lacking(
    String what,
    @Nullable LocalDate on,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String person) {

  public static Lacking of(Missing missing) {
    return switch (missing) {
      case Missing.Test(LocalDate on) -> new Lacking("TEST", on, null);
      case Missing.Result(LocalDate on) -> new Lacking("RESULT", on, null);
      case Missing.Environment _ -> new Lacking("ENVIRONMENT", null, null);
      case Missing.SymptomFree _ -> new Lacking("SYMPTOM_FREE", null, null);
      case Missing.LinkedTest(String person) -> new Lacking("LINKED_TEST", null, person);
    };
  }

  /** The same, of whomever it is. */
  public static Lacking ofNobody(Missing missing) {
    Lacking lacking = of(missing);
    return new Lacking(lacking.what, lacking.on, null);
  }
}
