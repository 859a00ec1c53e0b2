package fangkong.server.emergency;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A township elsewhere, opened at once, for a while, and seen by both sides. */
@ServerTest
class EmergencyAccessIT {

  private static final String REASON = "送医途中，需要核对过敏史";

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private final Place apart;
  private final String person;

  EmergencyAccessIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "494").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "495").adopting(server, "CN-COVID-9");
    apart = Place.layOut(server, "496").adopting(server, "CN-COVID-9");
    person = somebodyAt(there);
    somebodyAt(here);
    server.awaitDerived();
  }

  private String somebodyAt(Place place) {
    return server
        .as("COMMAND", place.township())
        .facts(
            Said.arrival(
                Someone.fresh(), place.cell("201", "C01"), server.now().minusDays(1), "HIGH"))
        .expect(200)
        .path("people")
        .get(0)
        .stringValue();
  }

  private static ObjectNode wanted(String region) {
    return object().put("region", region).put("purpose", "CARE").put("reason", REASON);
  }

  private static JsonNode open(Api who, ObjectNode wanted) {
    return who.post("/api/emergency-access", wanted).expect(201);
  }

  private static String idOf(JsonNode access) {
    return access.path("id").stringValue();
  }

  private int statusOfPerson(Api who) {
    return who.get("/api/people/" + person).status();
  }

  private void age(JsonNode access, String by) {
    server
        .everything()
        .sql(
            "UPDATE emergency.access SET began_at = began_at - ?::interval, ends_at = ends_at - ?::interval WHERE id = ?::uuid")
        .params(by, by, idOf(access))
        .update();
  }

  @Test
  @Tag("row-2.22")
  void it_opens_one_township_at_once_and_ends_at_its_time() {
    Api lead = server.as("GRID_LEAD", here.township());
    assertThat(statusOfPerson(lead)).isEqualTo(404);

    JsonNode access = open(lead, wanted(there.township()));

    assertThat(statusOfPerson(lead)).isEqualTo(200);
    assertThat(lead.get("/api/people?region=" + there.township()).expect(200).path("rows"))
        .isNotEmpty();
    assertThat(lead.get("/api/people?region=" + apart.township()).code()).isEqualTo("FK-1009");
    assertThat(lead.get("/api/people?region=" + here.township()).status()).isEqualTo(200);

    age(access, "119 minutes");
    assertThat(statusOfPerson(lead)).isEqualTo(200);
    age(access, "2 minutes");
    assertThat(statusOfPerson(lead)).isEqualTo(404);
    assertThat(lead.get("/api/people?region=" + there.township()).code()).isEqualTo("FK-1009");
  }

  @Test
  void whoever_opened_it_ends_it_before_its_time_and_nobody_else_does() {
    Api lead = server.as("GRID_LEAD", here.township());
    JsonNode access = open(lead, wanted(there.township()));
    String path = "/api/emergency-access/" + idOf(access);

    assertThat(server.as("GRID_LEAD", here.township()).delete(path).status()).isEqualTo(404);
    assertThat(statusOfPerson(lead)).isEqualTo(200);
    assertThat(lead.delete(path).expect(200).path("lasts").booleanValue()).isFalse();
    assertThat(statusOfPerson(lead)).isEqualTo(404);
  }

  @Test
  void for_somebody_it_opens_the_township_they_are_in() {
    Api lead = server.as("GRID_LEAD", here.township());

    JsonNode access =
        open(lead, wanted(there.township()).remove(List.of("region")).put("person", person));

    assertThat(access.path("opened").stringValue()).isEqualTo(there.township());
    assertThat(statusOfPerson(lead)).isEqualTo(200);
  }

  @Test
  void whoever_has_it_reads_and_changes_nothing_neither_there_nor_here() {
    Api command = server.as("COMMAND", here.township());
    JsonNode access = open(command, wanted(there.township()));
    ObjectNode taking =
        Said.fact("residence", person, here.household("201", "C01", 1))
            .put("at", server.now().toString());

    assertThat(command.facts(taking).status()).isEqualTo(403);
    assertThat(command.get("/api/people/" + person).status()).isEqualTo(200);
    assertThat(
            command
                .post("/api/people/" + person + "/appeals", object().put("text", "不在当地"))
                .status())
        .isEqualTo(403);
    assertThat(command.post("/api/rulings", object().put("person", person)).status())
        .isEqualTo(403);

    String done = "/api/emergency-access/" + idOf(access) + "/acknowledgement";
    assertThat(command.post(done, object().put("note", "没问题")).status()).isEqualTo(403);

    command.delete("/api/emergency-access/" + idOf(access)).expect(200);
    assertThat(command.post(done, object().put("note", "没问题")).code())
        .as("nobody looks into their own")
        .isEqualTo("FK-7301");
    assertThat(command.facts(taking).code()).as("out of sight again").isEqualTo("FK-1010");
  }

  @Test
  void it_makes_nobody_the_keeper_of_devices_there() {
    Api lead = server.as("GRID_LEAD", here.township());
    String worker =
        server
            .as("GRID_WORKER", there.cell("201", "C01"))
            .get("/api/me")
            .expect(200)
            .path("account")
            .stringValue();
    open(lead, wanted(there.township()));

    assertThat(lead.post("/api/devices/enrolments", object().put("account", worker)).status())
        .isEqualTo(404);
    assertThat(lead.get("/api/devices?account=" + worker).status()).isEqualTo(404);
  }

  @Test
  void the_auditors_of_the_opened_side_read_what_was_read_there() {
    Api lead = server.as("GRID_LEAD", here.township());
    JsonNode access = open(lead, wanted(there.township()));
    lead.get("/api/people/" + person).expect(200);
    Api auditor = server.as("AUDITOR", there.township());
    Api apartAuditor = server.as("AUDITOR", apart.township());

    fangkong.server.Patience.until(
        "acts are chained",
        () -> auditor.get("/api/audit?kind=OPEN").text().contains(idOf(access)));
    assertThat(apartAuditor.get("/api/audit?kind=OPEN").text()).doesNotContain(idOf(access));
  }

  @Test
  @Tag("row-2.22")
  void what_was_read_under_it_and_the_act_itself_are_marked_in_the_log() {
    Api lead = server.as("GRID_LEAD", here.township());
    lead.get("/api/people?region=" + here.township()).expect(200);
    JsonNode access = open(lead, wanted(there.township()));
    lead.get("/api/people/" + person).expect(200);
    lead.post("/api/people/" + person + "/reveal", object().put("purpose", "CARE")).expect(200);
    lead.delete("/api/emergency-access/" + idOf(access)).expect(200);
    lead.get("/api/people?region=" + here.township()).expect(200);

    JsonNode opened = listLogged(lead, "EMERGENCY").getFirst();
    assertThat(opened.path("purpose").stringValue()).isEqualTo("CARE");
    assertThat(opened.path("region").stringValue()).isEqualTo(here.township());
    assertThat(listLogged(lead, "REVEAL"))
        .singleElement()
        .matches(entry -> entry.path("emergency").stringValue().equals(idOf(access)));
    assertThat(listLogged(lead, "OPEN"))
        .filteredOn(entry -> entry.path("people").toString().contains(person))
        .isNotEmpty()
        .allMatch(entry -> entry.path("emergency").stringValue().equals(idOf(access)));
    assertThat(listLogged(lead, "OPEN").getFirst().path("emergency").isNull()).isTrue();
  }

  private List<JsonNode> listLogged(Api who, String kind) {
    server.awaitChained();
    String account = who.get("/api/me").expect(200).path("account").stringValue();
    return server
        .as("AUDITOR", here.township())
        .get("/api/audit?kind=" + kind + "&account=" + account)
        .expect(200)
        .valueStream()
        .toList();
  }

  @Test
  @Tag("row-2.22")
  void those_above_of_both_sides_see_it_at_once_and_nobody_elsewhere() {
    Api lead = server.as("GRID_LEAD", here.township());
    String id = idOf(open(lead, wanted(there.township())));

    for (String side : List.of(here.township(), there.township())) {
      assertThat(seen(server.as("COMMAND", side))).contains(id).contains(REASON);
      assertThat(seen(server.as("AUDITOR", side))).contains(id);
    }
    assertThat(seen(server.as("COMMAND", apart.township()))).doesNotContain(id);
    assertThat(seen(server.as("GRID_LEAD", there.township()))).doesNotContain(id);

    String done = "/api/emergency-access/" + id + "/acknowledgement";
    assertThat(lead.post(done, object().put("note", "没问题")).status()).isEqualTo(403);
    Api command = server.as("COMMAND", there.township());
    assertThat(
            command
                .post(done, object().put("note", "已与医院核实"))
                .expect(200)
                .path("note")
                .stringValue())
        .isEqualTo("已与医院核实");
    assertThat(command.post(done, object().put("note", "再次")).code()).isEqualTo("FK-7302");
  }

  private static String seen(Api who) {
    return who.get("/api/emergency-access?limit=200").expect(200).toString();
  }

  @Test
  void row_level_security_alone_shows_it_to_both_sides() {
    Api lead = server.as("GRID_LEAD", here.township());
    String id = idOf(open(lead, wanted(there.township())));

    assertThat(countUnder(here.township(), id)).isEqualTo(1);
    assertThat(countUnder(there.township(), id)).isEqualTo(1);
    assertThat(countUnder(apart.township(), id)).isZero();
    assertThat(countUnder("", id)).isZero();
  }

  private long countUnder(String scope, String id) {
    DataSource source = server.app();
    JdbcClient app = JdbcClient.create(source);
    Long counted =
        new TransactionTemplate(new DataSourceTransactionManager(source))
            .execute(_ -> {
              // Both statements have to be on the connection of the transaction.
              app.sql("SELECT set_config('fangkong.scope', ?, true)")
                  .param(scope)
                  .query(String.class)
                  .single();
              return app.sql("SELECT count(*) FROM emergency.access WHERE id = ?::uuid")
                  .param(id)
                  .query(Long.class)
                  .single();
            });
    return counted == null ? 0 : counted;
  }

  @Test
  void it_needs_a_reason_a_township_and_a_need() {
    Api lead = server.as("GRID_LEAD", here.township());
    String path = "/api/emergency-access";

    assertThat(lead.post(path, wanted(there.township()).put("reason", "急")).code())
        .isEqualTo("FK-7405");
    assertThat(lead.post(path, wanted("41/15/26/")).code()).isEqualTo("FK-7402");
    assertThat(lead.post(path, wanted("41/15/26/999/")).code()).isEqualTo("FK-7402");
    assertThat(lead.post(path, wanted(here.village("201"))).code()).isEqualTo("FK-7401");
    assertThat(lead.post(path, wanted(there.township()).put("person", person)).code())
        .isEqualTo("FK-1004");
    assertThat(server.as("CHECKPOINT", here.township()).post(path, wanted(there.township())).code())
        .isEqualTo("FK-3002");
    assertThat(statusOfPerson(lead)).isEqualTo(404);
  }

  @Test
  void it_is_neither_extended_nor_opened_more_than_three_times_a_day() {
    Api lead = server.as("GRID_LEAD", here.township());
    for (int i = 0; i < 3; i++) {
      JsonNode access = open(lead, wanted(there.township()));
      assertThat(lead.post("/api/emergency-access", wanted(apart.township())).code())
          .isEqualTo("FK-7403");
      lead.delete("/api/emergency-access/" + idOf(access)).expect(200);
    }

    assertThat(lead.post("/api/emergency-access", wanted(there.township())).code())
        .isEqualTo("FK-7404");
    assertThat(statusOfPerson(lead)).isEqualTo(404);
  }

  @Test
  void what_was_seen_under_it_is_taken_out_by_nobody_alone() {
    Api lead = server.as("GRID_LEAD", here.township());
    open(lead, wanted(there.township()));

    JsonNode export =
        lead.post(
                "/api/exports",
                object()
                    .put("id", com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpoch().toString())
                    .put("region", there.township())
                    .put("purpose", "CARE")
                    .put("format", "CSV")
                    .put("unmasked", false))
            .expect(201);

    assertThat(export.path("state").stringValue()).isEqualTo("WAITING");
  }
}
