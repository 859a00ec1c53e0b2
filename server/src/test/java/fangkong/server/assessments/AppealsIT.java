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
import fangkong.server.Together;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever objects to a reason is heard by a deadline, by whoever is responsible, with a reason. */
@ServerTest
class AppealsIT {

  private static final String HIGH = "CN-COVID-9/HIGH_AREA_HISTORY";
  private static final int PLACES = 12;

  private final ServerUnderTest server;
  private final Place here;
  private final TwoPeople two;
  private final Api worker;
  private int cells;

  AppealsIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "383").adopting(server, "CN-COVID-9");
    two = TwoPeople.inside(server, here.township());
    worker = server.as("GRID_WORKER", here.township());
  }

  private String send(ObjectNode... facts) {
    String person = two.proposer().facts(facts).expect(200).path("people").get(0).stringValue();
    server.awaitDerived();
    return person;
  }

  private String returnee() {
    return returnee(here.cell("201", "C01"));
  }

  private String returnee(String region) {
    return send(Said.arrival(Someone.fresh(), region, server.now().minusDays(1), "HIGH"));
  }

  /** A household of its own, so that what is listed there is of one test. */
  private String fresh() {
    cells++;
    assertThat(cells).isLessThan(PLACES);
    return here.household("202", "C02", 100 + cells);
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

  private ObjectNode upholding(String person) {
    ObjectNode answer = object().put("outcome", "UPHELD").put("reason", "车票属实");
    answer.set("ruling", TwoPeople.assigning(person, "NONE", server.now().plusDays(6)));
    return answer;
  }

  private String code(String person) {
    server.awaitDerived();
    return two.proposer()
        .get("/api/people/" + person)
        .expect(200)
        .at("/assessment/code")
        .stringValue();
  }

  @Test
  void an_appeal_says_against_what_on_which_evidence_by_when_and_who_answers() {
    ObjectNode arrival =
        Said.arrival(Someone.fresh(), here.cell("201", "C01"), server.now().minusDays(1), "HIGH");
    String person = send(arrival);

    JsonNode filed = file(person);

    assertThat(filed.path("state").stringValue()).isEqualTo("OPEN");
    assertThat(filed.path("overdue").booleanValue()).isFalse();
    assertThat(filed.path("evidence")).hasSize(1);
    assertThat(filed.at("/evidence/0/fact")).isEqualTo(arrival.path("id"));
    assertThat(filed.at("/evidence/0/type").stringValue()).isEqualTo("arrival");
    OffsetDateTime at = OffsetDateTime.parse(filed.path("filedAt").stringValue());
    assertThat(OffsetDateTime.parse(filed.path("deadline").stringValue()))
        .isEqualTo(at.plusHours(24));
    assertThat(filed.path("region").stringValue()).isEqualTo(here.cell("201", "C01"));
    assertThat(worker.get(of(person)).expect(200).get(0)).isEqualTo(filed);
    assertThat(code(person)).as("an appeal changes nothing by itself").isEqualTo("RED");
  }

  @Test
  void the_lead_of_the_township_is_named_and_answers() {
    server
        .administrator()
        .put(
            "/api/layout/roster",
            "text/csv",
            "worker,name,phone,role,force,region\nlead383,镇长,13900000383,LEAD,GRID,%s\n"
                .formatted(here.township()))
        .expect(200);
    JsonNode filed = file(returnee());
    assertThat(filed.at("/answerer/login").stringValue()).isEqualTo("lead383");

    Api lead = server.worker("lead383", here.township());
    Api other = server.worker(here.worker("201", "C01"), here.township());

    assertThat(other.post(answering(filed), rejecting("维持")).code()).isEqualTo("FK-3002");
    JsonNode answered = lead.post(answering(filed), rejecting("维持")).expect(200);
    assertThat(answered.at("/answer/outcome").stringValue()).isEqualTo("REJECTED");
    assertThat(answered.at("/answer/clause").stringValue()).isEqualTo(HIGH);
  }

  @Test
  void an_appeal_that_is_upheld_starts_a_ruling_which_a_second_person_brings_into_force() {
    String person = returnee();
    JsonNode filed = file(person);
    ObjectNode answer = upholding(person);

    JsonNode answered = two.proposer().post(answering(filed), answer).expect(200);

    assertThat(answered.path("state").stringValue()).isEqualTo("ANSWERED");
    assertThat(answered.at("/answer/rulingState").stringValue()).isEqualTo("OPEN");
    assertThat(code(person)).isEqualTo("RED");
    ObjectNode ruling = (ObjectNode) answer.path("ruling");
    assertThat(two.proposer().post(TwoPeople.confirming(ruling), object()).code())
        .isEqualTo("FK-5102");
    two.confirmer().post(TwoPeople.confirming(ruling), object()).expect(200);
    assertThat(code(person)).isEqualTo("GREEN");
    assertThat(worker.get(of(person)).expect(200).at("/0/answer/rulingState").stringValue())
        .isEqualTo("CONFIRMED");
  }

  @Test
  void overdue_appeals_stand_first_and_are_counted() {
    String region = fresh();
    JsonNode old = file(returnee(region));
    server.moveClock(server.now().plusHours(23));
    JsonNode young = file(returnee(region));
    assertThat(list(region).path("overdue").intValue()).isZero();
    server.moveClock(server.now().plusHours(2));

    JsonNode page = list(region);

    assertThat(page.path("open").intValue()).isEqualTo(2);
    assertThat(page.path("overdue").intValue()).isEqualTo(1);
    assertThat(ids(page)).containsExactly(id(old), id(young));
    assertThat(page.at("/appeals/0/overdue").booleanValue()).isTrue();
    assertThat(page.at("/appeals/1/overdue").booleanValue()).isFalse();
    assertThat(ids(list(region + "&limit=1&after=" + id(old)))).containsExactly(id(young));
    two.proposer().post(answering(old), rejecting("维持")).expect(200);
    assertThat(list(region).path("overdue").intValue()).isZero();
    assertThat(ids(list(region))).containsExactly(id(young));
  }

  private JsonNode list(String query) {
    return two.proposer().get("/api/appeals?region=" + query).expect(200);
  }

  private static String id(JsonNode appeal) {
    return appeal.path("id").stringValue();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("appeals").valueStream().map(AppealsIT::id).toList();
  }

  @Test
  void a_repeat_changes_nothing_and_a_second_appeal_against_the_same_reason_waits_for_the_first() {
    String person = returnee();
    ObjectNode appeal = appeal(HIGH);
    JsonNode first = worker.post(of(person), appeal).expect(201);

    assertThat(worker.post(of(person), appeal).expect(201)).isEqualTo(first);
    assertThat(worker.post(of(person), appeal.deepCopy().put("text", "别的")).code())
        .isEqualTo("FK-1042");
    assertThat(worker.post(of(person), appeal(HIGH)).code()).isEqualTo("FK-5202");
    ObjectNode answer = rejecting("维持");
    JsonNode answered = two.proposer().post(answering(first), answer).expect(200);
    assertThat(two.proposer().post(answering(first), answer).expect(200)).isEqualTo(answered);
    assertThat(two.proposer().post(answering(first), rejecting("又想了想")).code())
        .isEqualTo("FK-5204");
    assertThat(two.confirmer().post(answering(first), answer).code()).isEqualTo("FK-5204");
    worker.post(of(person), appeal(HIGH)).expect(201);
  }

  @Test
  void appeals_are_bounded_in_length_and_in_number() {
    String person = returnee();
    assertThat(worker.post(of(person), appeal(HIGH).put("text", "长".repeat(501))).code())
        .isEqualTo("FK-1006");
    assertThat(worker.post(of(person), appeal(HIGH).put("text", "  ")).code()).isEqualTo("FK-1006");
    for (int i = 0; i < Appeals.MOST_IN_A_WEEK; i++) {
      two.proposer().post(answering(file(person)), rejecting("维持" + i)).expect(200);
    }

    assertThat(worker.post(of(person), appeal(HIGH)).code()).isEqualTo("FK-5203");
    server.moveClock(server.now().plusDays(7).plusMinutes(1));
    file(person);
  }

  @Test
  void what_is_no_reason_of_theirs_cannot_be_appealed_against() {
    String person = returnee();

    assertThat(worker.post(of(person), appeal("CN-COVID-9/CLOSE_CONTACT")).code())
        .isEqualTo("FK-5201");
    assertThat(worker.get(of(person)).expect(200)).isEmpty();
  }

  @Test
  void a_rejection_names_a_clause_in_force_and_an_upheld_one_a_ruling_about_the_same_person() {
    String person = returnee();
    JsonNode filed = file(person);

    ObjectNode silent = rejecting("维持");
    silent.remove("clause");
    assertThat(two.proposer().post(answering(filed), silent).code()).isEqualTo("FK-1004");
    assertThat(
            two.proposer()
                .post(answering(filed), rejecting("维持").put("clause", "NO-SUCH/CLAUSE"))
                .code())
        .isEqualTo("FK-1006");
    assertThat(two.proposer().post(answering(filed), upholding(returnee())).code())
        .isEqualTo("FK-1006");
    ObjectNode bare = object().put("outcome", "UPHELD").put("reason", "属实");
    assertThat(two.proposer().post(answering(filed), bare).code()).isEqualTo("FK-1004");
    assertThat(worker.get(of(person)).expect(200).at("/0/state").stringValue()).isEqualTo("OPEN");
  }

  @Test
  void of_two_who_answer_at_once_one_does_and_no_ruling_is_left_of_the_other() throws Exception {
    String person = returnee();
    JsonNode filed = file(person);
    List<Supplier<Api.Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Api answerer = server.as("COMMAND", here.township());
      ObjectNode answer = upholding(person);
      requests.add(() -> answerer.post(answering(filed), answer));
    }

    List<Api.Answer> answers = Together.at(server, "assessments.appeal", requests);

    assertThat(answers)
        .extracting(answer -> answer.status() + answer.code())
        .containsExactlyInAnyOrder("200", "409FK-5204", "409FK-5204", "409FK-5204");
    assertThat(worker.get("/api/people/" + person + "/rulings").expect(200)).hasSize(1);
  }
}
