package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ledger and the page of a person, from what was recorded of them. */
@ServerTest
class PeopleIT {

  private final ServerUnderTest server;
  private final Statements statements;
  private final FindingLimits limits;
  private final Place here;
  private final Place there;
  private final Api epidemiologist;
  private final Api elsewhere;
  private final OffsetDateTime at;

  PeopleIT(ServerUnderTest server, Statements statements, FindingLimits limits) {
    this.server = server;
    this.statements = statements;
    this.limits = limits;
    here = Place.layOut(server, "373").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "374").adopting(server, "LOCAL-HENAN-2022-04");
    epidemiologist = server.as("EPIDEMIOLOGIST", here.township());
    elsewhere = server.as("EPIDEMIOLOGIST", there.township());
    at = server.now().minusDays(1);
  }

  private String send(Api sender, ObjectNode... facts) {
    String person = sender.facts(facts).expect(200).path("people").get(0).stringValue();
    server.awaitDerived();
    return person;
  }

  private static JsonNode rows(Api asking, String query) {
    return asking.get("/api/people?limit=500&region=" + query).expect(200).path("rows");
  }

  private static JsonNode row(Api asking, String region, String person) {
    return rows(asking, region)
        .valueStream()
        .filter(row -> row.path("person").stringValue().equals(person))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> people(JsonNode rows) {
    return rows.valueStream().map(row -> row.path("person").stringValue()).toList();
  }

  private static JsonNode page(Api asking, String person) {
    return asking.get("/api/people/" + person).expect(200);
  }

  @Test
  @Tag("row-4.2")
  void the_ledger_says_who_is_where_and_until_when() {
    Someone high = Someone.fresh();
    String home = here.household("201", "C01", 7);

    String person = send(epidemiologist, Said.arrival(high, home, at, "HIGH"));

    JsonNode row = row(epidemiologist, here.township(), person);
    assertThat(row.path("name").stringValue()).isEqualTo(high.name());
    assertThat(row.path("region").stringValue()).isEqualTo(home);
    assertThat(row.path("regionName").stringValue()).isEqualTo("某乡373 / 村201 / 网格 / 单元 / 0007");
    assertThat(row.path("category").stringValue()).isEqualTo("HIGH_AREA_HISTORY");
    assertThat(row.path("code").stringValue()).isEqualTo("RED");
    assertThat(row.path("care").stringValue()).isEqualTo("AWAITING_TRANSFER");
    assertThat(row.path("protocol").stringValue()).isEqualTo("CN-COVID-9");
    assertThat(row.path("tier").stringValue()).isEqualTo("CENTRAL_ISOLATION");
    assertThat(row.path("until").stringValue())
        .isEqualTo(at.toLocalDate().plusDays(7).toString())
        .isEqualTo(page(epidemiologist, person).at("/assessment/segments/0/until").stringValue());
    assertThat(OffsetDateTime.parse(row.path("nextChangeAt").stringValue())).isAfter(at);
  }

  @Test
  @Tag("row-4.2")
  void each_column_of_the_ledger_changes_with_the_fact_behind_it() {
    Someone someone = Someone.fresh();
    String person =
        send(epidemiologist, Said.arrival(someone, here.cell("201", "C01"), at, "MEDIUM"));
    JsonNode before = row(epidemiologist, here.township(), person);
    assertThat(before.path("tier").stringValue()).isEqualTo("HOME_ISOLATION");
    assertThat(before.path("code").stringValue()).isEqualTo("YELLOW");
    assertThat(before.path("care").stringValue()).isEqualTo("HOME_ISOLATION");

    OffsetDateTime later = at.plusHours(20);
    send(
        epidemiologist,
        Said.arrival(someone, here.cell("202", "C02"), later, "HIGH"),
        Said.fact("admitted", someone, here.cell("202", "C02"))
            .put("at", later.toString())
            .put("tier", "CENTRAL_ISOLATION"));

    JsonNode after = row(epidemiologist, here.township(), person);
    assertThat(after.path("tier").stringValue()).isEqualTo("CENTRAL_ISOLATION");
    assertThat(after.path("care").stringValue()).isEqualTo("CENTRAL");
    assertThat(after.path("regionName").stringValue()).startsWith("某乡373 / 村202");
    assertThat(after.path("until").stringValue())
        .isEqualTo(later.toLocalDate().plusDays(7).toString());
  }

  @Test
  void whoever_is_under_nothing_has_no_tier_and_no_end() {
    String person =
        send(
            epidemiologist,
            Said.fact("residence", Someone.fresh(), here.household("201", "C02", 1))
                .put("at", at.toString()));

    JsonNode row = row(epidemiologist, here.township(), person);
    assertThat(row.path("tier").isNull()).isTrue();
    assertThat(row.path("until").isNull()).isTrue();
    assertThat(row.path("category").stringValue()).isEqualTo("NONE");
  }

  @Test
  void filters_keep_those_who_fit_and_nobody_else() {
    String red =
        send(epidemiologist, Said.arrival(Someone.fresh(), here.cell("201", "C02"), at, "HIGH"));
    String yellow =
        send(epidemiologist, Said.arrival(Someone.fresh(), here.cell("201", "C02"), at, "MEDIUM"));
    String inside = here.cell("201", "C02");

    assertThat(people(rows(epidemiologist, inside + "&code=RED")))
        .contains(red)
        .doesNotContain(yellow);
    assertThat(people(rows(epidemiologist, inside + "&code=YELLOW")))
        .contains(yellow)
        .doesNotContain(red);
    assertThat(
            people(
                rows(epidemiologist, inside + "&category=MEDIUM_AREA_HISTORY&care=HOME_ISOLATION")))
        .contains(yellow)
        .doesNotContain(red);
    assertThat(people(rows(epidemiologist, inside + "&code=GREEN&care=CENTRAL"))).isEmpty();
  }

  @Test
  void another_region_is_refused_in_the_ledger() {
    Api.Answer answer = epidemiologist.get("/api/people?region=" + there.township());
    answer.expect(403);
    assertThat(answer.code()).isEqualTo("FK-1009");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void a_page_takes_as_many_statements_for_many_people_as_for_one() {
    String cell = here.cell("201", "C01");
    for (int i = 0; i < 3; i++) {
      send(epidemiologist, Said.arrival(Someone.fresh(), cell, at, "HIGH"));
    }

    assertThat(statements.countGet(epidemiologist, "/api/people?limit=3&region=" + cell))
        .isEqualTo(statements.countGet(epidemiologist, "/api/people?limit=1&region=" + cell))
        .isPositive();
  }

  @Test
  void a_person_takes_as_many_statements_with_many_facts_as_with_one() {
    String cell = here.cell("201", "C01");
    Someone many = Someone.fresh();
    String one = send(epidemiologist, Said.arrival(Someone.fresh(), cell, at, "HIGH"));
    String other =
        send(
            epidemiologist,
            Said.arrival(many, cell, at, "HIGH"),
            Said.arrival(many, cell, at.plusHours(1), "LOW"),
            Said.test(many, cell, at.plusHours(2), "NEGATIVE"));

    assertThat(statements.countGet(epidemiologist, "/api/people/" + other))
        .isEqualTo(statements.countGet(epidemiologist, "/api/people/" + one))
        .isPositive();
  }

  @Test
  void a_person_is_shown_with_number_and_phone_masked() {
    Someone someone = Someone.fresh();
    String person =
        send(epidemiologist, Said.arrival(someone, here.cell("201", "C01"), at, "HIGH"));

    Api.Answer answer = epidemiologist.get("/api/people/" + person);

    assertThat(answer.expect(200).at("/person/idNumber").stringValue())
        .isEqualTo("990000********" + someone.idNumber().substring(14));
    assertThat(answer.body().at("/person/phone").stringValue())
        .isEqualTo("199****" + someone.phone().substring(7));
    assertThat(answer.body().at("/person/name").stringValue()).isEqualTo(someone.name());
    assertThat(answer.text()).doesNotContain(someone.idNumber(), someone.phone());
    assertThat(answer.body().path("regionName").stringValue()).isEqualTo("某乡373 / 村201 / 网格 / 单元");
  }

  @Test
  void a_reason_names_the_source_of_its_clause_and_who_put_it_into_effect() {
    ObjectNode arrival = Said.arrival(Someone.fresh(), here.cell("201", "C01"), at, "HIGH");
    JsonNode reasons = page(epidemiologist, send(epidemiologist, arrival)).path("reasons");

    assertThat(reasons).hasSize(1);
    JsonNode reason = reasons.get(0);
    assertThat(reason.path("clause").stringValue()).isEqualTo("CN-COVID-9/HIGH_AREA_HISTORY");
    assertThat(reason.path("title").stringValue()).isEqualTo("HIGH_AREA_HISTORY");
    assertThat(reason.path("source").stringValue()).contains("第九版", "高风险区");
    assertThat(reason.path("conf").stringValue()).isEqualTo("VR");
    assertThat(reason.path("evidence").toString()).isEqualTo("[" + arrival.path("id") + "]");
    assertThat(reason.path("from").stringValue()).isEqualTo(at.toLocalDate().toString());
    assertThat(reason.path("until").stringValue())
        .isEqualTo(at.toLocalDate().plusDays(7).toString());
    assertThat(reason.path("authority").stringValue()).isEqualTo(here.township());
    assertThat(reason.path("authorityName").stringValue()).isEqualTo("某乡373");
  }

  @Test
  void a_clause_of_the_local_layer_and_one_of_its_base_each_name_their_own_source() {
    Someone someone = Someone.fresh();
    String cell = there.cell("201", "C01");
    String ill =
        send(
            elsewhere,
            Said.fact("case", Someone.fresh(), cell)
                .put("at", at.toString())
                .put("form", "CONFIRMED"));
    String person =
        send(
            elsewhere,
            Said.arrival(someone, cell, at, "MEDIUM"),
            Said.fact("exposure", someone, cell)
                .put("degree", "CLOSE")
                .put("to", ill)
                .put("from", at.minusHours(2).toString())
                .put("until", at.minusHours(1).toString()));

    Map<String, String> sources = new java.util.TreeMap<>();
    for (JsonNode reason : page(elsewhere, person).path("reasons")) {
      sources.put(reason.path("clause").stringValue(), reason.path("source").asString(""));
    }

    assertThat(sources.get("LOCAL-HENAN-2022-04/MED_HIGH_AREA_RETURNEE")).startsWith("河南 2022");
    assertThat(sources.get("CN-COVID-8/CLOSE_CONTACT")).contains("第八版");
    JsonNode found = page(elsewhere, ill).path("reasons").get(0);
    assertThat(found.path("title").stringValue()).isEqualTo("CASE");
    assertThat(found.path("source").isNull()).isTrue();
    assertThat(found.path("from").isNull()).isTrue();
  }

  @Test
  void a_fact_says_who_recorded_it() {
    ObjectNode arrival = Said.arrival(Someone.fresh(), here.cell("201", "C01"), at, "HIGH");
    String person = send(epidemiologist, arrival);
    server
        .everything()
        .sql(
            """
            INSERT INTO evidence.fact
            SELECT (f).* FROM (SELECT jsonb_populate_record(fact, jsonb_build_object('id', ?::text, 'recorded_by', ?::text)) AS f
              FROM evidence.fact WHERE id = ?::uuid) other
            """)
        .params(
            com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpoch().toString(),
            new UUID(0, 0).toString(),
            arrival.path("id").stringValue())
        .update();
    String me = epidemiologist.get("/api/me").expect(200).path("username").stringValue();

    assertThat(page(epidemiologist, person).path("facts").valueStream())
        .extracting(fact -> fact.path("recordedBy").stringValue())
        .containsExactlyInAnyOrder(me, "RESIDENT");
  }

  @Test
  void somebody_is_found_by_number_or_by_name_and_phone_and_only_where_one_may_look() {
    Someone someone = Someone.fresh();
    String person =
        send(epidemiologist, Said.arrival(someone, here.cell("201", "C01"), at, "HIGH"));
    ObjectNode byNumber = object().put("idNumber", someone.idNumber());
    ObjectNode byName = object().put("name", someone.name()).put("phone", someone.phone());

    for (ObjectNode wanted : List.of(byNumber, byName)) {
      assertThat(
              epidemiologist
                  .post("/api/people/find", wanted)
                  .expect(200)
                  .path("person")
                  .stringValue())
          .isEqualTo(person);
      assertThat(elsewhere.post("/api/people/find", wanted).code()).isEqualTo("FK-8001");
    }
    assertThat(
            epidemiologist
                .post("/api/people/find", object().put("idNumber", Someone.fresh().idNumber()))
                .code())
        .isEqualTo("FK-8001");
    assertThat(epidemiologist.post("/api/people/find", object().put("name", someone.name())).code())
        .isEqualTo("FK-1004");
    Api.Answer flawed =
        epidemiologist.post(
            "/api/people/find", object().put("idNumber", someone.idNumber().substring(1)));
    assertThat(flawed.code()).isEqualTo("FK-1006");
    assertThat(flawed.text()).doesNotContain(someone.idNumber().substring(1));
  }

  @Test
  void whoever_looks_for_people_again_and_again_waits_and_nobody_else_does() {
    Api trying = server.as("COMMAND", here.township());
    ObjectNode wanted = Someone.fresh().json();
    Api.Answer refused = trying.speaking("en").post("/api/people/find", wanted);
    int taken = 0;
    while (refused.status() == 404 && taken < 3 * limits.count()) {
      taken++;
      refused = trying.speaking("en").post("/api/people/find", wanted);
    }

    // more than those at once where some came back meanwhile
    assertThat(taken).isGreaterThanOrEqualTo(limits.count());
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("FK-8003");
    assertThat(Long.parseLong(refused.header("Retry-After")))
        .isBetween(1L, limits.window().toSeconds());
    assertThat(refused.text()).contains("Maybe try again in").doesNotContain("{1}");
    assertThat(epidemiologist.post("/api/people/find", wanted).status()).isEqualTo(404);
  }

  @Test
  void looking_for_somebody_registers_nobody() {
    Someone stranger = Someone.fresh();
    String count = "SELECT count(*) FROM people.person";
    long before = server.everything().sql(count).query(Long.class).single();

    epidemiologist.post("/api/people/find", stranger.json()).expect(404);

    assertThat(server.everything().sql(count).query(Long.class).single()).isEqualTo(before);
  }
}
