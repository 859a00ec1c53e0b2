package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A township with something of everything, laid out through the doors of the server, and what no
 * answer elsewhere may hold of it.
 */
final class LaidOut {

  static final String PASSWORD = "long enough for a test 2022";

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String HIGH = "CN-COVID-9/HIGH_AREA_HISTORY";
  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);
  private static final String[] PEOPLE = {
    "ill",
    "beside",
    "appealed",
    "ruled",
    "ruledToo",
    "late",
    "shown",
    "objecting",
    "confirmed",
    "moving"
  };

  final Place place;
  private final ServerUnderTest server;
  private final Map<Role, Api> here;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> bodies = new HashMap<>();
  private final Map<String, Someone> people = new HashMap<>();
  private final Set<String> canaries = new TreeSet<>();
  private final String cell;
  private final LaidOutOffices offices;

  /** Accounts of the place, one of each role, lay out what their role may. */
  LaidOut(ServerUnderTest server, Place place, Map<Role, Api> here) {
    this.server = server;
    this.place = place;
    this.here = Map.copyOf(here);
    this.cell = place.cell("201", "C01");
    this.offices = new LaidOutOffices(server, this);
    ids.put("township", place.township());
    ids.put("protocol", "CN-COVID-9");
    ids.put("post", "K" + place.code());
    ids.put("longAgo", "2022-06-01T00:00:00%2B08:00");
    canaries.add(cell + "H");
    tree();
    facts();
    post();
    list();
    cards();
    investigation();
    server.awaitDerived();
    decisions();
    releases();
    leave();
    server.awaitDerived();
    move();
    offices.exports();
    offices.looking();
    canaries.addAll(ids.values().stream().filter(id -> UUID.matcher(id).matches()).toList());
    ids.put("asOf", server.now().toString().replace("+", "%2B"));
    bodies();
  }

  Map<String, String> ids() {
    return ids;
  }

  String body(Operation operation) {
    return bodies.getOrDefault(operation.name(), "{}");
  }

  /** Whatever of the place is told in this answer to this request, and was not said in it. */
  List<String> listTold(String request, String answer) {
    return canaries.stream()
        .filter(canary -> answer.contains(canary) && !request.contains(canary))
        .toList();
  }

  /** Whether a request names somebody or something of the place. */
  boolean isNamed(String request) {
    return canaries.stream().anyMatch(request::contains);
  }

  List<String> listIds() {
    return canaries.stream().filter(each -> UUID.matcher(each).matches()).toList();
  }

  Api as(Role role) {
    return Objects.requireNonNull(here.get(role));
  }

  /** A text that stands nowhere else. */
  private String unique(String text) {
    String canary = text + place.code();
    canaries.add(canary);
    return canary;
  }

  private Someone someone(String called) {
    return people.computeIfAbsent(
        called,
        _ -> {
          Someone fresh = Someone.fresh();
          String number = fresh.idNumber();
          canaries.addAll(List.of(number, fresh.name(), fresh.phone()));
          canaries.add(number.substring(0, 6) + "*".repeat(8) + number.substring(14));
          canaries.add(fresh.phone().substring(0, 3) + "****" + fresh.phone().substring(7));
          return fresh;
        });
  }

  ObjectNode identified(String id) {
    ids.put(id, UuidCreator.getTimeOrderedEpoch().toString());
    return object().put("id", ids.get(id));
  }

  String id(String called) {
    return Objects.requireNonNull(ids.get(called), called);
  }

  private void put(String path, String type, String file) {
    bodies.put("PUT " + path, file);
    server.administrator().put(path, type, file).expect(200);
  }

  private void tree() {
    canaries.add("139460" + place.code() + "00");
    put(
        "/api/layout/roster",
        "text/csv",
        "worker,name,phone,role,force,region\nhead-%1$s,镇长,139460%1$s00,LEAD,GRID,%2$s\n"
            .formatted(place.code(), place.township()));
    put(
        "/api/layout/household-links",
        "text/csv",
        "member,household\nm1,%sH0001/\n".formatted(cell));
    put(
        "/api/layout/absences",
        "text/csv",
        "worker,from,until,cover\n%s,2022-01-01,2022-01-02,%s\n"
            .formatted(place.worker("202", "C01"), place.worker("202", "C02")));
    canaries.add("115.460" + place.code() + "7");
    put(
        "/api/layout/shapes",
        "application/geo+json",
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"region":"%s"},
         "geometry":{"type":"Polygon","coordinates":[[[115.460%s7,34],[116,34],[116,35],[115.460%s7,34]]]}}]}
        """
            .formatted(cell, place.code(), place.code()));
    bodies.put(
        "PUT /api/layout/nodes",
        "path,name,kind\n%s203/,村203,VILLAGE\n".formatted(place.township()));
  }

  private void facts() {
    List<ObjectNode> facts = new ArrayList<>();
    for (int i = 0; i < PEOPLE.length; i++) {
      Someone person = someone(PEOPLE[i]);
      String home = place.household("201", "C01", i + 1);
      ObjectNode first =
          i == 0
              ? Said.fact("case", person, home).put("at", AT.toString()).put("form", "CONFIRMED")
              : Said.arrival(person, home, AT, "HIGH");
      facts.add(PEOPLE[i].equals("late") ? first.put("known", AT.plusHours(2).toString()) : first);
    }
    for (String met : List.of("ill", "beside")) {
      facts.add(
          Said.fact("check_in", someone(met), cell)
              .put("at", AT.toString())
              .put("until", AT.plusHours(1).toString())
              .put("place", unique("农贸市场")));
    }
    facts.add(Said.fact("visit", cell + "H0001/").put("at", AT.toString()).put("outcome", "MET"));
    String temperature = "38.460" + place.code() + "7";
    canaries.add(temperature);
    facts.add(
        Said.fact("symptom", someone("ill"), cell)
            .put("at", AT.toString())
            .put("present", true)
            .put("temperature", Double.parseDouble(temperature)));
    facts.forEach(fact -> canaries.add(fact.path("id").stringValue()));
    JsonNode told = as(Role.EPIDEMIOLOGIST).facts(facts).expect(200).path("people");
    for (int i = 0; i < PEOPLE.length; i++) {
      ids.put(PEOPLE[i], told.get(i).stringValue());
    }
  }

  private void leave() {
    ObjectNode home =
        Said.fact("residence", id("moving"), place.household("202", "C02", 1))
            .put("at", ServerUnderTest.BEGIN.minusMinutes(5).toString());
    canaries.add(home.path("id").stringValue());
    as(Role.COMMAND).facts(home).expect(200);
  }

  private void move() {
    JsonNode moves = as(Role.COMMAND).get("/api/moves?region=" + place.township()).expect(200);
    ids.put("move", moves.at("/moves/0/id").stringValue());
    canaries.add(id("move"));
  }

  private void post() {
    put(
        "/api/checkpoints/posts",
        "text/csv",
        "post,name,kind,region\nK%1$s,%2$s,DETECTION,%3$s\nL%1$s,西口,DETECTION,%3$s\n"
            .formatted(place.code(), unique("东口"), place.township()));
    Api gate = as(Role.CHECKPOINT);
    ObjectNode before = identified("shiftBefore").put("post", id("post"));
    gate.post("/api/checkpoints/shifts", before.put("at", AT.toString())).expect(201);
    gate.post(
            "/api/checkpoints/shifts/" + id("shiftBefore") + "/hand-over",
            object().put("at", AT.plusHours(1).toString()).put("note", unique("交接")))
        .expect(200);
    ObjectNode shift = identified("shift").put("post", id("post"));
    gate.post("/api/checkpoints/shifts", shift.put("at", AT.plusHours(2).toString())).expect(201);
    gate.facts(
            Said.fact("passage", someone("shown"), place.township())
                .put("at", ServerUnderTest.BEGIN.minusMinutes(5).toString())
                .put("channel", "CHECKPOINT")
                .put("post", id("post"))
                .put("direction", "IN")
                .put("decision", "PASS"))
        .expect(200);
  }

  private String csv(Someone listed) {
    return "姓名,身份证号,手机号,来源地,到达时间,目的地\n%s,%s,%s,310000,2022-06-30,%s\n"
        .formatted(listed.name(), listed.idNumber(), listed.phone(), cell);
  }

  private void list() {
    String lists = "/api/lists";
    JsonNode receipt =
        as(Role.GRID_LEAD)
            .postList("list-" + place.code() + ".csv", csv(someone("listed")))
            .expect(200);
    unique("list-");
    ids.put("list", receipt.path("id").stringValue());
    JsonNode lead = as(Role.GRID_LEAD).get(lists + "/" + id("list") + "/leads").expect(200).get(0);
    ids.put("lead", lead.path("lead").stringValue());
    ids.put("listed", lead.path("person").stringValue());
    bodies.put("POST /api/lists", csv(someone("listedToo")));
  }

  private void cards() {
    for (String holder : List.of("shown", "objecting", "confirmed")) {
      ObjectNode declaration = declaration(someone(holder), identified("declaration " + holder));
      server.nobody().post("/api/declarations", declaration).expect(201);
      ObjectNode card = object().put("card", card(someone(holder)));
      ids.put(
          "card " + holder,
          server
              .nobody()
              .post("/api/declarations/mine", card)
              .expect(200)
              .path("cardId")
              .stringValue());
    }
    ids.put("card", id("card confirmed"));
    for (String holder : List.of("shown", "objecting")) {
      as(Role.CHECKPOINT)
          .post(
              "/api/declarations/cards/" + id("card " + holder) + "/confirm",
              confirmation(someone(holder)))
          .expect(204);
    }
  }

  private ObjectNode declaration(Someone who, ObjectNode identified) {
    return identified
        .put("direction", "ARRIVAL")
        .put("card", card(who))
        .put("idNumber", who.idNumber())
        .put("name", who.name())
        .put("phone", who.phone())
        .put("region", cell)
        .put("origin", "310000")
        .put("arrives", ServerUnderTest.BEGIN.plusDays(5).toString());
  }

  private static String card(Someone who) {
    return (who.phone() + "-").repeat(4).substring(0, 43);
  }

  private static ObjectNode confirmation(Someone who) {
    return object()
        .put("at", ServerUnderTest.BEGIN.toString())
        .put("name", who.name())
        .put("numberEnd", who.idNumber().substring(14));
  }

  private void investigation() {
    Api teller = as(Role.EPIDEMIOLOGIST);
    String investigations = "/api/investigations";
    ObjectNode wanted = object().put("name", unique("排查")).put("region", place.township());
    ids.put(
        "investigation", teller.post(investigations, wanted).expect(201).path("id").stringValue());
    teller
        .post(investigations + "/" + id("investigation") + "/traces", trace(identified("trace")))
        .expect(201);
    bodies.put("POST /api/investigations", wanted.toString());
  }

  private ObjectNode trace(ObjectNode identified) {
    String from = AT.minusDays(1).toString();
    identified.put("from", from).put("until", AT.plusDays(1).toString());
    identified.putArray("cases").addObject().put("person", id("ill")).put("infectiousFrom", from);
    return identified;
  }

  private ObjectNode appeal(String called) {
    return identified(called).put("clause", HIGH).put("text", unique("那几天不在当地"));
  }

  private ObjectNode ruling(String called, String person) {
    ObjectNode ruling = TwoPeople.assigning(id(person), "NONE", ServerUnderTest.BEGIN.plusDays(3));
    ids.put(called, ruling.path("id").stringValue());
    return ruling.put("reason", unique("复核"));
  }

  private ObjectNode proposal(ObjectNode identified, int inDays) {
    return identified
        .put("protocol", "CN-COVID-9")
        .put("region", place.village("201"))
        .put("effectiveFrom", ServerUnderTest.BEGIN.plusDays(inDays).toString())
        .put("justification", unique("依据"));
  }

  private void decisions() {
    as(Role.COMMAND)
        .post("/api/people/" + id("appealed") + "/appeals", appeal("appeal"))
        .expect(201);
    Api proposer = server.as("EPIDEMIOLOGIST", place.township());
    proposer.post("/api/rulings", ruling("ruling", "ruled")).expect(201);
    proposer.post("/api/rulings", ruling("declinable", "ruledToo")).expect(201);
    Api command = server.as("COMMAND", place.township());
    command.post("/api/protocols/proposals", proposal(identified("proposal"), 10)).expect(201);
    command.post("/api/protocols/proposals", proposal(identified("refusable"), 20)).expect(201);
  }

  /** A protocol that ends a category comes into effect in one village. */
  private void releases() {
    ObjectNode arrival = Said.arrival(someone("free"), place.cell("202", "C01"), AT, "MEDIUM");
    ids.put("free", as(Role.COMMAND).facts(arrival).expect(200).at("/people/0").stringValue());
    OffsetDateTime from = server.now().plusMinutes(5).truncatedTo(ChronoUnit.SECONDS);
    server.adopt("CN-COVID-20", place.village("202"), from.toString(), null).expect(200);
    server.moveClock(from.plusSeconds(1));
    ids.put("released", place.village("202"));
    ids.put("from", from.toString().replace("+", "%2B"));
    ObjectNode approval =
        object()
            .put("adoptedFor", place.village("202"))
            .put("effectiveFrom", from.toString())
            .put("inside", place.township());
    approval.putArray("people").add(id("free"));
    bodies.put("POST /api/protocols/releases", approval.toString());
  }

  void body(String operation, ObjectNode body) {
    bodies.put("POST /api/" + operation, body.toString());
  }

  private void bodies() {
    ObjectNode account =
        object()
            .put("username", "user-of-" + place.code())
            .put("password", PASSWORD)
            .put("role", "AUDITOR");
    account.putArray("scope").add(place.township());
    ids.put(
        "account",
        server.administrator().post("/api/accounts", account).expect(201).path("id").stringValue());
    bodies.put(
        "PUT /api/accounts/{id}",
        account.deepCopy().retain("role", "scope").put("disabled", false).toString());
    bodies.put("PUT /api/accounts/{id}/subject", object().putNull("subject").toString());
    offices.device();
    body("me/password", object().put("old", PASSWORD).put("wanted", PASSWORD + " and longer"));
    body("me/second-factor", object().put("code", "000000"));
    body("people/{id}/reveal", object().put("purpose", "CONTACT"));
    body("people/{id}/reveal/clinical", object().put("purpose", "CARE"));
    server.as("GRID_LEAD", place.township()).get("/api/people/" + id("beside")).expect(200);
    body("accounts", account.deepCopy().put("username", "another-of-" + place.code()));
    body("sign-in", account.deepCopy().retain("username", "password"));
    body("setup", account.deepCopy().retain("username", "password").put("token", "used"));
    bodies.put(
        "PUT /api/clock", object().put("now", server.now().plusHours(1).toString()).toString());
    body(
        "evidence",
        ServerUnderTest.batch(
            List.of(Said.arrival(someone("beside"), cell, AT.plusHours(3), "HIGH"))));
    body("privacy/event/closing", identifiedApart().put("name", "outbreak"));
    body("people/find", object().put("idNumber", someone("beside").idNumber()));
    checkpointBodies();
    decisionBodies();
    ObjectNode asked = object().put("person", id("ill")).put("until", AT.plusHours(6).toString());
    body("investigations/{id}/sources", asked);
    body("investigations/{id}/sources/{source}/exposures", asked);
    body("investigations/{id}/traces", trace(identifiedApart()));
    ObjectNode compared = object().put("region", place.township()).put("second", "CN-COVID-20");
    body("protocols/comparisons", compared);
    body("protocols/comparisons/changes", object().set("asked", compared));
  }

  /** The token of a device of a worker here. */
  String deviceToken() {
    return id("deviceToken");
  }

  static ObjectNode identifiedApart() {
    return object().put("id", UuidCreator.getTimeOrderedEpoch().toString());
  }

  private void checkpointBodies() {
    String now = ServerUnderTest.BEGIN.toString();
    body(
        "checkpoints/look-up",
        object().put("post", id("post")).put("idNumber", someone("beside").idNumber()));
    body("checkpoints/shifts", identifiedApart().put("post", "L" + place.code()).put("at", now));
    body("checkpoints/shifts/{id}/hand-over", object().put("at", now).put("note", "无事"));
    body("declarations", declaration(someone("coming"), identifiedApart()));
    body("declarations/mine", object().put("card", card(someone("shown"))));
    body(
        "declarations/appeals",
        identifiedApart()
            .put("card", card(someone("objecting")))
            .put("clause", HIGH)
            .put("text", "没有去过"));
    body("declarations/cards/{card}/confirm", confirmation(someone("confirmed")));
  }

  private void decisionBodies() {
    body(
        "appeals/{id}/answer",
        object().put("outcome", "REJECTED").put("reason", "航班记录属实").put("clause", HIGH));
    body("people/{id}/appeals", identifiedApart().put("clause", HIGH).put("text", "有车票"));
    ObjectNode ruling = TwoPeople.assigning(id("late"), "NONE", ServerUnderTest.BEGIN.plusDays(3));
    body("rulings", ruling);
    body("rulings/consequence", ruling);
    body("rulings/{id}/decline", object().put("reason", "证据不足"));
    body("protocols/proposals", proposal(identifiedApart(), 30));
    body("protocols/proposals/{id}/refusal", object().put("because", "不需要"));
  }
}
