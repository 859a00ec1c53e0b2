package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Investigations as their pages show them: a case here, one contact beside it and one elsewhere.
 */
@ServerTest
class InvestigationsIT {

  private final ServerUnderTest server;
  private final Statements statements;
  private final Place here;
  private final Place there;
  private final Api epidemiologist;
  private final OffsetDateTime at;
  private final Someone ill = Someone.fresh();
  private final Someone beside = Someone.fresh();
  private final Someone far = Someone.fresh();
  private final String illId;
  private final String besideId;
  private final String farId;

  InvestigationsIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
    here = Place.layOut(server, "378").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "379").adopting(server, "CN-COVID-9");
    epidemiologist = server.as("EPIDEMIOLOGIST", here.township());
    at = server.now().minusDays(1);
    String cell = here.cell("201", "C01");
    illId =
        send(
            epidemiologist,
            Said.fact("case", ill, cell)
                .put("at", at.toString())
                .put("form", "CONFIRMED")
                .put("onset", at.minusDays(1).toString()),
            checkIn(ill, cell));
    besideId =
        send(
            epidemiologist,
            Said.fact("residence", beside, cell + "H0001/").put("at", at.toString()),
            checkIn(beside, cell));
    String away = there.cell("201", "C01");
    farId =
        send(
            server.as("EPIDEMIOLOGIST", there.township()),
            Said.fact("residence", far, away + "H0001/").put("at", at.toString()),
            checkIn(far, away));
    server.awaitDerived();
  }

  private ObjectNode checkIn(Someone person, String region) {
    return checkIn(at, person, region);
  }

  private static ObjectNode checkIn(OffsetDateTime time, Someone person, String region) {
    return Said.fact("check_in", person, region)
        .put("at", time.toString())
        .put("until", time.plusHours(1).toString())
        .put("place", "market 378");
  }

  private static String send(Api sender, ObjectNode... facts) {
    return sender.facts(facts).expect(200).path("people").get(0).stringValue();
  }

  private String open(String name) {
    return epidemiologist
        .post("/api/investigations", object().put("name", name).put("region", here.township()))
        .expect(201)
        .path("id")
        .stringValue();
  }

  private String trace(String investigation) {
    ObjectNode request =
        object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("generations", 2)
            .put("from", at.minusDays(2).toString())
            .put("until", at.plusHours(12).toString());
    request
        .putArray("cases")
        .addObject()
        .put("person", illId)
        .put("infectiousFrom", at.minusDays(2).toString());
    return epidemiologist
        .post("/api/investigations/" + investigation + "/traces", request)
        .expect(201)
        .path("id")
        .stringValue();
  }

  private static String contacts(String investigation, String trace) {
    return "/api/investigations/" + investigation + "/traces/" + trace + "/contacts";
  }

  private Map<String, JsonNode> contactsOf(String investigation, String trace) {
    return epidemiologist
        .get(contacts(investigation, trace))
        .expect(200)
        .valueStream()
        .collect(Collectors.toMap(row -> row.path("person").stringValue(), row -> row));
  }

  @Test
  @Tag("row-3.7")
  void contacts_have_names_inside_the_scope_and_nothing_of_who_they_are_outside() {
    String investigation = open("names");
    String trace = trace(investigation);

    Map<String, JsonNode> contacts = contactsOf(investigation, trace);

    assertThat(contacts).containsOnlyKeys(besideId, farId);
    JsonNode near = contacts.getOrDefault(besideId, object());
    assertThat(near.path("name").stringValue()).isEqualTo(beside.name());
    assertThat(near.path("regionName").stringValue()).isEqualTo("某乡378 / 村201 / 网格 / 单元 / 0001");
    assertThat(near.path("mainSourceName").stringValue()).isEqualTo(ill.name());
    assertThat(near.path("category").isNull()).isFalse();
    JsonNode away = contacts.getOrDefault(farId, object());
    for (String field : new String[] {"name", "region", "regionName", "category"}) {
      assertThat(away.path(field).isNull()).as(field).isTrue();
    }
    assertThat(epidemiologist.get(contacts(investigation, trace)).text())
        .doesNotContain(far.name(), there.township(), "某乡379");
  }

  @Test
  @Tag("row-3.7")
  void the_days_of_exposure_count_every_contact_once_on_a_day_of_the_installation() {
    OffsetDateTime night =
        at.minusDays(1)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(20);
    Someone lateGuest = Someone.fresh();
    String cell = here.cell("201", "C01");
    send(epidemiologist, checkIn(night, ill, cell), checkIn(night, lateGuest, cell));
    String investigation = open("days");
    String trace = trace(investigation);
    String path = "/api/investigations/" + investigation + "/traces/" + trace + "/exposure-days";

    JsonNode days = epidemiologist.get(path).expect(200);

    Map<String, Integer> expected = new TreeMap<>();
    for (OffsetDateTime exposed : new OffsetDateTime[] {at, at, night}) {
      LocalDate day = exposed.atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate();
      expected.merge(day.toString(), 1, Integer::sum);
    }
    assertThat(days.valueStream().map(row -> row.path("generation").intValue())).containsOnly(1);
    assertThat(days.valueStream().map(row -> row.path("day").stringValue()))
        .containsExactlyElementsOf(expected.keySet());
    assertThat(days.valueStream().map(row -> row.path("contacts").intValue()))
        .containsExactlyElementsOf(expected.values());
    String another = open("another");
    assertThat(
            epidemiologist
                .get("/api/investigations/" + another + "/traces/" + trace + "/exposure-days")
                .expect(200))
        .isEmpty();
    assertThat(server.as("EPIDEMIOLOGIST", there.township()).get(path).status()).isEqualTo(404);
  }

  @Test
  @Tag("row-3.7")
  void a_contact_and_its_trace_say_whether_it_was_handed_over() {
    String investigation = open("hand-over");
    String trace = trace(investigation);
    String traces = "/api/investigations/" + investigation + "/traces";
    assertThat(contactsOf(investigation, trace).values())
        .noneMatch(row -> row.path("handedOver").booleanValue());
    assertThat(epidemiologist.get(traces).expect(200).at("/0/handedOver").intValue()).isZero();

    epidemiologist.post(traces + "/" + trace + "/hand-over", object()).expect(200);
    server.awaitDerived();

    Map<String, JsonNode> contacts = contactsOf(investigation, trace);
    assertThat(contacts.values()).allMatch(row -> row.path("handedOver").booleanValue());
    assertThat(contacts.getOrDefault(besideId, object()).path("category").stringValue())
        .isEqualTo("CLOSE_CONTACT");
    assertThat(contacts.getOrDefault(farId, object()).path("name").isNull()).isTrue();
    JsonNode ran = epidemiologist.get(traces).expect(200).get(0);
    assertThat(ran.path("handedOver").intValue()).isEqualTo(2);
  }

  @Test
  void contacts_handed_over_several_times_at_once_are_handed_over_once() throws Exception {
    String investigation = open("at once");
    String trace = trace(investigation);
    String path = "/api/investigations/" + investigation + "/traces/" + trace + "/hand-over";
    int accepted = 0;
    int duplicate = 0;
    try (ExecutorService desks = Executors.newFixedThreadPool(4)) {
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        answers.add(desks.submit(() -> epidemiologist.post(path, object()).expect(200)));
      }
      for (Future<JsonNode> answer : answers) {
        accepted += answer.get().path("accepted").intValue();
        duplicate += answer.get().path("duplicate").intValue();
      }
    }

    assertThat(accepted).isEqualTo(2);
    assertThat(duplicate).isEqualTo(2 * 11);
  }

  private Api.Answer traceFrom(String investigation, ObjectNode... cases) {
    ObjectNode request = Traced.request(at.minusDays(2).toString(), at.toString());
    request.putArray("cases").addAll(List.of(cases));
    return epidemiologist.post("/api/investigations/" + investigation + "/traces", request);
  }

  private ObjectNode caseWindow(String person) {
    return object().put("person", person).put("infectiousFrom", at.minusDays(2).toString());
  }

  private static void assertRefused(Api.Answer answer, String code) {
    answer.expect(422);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void a_trace_starts_from_each_case_once_from_people_who_are_known_and_were_infectious() {
    String investigation = open("cases");
    String nobody = "01890a5d-ac96-774b-bcce-b302099a8057";

    traceFrom(investigation, caseWindow(illId)).expect(201);
    assertRefused(traceFrom(investigation, caseWindow(illId), caseWindow(illId)), "FK-1006");
    assertRefused(traceFrom(investigation, caseWindow(illId), caseWindow(nobody)), "FK-1010");
    assertRefused(
        traceFrom(
            investigation, caseWindow(illId).put("infectiousUntil", at.minusDays(3).toString())),
        "FK-1006");
    for (String field : List.of("linger", "assumedStay")) {
      ObjectNode long25 =
          Traced.request(at.minusDays(2).toString(), at.toString()).put(field, "PT25H");
      long25.putArray("cases").add(caseWindow(illId));
      assertRefused(
          epidemiologist.post("/api/investigations/" + investigation + "/traces", long25),
          "FK-6005");
    }
    ObjectNode endless =
        Traced.request(at.minusDays(2).toString(), at.toString())
            .put("linger", "PT2562047788015215H");
    endless.putArray("cases").add(caseWindow(illId));
    assertRefused(
        epidemiologist.post("/api/investigations/" + investigation + "/traces", endless),
        "FK-1006");
  }

  @Test
  void an_investigation_has_a_name_and_a_region_that_exists() {
    for (String name : List.of("", " ", "长".repeat(101))) {
      assertRefused(
          epidemiologist.post(
              "/api/investigations", object().put("name", name).put("region", here.township())),
          "FK-1006");
    }
    assertRefused(
        epidemiologist.post(
            "/api/investigations",
            object().put("name", "nowhere").put("region", here.township() + "299/")),
        "FK-1008");
  }

  @Test
  void an_id_that_a_trace_brought_opens_nobodys_record() {
    Place there = Place.layOut(server, "367");
    String person =
        server
            .as("EPIDEMIOLOGIST", there.township())
            .facts(
                Said.arrival(
                    Someone.fresh(), there.cell("201", "C01"), ServerUnderTest.BEGIN, "LOW"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    for (String type : List.of("residence", "arrival", "departure")) {
      ObjectNode fact =
          Said.fact(type, person, here.household("201", "C01", 1))
              .put("at", ServerUnderTest.BEGIN.toString());
      if (type.equals("arrival")) {
        fact.put("risk", "NONE");
      }
      assertRefused(epidemiologist.facts(fact), "FK-1010");
    }
    epidemiologist
        .facts(
            Said.fact("exposure", person, here.cell("201", "C01"))
                .put("degree", "CLOSE")
                .put("to", illId)
                .put("from", ServerUnderTest.BEGIN.toString()))
        .expect(200);
  }

  @Test
  void a_trace_is_listed_with_what_it_was_asked() {
    String investigation = open("traces");
    String first = trace(investigation);
    String second = trace(investigation);

    JsonNode traces =
        epidemiologist.get("/api/investigations/" + investigation + "/traces").expect(200);

    assertThat(traces.valueStream().map(row -> row.path("id").stringValue()))
        .containsExactly(second, first);
    JsonNode ran = traces.get(0);
    assertThat(ran.at("/parameters/generations").intValue()).isEqualTo(2);
    assertThat(ran.at("/parameters/assumedStay").stringValue()).isEqualTo("PT1H");
    assertThat(ran.at("/cases/0/person").stringValue()).isEqualTo(illId);
    assertThat(ran.at("/cases/0/name").stringValue()).isEqualTo(ill.name());
    assertThat(ran.at("/cases/0/infectiousUntil").isNull()).isTrue();
    assertThat(ran.path("checkIns").intValue()).isGreaterThanOrEqualTo(3);
    assertThat(ran.path("contacts").toString()).isEqualTo("[2,0]");
    assertThat(ran.path("generationMicros").valueStream().mapToLong(JsonNode::longValue))
        .hasSize(2)
        .allMatch(micros -> micros >= 0);
    assertThat(ran.path("generationMicros").valueStream().mapToLong(JsonNode::longValue).sum())
        .isLessThanOrEqualTo(ran.path("micros").longValue());
  }

  @Test
  void investigations_come_newest_first_with_how_far_they_are() {
    String older = open("older");
    String newer = open("newer");
    trace(newer);
    trace(newer);

    JsonNode page =
        epidemiologist.get("/api/investigations?limit=2&region=" + here.township()).expect(200);
    JsonNode row = page.path("investigations").get(0);

    assertThat(row.path("id").stringValue()).isEqualTo(newer);
    assertThat(row.path("name").stringValue()).isEqualTo("newer");
    assertThat(row.path("traces").intValue()).isEqualTo(2);
    assertThat(row.path("contacts").intValue()).isEqualTo(2);
    assertThat(page.at("/investigations/1/id").stringValue()).isEqualTo(older);
    assertThat(page.at("/investigations/1/contacts").intValue()).isZero();
    assertThat(page.path("next").stringValue()).isEqualTo(older);
  }

  @Test
  void the_investigations_of_others_are_not_seen() {
    open("ours");
    Api other = server.as("EPIDEMIOLOGIST", there.township());

    assertThat(other.get("/api/investigations?region=" + here.township()).code())
        .isEqualTo("FK-1009");
    assertThat(other.get("/api/investigations/cases?region=" + here.township()).code())
        .isEqualTo("FK-1009");
    assertThat(
            other
                .get("/api/investigations?region=" + there.township())
                .expect(200)
                .path("investigations"))
        .isEmpty();
    assertThat(
            server
                .as("COMMAND", here.township())
                .get("/api/investigations/cases?region=" + here.township())
                .code())
        .isEqualTo("FK-3002");
  }

  private JsonNode caseOf(String person) {
    return epidemiologist
        .get("/api/investigations/cases?region=" + here.township())
        .expect(200)
        .valueStream()
        .filter(row -> row.path("person").stringValue().equals(person))
        .findFirst()
        .orElseThrow();
  }

  private static OffsetDateTime time(JsonNode row, String field) {
    return OffsetDateTime.parse(row.path(field).stringValue());
  }

  @Test
  @Tag("row-3.7")
  void a_case_was_infectious_from_the_look_back_before_its_onset() {
    JsonNode found = caseOf(illId);

    assertThat(found.path("name").stringValue()).isEqualTo(ill.name());
    assertThat(found.path("form").stringValue()).isEqualTo("CONFIRMED");
    assertThat(found.path("regionName").stringValue()).isEqualTo("某乡378 / 村201 / 网格 / 单元");
    assertThat(time(found, "at").toInstant()).isEqualTo(at.toInstant());
    assertThat(time(found, "onset").toInstant()).isEqualTo(at.minusDays(1).toInstant());
    assertThat(found.path("sampled").isNull()).isTrue();
    assertThat(time(found, "infectiousFrom").toInstant()).isEqualTo(at.minusDays(3).toInstant());
  }

  @Test
  void a_suspected_case_was_infectious_from_the_look_back_before_its_sample() {
    String cell = here.cell("202", "C01");
    String person =
        send(epidemiologist, Said.test(Someone.fresh(), cell, at.minusHours(3), "POSITIVE"));
    server.awaitDerived();

    JsonNode suspected = caseOf(person);

    assertThat(suspected.path("form").isNull()).isTrue();
    assertThat(suspected.path("onset").isNull()).isTrue();
    assertThat(time(suspected, "sampled").toInstant()).isEqualTo(at.minusHours(3).toInstant());
    assertThat(time(suspected, "infectiousFrom").toInstant())
        .isEqualTo(at.minusHours(3).minusDays(2).toInstant());
  }

  @Test
  void a_page_takes_as_many_statements_for_many_as_for_one() {
    String one = open("one");
    trace(one);
    String two = open("two");
    trace(two);
    String trace = trace(two);

    assertThat(statements.countGet(epidemiologist, "/api/investigations/" + two + "/traces"))
        .isEqualTo(statements.countGet(epidemiologist, "/api/investigations/" + one + "/traces"))
        .isPositive();
    assertThat(statements.countGet(epidemiologist, contacts(two, trace) + "?limit=2"))
        .isEqualTo(statements.countGet(epidemiologist, contacts(two, trace) + "?limit=1"));
    String list = "/api/investigations?region=" + here.township();
    assertThat(statements.countGet(epidemiologist, list + "&limit=2"))
        .isEqualTo(statements.countGet(epidemiologist, list + "&limit=1"));
  }
}
