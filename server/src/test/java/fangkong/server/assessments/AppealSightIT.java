package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who sees an appeal and may answer it, and what it says of other people. */
@ServerTest
class AppealSightIT {

  private static final String HIGH = "CN-COVID-9/HIGH_AREA_HISTORY";

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private final TwoPeople two;
  private final Api worker;

  AppealSightIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "429").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "384").adopting(server, "CN-COVID-9");
    two = TwoPeople.inside(server, here.township());
    worker = server.as("GRID_WORKER", here.township());
  }

  private String send(Api by, ObjectNode fact) {
    String person = by.facts(fact).expect(200).path("people").get(0).stringValue();
    server.awaitDerived();
    return person;
  }

  private String returnee() {
    return send(
        two.proposer(),
        Said.arrival(Someone.fresh(), here.cell("201", "C01"), server.now().minusDays(1), "HIGH"));
  }

  private static ObjectNode appeal(String clause) {
    return object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("clause", clause)
        .put("text", "那几天我不在当地，有车票。");
  }

  private static String of(String person) {
    return "/api/people/" + person + "/appeals";
  }

  private JsonNode file(String person) {
    return worker.post(of(person), appeal(HIGH)).expect(201);
  }

  private static String answering(JsonNode appeal) {
    return "/api/appeals/" + appeal.path("id").stringValue() + "/answer";
  }

  private static ObjectNode rejecting(String reason) {
    return object().put("outcome", "REJECTED").put("reason", reason).put("clause", HIGH);
  }

  @Test
  void of_evidence_about_somebody_else_the_kind_and_the_time_are_told_and_no_id() {
    Api all = server.as("EPIDEMIOLOGIST", here.township(), there.township());
    Someone friend = Someone.fresh();
    String theirs = there.cell("201", "C01");
    String source = send(all, Said.arrival(friend, theirs, server.now().minusDays(2), "NONE"));
    ObjectNode met = exposure(Someone.fresh(), here.cell("201", "C01"), "SECONDARY", source);
    String person = send(all, met);
    ObjectNode positive =
        Said.test(
            friend, theirs, server.now().minusHours(2).truncatedTo(ChronoUnit.SECONDS), "POSITIVE");
    send(all, positive);

    JsonNode filed = worker.post(of(person), appeal("CN-COVID-9/CLOSE_CONTACT")).expect(201);

    List<JsonNode> evidence = filed.path("evidence").valueStream().toList();
    assertThat(evidence)
        .extracting(
            ground -> ground.path("type").stringValue() + " " + ground.path("fact").asString("-"))
        .containsExactlyInAnyOrder("exposure " + met.path("id").stringValue(), "test -");
    assertThat(evidence)
        .extracting(ground -> OffsetDateTime.parse(ground.path("at").stringValue()))
        .contains(OffsetDateTime.parse(positive.path("sampled").stringValue()));
    assertThat(filed.toString())
        .doesNotContain(positive.path("id").stringValue())
        .doesNotContain(source);
  }

  private ObjectNode exposure(Someone someone, String cell, String degree, String to) {
    OffsetDateTime at = server.now().minusDays(1);
    return Said.fact("exposure", someone, cell)
        .put("degree", degree)
        .put("to", to)
        .put("from", at.toString())
        .put("until", at.plusHours(1).toString());
  }

  @Test
  void whoever_made_a_ruling_does_not_judge_an_appeal_against_it() {
    String person = returnee();
    two.rule(TwoPeople.assigning(person, "CLOSE_CONTACT", server.now().plusDays(6)));
    server.awaitDerived();
    JsonNode filed = worker.post(of(person), appeal("RULING")).expect(201);
    ObjectNode answer = rejecting("维持").put("clause", "RULING");

    assertThat(two.proposer().post(answering(filed), answer).code()).isEqualTo("FK-5205");
    assertThat(two.confirmer().post(answering(filed), answer).code()).isEqualTo("FK-5205");
    server.as("COMMAND", here.township()).post(answering(filed), answer).expect(200);
  }

  @Test
  void a_ruling_made_where_one_no_longer_looks_is_still_ones_own() {
    TwoPeople both = TwoPeople.inside(server, here.township(), there.township());
    Someone someone = Someone.fresh();
    String person =
        send(
            both.proposer(),
            Said.arrival(someone, there.cell("201", "C01"), server.now().minusDays(1), "HIGH"));
    String proposer =
        both.rule(TwoPeople.assigning(person, "CLOSE_CONTACT", server.now().plusDays(6)))
            .path("proposedBy")
            .stringValue();
    send(both.proposer(), Said.arrival(someone, here.cell("201", "C01"), server.now(), "LOW"));
    JsonNode filed = worker.post(of(person), appeal("RULING")).expect(201);
    server
        .everything()
        .sql("UPDATE accounts.account SET scope = ARRAY[?] WHERE username = ?")
        .params(here.township(), proposer)
        .update();

    assertThat(
            both.proposer().post(answering(filed), rejecting("维持").put("clause", "RULING")).code())
        .isEqualTo("FK-5205");
  }

  @Test
  void another_region_neither_sees_nor_answers_and_no_office_without_the_right_does() {
    String person = returnee();
    JsonNode filed = file(person);
    Api elsewhere = server.as("COMMAND", there.township());

    assertThat(elsewhere.get("/api/appeals?region=" + here.township()).code()).isEqualTo("FK-1009");
    assertThat(elsewhere.get(of(person)).code()).isEqualTo("FK-8001");
    assertThat(elsewhere.post(of(person), appeal(HIGH)).code()).isEqualTo("FK-8001");
    assertThat(elsewhere.post(answering(filed), rejecting("维持")).code()).isEqualTo("FK-8001");
    assertThat(
            server.as("GRID_LEAD", here.township()).post(answering(filed), rejecting("维持")).code())
        .isEqualTo("FK-3002");
    assertThat(server.as("AUDITOR", here.township()).get("/api/appeals?region=41/").code())
        .isEqualTo("FK-3002");
  }
}
