package fangkong.server.checkpoints;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A post from what is sent to it to what it answers: who passes, and what passed. */
@ServerTest
class CheckpointsIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private final Api gate;
  private final OffsetDateTime begin;
  private int posts;

  CheckpointsIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "371").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "372").adopting(server, "CN-COVID-9");
    gate = server.as("CHECKPOINT", here.township());
    begin = server.now();
  }

  /** A new post in a place. */
  private String post(Place place) {
    String post = "K" + place.code() + "-" + ++posts;
    place.addPost(server, post);
    return post;
  }

  private ObjectNode passage(String post, Someone person, String direction, String decision) {
    return Said.fact("passage", person, here.township())
        .put("at", begin.minusMinutes(5).toString())
        .put("channel", "CHECKPOINT")
        .put("post", post)
        .put("direction", direction)
        .put("decision", decision);
  }

  private static String journey() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }

  private JsonNode lookUp(String post, ObjectNode whom) {
    return gate.post("/api/checkpoints/look-up", whom.put("post", post)).expect(200);
  }

  private static ObjectNode byNumber(Someone person) {
    return object().put("idNumber", person.idNumber());
  }

  /** Records as the epidemiologists of a place do, and waits until it is derived. */
  private String say(Place place, ObjectNode... facts) {
    JsonNode people =
        server.as("EPIDEMIOLOGIST", place.township()).facts(facts).expect(200).path("people");
    server.awaitDerived();
    return people.get(0).stringValue();
  }

  private ObjectNode arrived(Someone person, Place place, String risk) {
    return Said.arrival(person, place.cell("201", "C01"), begin.minusHours(3), risk);
  }

  @Test
  @Tag("row-0.25")
  @Tag("row-4.7")
  void what_a_post_is_told_follows_from_what_is_known_of_whoever_passes() {
    String post = post(here);
    Someone green = Someone.fresh();
    Someone yellow = Someone.fresh();
    Someone red = Someone.fresh();
    String ofGreen = say(here, arrived(green, here, "LOW"));
    say(here, arrived(yellow, here, "MEDIUM"));
    say(here, arrived(red, here, "HIGH"));

    JsonNode passes = lookUp(post, byNumber(green));
    assertThat(passes.path("known").booleanValue()).isTrue();
    assertThat(passes.path("person").stringValue()).isEqualTo(ofGreen);
    assertThat(passes.path("maskedName").stringValue())
        .isEqualTo("测" + "*".repeat(green.name().codePointCount(0, green.name().length()) - 1));
    assertThat(passes.path("code").stringValue()).isEqualTo("GREEN");
    assertThat(passes.path("disposition").stringValue()).isEqualTo("PASS");
    assertThat(passes.path("category").stringValue()).isEqualTo("LOW_AREA_HISTORY");
    assertThat(passes.path("tier").stringValue()).isEqualTo("SELF_MONITORING");
    assertThat(passes.path("until").stringValue())
        .isEqualTo(begin.minusHours(3).toLocalDate().plusDays(3).toString());
    assertThat(passes.path("reasons").get(0).path("clause").stringValue())
        .isEqualTo("CN-COVID-9/LOW_AREA_HISTORY");
    assertThat(passes.path("declared").isNull()).isTrue();

    JsonNode registers = lookUp(post, byNumber(yellow));
    assertThat(registers.path("code").stringValue()).isEqualTo("YELLOW");
    assertThat(registers.path("disposition").stringValue()).isEqualTo("REGISTER");
    JsonNode isHandedOver = lookUp(post, byNumber(red));
    assertThat(isHandedOver.path("code").stringValue()).isEqualTo("RED");
    assertThat(isHandedOver.path("disposition").stringValue()).isEqualTo("HAND_OVER");
    JsonNode byName = lookUp(post, object().put("name", red.name()).put("phone", red.phone()));
    assertThat(byName).isEqualTo(isHandedOver);

    JsonNode nobody = lookUp(post, byNumber(Someone.fresh()));
    assertThat(nobody.path("known").booleanValue()).isFalse();
    assertThat(nobody.path("person").isNull()).isTrue();
    assertThat(nobody.path("code").isNull()).isTrue();
    assertThat(nobody.path("disposition").stringValue()).isEqualTo("REGISTER");
    JsonNode noCard = lookUp(post, object().put("code", "FK1.x.1.y"));
    assertThat(noCard.path("codeState").stringValue()).isEqualTo("UNKNOWN");
    assertThat(((ObjectNode) noCard).putNull("codeState")).isEqualTo(nobody);
  }

  @Test
  @Tag("row-0.25")
  void one_more_positive_test_hands_over_whoever_would_have_passed() {
    String post = post(here);
    Someone person = Someone.fresh();
    say(here, arrived(person, here, "LOW"));
    assertThat(lookUp(post, byNumber(person)).path("disposition").stringValue()).isEqualTo("PASS");

    say(here, Said.test(person, here.cell("201", "C01"), begin.minusHours(1), "POSITIVE"));

    assertThat(lookUp(post, byNumber(person)).path("disposition").stringValue())
        .isEqualTo("HAND_OVER");
  }

  @Test
  @Tag("row-0.25")
  void an_announced_arrival_is_registered_until_it_is_met() {
    String post = post(here);
    Someone inTime = Someone.fresh();
    Someone late = Someone.fresh();
    say(here, declared(inTime, begin.minusDays(3)));
    say(here, declared(late, begin.minusDays(2)));

    JsonNode awaited = lookUp(post, byNumber(inTime));
    assertThat(awaited.path("code").stringValue()).isEqualTo("GREEN");
    assertThat(awaited.path("disposition").stringValue()).isEqualTo("REGISTER");
    JsonNode declared = awaited.path("declared");
    assertThat(declared.path("origin").stringValue()).isEqualTo("310000");
    assertThat(OffsetDateTime.parse(declared.path("arrives").stringValue()).toInstant())
        .isEqualTo(begin.toInstant());
    assertThat(declared.path("region").stringValue()).isEqualTo(here.cell("201", "C01"));
    assertThat(declared.path("regionName").stringValue()).isEqualTo("某乡371 / 村201 / 网格 / 单元");
    assertThat(declared.path("inTime").booleanValue()).isTrue();
    assertThat(lookUp(post, byNumber(late)).path("declared").path("inTime").booleanValue())
        .isFalse();

    ObjectNode past = declared(Someone.fresh(), begin.minusDays(9));
    past.put("arrives", begin.minusDays(4).toString());
    say(here, past);
    JsonNode forgotten =
        lookUp(post, object().set("idNumber", past.path("person").path("idNumber")));
    assertThat(forgotten.path("declared").isNull()).isTrue();

    say(here, arrived(inTime, here, "LOW"));

    JsonNode met = lookUp(post, byNumber(inTime));
    assertThat(met.path("declared").isNull()).isTrue();
    assertThat(met.path("disposition").stringValue()).isEqualTo("PASS");
  }

  private ObjectNode declared(Someone person, OffsetDateTime at) {
    return Said.fact("declaration", person, here.cell("201", "C01"))
        .put("at", at.toString())
        .put("arrives", begin.toString())
        .put("origin", "310000");
  }

  @Test
  @Tag("row-0.25")
  void whoever_is_registered_elsewhere_is_told_apart_and_nothing_else_of_them_is_shown() {
    String post = post(here);
    Someone visitor = Someone.fresh();
    String person = say(there, arrived(visitor, there, "HIGH"));

    JsonNode told = lookUp(post, byNumber(visitor));

    assertThat(told.path("disposition").stringValue()).isEqualTo("HAND_OVER");
    assertThat(told.propertyNames())
        .containsExactlyInAnyOrder(
            "known",
            "person",
            "maskedName",
            "code",
            "category",
            "tier",
            "until",
            "reasons",
            "missing",
            "disposition",
            "declared",
            "departing",
            "card",
            "codeState",
            "objection");
    assertThat(told.toString())
        .doesNotContain(visitor.idNumber(), visitor.phone(), visitor.name(), there.township());
    gate.facts(
            Said.fact("passage", person, here.township())
                .put("at", begin.minusMinutes(5).toString())
                .put("post", post)
                .put("direction", "IN")
                .put("decision", "HAND_OVER")
                .put("reason", "RED_CODE"))
        .expect(200);
    server.awaitDerived();
    Api lead = server.as("GRID_LEAD", here.township());
    lead.get("/api/people/" + person).expect(404);
    assertThat(
            lead.facts(
                    Said.fact("residence", person, here.household("201", "C01", 7))
                        .put("at", begin.minusMinutes(4).toString()))
                .code())
        .isEqualTo("FK-1010");
  }

  /** What a look-up must leave as it was. */
  private List<Long> written() {
    return List.of(
        count("SELECT count(*) FROM evidence.fact"),
        count("SELECT count(*) FROM people.person"),
        count("SELECT count(*) FROM assessments.standing"),
        count("SELECT coalesce(max(mark), 0) FROM assessments.dirty"));
  }

  private long count(String sql) {
    return server.everything().sql(sql).query(Long.class).single();
  }

  @Test
  void a_look_up_writes_nobody() {
    String post = post(here);
    Someone known = Someone.fresh();
    say(here, arrived(known, here, "LOW"));
    List<Long> before = written();

    lookUp(post, byNumber(known));
    lookUp(post, byNumber(Someone.fresh()));
    Someone unheard = Someone.fresh();
    lookUp(post, object().put("name", unheard.name()).put("phone", unheard.phone()));

    assertThat(written()).isEqualTo(before);
  }

  @Test
  void a_look_up_names_a_post_of_its_own_and_somebody_in_one_way() {
    String post = post(here);
    Someone person = Someone.fresh();
    assertRefused(byNumber(person), 422, "FK-1004");
    assertRefused(object().put("post", post), 422, "FK-1004");
    assertRefused(object().put("post", post).put("name", "王一"), 422, "FK-1004");
    assertRefused(byNumber(person).put("post", post(there)), 422, "FK-7001");
    assertRefused(byNumber(person).put("post", post).put("code", "FK1.x"), 422, "FK-1006");
    assertRefused(byNumber(person).put("post", post).put("phone", "13900000000"), 422, "FK-1006");
    assertRefused(object().put("post", post).put("idNumber", "990000195001010016"), 422, "FK-2007");
  }

  private void assertRefused(ObjectNode asked, int status, String code) {
    Api.Answer answer = gate.post("/api/checkpoints/look-up", asked);
    answer.expect(status);
    assertThat(answer.code()).as(asked.propertyNames().toString()).isEqualTo(code);
    assertThat(answer.text()).doesNotContain("990000195001010016");
  }

  @Test
  void an_account_that_looks_up_too_many_people_has_to_wait() {
    String post = post(here);
    Api busy = server.as("CHECKPOINT", here.township());
    ObjectNode whom = byNumber(Someone.fresh()).put("post", post);
    Api.Answer answer = busy.post("/api/checkpoints/look-up", whom);
    for (int i = 0; i < 2_000 && answer.status() == 200; i++) {
      answer = busy.post("/api/checkpoints/look-up", whom);
    }

    answer.expect(429);
    assertThat(answer.code()).isEqualTo("FK-7004");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    lookUp(post, byNumber(Someone.fresh()));
  }

  private JsonNode figures(Api reader, String post) {
    return reader.get("/api/checkpoints/" + post + "/figures").expect(200);
  }

  private static void assertTimes(
      JsonNode times, int in, int out, int passed, int registered, int turnedBack, int handed) {
    assertThat(times.path("in").intValue()).as("in").isEqualTo(in);
    assertThat(times.path("out").intValue()).as("out").isEqualTo(out);
    assertThat(times.path("passed").intValue()).as("passed").isEqualTo(passed);
    assertThat(times.path("registered").intValue()).as("registered").isEqualTo(registered);
    assertThat(times.path("turnedBack").intValue()).as("turned back").isEqualTo(turnedBack);
    assertThat(times.path("handedOver").intValue()).as("handed over").isEqualTo(handed);
    assertThat(times.path("total").intValue()).isEqualTo(in + out);
    assertThat(times.path("total").intValue()).isEqualTo(passed + registered + turnedBack + handed);
  }

  @Test
  @Tag("row-1.10")
  @Tag("row-1.11")
  @Tag("row-4.7")
  void persons_and_vehicles_are_counted_apart_and_both_ways_close() {
    String post = post(here);
    String family = journey();
    String bus = journey();
    String walkers = journey();
    Someone driver = Someone.fresh();
    gate.facts(
            passage(post, driver, "IN", "PASS").put("journey", family).put("vehicle", "豫SA1234"),
            passage(post, Someone.fresh(), "IN", "PASS").put("journey", family),
            passage(post, Someone.fresh(), "IN", "REGISTER")
                .put("journey", family)
                .put("vehicle", "豫SA1234"),
            passage(post, Someone.fresh(), "IN", "TURN_BACK")
                .put("reason", "NO_VALID_TEST")
                .put("journey", bus)
                .put("vehicle", "豫S12345"),
            passage(post, Someone.fresh(), "IN", "HAND_OVER")
                .put("reason", "FEVER")
                .put("to", "HEALTH")
                .put("temperature", 38.2)
                .put("journey", bus),
            passage(post, Someone.fresh(), "IN", "TURN_BACK").put("reason", "ROAD_CLOSED"),
            passage(post, Someone.fresh(), "OUT", "PASS").put("journey", walkers),
            passage(post, Someone.fresh(), "OUT", "PASS").put("journey", walkers),
            passage(post, driver, "OUT", "PASS").put("journey", family).put("vehicle", "豫SA1234"),
            passage(post, Someone.fresh(), "OUT", "PASS").put("vehicle", "京AD12345"),
            passage(post, Someone.fresh(), "OUT", "PASS")
                .put("override", true)
                .put("reason", "BIRTH"))
        .expect(200);

    JsonNode figures = figures(gate, post);
    assertTimes(figures.path("persons"), 6, 5, 7, 1, 2, 1);
    assertTimes(figures.path("vehicles"), 2, 2, 2, 1, 0, 1);
    assertThat(figures.path("overrides").intValue()).isEqualTo(1);
    assertThat(figures(server.as("AUDITOR", here.township()), post).path("persons"))
        .isEqualTo(figures.path("persons"));

    gate.facts(
            passage(post, Someone.fresh(), "IN", "TURN_BACK")
                .put("reason", "REFUSED_CHECK")
                .put("journey", family))
        .expect(200);

    JsonNode after = figures(gate, post);
    assertTimes(after.path("persons"), 7, 5, 7, 1, 3, 1);
    assertTimes(after.path("vehicles"), 2, 2, 2, 0, 1, 1);
  }

  @Test
  @Tag("row-1.11")
  void a_period_counts_what_became_known_in_it_and_a_vehicle_once() {
    String post = post(here);
    String journey = journey();
    OffsetDateTime cut = begin.minusMinutes(30);
    ObjectNode first =
        passage(post, Someone.fresh(), "IN", "PASS")
            .put("at", cut.minusMinutes(1).toString())
            .put("journey", journey)
            .put("vehicle", "豫SA1234");
    ObjectNode second =
        passage(post, Someone.fresh(), "IN", "TURN_BACK")
            .put("reason", "FEVER")
            .put("at", cut.plusMinutes(1).toString())
            .put("journey", journey);
    gate.facts(first, second).expect(200);

    String at = cut.toString().replace("+", "%2B");
    String path = "/api/checkpoints/" + post + "/figures";
    JsonNode before = gate.get(path + "?asOf=" + at).expect(200);
    JsonNode since = gate.get(path + "?since=" + at).expect(200);
    assertTimes(before.path("persons"), 1, 0, 1, 0, 0, 0);
    assertTimes(before.path("vehicles"), 1, 0, 1, 0, 0, 0);
    assertTimes(since.path("persons"), 1, 0, 0, 0, 1, 0);
    assertTimes(since.path("vehicles"), 0, 0, 0, 0, 0, 0);
    assertTimes(figures(gate, post).path("vehicles"), 1, 0, 0, 0, 1, 0);
  }

  @Test
  @Tag("row-1.11")
  void nobody_is_turned_back_without_a_coded_reason() {
    String post = post(here);
    ObjectNode bare = passage(post, Someone.fresh(), "IN", "TURN_BACK");
    assertThat(gate.facts(bare).code()).isEqualTo("FK-1004");
    assertThat(gate.facts(bare.put("reason", "不让进")).code()).isEqualTo("FK-1006");
    assertTimes(figures(gate, post).path("persons"), 0, 0, 0, 0, 0, 0);
    gate.facts(bare.put("reason", "RISK_AREA")).expect(200);
    assertTimes(figures(gate, post).path("persons"), 1, 0, 0, 0, 1, 0);
  }

  @Test
  @Tag("row-0.25")
  void an_emergency_passes_whatever_the_code() {
    String post = post(here);
    Someone red = Someone.fresh();
    say(here, arrived(red, here, "HIGH"));
    assertThat(lookUp(post, byNumber(red)).path("code").stringValue()).isEqualTo("RED");

    gate.facts(passage(post, red, "OUT", "PASS").put("override", true).put("reason", "DIALYSIS"))
        .expect(200);

    JsonNode figures = figures(gate, post);
    assertTimes(figures.path("persons"), 0, 1, 1, 0, 0, 0);
    assertThat(figures.path("overrides").intValue()).isEqualTo(1);
  }

  @Test
  void a_passage_sent_again_counts_once_and_its_id_is_used_up() {
    String post = post(here);
    ObjectNode passage = passage(post, Someone.fresh(), "IN", "PASS");
    gate.facts(passage).expect(200);

    JsonNode again = gate.facts(passage).expect(200);
    assertThat(again.path("accepted").intValue()).isZero();
    Api.Answer other = gate.facts(passage.put("direction", "OUT"));
    other.expect(409);
    assertThat(other.code()).isEqualTo("FK-1042");
    assertTimes(figures(gate, post).path("persons"), 1, 0, 1, 0, 0, 0);
  }

  @Test
  @Tag("row-0.25")
  void an_emergency_passes_unnamed_and_nothing_else_does() {
    String post = post(here);
    ObjectNode unnamed =
        passage(post, Someone.fresh(), "IN", "PASS")
            .put("override", true)
            .put("reason", "EMERGENCY_CARE");
    unnamed.remove("person");

    gate.facts(unnamed).expect(200);

    JsonNode figures = figures(gate, post);
    assertTimes(figures.path("persons"), 1, 0, 1, 0, 0, 0);
    assertThat(figures.path("overrides").intValue()).isEqualTo(1);
    ObjectNode plain = passage(post, Someone.fresh(), "IN", "PASS");
    plain.remove("person");
    assertThat(gate.facts(plain).code()).isEqualTo("FK-1004");
  }

  @Test
  void whoever_only_passed_stands_in_no_ledger_and_whoever_lives_elsewhere_stays_there() {
    String post = post(here);
    Someone resident = Someone.fresh();
    String lives = say(there, arrived(resident, there, "LOW"));
    JsonNode people =
        gate.facts(
                passage(post, Someone.fresh(), "IN", "PASS"), passage(post, resident, "IN", "PASS"))
            .expect(200)
            .path("people");
    assertThat(people.get(1).stringValue()).isEqualTo(lives);
    assertThat(server.countPending()).isZero();
    for (JsonNode person : people) {
      server
          .everything()
          .sql("INSERT INTO assessments.dirty (person, since) VALUES (?::uuid, ?)")
          .param(person.stringValue())
          .param(server.now())
          .update();
    }
    server.awaitDerived();

    assertThat(regionsOf(people.get(0))).isEmpty();
    assertThat(regionsOf(people.get(1))).containsExactly(there.cell("201", "C01"));
  }

  private List<String> regionsOf(JsonNode person) {
    return server
        .everything()
        .sql("SELECT region FROM assessments.standing WHERE person = ?")
        .param(UUID.fromString(person.stringValue()))
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void a_passage_belongs_to_a_post_of_the_senders_and_to_where_it_stands() {
    String post = post(here);
    Someone person = Someone.fresh();
    assertThat(gate.facts(passage("K371-none", person, "IN", "PASS")).code()).isEqualTo("FK-7001");
    assertThat(gate.facts(passage(post(there), person, "IN", "PASS")).code()).isEqualTo("FK-7001");
    assertThat(
            gate.facts(passage(post, person, "IN", "PASS").put("region", here.village("201")))
                .code())
        .isEqualTo("FK-1006");
    Api lead = server.as("GRID_LEAD", here.township());
    assertThat(lead.facts(passage(post, person, "IN", "PASS")).code()).isEqualTo("FK-1011");
  }

  @Test
  void a_post_reads_neither_the_ledger_nor_what_passes_elsewhere() {
    String post = post(here);
    String other = post(there);
    for (String path :
        List.of("/api/people?region=" + here.township(), "/api/tasks?region=" + here.township())) {
      assertThat(gate.get(path).code()).as(path).isEqualTo("FK-3002");
    }
    assertThat(gate.get("/api/checkpoints/" + other + "/figures").code()).isEqualTo("FK-7001");
    assertThat(gate.get("/api/checkpoints/" + other + "/shift").code()).isEqualTo("FK-7001");
    assertThat(gate.get("/api/checkpoints/posts").expect(200).toString())
        .contains(post)
        .doesNotContain(other);
    assertThat(server.as("GRID_WORKER", here.township()).get("/api/checkpoints/posts").code())
        .isEqualTo("FK-3002");
    assertThat(
            server
                .as("AUDITOR", here.township())
                .post("/api/checkpoints/look-up", byNumber(Someone.fresh()).put("post", post))
                .code())
        .isEqualTo("FK-3002");
    assertThat(gate.put("/api/checkpoints/posts", "text/csv", "").code()).isEqualTo("FK-3002");
  }

  @Test
  @Tag("row-0.24")
  @Tag("row-1.10")
  void posts_come_from_a_file_that_is_taken_whole() {
    Api administrator = server.administrator();
    String header = "post,name,kind,region\n";
    String good =
        "K371-A,东口,QUARANTINE,%s\nK371-B,西口,VILLAGE,%s\n"
            .formatted(here.township(), here.village("201"));
    JsonNode receipt =
        administrator.put("/api/checkpoints/posts", "text/csv", header + good).expect(200);
    assertThat(receipt.path("accepted").intValue()).isEqualTo(2);
    JsonNode changed =
        administrator
            .put("/api/checkpoints/posts", "text/csv", header + good.replace("西口", "西门"))
            .expect(200);
    assertThat(changed.path("updated").intValue()).isEqualTo(1);
    assertThat(changed.path("duplicate").intValue()).isEqualTo(1);
    for (String bad :
        List.of(
            "K371/C,东口,VILLAGE," + here.township(),
            "K371-C,,VILLAGE," + here.township(),
            "K371-C,东口,TOLL," + here.township(),
            "K371-C,东口,VILLAGE,41/15/26/398/",
            "K371-C,东口,VILLAGE," + here.household("201", "C01", 1))) {
      assertThat(
              administrator
                  .put("/api/checkpoints/posts", "text/csv", header + good + bad + "\n")
                  .code())
          .as(bad)
          .isEqualTo("FK-4001");
    }
    JsonNode listed = gate.get("/api/checkpoints/posts?after=K371-A&limit=1").expect(200);
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("name").stringValue()).isEqualTo("西门");
    assertThat(listed.get(0).path("kind").stringValue()).isEqualTo("VILLAGE");
    assertThat(listed.get(0).path("regionName").stringValue()).isEqualTo("某乡371 / 村201");
  }

  private ObjectNode newShift(String post, OffsetDateTime at) {
    return object().put("id", journey()).put("post", post).put("at", at.toString());
  }

  private static ObjectNode handOver(OffsetDateTime at) {
    ObjectNode handOver = object().put("at", at.toString()).put("note", "夜间大雾");
    handOver.putArray("openItems").add("补口罩").add("等转运车");
    return handOver;
  }

  @Test
  @Tag("row-0.24")
  void a_shift_is_held_by_one_and_its_note_passes_on_to_the_next() {
    String post = post(here);
    Api next = server.as("CHECKPOINT", here.township());
    String path = "/api/checkpoints/" + post + "/shift";
    assertThat(gate.get(path).expect(200).path("current").isNull()).isTrue();
    ObjectNode begun = newShift(post, begin.minusHours(2));
    JsonNode shift = gate.post("/api/checkpoints/shifts", begun).expect(201);
    assertThat(gate.post("/api/checkpoints/shifts", begun).expect(201)).isEqualTo(shift);

    ObjectNode taking = newShift(post, begin.minusHours(1));
    Api.Answer held = next.post("/api/checkpoints/shifts", taking);
    held.expect(409);
    assertThat(held.code()).isEqualTo("FK-7002");
    String end = "/api/checkpoints/shifts/" + begun.path("id").stringValue() + "/hand-over";
    assertThat(next.post(end, handOver(begin.minusHours(1))).code()).isEqualTo("FK-7003");

    JsonNode ended = gate.post(end, handOver(begin.minusHours(1))).expect(200);
    assertThat(gate.post(end, handOver(begin.minusHours(1))).expect(200)).isEqualTo(ended);
    Api.Answer other = gate.post(end, handOver(begin.minusHours(1)).put("note", "别的"));
    other.expect(409);
    assertThat(other.code()).isEqualTo("FK-1042");
    assertThat(gate.post("/api/checkpoints/shifts", begun).expect(201)).isEqualTo(ended);

    next.post("/api/checkpoints/shifts", taking).expect(201);
    JsonNode duty = next.get(path).expect(200);
    assertThat(duty.path("current").path("id")).isEqualTo(taking.path("id"));
    assertThat(duty.path("last").path("id")).isEqualTo(begun.path("id"));
    assertThat(duty.path("last").path("holder")).isEqualTo(shift.path("holder"));
    assertThat(duty.path("last").path("note").stringValue()).isEqualTo("夜间大雾");
    assertThat(duty.path("last").path("openItems").valueStream().map(JsonNode::stringValue))
        .containsExactly("补口罩", "等转运车");
    assertThat(duty.path("current").path("holder")).isNotEqualTo(duty.path("last").path("holder"));
  }

  @Test
  void a_shift_that_cannot_be_is_refused() {
    String post = post(here);
    String path = "/api/checkpoints/shifts";
    ObjectNode begun = newShift(post, begin.minusHours(2));
    gate.post(path, begun).expect(201);
    String end = path + "/" + begun.path("id").stringValue() + "/hand-over";
    assertThat(gate.post(path, newShift(post(there), begin)).code()).isEqualTo("FK-7001");
    assertThat(gate.post(path, begun.deepCopy().put("at", begin.toString())).code())
        .isEqualTo("FK-1042");
    assertThat(gate.post(path, newShift(post(here), begin.plusDays(400))).code())
        .isEqualTo("FK-1007");
    assertThat(gate.post(path, newShift(post(here), begin.minusDays(400))).code())
        .isEqualTo("FK-1007");
    ObjectNode without = newShift(post, begin);
    without.remove("at");
    assertThat(gate.post(path, without).code()).isEqualTo("FK-1004");
    assertThat(gate.post(path, newShift(post, begin).put("id", new UUID(1, 2).toString())).code())
        .isEqualTo("FK-1006");
    assertThat(gate.post(end, handOver(begin.minusHours(3))).code()).isEqualTo("FK-1007");
    assertThat(gate.post(end, handOver(begin).put("note", "x".repeat(2_001))).code())
        .isEqualTo("FK-1006");
    assertThat(gate.post(path + "/" + journey() + "/hand-over", handOver(begin)).code())
        .isEqualTo("FK-8001");
    gate.post(end, handOver(begin.minusHours(1))).expect(200);
    assertThat(gate.post(path, newShift(post, begin.minusHours(2))).code()).isEqualTo("FK-1007");
  }
}
