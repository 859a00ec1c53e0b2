package fangkong.cli.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the figures of a scenario off the server's reports and holds them against what must come
 * out.
 */
final class Figures {

  /** What a trace found and how much of the ground truth it reached. */
  record Traced(
      int checkIns, long micros, List<Integer> contacts, int infected, int reached, int accepted) {
    Traced {
      contacts = List.copyOf(contacts);
    }
  }

  private final Api command;
  private final Api epidemiologist;
  private final Player player;

  Figures(Api command, Api epidemiologist, Player player) {
    this.command = command;
    this.epidemiologist = epidemiologist;
    this.player = player;
  }

  JsonNode baseFigures() {
    return report("base-figures", player.cutOff().minusDays(1));
  }

  /** As of now: what was handed over after the cut-off is in them. */
  JsonNode baseFiguresNow() {
    return command.get(
        "/api/reports/base-figures?region="
            + Api.encode(player.region())
            + "&since="
            + Api.encode(player.cutOff().minusDays(1).toString()));
  }

  JsonNode leads() {
    return report("leads", begin());
  }

  JsonNode returnees() {
    return report("returnees", begin());
  }

  JsonNode loads() {
    return command.get("/api/tasks/loads?region=" + Api.encode(player.region()));
  }

  private OffsetDateTime begin() {
    return player.from().atStartOfDay().atOffset(player.cutOff().getOffset());
  }

  private JsonNode report(String name, OffsetDateTime since) {
    return command.get(
        "/api/reports/" + name + parameters() + "&since=" + Api.encode(since.toString()));
  }

  private String parameters() {
    return "?region="
        + Api.encode(player.region())
        + "&asOf="
        + Api.encode(player.cutOff().toString());
  }

  /** Whether every equation of the base figures closes. */
  static boolean close(JsonNode baseFigures) {
    for (JsonNode equation : baseFigures.path("equations")) {
      if (equation.path("left").longValue() != equation.path("right").longValue()) {
        return false;
      }
    }
    return !baseFigures.path("equations").isEmpty();
  }

  List<Check> luanjingtan(Player.Played played) {
    JsonNode base = baseFigures();
    JsonNode leads = leads();
    JsonNode returnees = returnees();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("0.10", "rows", 9_500, played.listRows()));
    checks.add(new Check("0.10", "duplicates", 374, played.listDuplicates()));
    checks.add(new Check("0.14", "verified", 9_126, leads.path("verified").longValue()));
    checks.add(new Check("0.10", "outcomes", 9_126, sum(leads.path("outcomes"))));
    checks.add(new Check("0.15", "returnees", 934, returnees.path("persons").longValue()));
    checks.add(
        new Check(
            "0.16",
            "keyArea",
            83,
            returnees.path("byClause").path("LOCAL-ALXA-2022-01/KEY_AREA_RETURNEE").asLong(0)));
    checks.add(new Check("0.16", "everManaged", 83, base.path("cumulative").longValue()));
    checks.add(
        new Check(
            "0.17", "homeMonitoring", 26, base.path("managed").path("homeMonitoring").longValue()));
    checks.add(new Check("0.17", "monitoredRows", 26, counted("homeMonitoring")));
    checks.add(
        new Check(
            "0.17",
            "isolated",
            0,
            base.path("managed").path("central").longValue()
                + base.path("managed").path("homeIsolation").longValue()));
    checks.add(new Check("0.17", "ended", 57, base.path("released").longValue()));
    return checks;
  }

  List<Check> taolinpu() {
    JsonNode returnees = returnees();
    JsonNode households = command.get("/api/reports/households" + parameters());
    JsonNode declarations = report("declarations", begin().minusDays(30));
    JsonNode forces = command.get("/api/reports/forces" + parameters());
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("4.5", "households", 9_169, households.path("households").longValue()));
    checks.add(new Check("4.5", "members", 361, households.path("linkedMembers").longValue()));
    checks.add(new Check("4.5", "unlinked", 0, households.path("unlinked").longValue()));
    checks.add(new Check("0.6", "unvisited", 1, households.path("missingHouseholds").size()));
    checks.add(new Check("4.9", "returnees", 281, returnees.path("persons").longValue()));
    checks.add(
        new Check(
            "4.9",
            "medHigh",
            32,
            returnees
                .path("byClause")
                .path("LOCAL-HENAN-2022-04/MED_HIGH_AREA_RETURNEE")
                .asLong(0)));
    checks.add(
        new Check(
            "4.9",
            "low",
            249,
            returnees.path("byClause").path("LOCAL-HENAN-2022-04/LOW_AREA_RETURNEE").asLong(0)));
    checks.add(new Check("4.11", "late", 2, declarations.path("late").longValue()));
    checks.add(new Check("4.6", "dualCheckIn", 52, forces.path("DUAL_CHECK_IN").asLong(0)));
    checks.add(new Check("4.6", "volunteers", 120, forces.path("VOLUNTEER").asLong(0)));
    checks.add(new Check("4.6", "cadres", 47, forces.path("COUNTY_CADRE").asLong(0)));
    checks.add(new Check("4.3", "due", 1, ledger("status", "DUE")));
    return checks;
  }

  private long counted(String figure) {
    return command
        .get("/api/reports/base-figures/rows" + parameters() + "&figure=" + figure)
        .path("total")
        .longValue();
  }

  private long ledger(String field, String value) {
    return command
        .get(
            "/api/people?region="
                + Api.encode(player.region())
                + "&"
                + field
                + "="
                + value
                + "&limit=500")
        .path("rows")
        .size();
  }

  /** People of the region by category, those of none left out. */
  Map<String, Integer> categories() {
    Map<String, Integer> categories = new TreeMap<>();
    String after = "";
    JsonNode page;
    do {
      page =
          command.get("/api/people?region=" + Api.encode(player.region()) + "&limit=500" + after);
      for (JsonNode row : page.path("rows")) {
        categories.merge(row.path("category").stringValue(), 1, Integer::sum);
      }
      JsonNode next = page.path("next");
      after =
          next.isObject()
              ? "&afterRegion="
                  + Api.encode(next.path("region").stringValue())
                  + "&afterPerson="
                  + next.path("person").stringValue()
              : "";
    } while (!after.isEmpty());
    categories.remove("NONE");
    return categories;
  }

  /**
   * Traces the index cases over two generations, hands the contacts over, and scores them with the
   * ground truth.
   */
  Traced trace(Path folder) throws IOException {
    JsonNode investigation =
        epidemiologist.post(
            "/api/investigations",
            command.object().put("name", player.name() + "疫情").put("region", player.region()));
    String path = "/api/investigations/" + investigation.path("id").stringValue() + "/traces";
    JsonNode trace = epidemiologist.post(path, request());
    String traceId = trace.path("id").stringValue();
    Set<String> contacts = new HashSet<>();
    for (int generation = 1; generation <= 2; generation++) {
      contacts.addAll(contacts(path + "/" + traceId, generation));
    }
    JsonNode handedOver =
        epidemiologist.post(path + "/" + traceId + "/hand-over", command.object());
    command.awaitDerived();
    int infected = 0;
    int reached = 0;
    for (String line :
        Files.readAllLines(folder.resolve("truth/infections.csv")).stream().skip(1).toList()) {
      List<String> cells = List.of(line.split(",", -1));
      int generation = Integer.parseInt(cells.get(1));
      if (generation == 1 || generation == 2) {
        infected++;
        reached += contacts.contains(player.facts().person(cells.get(0))) ? 1 : 0;
      }
    }
    List<Integer> sizes = new ArrayList<>();
    trace.path("contacts").forEach(size -> sizes.add(size.intValue()));
    return new Traced(
        trace.path("checkIns").intValue(),
        trace.path("micros").longValue(),
        sizes,
        infected,
        reached,
        handedOver.path("accepted").intValue());
  }

  private ObjectNode request() throws IOException {
    ObjectNode request = command.object();
    ArrayNode cases = request.putArray("cases");
    for (JsonNode fact : player.listCases().subList(0, 2)) {
      cases
          .addObject()
          .put("person", player.facts().person(fact.path("person").path("idNumber").stringValue()))
          .put(
              "infectiousFrom",
              OffsetDateTime.parse(fact.path("onset").stringValue()).minusDays(2).toString())
          .put("infectiousUntil", fact.path("at").stringValue());
    }
    return request
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("generations", 2)
        .put("minOverlap", DemoCommand.MIN_OVERLAP.toString())
        .put("latent", DemoCommand.LATENT.toString())
        .put("from", begin().toString())
        .put("until", player.cutOff().toString());
  }

  private Set<String> contacts(String trace, int generation) {
    Set<String> contacts = new HashSet<>();
    String after = "";
    JsonNode page;
    do {
      page = epidemiologist.get(trace + "/contacts?limit=1000&generation=" + generation + after);
      for (JsonNode contact : page) {
        contacts.add(contact.path("person").stringValue());
        after = "&after=" + contact.path("person").stringValue();
      }
    } while (!page.isEmpty());
    return contacts;
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.longValue();
    }
    return sum;
  }
}
