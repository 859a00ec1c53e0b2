package fangkong.server.evidence;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a post says of somebody who passes. Whoever is turned back, handed over or let through
 * as an emergency is told why, in a code; nothing else has a reason. An override is never refused
 * for what is known of the person: nothing here looks at that.
 */
final class PassageReader {

  private static final Set<String> DIRECTIONS = Set.of("IN", "OUT");

  private static final Set<String> OVERRIDES =
      Set.of("EMERGENCY_CARE", "DIALYSIS", "BIRTH", "FIRE_OR_RESCUE", "OTHER_EMERGENCY");

  /** What may be decided, and the reasons each decision asks for. */
  private static final Map<String, Set<String>> REASONS =
      Map.of(
          "PASS", Set.of(),
          "REGISTER", Set.of(),
          "TURN_BACK",
              Set.of("NO_VALID_TEST", "RISK_AREA", "FEVER", "REFUSED_CHECK", "ROAD_CLOSED"),
          "HAND_OVER", Set.of("RED_CODE", "YELLOW_CODE", "FEVER", "KEY_AREA", "ABNORMAL_CODE"));

  private static final Set<String> CHECKS =
      Set.of("TEMPERATURE", "HEALTH_CODE", "TRAVEL_CARD", "MASK", "DISTANCE");

  /** Plates of other countries and of machines pass too: none is refused for its form. */
  private static final Pattern PLATE = Pattern.compile("[\\p{Lu}\\p{IsHan}0-9]{2,12}");

  private static final Set<String> TAKERS = Set.of("TRANSFER", "TOWNSHIP", "HEALTH", "POLICE");

  private static final double COLDEST = 34;
  private static final double HOTTEST = 43;

  private PassageReader() {}

  static void check(ObjectNode body) {
    matching(body, "post", PostDirectory.ID);
    FactReader.oneOf(body, "direction", DIRECTIONS);
    FactReader.oneOf(body, "decision", REASONS.keySet());
    String decision = FactReader.text(body, "decision");
    reason(body, decision, isOverride(body, decision));
    if (body.has("journey")) {
      FactReader.uuid("journey", FactReader.text(body, "journey"));
    }
    if (body.has("vehicle")) {
      matching(body, "vehicle", PLATE);
    }
    if (body.has("temperature")) {
      temperature(body.path("temperature"));
    }
    if (body.has("checks")) {
      checks(body.path("checks"));
    }
    if (body.has("to")) {
      FactReader.oneOf(body, "to", decision.equals("HAND_OVER") ? TAKERS : Set.of());
    }
  }

  private static boolean isOverride(ObjectNode body, String decision) {
    JsonNode override = body.path("override");
    if (override.isMissingNode()) {
      return false;
    }
    if (!override.isBoolean() || (override.booleanValue() && !decision.equals("PASS"))) {
      throw FactReader.bad("override", override.toString());
    }
    return override.booleanValue();
  }

  private static void reason(ObjectNode body, String decision, boolean override) {
    Set<String> allowed = override ? OVERRIDES : REASONS.getOrDefault(decision, Set.of());
    if (!allowed.isEmpty() || body.has("reason")) {
      FactReader.oneOf(body, "reason", allowed);
    }
  }

  static void temperature(JsonNode value) {
    if (!value.isNumber() || value.doubleValue() < COLDEST || value.doubleValue() > HOTTEST) {
      throw FactReader.bad("temperature", value.toString());
    }
  }

  private static void checks(JsonNode done) {
    Set<String> seen = new HashSet<>();
    if (!done.isArray()) {
      throw FactReader.bad("checks", done.toString());
    }
    for (JsonNode check : done) {
      if (!check.isString() || !CHECKS.contains(check.stringValue())) {
        throw FactReader.bad("checks", check.toString());
      }
      if (!seen.add(check.stringValue())) {
        throw FactReader.bad("checks", check.stringValue());
      }
    }
  }

  private static void matching(ObjectNode body, String field, Pattern form) {
    String value = FactReader.text(body, field);
    if (!form.matcher(value).matches()) {
      throw FactReader.bad(field, value);
    }
  }
}
