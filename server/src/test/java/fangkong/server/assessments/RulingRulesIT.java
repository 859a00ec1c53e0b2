package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static fangkong.server.TwoPeople.assigning;
import static fangkong.server.TwoPeople.confirming;
import static fangkong.server.TwoPeople.excluding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a ruling needs, who may make one, and who is shown those of somebody. */
@ServerTest
class RulingRulesIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private final TwoPeople two;
  private final String cell;
  private final OffsetDateTime at;

  RulingRulesIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "427").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "428").adopting(server, "CN-COVID-9");
    two = TwoPeople.inside(server, here.township());
    cell = here.cell("201", "C01");
    at = server.now().minusDays(1);
  }

  private String send(ObjectNode... facts) {
    String person = two.proposer().facts(facts).expect(200).path("people").get(0).stringValue();
    server.awaitDerived();
    return person;
  }

  private String returnee() {
    return send(Said.arrival(Someone.fresh(), cell, at, "HIGH"));
  }

  private OffsetDateTime inDays(int days) {
    return server.now().plusDays(days);
  }

  private JsonNode proposals(String person) {
    return two.proposer().get("/api/people/" + person + "/rulings").expect(200);
  }

  @Test
  void a_ruling_has_a_reason_an_end_within_bounds_a_category_in_force_and_their_own_evidence() {
    ObjectNode arrival = Said.arrival(Someone.fresh(), cell, at, "HIGH");
    String person = send(arrival);
    ObjectNode others = Said.arrival(Someone.fresh(), cell, at, "HIGH");
    send(others);
    ObjectNode good = assigning(person, "NONE", inDays(3));

    assertRefused(good.deepCopy().put("reason", "  "), "FK-1006");
    assertRefused(good.deepCopy().put("reason", "长".repeat(201)), "FK-1006");
    assertRefused(good.deepCopy().put("until", inDays(22).toString()), "FK-5105");
    assertRefused(good.deepCopy().put("until", at.toString()), "FK-5105");
    assertRefused(good.deepCopy().put("category", "CONTACT_OF_A_FRIEND"), "FK-5107");
    assertRefused(
        excluding(person, List.of(others.path("id").stringValue()), inDays(3)), "FK-5108");
    assertRefused(without(good, "until"), "FK-1004");
    assertRefused(without(good, "category"), "FK-1004");
    ObjectNode both = excluding(person, List.of(arrival.path("id").stringValue()), inDays(3));
    assertRefused(both.put("category", "NONE"), "FK-1006");
    assertThat(proposals(person)).isEmpty();
    two.proposer().post("/api/rulings", good).expect(201);
  }

  private static ObjectNode without(ObjectNode ruling, String field) {
    ObjectNode copy = ruling.deepCopy();
    copy.remove(field);
    return copy;
  }

  private void assertRefused(ObjectNode ruling, String code) {
    Api.Answer answer = two.proposer().post("/api/rulings", ruling);
    assertThat(answer.code()).as(ruling.toString()).isEqualTo(code);
  }

  @Test
  void the_rulings_on_somebody_are_shown_to_whoever_sees_them_now() {
    Someone someone = Someone.fresh();
    String person = send(Said.arrival(someone, cell, at, "HIGH"));
    two.rule(assigning(person, "NONE", inDays(3)));
    assertThat(proposals(person)).hasSize(1);

    server
        .as("GRID_WORKER", there.township())
        .facts(Said.arrival(someone, there.cell("201", "C01"), server.now(), "LOW"))
        .expect(200);
    server.awaitDerived();
    assertThat(proposals(person)).as("until they are accepted there").hasSize(1);
    Api lead = server.as("GRID_LEAD", there.township());
    String move =
        lead.get("/api/moves?region=" + there.township())
            .expect(200)
            .at("/moves/0/id")
            .stringValue();
    lead.post("/api/moves/" + move + "/accept", ServerUnderTest.object()).expect(204);

    assertThat(two.proposer().get("/api/people/" + person + "/rulings").code())
        .isEqualTo("FK-8001");
    assertThat(
            server
                .as("CHECKPOINT", here.township(), there.township())
                .get("/api/people/" + person + "/rulings")
                .code())
        .isEqualTo("FK-3002");
  }

  @Test
  void nobody_rules_on_themselves_as_proposer_or_as_the_second() {
    Someone official = Someone.fresh();
    String worker = "self-" + here.code();
    server
        .administrator()
        .put(
            "/api/layout/roster",
            "text/csv",
            "worker,name,phone,role,force,region\n%s,%s,%s,LEAD,GRID,%s\n"
                .formatted(worker, official.name(), official.phone(), here.village("202")))
        .expect(200);
    Api themselves = account(worker);
    String person = send(Said.arrival(official, cell, at, "HIGH"));

    assertThat(themselves.post("/api/rulings", assigning(person, "NONE", inDays(2))).code())
        .isEqualTo("FK-5104");
    ObjectNode release = assigning(person, "NONE", inDays(2));
    two.proposer().post("/api/rulings", release).expect(201);
    assertThat(themselves.post(confirming(release), object()).code()).isEqualTo("FK-5104");
    server
        .everything()
        .sql("UPDATE people.person SET region = ? WHERE id = ?::uuid")
        .params(there.township(), person)
        .update();
    assertThat(themselves.post(confirming(release), object()).code())
        .as("registered elsewhere as yet")
        .isEqualTo("FK-5104");
    themselves.post("/api/rulings", assigning(returnee(), "NONE", inDays(2))).expect(201);
  }

  private Api account(String worker) {
    ObjectNode wanted =
        object()
            .put("username", "official-" + here.code())
            .put("password", "long enough for a test 2022")
            .put("role", "COMMAND")
            .put("worker", worker);
    wanted.putArray("scope").add(here.township());
    server.administrator().post("/api/accounts", wanted).expect(201);
    return server.nobody().signIn("official-" + here.code(), "long enough for a test 2022");
  }

  @Test
  void whoever_has_no_right_to_rule_neither_proposes_nor_confirms() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));
    two.proposer().post("/api/rulings", release).expect(201);

    for (String role : List.of("GRID_WORKER", "GRID_LEAD", "CHECKPOINT", "AUDITOR")) {
      Api other = server.as(role, here.township());
      assertThat(other.post("/api/rulings", assigning(person, "NONE", inDays(3))).code())
          .as(role)
          .isEqualTo("FK-3002");
      assertThat(other.post(confirming(release), object()).code()).as(role).isEqualTo("FK-3002");
    }
    assertThat(server.nobody().post(confirming(release), object()).code()).isEqualTo("FK-3001");
  }

  @Test
  void the_database_itself_keeps_the_two_apart() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));
    two.proposer().post("/api/rulings", release).expect(201);

    assertThatThrownBy(() ->
            server
                .everything()
                .sql(
                    """
                    UPDATE assessments.ruling_proposal
                    SET state = 'CONFIRMED', decided_by = proposed_by, decided_at = proposed_at, fact = ?::uuid
                    WHERE id = ?::uuid
                    """)
                .params(
                    UuidCreator.getTimeOrderedEpoch().toString(), release.path("id").stringValue())
                .update())
        .hasMessageContaining("ruling_proposal_check");
  }
}
