package fangkong.codec;

import fangkong.assessment.evidence.CaseForm;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Admitted;
import fangkong.assessment.evidence.Evidence.Arrival;
import fangkong.assessment.evidence.Evidence.Case;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Discharged;
import fangkong.assessment.evidence.Evidence.Entry;
import fangkong.assessment.evidence.Evidence.Environment;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.evidence.Evidence.RoleExit;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.evidence.Evidence.ShownCode;
import fangkong.assessment.evidence.Evidence.Stay;
import fangkong.assessment.evidence.Evidence.Symptom;
import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.InvalidEvidence;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.evidence.Tier;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Evidence as a JSON object, in the words of contracts/assess.md. */
public final class EvidenceJson {
  /** Fields that facts carry at the server's door and that assessment does not look at. */
  public static final Set<String> DOOR_FIELDS = Set.of("region", "channel");

  private static final Set<String> HEADER = Set.of("id", "person", "type", "known");

  private EvidenceJson() {}

  /**
   * Reads one piece of evidence; {@link #DOOR_FIELDS} are let pass, any other unknown field is
   * refused.
   */
  public static EvidenceReading read(JsonNode json) {
    return read(json, DOOR_FIELDS);
  }

  /** Reads one piece of evidence; besides its own fields those of {@code others} are let pass. */
  public static EvidenceReading read(JsonNode json, Set<String> others) {
    if (!(json instanceof ObjectNode object)) {
      return new EvidenceReading.Refused("", json.toString(), "must be a JSON object");
    }
    try {
      return new EvidenceReading.Accepted(evidence(new Fields(object), others));
    } catch (InvalidEvidence e) {
      return new EvidenceReading.Refused(e.field(), e.value(), String.valueOf(e.getMessage()));
    }
  }

  private static Evidence evidence(Fields fields, Set<String> others) {
    String id = fields.text("id");
    String who = fields.text("person");
    String name = fields.text("type");
    EvidenceType type = EvidenceType.find(name);
    if (type == null) {
      throw fields.refused("type", "is not a type of evidence. Maybe one of " + EvidenceType.NAMES);
    }
    fields.allowOnly(HEADER, type.fields(), others);
    Instant at = fields.time(type.event());
    Instant until = type == EvidenceType.STAY ? fields.findTime("until") : null;
    Instant stated = fields.findTime("known");
    Instant known = Evidence.known(stated, until != null ? until : at);
    return switch (type) {
      case CASE -> infection(id, who, known, at, fields);
      case EXPOSURE -> exposure(id, who, known, at, fields);
      case STAY -> new Stay(id, who, known, fields.choice("risk", Risk.class), at, until);
      case ARRIVAL ->
          new Arrival(
              id, who, known, at, fields.choice("risk", Risk.class), fields.findText("origin"));
      case ENTRY -> new Entry(id, who, known, at);
      case ROLE_EXIT -> new RoleExit(id, who, known, at);
      case TEST -> test(id, who, known, at, fields);
      case SYMPTOM -> new Symptom(id, who, known, at, fields.flag("present"));
      case ENVIRONMENT ->
          new Environment(id, who, known, at, fields.choice("result", TestResult.class));
      case ADMITTED -> new Admitted(id, who, known, at, fields.choice("tier", Tier.class));
      case DISCHARGED -> new Discharged(id, who, known, at, fields.choice("tier", Tier.class));
      case SHOWN_CODE ->
          new ShownCode(
              id, who, known, at, fields.text("issuer"), fields.text("kind"), fields.text("value"));
      case RULING -> ruling(id, who, known, at, fields);
    };
  }

  private static Evidence infection(
      String id, String person, Instant known, Instant at, Fields fields) {
    return new Case(
        id,
        person,
        known,
        at,
        fields.choice("form", CaseForm.class),
        fields.findTime("onset"),
        fields.findTime("sampled"));
  }

  private static Evidence exposure(
      String id, String person, Instant known, Instant from, Fields fields) {
    return new Exposure(
        id,
        person,
        known,
        fields.choice("degree", Degree.class),
        fields.text("to"),
        from,
        fields.findTime("until"));
  }

  private static Evidence test(
      String id, String person, Instant known, Instant sampled, Fields fields) {
    TestMethod method = fields.findChoice("method", TestMethod.class);
    return new Test(
        id,
        person,
        known,
        sampled,
        fields.choice("result", TestResult.class),
        method != null ? method : TestMethod.PCR,
        fields.findNumber("ct"),
        fields.findWhole("pool"));
  }

  private static Evidence ruling(
      String id, String person, Instant known, Instant at, Fields fields) {
    if (fields.has("category") == fields.has("excludes")) {
      throw fields.refused(
          "category", "a ruling has either category or excludes. Maybe make two rulings of it");
    }
    Decision decision =
        fields.has("category")
            ? new Decision.Assign(fields.text("category"))
            : new Decision.Exclude(fields.texts("excludes"));
    return new Ruling(
        id,
        person,
        known,
        at,
        fields.time("until"),
        fields.text("reason"),
        fields.texts("by"),
        decision);
  }
}
