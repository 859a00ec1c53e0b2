package fangkong.assessment.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence: who saw what of whom, and when it became known.
 *
 * <p>Ids and persons are opaque text. {@link #known()} is always set: where a line leaves it out,
 * {@link #known(Instant, Instant)} gives the default of its type. Source: contracts/assess.md,
 * "Evidence".
 */
public sealed interface Evidence {

  /** The id of this evidence, unique among all. */
  String id();

  /** The person whom it is about. */
  String person();

  /** When it was reported: evidence is seen from this instant on. */
  Instant known();

  /** When {@code known} was not stated: the time of the event. */
  static Instant known(@Nullable Instant stated, Instant event) {
    return stated != null ? stated : event;
  }

  /** An infection was found. */
  record Case(
      String id,
      String person,
      Instant known,
      Instant at,
      CaseForm form,
      @Nullable Instant onset,
      @Nullable Instant sampled)
      implements Evidence {
    public Case {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(form, "form");
    }
  }

  /** Was exposed to the person {@code to}; without {@code until} the exposure goes on. */
  record Exposure(
      String id,
      String person,
      Instant known,
      Degree degree,
      String to,
      Instant from,
      @Nullable Instant until)
      implements Evidence {
    public Exposure {
      Checks.header(id, person, known);
      Objects.requireNonNull(degree, "degree");
      Checks.text("to", to);
      Checks.order(from, until);
    }
  }

  /**
   * Stayed in a risk area; without {@code until} it was not left yet. {@code known} defaults to
   * {@code until}.
   */
  record Stay(
      String id, String person, Instant known, Risk risk, Instant from, @Nullable Instant until)
      implements Evidence {
    public Stay {
      Checks.header(id, person, known);
      if (risk == Risk.NONE) {
        throw new InvalidEvidence("risk", "NONE", "a stay is in a HIGH, MEDIUM or LOW risk area");
      }
      Checks.order(from, until);
    }
  }

  /** Arrived here from an origin of some risk. */
  record Arrival(
      String id, String person, Instant known, Instant at, Risk risk, @Nullable String origin)
      implements Evidence {
    public Arrival {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(risk, "risk");
    }
  }

  /** Entered the country. */
  record Entry(String id, String person, Instant known, Instant at) implements Evidence {
    public Entry {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Left a high-risk post. */
  record RoleExit(String id, String person, Instant known, Instant at) implements Evidence {
    public RoleExit {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * A line of a sample; lines of one person with the same {@code sampled} and method are one
   * sample.
   */
  record Test(
      String id,
      String person,
      Instant known,
      Instant sampled,
      TestResult result,
      TestMethod method,
      @Nullable Double ct,
      @Nullable Integer pool)
      implements Evidence {
    public Test {
      Checks.header(id, person, known);
      Objects.requireNonNull(sampled, "sampled");
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(method, "method");
      if (ct != null && !(ct >= 0 && ct < Double.POSITIVE_INFINITY)) {
        throw new InvalidEvidence("ct", ct.toString(), "must be a number from 0 on");
      }
      if (pool != null && pool < 1) {
        throw new InvalidEvidence("pool", pool.toString(), "must be 1 or more");
      }
    }
  }

  /** Symptoms were present, or were looked for and absent. */
  record Symptom(String id, String person, Instant known, Instant at, boolean present)
      implements Evidence {
    public Symptom {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
    }
  }

  /** A swab of the room and its objects at the end of isolation. */
  record Environment(String id, String person, Instant known, Instant sampled, TestResult result)
      implements Evidence {
    public Environment {
      Checks.header(id, person, known);
      Objects.requireNonNull(sampled, "sampled");
      Objects.requireNonNull(result, "result");
    }
  }

  /** Was taken in at a tier. */
  record Admitted(String id, String person, Instant known, Instant at, Tier tier)
      implements Evidence {
    public Admitted {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(tier, "tier");
    }
  }

  /** Was let go from a tier. */
  record Discharged(String id, String person, Instant known, Instant at, Tier tier)
      implements Evidence {
    public Discharged {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(tier, "tier");
    }
  }

  /** A code that the person showed; informs people, never our code. */
  record ShownCode(
      String id, String person, Instant known, Instant at, String issuer, String kind, String value)
      implements Evidence {
    public ShownCode {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
      Checks.text("issuer", issuer);
      Checks.text("kind", kind);
      Checks.text("value", value);
    }
  }

  /** A human decision, in force from {@code at} to {@code until}, both included, by two people. */
  record Ruling(
      String id,
      String person,
      Instant known,
      Instant at,
      Instant until,
      String reason,
      List<String> by,
      Decision decision)
      implements Evidence {
    public Ruling {
      Checks.header(id, person, known);
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(until, "until");
      if (until.isBefore(at)) {
        throw new InvalidEvidence("until", until.toString(), "is before at, " + at);
      }
      Checks.text("reason", reason);
      by = List.copyOf(by);
      if (by.size() != 2 || by.get(0).isBlank() || by.get(1).isBlank()) {
        throw new InvalidEvidence("by", by.toString(), "must name two people");
      }
      if (by.get(0).strip().equals(by.get(1).strip())) {
        throw new InvalidEvidence("by", by.toString(), "must name two different people");
      }
      Objects.requireNonNull(decision, "decision");
    }

    /** Whether it is in force at {@code instant}, provided that it is seen and not set aside. */
    public boolean covers(Instant instant) {
      return !instant.isBefore(at) && !instant.isAfter(until);
    }
  }

  /** What a ruling decides. */
  sealed interface Decision {
    /** Takes the place of what the evidence says: a category, or {@code NONE}. */
    record Assign(String category) implements Decision {
      public Assign {
        Checks.text("category", category);
      }
    }

    /** Sets lines of the same person aside, also earlier rulings. */
    record Exclude(List<String> evidence) implements Decision {
      public Exclude {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
          throw new InvalidEvidence("excludes", "[]", "must name at least one id");
        }
      }
    }
  }
}
