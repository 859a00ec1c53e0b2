package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Risk;
import java.util.Objects;

/** A kind of evidence that makes a clause fire. */
public sealed interface Trigger {
  /** An exposure of this degree. */
  record Exposed(Degree degree) implements Trigger {
    public Exposed {
      Objects.requireNonNull(degree, "degree");
    }
  }

  /** A stay in an area of this risk. */
  record Stayed(Risk risk) implements Trigger {
    public Stayed {
      if (risk == Risk.NONE) {
        throw new IllegalArgumentException("risk NONE of a stay. Maybe HIGH, MEDIUM or LOW");
      }
    }
  }

  /** An arrival from an area of this risk. */
  record Arrived(Risk risk) implements Trigger {
    public Arrived {
      Objects.requireNonNull(risk, "risk");
    }
  }

  /** An entry into the country. */
  record Entered() implements Trigger {}

  /** The exit from a high-risk post. */
  record LeftPost() implements Trigger {}

  /** As protocols write it: {@code exposure CLOSE}. */
  default String name() {
    return switch (this) {
      case Exposed(Degree degree) -> "exposure " + degree;
      case Stayed(Risk risk) -> "stay " + risk;
      case Arrived(Risk risk) -> "arrival " + risk;
      case Entered _ -> "entry";
      case LeftPost _ -> "role_exit";
    };
  }
}
