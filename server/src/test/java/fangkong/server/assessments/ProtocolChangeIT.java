package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a change of protocol would do, and whom it releases when it takes effect. */
@ServerTest
@Tag("row-0.26")
class ProtocolChangeIT {

  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Place here;
  private final Api command;
  private final Map<String, String> people;

  ProtocolChangeIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "361").adopting(server, "CN-COVID-9");
    command = server.as("COMMAND", here.township());
    people = fill(here);
  }

  /** A contact, a contact of that one, returnees from three kinds of areas. */
  private Map<String, String> fill(Place place) {
    Api api = server.as("EPIDEMIOLOGIST", place.township());
    Map<String, String> filled = new TreeMap<>();
    filled.put("none", send(api, arrival(place.cell("202", "C02"), "NONE")));
    filled.put("high", send(api, arrival(place.cell("202", "C02"), "HIGH")));
    filled.put("medium", send(api, arrival(place.cell("202", "C01"), "MEDIUM")));
    filled.put("close", exposed(api, place.cell("201", "C01"), "CLOSE", filled.get("none")));
    filled.put(
        "secondary", exposed(api, place.cell("201", "C02"), "SECONDARY", filled.get("close")));
    server.awaitDerived();
    return filled;
  }

  private static ObjectNode arrival(String cell, String risk) {
    return Said.arrival(Someone.fresh(), cell, AT, risk);
  }

  private static String exposed(Api api, String cell, String degree, @Nullable String to) {
    String person =
        send(
            api, Said.fact("residence", Someone.fresh(), cell + "H0001/").put("at", AT.toString()));
    return send(
        api,
        Said.fact("exposure", person, cell)
            .put("degree", degree)
            .put("to", to)
            .put("from", AT.toString())
            .put("until", AT.plusHours(1).toString()));
  }

  private static String send(Api api, ObjectNode fact) {
    return api.facts(fact).expect(200).path("people").get(0).stringValue();
  }

  private ObjectNode asked() {
    return object().put("region", here.township()).put("second", "CN-COVID-20");
  }

  @Test
  void a_comparison_counts_who_would_stand_where_and_what_it_would_take() {
    JsonNode compared = command.post("/api/protocols/comparisons", asked()).expect(200);

    assertThat(compared.path("people").intValue()).isEqualTo(5);
    assertThat(measures(compared.path("categories")))
        .isEqualTo(
            "CLOSE_CONTACT 1 1, HIGH_AREA_HISTORY 1 1, CONTACT_OF_CONTACT 1 0, MEDIUM_AREA_HISTORY 1 0, NONE 1 3");
    assertThat(measures(compared.path("tiers")))
        .isEqualTo("CENTRAL_ISOLATION 2 1, HOME_ISOLATION 2 1");
    JsonNode days = compared.path("days");
    assertThat(days).hasSize(14);
    assertThat(days.get(0).path("on").stringValue())
        .isEqualTo(server.now().toLocalDate().toString());
    assertThat(days.get(0).at("/first/rooms").intValue()).isEqualTo(2);
    assertThat(days.get(0).at("/second/rooms").intValue()).isEqualTo(1);
    assertThat(days.get(0).at("/first/roomsShort").isNull()).isTrue();
    assertThat(days.get(0).at("/first/atHome").intValue()).isEqualTo(2);
    assertThat(days.get(0).at("/second/atHome").intValue()).isEqualTo(1);
    assertThat(days.get(13).at("/first/rooms").intValue()).isZero();
    assertThat(shifts(compared))
        .contains("CONTACT_OF_CONTACT NONE 1", "MEDIUM_AREA_HISTORY NONE 1")
        .doesNotContain("NONE NONE");
  }

  @Test
  void rooms_that_are_missing_are_counted_where_somebody_says_how_many_there_are() {
    JsonNode compared =
        command.post("/api/protocols/comparisons", asked().put("rooms", 1)).expect(200);
    assertThat(compared.path("rooms").intValue()).isEqualTo(1);
    JsonNode today = compared.path("days").get(0);
    assertThat(today.at("/first/roomsShort").intValue()).isEqualTo(1);
    assertThat(today.at("/second/roomsShort").intValue()).isZero();
    assertThat(command.post("/api/protocols/comparisons", asked().put("rooms", -1)).code())
        .isEqualTo("FK-1006");
  }

  @Test
  void staff_a_day_are_counted_by_norms_that_name_their_source() {
    JsonNode compared = command.post("/api/protocols/comparisons", asked()).expect(200);
    assertThat(staff(compared.at("/days/0/first"))).startsWith("MEDICAL 1-1, SITE 3-4, SAMPLER ");
    assertThat(staff(compared.at("/days/13/first"))).startsWith("MEDICAL 0-0, SITE 0-0, SAMPLER ");
    assertThat(compared.path("norms"))
        .hasSize(3)
        .allSatisfy(norm -> {
          assertThat(norm.path("source").stringValue()).isNotBlank();
          assertThat(norm.path("conf").stringValue()).isIn("V", "VR", "L", "GK");
        });
  }

  private static String staff(JsonNode need) {
    return need.path("staff")
        .valueStream()
        .map(staff ->
            staff.path("role").stringValue()
                + " "
                + staff.path("least").intValue()
                + "-"
                + staff.path("most").asString())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static String measures(JsonNode measures) {
    return measures
        .valueStream()
        .map(measure ->
            measure.path("name").stringValue()
                + " "
                + measure.path("first").intValue()
                + " "
                + measure.path("second").intValue())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static String shifts(JsonNode compared) {
    return compared
        .path("shifts")
        .valueStream()
        .map(shift ->
            shift.path("before").stringValue()
                + " "
                + shift.path("after").stringValue()
                + " "
                + shift.path("people").intValue())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  @Test
  void a_comparison_says_who_changes_and_why_page_by_page() {
    ObjectNode wanted = object().put("limit", 1).put("after", "NONE");
    wanted.set("asked", asked());
    JsonNode first = command.post("/api/protocols/comparisons/changes", wanted).expect(200);
    JsonNode row = first.path("changes").get(0);
    assertThat(row.path("person").stringValue()).isEqualTo(people.get("secondary"));
    assertThat(row.path("before").path("tier").stringValue()).isEqualTo("HOME_ISOLATION");
    assertThat(row.path("before").path("clauses").get(0).stringValue())
        .isEqualTo("CN-COVID-9/CONTACT_OF_CONTACT");
    assertThat(row.path("after").path("code").stringValue()).isEqualTo("GREEN");

    wanted.set("beyond", first.path("next"));
    JsonNode second = command.post("/api/protocols/comparisons/changes", wanted).expect(200);
    assertThat(second.path("changes").get(0).path("person").stringValue())
        .isEqualTo(people.get("medium"));
    wanted.set("beyond", second.path("next"));
    JsonNode third = command.post("/api/protocols/comparisons/changes", wanted).expect(200);
    assertThat(third.path("changes")).isEmpty();
  }

  @Test
  void nothing_is_compared_outside_the_scope_or_with_a_protocol_nobody_has() {
    Api elsewhere = server.as("COMMAND", "41/15/26/364/");
    assertThat(elsewhere.post("/api/protocols/comparisons", asked()).code()).isEqualTo("FK-1009");
    assertThat(
            command.post("/api/protocols/comparisons", asked().put("second", "CN-COVID-99")).code())
        .isEqualTo("FK-5001");
    Api auditor = server.as("AUDITOR", here.township());
    assertThat(auditor.post("/api/protocols/comparisons", asked()).status()).isEqualTo(200);
    assertThat(
            auditor
                .post(
                    "/api/protocols/comparisons",
                    asked().put("region", here.household("201", "C01", 1)))
                .code())
        .isEqualTo("FK-6102");
    Api worker = server.as("GRID_WORKER", here.township());
    assertThat(worker.post("/api/protocols/comparisons", asked()).code()).isEqualTo("FK-3002");
  }

  @Test
  @Tag("row-4.3")
  void whom_an_ended_category_held_is_released_grid_by_grid_and_approved_at_once() {
    Place there = Place.layOut(server, "362").adopting(server, "CN-COVID-9");
    Map<String, String> theirs = fill(there);
    Api thereCommand = server.as("COMMAND", there.township());
    OffsetDateTime from = server.now().plusMinutes(5);
    server.adopt("CN-COVID-20", there.village("202"), from.toString(), null).expect(200);
    assertThat(category(theirs, "medium")).isEqualTo("MEDIUM_AREA_HISTORY");
    server.moveClock(from.plusSeconds(1));
    server.awaitDerived();
    assertThat(category(theirs, "medium")).isEqualTo("NONE");
    assertThat(category(theirs, "high")).isEqualTo("HIGH_AREA_HISTORY");

    String list =
        "/api/protocols/releases?adoptedFor=%s&inside=%s&effectiveFrom=%s"
            .formatted(there.village("202"), there.township(), from.toString().replace("+", "%2B"));
    JsonNode grids = thereCommand.get(list).expect(200);
    assertThat(grids).hasSize(1);
    assertThat(grids.get(0).path("grid").stringValue()).isEqualTo(there.village("202") + "G01/");
    JsonNode row = grids.get(0).path("people").get(0);
    assertThat(grids.get(0).path("people")).hasSize(1);
    assertThat(row.path("person").stringValue()).isEqualTo(theirs.get("medium"));
    assertThat(row.path("approved").booleanValue()).isFalse();

    ObjectNode approval =
        object()
            .put("adoptedFor", there.village("202"))
            .put("effectiveFrom", from.toString())
            .put("inside", there.township());
    approval.putArray("people").add(theirs.get("medium"));
    assertThat(thereCommand.post("/api/protocols/releases", approval).expect(200).path("accepted"))
        .hasToString("1");
    assertThat(thereCommand.post("/api/protocols/releases", approval).expect(200).path("duplicate"))
        .hasToString("1");
    assertThat(thereCommand.get(list).expect(200).get(0).path("people").get(0).path("approved"))
        .hasToString("true");
    assertThat(
            thereCommand
                .facts(
                    Said.fact(
                            "release", String.valueOf(theirs.get("high")), there.cell("202", "C02"))
                        .put("at", AT.toString())
                        .put("protocol", "CN-COVID-20")
                        .put("category", "HIGH_AREA_HISTORY"))
                .code())
        .isEqualTo("FK-1011");
    approval.putArray("people").add(theirs.get("high"));
    assertThat(thereCommand.post("/api/protocols/releases", approval).code()).isEqualTo("FK-1010");
    assertThat(
            server
                .everything()
                .sql(
                    "SELECT count(*) FROM evidence.fact WHERE type = 'release' AND person = ?::uuid")
                .param(theirs.get("medium"))
                .query(Long.class)
                .single())
        .isEqualTo(1);

    Api elsewhere = server.as("COMMAND", "41/15/26/364/");
    assertThat(elsewhere.get(list).code()).isEqualTo("FK-1009");
    Api auditor = server.as("AUDITOR", there.township());
    assertThat(auditor.get(list).code()).isEqualTo("FK-3002");
  }

  private String category(Map<String, String> of, String who) {
    return server
        .as("COMMAND", "41/15/26/362/")
        .get("/api/people/" + of.get(who))
        .expect(200)
        .path("assessment")
        .path("category")
        .stringValue();
  }
}
