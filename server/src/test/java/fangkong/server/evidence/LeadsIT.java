package fangkong.server.evidence;

import static fangkong.server.evidence.Pushing.assertCounts;
import static fangkong.server.evidence.Pushing.leads;
import static fangkong.server.evidence.Pushing.row;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of pushed lists as leads: where they go, whose task they become, how they end. */
@ServerTest
class LeadsIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Api lead;

  LeadsIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "563");
    lead = server.as("GRID_LEAD", here.township());
  }

  private JsonNode push(String... rows) {
    return Pushing.push(lead, rows);
  }

  @Test
  void a_repeat_with_a_deeper_destination_updates_the_lead_and_a_shallower_one_does_not() {
    Someone person = Someone.fresh();
    Someone other = Someone.fresh();

    assertCounts(push(row(person, "2022-06-20", "411526563")), 1, 0, 0, 0);
    assertCounts(
        push(
            row(person, "2022-06-20 09:15", here.village("201")),
            row(other, "2022-06-20", here.cell("201", "C02")),
            row(person, "2022-06-20", here.cell("201", "C02")),
            row(person, "2022-06-20", here.township()),
            row(other, "2022-06-20", here.cell("201", "C01"))),
        1,
        2,
        2,
        0);
    server.awaitDerived();

    assertThat(verifications(here.worker("201", "C02"))).hasSize(2);
  }

  /** The leads to verify that fall to a worker of this place. */
  private List<JsonNode> verifications(String worker) {
    JsonNode tasks =
        server
            .worker(freeLogin(worker), here.township())
            .get("/api/tasks/mine?limit=1000")
            .expect(200)
            .path("tasks");
    return StreamSupport.stream(tasks.spliterator(), false)
        .filter(task -> task.path("kind").stringValue().equals("VERIFY_LEAD"))
        .toList();
  }

  /** A worker has one account: whoever asks again takes it over from a test before. */
  private String freeLogin(String worker) {
    server
        .everything()
        .sql("UPDATE accounts.account SET worker = NULL WHERE worker = ?")
        .param(worker)
        .update();
    return worker;
  }

  @Test
  void a_destination_goes_to_the_deepest_node_there_is() {
    JsonNode list =
        push(
            row(Someone.fresh(), "2022-06-20", here.cell("202", "C02") + "H0001/"),
            row(Someone.fresh(), "2022-06-20", here.village("202") + "G01/C99/"),
            row(Someone.fresh(), "2022-06-20", here.township() + "299/G01/"),
            row(Someone.fresh(), "2022-06-20", "411526563202"));

    List<String> regions = new ArrayList<>();
    leads(lead, list).forEach(found -> regions.add(found.path("region").stringValue()));
    assertThat(regions)
        .containsExactly(
            here.cell("202", "C02"),
            here.village("202") + "G01/",
            here.township(),
            here.village("202"));
  }

  @Test
  @Tag("row-0.10")
  @Tag("row-0.14")
  void a_lead_becomes_a_task_of_the_right_worker_and_its_outcome_closes_it() {
    Place place = Place.layOut(server, "305");
    Api sender = server.as("GRID_LEAD", place.township());
    List<String> outcomes =
        List.of("FOUND", "MOVED", "WRONG", "NOT_HERE", "DUPLICATE", "UNREACHABLE");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rows.add(row(Someone.fresh(), "2022-06-20", place.cell("201", i == 7 ? "C02" : "C01")));
    }
    JsonNode list = Pushing.push(sender, rows.toArray(String[]::new));
    server.awaitDerived();
    Api worker = server.worker(place.worker("201", "C01"), place.cell("201", "C01"));
    Api other = server.worker(place.worker("201", "C02"), place.cell("201", "C02"));
    Api third = server.worker(place.worker("202", "C01"), place.cell("202", "C01"));
    assertThat(subjects(worker)).hasSize(7);
    assertThat(subjects(other)).hasSize(1);
    assertThat(subjects(third)).isEmpty();
    assertFigures(sender, place, 8, 0, Map.of());

    JsonNode leads =
        sender.get("/api/lists/" + list.path("id").stringValue() + "/leads").expect(200);
    Map<String, Integer> counted = new TreeMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      worker.facts(outcome(leads.get(i), outcomes.get(i), server.now())).expect(200);
      counted.put(outcomes.get(i), 1);
    }
    server.awaitDerived();

    assertThat(subjects(worker)).containsExactly(leads.get(6).path("lead").stringValue());
    assertThat(subjects(other)).hasSize(1);
    assertFigures(sender, place, 8, 6, counted);
    JsonNode after =
        sender.get("/api/lists/" + list.path("id").stringValue() + "/leads").expect(200);
    for (int i = 0; i < 8; i++) {
      assertThat(after.get(i).path("outcome").asString("")).isEqualTo(i < 6 ? outcomes.get(i) : "");
    }

    // who could not be reached is found later: the last outcome counts, the lead once
    worker.facts(outcome(leads.get(5), "FOUND", server.now())).expect(200);
    server.awaitDerived();
    counted.remove("UNREACHABLE");
    counted.put("FOUND", 2);
    assertFigures(sender, place, 8, 6, counted);
    assertThat(
            sender
                .get("/api/lists/" + list.path("id").stringValue() + "/leads")
                .expect(200)
                .get(5)
                .path("outcome")
                .asString(""))
        .isEqualTo("FOUND");
  }

  @Test
  void a_lead_pushed_above_my_area_is_deepened_by_my_list_and_counted_where_it_went() {
    Place place = Place.layOut(server, "307");
    Someone person = Someone.fresh();
    Api county = server.as("COMMAND", "41/15/26/");
    assertCounts(Pushing.push(county, row(person, "2022-06-20", "41/15/26/")), 1, 0, 0, 0);
    Api township = server.as("COMMAND", place.township());
    assertFigures(township, place, 0, 0, Map.of());

    assertCounts(
        Pushing.push(township, row(person, "2022-06-20", place.cell("201", "C01"))), 0, 1, 0, 0);
    assertCounts(
        Pushing.push(township, row(person, "2022-06-20", place.cell("201", "C01"))), 0, 0, 1, 0);
    assertCounts(Pushing.push(township, row(person, "2022-06-20", place.township())), 0, 0, 1, 0);
    server.awaitDerived();

    assertFigures(township, place, 1, 0, Map.of());
    assertThat(subjects(server.worker(place.worker("201", "C01"), place.cell("201", "C01"))))
        .hasSize(1);
  }

  private static ObjectNode outcome(JsonNode lead, String outcome, OffsetDateTime at) {
    return Said.fact(
            "lead_outcome", lead.path("person").stringValue(), lead.path("region").stringValue())
        .put("at", at.toString())
        .put("lead", lead.path("lead").stringValue())
        .put("outcome", outcome);
  }

  private static List<String> subjects(Api worker) {
    JsonNode tasks = worker.get("/api/tasks/mine").expect(200).path("tasks");
    return StreamSupport.stream(tasks.spliterator(), false)
        .filter(task -> task.path("kind").stringValue().equals("VERIFY_LEAD"))
        .map(task -> task.path("subject").stringValue())
        .toList();
  }

  private static void assertFigures(
      Api reader, Place place, int received, int verified, Map<String, Integer> outcomes) {
    JsonNode figures = reader.get("/api/reports/leads?region=" + place.township()).expect(200);
    assertThat(figures.path("received").intValue()).isEqualTo(received);
    assertThat(figures.path("verified").intValue()).isEqualTo(verified);
    assertThat(figures.path("open").intValue()).isEqualTo(received - verified);
    Map<String, Integer> counted = new TreeMap<>();
    figures
        .path("outcomes")
        .properties()
        .forEach(field -> counted.put(field.getKey(), field.getValue().intValue()));
    assertThat(counted).isEqualTo(outcomes);
    assertThat(figures.path("medianElapsed").isNull()).isEqualTo(verified == 0);
  }

  @Test
  void an_outcome_counts_for_the_person_of_its_lead_alone() {
    JsonNode list =
        push(
            row(Someone.fresh(), "2022-06-20", here.township()),
            row(Someone.fresh(), "2022-06-20", here.township()));
    JsonNode leads = leads(lead, list);
    ObjectNode mistaken =
        outcome(leads.get(0), "FOUND", server.now())
            .put("person", leads.get(1).path("person").stringValue());

    Api.Answer answer = lead.facts(mistaken);

    answer.expect(422);
    assertThat(answer.code()).isEqualTo("FK-1012");
  }

  @Test
  @Tag("row-1.4")
  void the_tasks_of_an_absent_worker_fall_to_the_named_cover_and_come_back() {
    Place place = Place.layOut(server, "306");
    Pushing.push(
        server.as("GRID_LEAD", place.township()),
        row(Someone.fresh(), "2022-06-20", place.cell("201", "C01")));
    server.awaitDerived();
    Api absent = server.worker(place.worker("201", "C01"), place.township());
    Api cover = server.worker(place.worker("202", "C02"), place.township());
    assertThat(subjects(absent)).hasSize(1);

    String today = server.now().toLocalDate().toString();
    absence(place, "2022-01-01", today);
    assertThat(subjects(absent)).hasSize(1);
    absence(place, today, "2099-01-01");

    assertThat(subjects(absent)).isEmpty();
    assertThat(subjects(cover)).hasSize(1);
    JsonNode loads =
        server
            .as("GRID_LEAD", place.township())
            .get("/api/tasks/loads?region=" + place.township())
            .expect(200);
    assertThat(loads).hasSize(1);
    assertThat(loads.get(0).path("worker").stringValue()).isEqualTo(place.worker("202", "C02"));
  }

  private void absence(Place place, String from, String until) {
    server
        .administrator()
        .put(
            "/api/layout/absences",
            "text/csv",
            "worker,from,until,cover\n%s,%s,%s,%s\n"
                .formatted(place.worker("201", "C01"), from, until, place.worker("202", "C02")))
        .expect(200);
  }
}
