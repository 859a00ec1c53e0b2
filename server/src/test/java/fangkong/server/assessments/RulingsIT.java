package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static fangkong.server.TwoPeople.assigning;
import static fangkong.server.TwoPeople.confirming;
import static fangkong.server.TwoPeople.declining;
import static fangkong.server.TwoPeople.excluding;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Together;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ruling is in force once two people said so, and is evidence from then on. */
@ServerTest
class RulingsIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private final TwoPeople two;
  private final String cell;
  private final OffsetDateTime at;

  RulingsIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "366").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "382").adopting(server, "CN-COVID-9");
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

  private JsonNode assessment(String person) {
    server.awaitDerived();
    return two.proposer().get("/api/people/" + person).expect(200).path("assessment");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  private JsonNode proposals(String person) {
    return two.proposer().get("/api/people/" + person + "/rulings").expect(200);
  }

  @Test
  void what_one_proposes_changes_nothing_until_another_confirms_it_and_then_is_evidence() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));

    JsonNode proposed = two.proposer().post("/api/rulings", release).expect(201);

    assertThat(proposed.path("state").stringValue()).isEqualTo("OPEN");
    assertThat(assessment(person).path("code").stringValue()).isEqualTo("RED");

    JsonNode confirmed = two.confirmer().post(confirming(release), object()).expect(200);

    JsonNode after = assessment(person);
    assertThat(after.path("code").stringValue()).isEqualTo("GREEN");
    assertThat(after.at("/reasons/0/clause").stringValue()).isEqualTo("RULING");
    assertThat(after.at("/reasons/1/clause").stringValue())
        .isEqualTo("CN-COVID-9/HIGH_AREA_HISTORY");
    String fact = confirmed.path("fact").stringValue();
    assertThat(texts(after.at("/reasons/0/evidence"))).containsExactly(fact);
    JsonNode known = fact(person, fact);
    assertThat(texts(known.at("/body/by")))
        .containsExactly(
            confirmed.path("proposedBy").stringValue(), confirmed.path("decidedBy").stringValue())
        .doesNotHaveDuplicates();
    assertThat(known.at("/body/reason").stringValue()).isEqualTo("复核后认定");
    assertThat(OffsetDateTime.parse(known.at("/body/until").stringValue()))
        .isEqualTo(OffsetDateTime.parse(proposed.path("until").stringValue()));
  }

  private JsonNode fact(String person, String id) {
    return two.proposer()
        .get("/api/people/" + person)
        .expect(200)
        .path("facts")
        .valueStream()
        .filter(each -> each.path("id").stringValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void evidence_that_is_set_aside_speaks_again_when_the_ruling_ends() {
    ObjectNode arrival = Said.arrival(Someone.fresh(), cell, at, "HIGH");
    String person = send(arrival);

    two.rule(excluding(person, List.of(arrival.path("id").stringValue()), inDays(2)));

    assertThat(assessment(person).path("category").stringValue()).isEqualTo("NONE");
    assertThat(
            two.proposer()
                .get("/api/people/" + person + "?asOf=" + plain(inDays(3)))
                .expect(200)
                .at("/assessment/category")
                .stringValue())
        .isEqualTo("HIGH_AREA_HISTORY");
  }

  private static String plain(OffsetDateTime time) {
    return time.toInstant().toString();
  }

  @Test
  void what_a_ruling_would_change_is_told_before_anybody_proposes_it() {
    String person = returnee();

    JsonNode foreseen =
        two.proposer()
            .post("/api/rulings/consequence", assigning(person, "CLOSE_CONTACT", inDays(9)))
            .expect(200);

    assertThat(foreseen.at("/now/category").stringValue()).isEqualTo("HIGH_AREA_HISTORY");
    assertThat(foreseen.at("/then/category").stringValue()).isEqualTo("CLOSE_CONTACT");
    assertThat(foreseen.at("/then/until").stringValue())
        .isEqualTo(server.now().toLocalDate().plusDays(7).toString());
    assertThat(proposals(person)).isEmpty();
    two.rule(assigning(person, "CLOSE_CONTACT", inDays(9)));
    assertThat(assessment(person).path("category").stringValue()).isEqualTo("CLOSE_CONTACT");
  }

  @Test
  void nobody_confirms_what_they_proposed() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));
    two.proposer().post("/api/rulings", release).expect(201);

    Api.Answer own = two.proposer().post(confirming(release), object());

    own.expect(403);
    assertThat(own.code()).isEqualTo("FK-5102");
    assertThat(assessment(person).path("code").stringValue()).isEqualTo("RED");
  }

  @Test
  void the_plain_door_takes_no_ruling_whatever_names_stand_in_it() {
    Someone someone = Someone.fresh();
    send(Said.arrival(someone, cell, at, "HIGH"));
    ObjectNode ruling =
        Said.fact("ruling", someone, cell)
            .put("at", at.toString())
            .put("until", at.plusDays(9).toString())
            .put("reason", "re-check")
            .put("category", "NONE");
    ruling.putArray("by").add("王一").add("李二");
    long before = server.countFacts();

    Api.Answer answer = two.proposer().facts(ruling);

    answer.expect(422);
    assertThat(answer.code()).isEqualTo("FK-5101");
    assertThat(server.countFacts()).isEqualTo(before);
  }

  @Test
  void a_repeat_changes_nothing_and_the_same_id_with_another_content_is_refused() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));
    JsonNode first = two.proposer().post("/api/rulings", release).expect(201);

    assertThat(two.proposer().post("/api/rulings", release).expect(201)).isEqualTo(first);
    assertThat(two.proposer().post("/api/rulings", release.deepCopy().put("reason", "x")).code())
        .isEqualTo("FK-1042");
    assertThat(two.confirmer().post("/api/rulings", release).code()).isEqualTo("FK-1042");

    JsonNode confirmed = two.confirmer().post(confirming(release), object()).expect(200);
    long facts = server.countFacts();
    assertThat(two.confirmer().post(confirming(release), object()).expect(200))
        .isEqualTo(confirmed);
    assertThat(two.proposer().post("/api/rulings", release).expect(201)).isEqualTo(confirmed);
    assertThat(server.countFacts()).isEqualTo(facts);
    assertThat(proposals(person)).hasSize(1);
  }

  @Test
  void of_many_who_decide_at_once_one_does_and_one_fact_comes_of_it() throws Exception {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));
    two.proposer().post("/api/rulings", release).expect(201);
    List<Supplier<Api.Answer>> decisions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Api decider = server.as("EPIDEMIOLOGIST", here.township());
      decisions.add(() -> decider.post(confirming(release), object()));
    }

    List<Api.Answer> answers = Together.at(server, "assessments.ruling_proposal", decisions);

    assertThat(answers)
        .extracting(answer -> answer.status() + answer.code())
        .containsExactlyInAnyOrder("200", "409FK-5103", "409FK-5103", "409FK-5103");
    assertThat(texts(assessment(person).at("/reasons/0/evidence"))).hasSize(1);
    assertThat(
            server
                .everything()
                .sql(
                    "SELECT count(*) FROM evidence.fact WHERE type = 'ruling' AND person = ?::uuid")
                .param(person)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void whoever_declines_says_why_and_nothing_comes_of_it() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", inDays(3));
    two.proposer().post("/api/rulings", release).expect(201);

    assertThat(two.confirmer().post(declining(release), object().put("reason", " ")).code())
        .isEqualTo("FK-1006");
    JsonNode declined =
        two.confirmer().post(declining(release), object().put("reason", "证据不足")).expect(200);

    assertThat(declined.path("state").stringValue()).isEqualTo("DECLINED");
    assertThat(declined.path("declined").stringValue()).isEqualTo("证据不足");
    assertThat(two.confirmer().post(confirming(release), object()).code()).isEqualTo("FK-5103");
    assertThat(assessment(person).path("code").stringValue()).isEqualTo("RED");
    assertThat(open(two.confirmer(), here)).doesNotContain(release.path("id").stringValue());
  }

  private static List<String> open(Api asking, Place place) {
    return texts(asking, "/api/rulings?limit=200&region=" + place.township());
  }

  private static List<String> texts(Api asking, String path) {
    return asking
        .get(path)
        .expect(200)
        .path("rulings")
        .valueStream()
        .map(each -> each.path("id").stringValue())
        .toList();
  }

  @Test
  void open_proposals_are_listed_page_by_page_for_the_region_alone() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ObjectNode release = assigning(returnee(), "NONE", inDays(3));
      ids.add(release.path("id").stringValue());
      two.proposer().post("/api/rulings", release).expect(201);
    }

    assertThat(open(two.confirmer(), here)).containsSubsequence(ids);
    String page = "/api/rulings?limit=1&region=" + here.township() + "&after=";
    assertThat(texts(two.confirmer(), page + ids.get(0))).containsExactly(ids.get(1));
    Api elsewhere = server.as("COMMAND", there.township());
    assertThat(elsewhere.get("/api/rulings?region=" + here.township()).code()).isEqualTo("FK-1009");
    assertThat(elsewhere.post("/api/rulings/" + ids.getFirst() + "/confirm", object()).code())
        .isEqualTo("FK-8001");
    assertThat(elsewhere.post("/api/rulings", assigning(returnee(), "NONE", inDays(3))).code())
        .isEqualTo("FK-8001");
  }

  @Test
  void a_proposal_that_nobody_confirmed_before_its_end_lapses() {
    String person = returnee();
    ObjectNode release = assigning(person, "NONE", server.now().plusHours(1));
    two.proposer().post("/api/rulings", release).expect(201);
    server.moveClock(server.now().plusHours(2));

    assertThat(two.confirmer().post(confirming(release), object()).code()).isEqualTo("FK-5106");
  }
}
