package fangkong.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a worklist tells of a task, and what a worker takes along for a day. */
@ServerTest
class RoundIT {

  private final ServerUnderTest server;
  private final Statements statements;

  RoundIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
  }

  private ObjectNode residence(Someone person, String household) {
    return Said.fact("residence", person, household)
        .put("at", server.now().minusDays(9).toString());
  }

  private static JsonNode where(JsonNode rows, String field, String value) {
    return rows.valueStream()
        .filter(row -> row.path(field).asString("").equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + rows));
  }

  @Test
  @Tag("row-4.2")
  void a_round_holds_the_workers_own_cell_with_phones_of_those_alone_who_have_a_task_there() {
    Place place = Place.layOut(server, "581").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", place.township());
    Someone managed = Someone.fresh();
    Someone inmate = Someone.fresh();
    Someone neighbour = Someone.fresh();
    String home = place.household("201", "C01", 1);
    String elsewhere = place.household("201", "C02", 1);
    command
        .facts(
            residence(managed, home),
            residence(inmate, home),
            residence(neighbour, elsewhere),
            Said.arrival(managed, home, server.now().minusDays(2), "MEDIUM"),
            Said.arrival(neighbour, elsewhere, server.now().minusDays(2), "MEDIUM"),
            Said.fact("visit", home)
                .put("at", server.now().minusHours(5).toString())
                .put("outcome", "ABSENT"),
            Said.fact("visit", home)
                .put("at", server.now().minusHours(3).toString())
                .put("outcome", "MET"))
        .expect(200);
    server.awaitDerived();
    Api worker = server.worker(place.worker("201", "C01"), place.village("201"));

    Api.Answer answer = worker.get("/api/tasks/round");
    JsonNode round = answer.expect(200);

    assertThat(round.path("worker").path("login").stringValue())
        .isEqualTo(place.worker("201", "C01"));
    assertThat(round.path("worker").path("name").stringValue()).isEqualTo("员C01");
    assertThat(round.path("nodes")).hasSize(1);
    assertThat(round.path("nodes").path(0).path("region").stringValue())
        .isEqualTo(place.cell("201", "C01"));
    assertThat(round.path("tasks")).isNotEmpty();
    for (JsonNode task : round.path("tasks")) {
      assertThat(task.path("name").stringValue()).isEqualTo(managed.name());
      assertThat(task.path("phone").stringValue()).isEqualTo(managed.phone());
      assertThat(task.path("household").stringValue()).isEqualTo(home);
      assertThat(task.path("region").stringValue()).isEqualTo(place.cell("201", "C01"));
    }
    assertThat(round.path("households")).hasSize(1);
    JsonNode household = round.path("households").path(0);
    assertThat(household.path("region").stringValue()).isEqualTo(home);
    assertThat(household.path("name").stringValue()).isEqualTo("0001");
    assertThat(household.path("lastVisit").path("outcome").stringValue()).isEqualTo("MET");
    assertThat(household.path("people")).hasSize(2);
    JsonNode seen = where(household.path("people"), "name", managed.name());
    assertThat(seen.path("category").stringValue()).isEqualTo("MEDIUM_AREA_HISTORY");
    assertThat(seen.path("until").stringValue()).hasSize(10);
    assertThat(where(household.path("people"), "name", inmate.name()).path("until").isNull())
        .isTrue();
    assertThat(answer.text())
        .doesNotContain(inmate.phone(), neighbour.phone(), neighbour.name(), managed.idNumber());
  }

  @Test
  void phones_of_a_round_are_recorded_as_shown_and_come_to_no_device() {
    Place place = Place.layOut(server, "533").adopting(server, "CN-COVID-9");
    Someone managed = Someone.fresh();
    String home = place.household("201", "C01", 1);
    String person =
        server
            .as("COMMAND", place.township())
            .facts(
                residence(managed, home),
                Said.arrival(managed, home, server.now().minusDays(2), "MEDIUM"))
            .expect(200)
            .path("people")
            .path(0)
            .stringValue();
    server.awaitDerived();
    Api worker = server.worker(place.worker("201", "C01"), place.village("201"));
    String code =
        worker
            .post("/api/devices/enrolments", ServerUnderTest.object())
            .expect(201)
            .path("code")
            .stringValue();
    Api device =
        server
            .nobody()
            .withToken(
                server
                    .nobody()
                    .post(
                        "/api/devices",
                        ServerUnderTest.object().put("code", code).put("name", "phone"))
                    .expect(201)
                    .path("token")
                    .stringValue());

    JsonNode onDevice = device.get("/api/tasks/round").expect(200).path("tasks");
    assertThat(onDevice).isNotEmpty().allMatch(task -> task.path("phone").isNull());
    assertThat(onDevice.toString()).contains(managed.name()).doesNotContain(managed.phone());
    assertThat(revealed(person)).isEmpty();
    assertThat(shown(person).getFirst().path("deviceName").stringValue()).isEqualTo("phone");

    JsonNode inSession = worker.get("/api/tasks/round").expect(200).path("tasks");
    assertThat(inSession.path(0).path("phone").stringValue()).isEqualTo(managed.phone());
    assertThat(shown(person).getFirst().path("device").isNull()).isTrue();
    assertThat(revealed(person))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("path").stringValue()).isEqualTo("GET /api/tasks/round");
          assertThat(entry.path("purpose").stringValue()).isEqualTo("CONTACT");
          assertThat(entry.path("people").toString()).contains(person);
          assertThat(entry.path("account"))
              .isEqualTo(worker.get("/api/me").expect(200).path("account"));
        });
  }

  private List<JsonNode> revealed(String person) {
    return log("REVEAL", person);
  }

  private List<JsonNode> shown(String person) {
    return log("OPEN", person);
  }

  private List<JsonNode> log(String kind, String person) {
    server.awaitChained();
    return server
        .as("AUDITOR", "*")
        .get("/api/audit?kind=" + kind + "&person=" + person)
        .expect(200)
        .valueStream()
        .toList();
  }

  @Test
  @Tag("row-2.3")
  @Tag("row-4.2")
  void whoever_is_announced_from_another_village_is_named_and_can_be_answered_for() {
    Place place = Place.layOut(server, "583").adopting(server, "CN-COVID-9");
    Someone announced = Someone.fresh();
    Someone unannounced = Someone.fresh();
    String home = place.household("202", "C01", 1);
    List<String> ids = new ArrayList<>();
    server
        .as("COMMAND", place.township())
        .facts(residence(announced, home), residence(unannounced, home))
        .expect(200)
        .path("people")
        .forEach(id -> ids.add(id.stringValue()));
    String cell = place.cell("201", "C01");
    server
        .nobody()
        .post(
            "/api/declarations",
            ServerUnderTest.object()
                .put("id", UuidCreator.getTimeOrderedEpoch().toString())
                .put("direction", "ARRIVAL")
                .put("card", "A".repeat(43))
                .put("region", cell)
                .put("idNumber", announced.idNumber())
                .put("name", announced.name())
                .put("phone", announced.phone())
                .put("origin", "310000")
                .put("arrives", server.now().plusDays(1).toString()))
        .expect(201);
    server.awaitDerived();
    Api worker = server.worker(place.worker("201", "C01"), cell);

    JsonNode task = worker.get("/api/tasks/round").expect(200).path("tasks").path(0);

    assertThat(task.path("kind").stringValue()).isEqualTo("MEET_ARRIVAL");
    assertThat(task.path("name").stringValue()).isEqualTo(announced.name());
    assertThat(task.path("phone").stringValue()).isEqualTo(announced.phone());
    assertThat(task.path("household").isNull()).isTrue();
    worker.get("/api/people/" + ids.get(0)).expect(404);
    assertThat(worker.facts(answer(ids.get(1), cell, task)).expect(422).toString())
        .contains("FK-1010");
    worker.facts(answer(ids.get(0), cell, task)).expect(200);
    server.awaitDerived();
    assertThat(worker.get("/api/tasks/round").expect(200).path("tasks")).isEmpty();
  }

  private ObjectNode answer(String person, String region, JsonNode task) {
    return Said.fact("lead_outcome", person, region)
        .put("at", server.now().toString())
        .put("lead", task.path("subject").stringValue())
        .put("outcome", "NOT_HERE");
  }

  @Test
  @Tag("row-4.2")
  void a_round_of_eighty_households_is_small_and_sends_as_many_statements_as_one_of_two() {
    Place place = Place.layOut(server, "582").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", place.township());
    Api worker = server.worker(place.worker("201", "C01"), place.village("201"));
    settle(command, place, 0, 2);
    long few = statements(worker);
    settle(command, place, 2, 80);

    assertThat(statements(worker)).isEqualTo(few).isBetween(5L, 25L);
    Api.Answer answer = worker.get("/api/tasks/round");
    assertThat(answer.expect(200).path("households")).hasSize(80);
    assertThat(answer.body().path("tasks").size()).isGreaterThan(7);
    assertThat(answer.text().getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
  }

  private void settle(Api command, Place place, int from, int until) {
    List<ObjectNode> facts = new ArrayList<>();
    for (int i = from; i < until; i++) {
      String household = place.household("201", "C01", i);
      Someone first = Someone.fresh();
      facts.add(residence(first, household));
      facts.add(residence(Someone.fresh(), household));
      if (i % 10 == 0) {
        facts.add(Said.arrival(first, household, server.now().minusDays(2), "MEDIUM"));
      }
    }
    command.facts(facts).expect(200);
    server.awaitDerived();
  }

  private long statements(Api worker) {
    worker.get("/api/tasks/round").expect(200);
    return statements.countGet(worker, "/api/tasks/round");
  }

  @Test
  void a_round_is_a_workers_and_needs_the_right_to_record() {
    Place place = Place.layOut(server, "583");
    assertThat(server.as("COMMAND", place.township()).get("/api/tasks/round").code())
        .isEqualTo("FK-3002");
    assertThat(server.as("AUDITOR", place.township()).get("/api/tasks/round").status())
        .isEqualTo(403);
    assertThat(server.nobody().get("/api/tasks/round").status()).isEqualTo(401);
  }

  @Test
  void a_task_tells_whom_it_is_about_where_and_what_one_has_to_know() {
    Place place = Place.layOut(server, "584").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", place.township());
    Someone listed = Someone.fresh();
    Someone managed = Someone.fresh();
    String cell = place.cell("201", "C01");
    String list =
        command
            .postList(
                "pushed.csv",
                "姓名,身份证号,手机号,来源地,到达时间,目的地\n%s,%s,%s,310000,2022-06-30,%s\n"
                    .formatted(listed.name(), listed.idNumber(), listed.phone(), cell))
            .expect(200)
            .path("id")
            .stringValue();
    command
        .facts(
            Said.arrival(managed, cell, server.now().minusDays(20), "MEDIUM")
                .put("known", server.now().minusDays(20).toString()))
        .expect(200);
    server.awaitDerived();

    JsonNode tasks =
        command.get("/api/tasks?limit=1000&region=" + place.township()).expect(200).path("tasks");
    JsonNode verify = where(tasks, "kind", "VERIFY_LEAD");
    assertThat(verify.path("name").stringValue()).isEqualTo(listed.name());
    assertThat(verify.path("regionName").stringValue()).isEqualTo("某乡584 / 村201 / 网格 / 单元");
    assertThat(verify.path("overdue").booleanValue()).isFalse();
    assertThat(verify.path("detail").path("origin").stringValue()).isEqualTo("310000");
    assertThat(verify.path("detail").path("arrives").stringValue()).startsWith("2022-06-");
    assertThat(verify.path("detail").path("list").stringValue()).isEqualTo(list);
    JsonNode overstay = where(tasks, "kind", "OVERSTAY");
    assertThat(overstay.path("overdue").booleanValue()).isTrue();
    assertThat(overstay.path("name").stringValue()).isEqualTo(managed.name());
    assertThat(overstay.path("detail").path("until").stringValue())
        .isEqualTo(overstay.path("subject").stringValue());
    assertThat(where(overstay.path("detail").path("missing"), "what", "TEST").path("on"))
        .isNotNull();
    JsonNode monitor = where(tasks, "kind", "MONITOR");
    assertThat(monitor.path("detail").path("day").stringValue())
        .isEqualTo(monitor.path("subject").stringValue());
    assertThat(monitor.path("detail").path("tier").stringValue()).startsWith("HOME_");
  }

  @Test
  void the_tasks_of_somebody_in_a_household_are_found_by_the_person_and_by_nobody_elsewhere() {
    Place place = Place.layOut(server, "585").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", place.township());
    Someone managed = Someone.fresh();
    Someone beside = Someone.fresh();
    String home = place.household("201", "C01", 1);
    String known = server.now().minusDays(20).toString();
    List<String> people =
        command
            .facts(
                residence(managed, home),
                residence(beside, home),
                Said.arrival(managed, home, server.now().minusDays(20), "MEDIUM")
                    .put("known", known),
                Said.arrival(beside, home, server.now().minusDays(20), "MEDIUM")
                    .put("known", known))
            .expect(200)
            .path("people")
            .valueStream()
            .map(JsonNode::stringValue)
            .toList();
    server.awaitDerived();
    String person = people.getFirst();
    String asked = "/api/tasks?limit=1000&person=" + person;

    JsonNode tasks = command.get(asked).expect(200).path("tasks");
    assertThat(where(tasks, "kind", "OVERSTAY").path("overdue").booleanValue()).isTrue();
    assertThat(tasks.valueStream().map(task -> task.path("person").stringValue()))
        .containsOnly(person);
    assertThat(tasks.valueStream().map(task -> task.path("region").stringValue()))
        .containsOnly(place.cell("201", "C01"));
    assertThat(command.get(asked + "&region=" + place.village("201")).expect(200).path("tasks"))
        .hasSameSizeAs(tasks);
    assertThat(command.get(asked + "&region=" + place.village("202")).expect(200).path("tasks"))
        .isEmpty();
    assertThat(pagesOfOne(command, "/api/tasks?limit=1&person=" + person)).hasSameSizeAs(tasks);

    Api elsewhere = server.as("COMMAND", Place.layOut(server, "586").township());
    assertThat(elsewhere.get(asked).expect(200).path("tasks")).isEmpty();
    assertThat(elsewhere.get(asked + "&region=" + place.township()).code()).isEqualTo("FK-1009");
    assertThat(command.get("/api/tasks").code()).isEqualTo("FK-1004");
  }

  private static List<JsonNode> pagesOfOne(Api asking, String path) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode page = asking.get(path).expect(200);
    while (!page.path("tasks").isEmpty()) {
      found.add(page.path("tasks").path(0));
      JsonNode next = page.path("next");
      page =
          asking
              .get(
                  "%s&afterDue=%s&afterPerson=%s&afterKind=%s&afterSubject=%s"
                      .formatted(
                          path,
                          next.path("dueAt").stringValue(),
                          next.path("person").stringValue(),
                          next.path("kind").stringValue(),
                          next.path("subject").stringValue()))
              .expect(200);
    }
    return found;
  }

  @Test
  void whoever_reads_figures_is_told_how_much_is_open_in_the_grids_and_not_for_whom() {
    Place place = Place.layOut(server, "587").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", place.township());
    Someone managed = Someone.fresh();
    command
        .facts(Said.arrival(managed, place.cell("201", "C01"), server.now().minusDays(2), "MEDIUM"))
        .expect(200);
    server.awaitDerived();
    Api auditor = server.as("AUDITOR", place.township());

    JsonNode loads = auditor.get("/api/tasks/by-region?region=" + place.township()).expect(200);
    assertThat(where(loads, "region", place.village("201") + "G01/").path("open").intValue())
        .isPositive();
    assertThat(loads)
        .isEqualTo(command.get("/api/tasks/by-region?region=" + place.township()).body());
    assertThat(auditor.get("/api/tasks/by-region?region=41/").code()).isEqualTo("FK-1009");
    for (String people : List.of("/api/tasks?region=", "/api/tasks/loads?region=")) {
      assertThat(auditor.get(people + place.township()).code()).as(people).isEqualTo("FK-3002");
    }
    assertThat(
            server
                .as("CHECKPOINT", place.township())
                .get("/api/tasks/by-region?region=" + place.township())
                .code())
        .isEqualTo("FK-3002");
  }
}
