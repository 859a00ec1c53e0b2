package fangkong.server.declarations;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A resident objects on the page that says why, and sees there what comes of it. */
@ServerTest
@Tag("row-2.3")
class ResidentAppealsIT {

  private static final String HIGH = "CN-COVID-9/HIGH_AREA_HISTORY";
  private static final AtomicInteger ADDRESS = new AtomicInteger();

  private final ServerUnderTest server;
  private final Place place;
  private final String cell;
  private final TwoPeople two;

  ResidentAppealsIT(ServerUnderTest server) {
    this.server = server;
    place = Place.layOut(server, "385").adopting(server, "CN-COVID-9");
    cell = place.cell("201", "C01");
    two = TwoPeople.inside(server, place.township());
  }

  /** Nobody, from an address that has all its requests left. */
  private Api door() {
    return server.nobody().from("127.5.1." + ADDRESS.incrementAndGet());
  }

  private record Holder(Someone who, TestCard card, Api door) {}

  /** Somebody who declared and then arrived from a high-risk area. */
  private Holder holder() {
    Holder holder = new Holder(Someone.fresh(), TestCard.fresh(), door());
    Someone who = holder.who();
    ObjectNode declaration =
        object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("direction", "ARRIVAL")
            .put("card", holder.card().text())
            .put("idNumber", who.idNumber())
            .put("name", who.name())
            .put("phone", who.phone())
            .put("region", cell)
            .put("origin", "310000")
            .put("arrives", server.now().plusDays(5).toString());
    holder.door().post("/api/declarations", declaration).expect(201);
    two.proposer().facts(Said.arrival(who, cell, server.now().minusHours(1), "HIGH")).expect(200);
    server.awaitDerived();
    return holder;
  }

  private Holder confirmed() {
    Holder holder = holder();
    two.proposer()
        .post(
            "/api/declarations/cards/" + holder.card().id() + "/confirm",
            object()
                .put("at", server.now().toString())
                .put("name", holder.who().name())
                .put("numberEnd", holder.who().idNumber().substring(14)))
        .expect(204);
    return holder;
  }

  private static ObjectNode appeal(TestCard card) {
    return object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("card", card.text())
        .put("clause", HIGH)
        .put("text", "我没有去过高风险区");
  }

  private static Api.Answer send(Holder holder, ObjectNode appeal) {
    return holder.door().post("/api/declarations/appeals", appeal);
  }

  private static JsonNode mine(Holder holder) {
    return holder
        .door()
        .post("/api/declarations/mine", object().put("card", holder.card().text()))
        .expect(200);
  }

  private JsonNode answer(String appeal, ObjectNode answer) {
    return two.proposer().post("/api/appeals/" + appeal + "/answer", answer).expect(200);
  }

  @Test
  void whoever_objects_sees_by_when_they_are_answered_and_then_the_answer_with_its_clause() {
    Holder holder = confirmed();
    ObjectNode appeal = appeal(holder.card());

    JsonNode filed = send(holder, appeal).expect(201);

    assertThat(mine(holder).path("appeals")).containsExactly(filed);
    assertThat(filed.path("state").stringValue()).isEqualTo("OPEN");
    assertThat(OffsetDateTime.parse(filed.path("deadline").stringValue()))
        .isEqualTo(OffsetDateTime.parse(filed.path("filedAt").stringValue()).plusHours(24));
    JsonNode listed =
        two.proposer().get("/api/appeals?region=" + cell).expect(200).path("appeals").get(0);
    assertThat(listed.path("filedBy").stringValue()).isEqualTo("RESIDENT");
    server.moveClock(server.now().plusHours(25));
    assertThat(mine(holder).at("/appeals/0/overdue").booleanValue()).isTrue();
    answer(
        filed.path("id").stringValue(),
        object().put("outcome", "REJECTED").put("reason", "航班记录属实").put("clause", HIGH));

    JsonNode told = mine(holder).path("appeals").get(0);

    assertThat(told.path("state").stringValue()).isEqualTo("ANSWERED");
    assertThat(told.path("overdue").booleanValue()).isFalse();
    assertThat(told.path("outcome").stringValue()).isEqualTo("REJECTED");
    assertThat(told.path("answer").stringValue()).isEqualTo("航班记录属实");
    assertThat(told.path("answerClause").stringValue()).isEqualTo(HIGH);
  }

  @Test
  @Tag("row-2.22")
  void whoever_holds_a_confirmed_card_sees_which_office_looked_and_for_what() {
    Holder holder = confirmed();
    String person = find(holder);
    two.proposer().get("/api/people/" + person).expect(200);
    two.proposer().get("/api/people/" + person).expect(200);
    two.proposer()
        .post("/api/people/" + person + "/reveal", object().put("purpose", "CONTACT"))
        .expect(200);
    server.awaitChained();

    JsonNode looked = mine(holder).path("looked");

    assertThat(looked).hasSize(2);
    assertThat(looked.get(0).path("purpose").stringValue()).isEqualTo("CONTACT");
    assertThat(looked.get(0).path("times").intValue()).isOne();
    assertThat(looked.get(1).path("purpose").isNull()).isTrue();
    assertThat(looked.get(1).path("times").intValue()).isEqualTo(2);
    assertThat(looked.get(1).path("regionName").stringValue()).isNotEmpty();
    Holder unconfirmed = holder();
    two.proposer().get("/api/people/" + find(unconfirmed)).expect(200);
    server.awaitChained();
    assertThat(mine(unconfirmed).path("looked")).isEmpty();
  }

  @Test
  void whoever_was_right_sees_that_a_second_person_has_to_confirm_and_then_is_green() {
    Holder holder = confirmed();
    String person = find(holder);
    JsonNode filed = send(holder, appeal(holder.card())).expect(201);
    ObjectNode upheld = object().put("outcome", "UPHELD").put("reason", "属实");
    ObjectNode ruling = TwoPeople.assigning(person, "NONE", server.now().plusDays(5));
    upheld.set("ruling", ruling);
    answer(filed.path("id").stringValue(), upheld);

    assertThat(mine(holder).at("/appeals/0/ruling").stringValue()).isEqualTo("OPEN");
    assertThat(mine(holder).at("/standing/code").stringValue()).isEqualTo("RED");

    two.confirmer().post(TwoPeople.confirming(ruling), object()).expect(200);

    assertThat(mine(holder).at("/appeals/0/ruling").stringValue()).isEqualTo("CONFIRMED");
    assertThat(mine(holder).at("/standing/code").stringValue()).isEqualTo("GREEN");
  }

  @Test
  void whoever_was_not_compared_with_a_document_appeals_for_nobody_and_sees_no_appeal() {
    Holder holder = holder();

    assertThat(send(holder, appeal(holder.card())).code()).isEqualTo("FK-7104");
    String person = find(holder);
    ObjectNode byWorker = appeal(holder.card());
    byWorker.remove("card");
    two.proposer().post("/api/people/" + person + "/appeals", byWorker).expect(201);
    assertThat(mine(holder).path("appeals")).isEmpty();
    assertThat(send(holder, appeal(TestCard.fresh())).code()).isEqualTo("FK-8001");
  }

  @Test
  void another_resident_sees_nothing_of_it_and_answers_for_nobody_else() {
    Holder holder = confirmed();
    Holder other = confirmed();
    ObjectNode appeal = appeal(holder.card());
    JsonNode filed = send(holder, appeal).expect(201);

    assertThat(mine(other).path("appeals")).isEmpty();
    assertThat(mine(other).toString()).doesNotContain(filed.path("id").stringValue());
    assertThat(send(other, appeal.deepCopy().put("card", other.card().text())).code())
        .isEqualTo("FK-1042");
    assertThat(mine(holder).path("appeals")).containsExactly(filed);
  }

  @Test
  void of_a_ruling_about_somebody_else_a_resident_is_told_nothing() {
    Holder holder = confirmed();
    Holder other = confirmed();
    String filed = send(holder, appeal(holder.card())).expect(201).path("id").stringValue();
    String person = find(holder);
    ObjectNode upheld = object().put("outcome", "UPHELD").put("reason", "属实");
    upheld.set("ruling", TwoPeople.assigning(person, "NONE", server.now().plusDays(5)));
    answer(filed, upheld);
    assertThat(mine(holder).at("/appeals/0/ruling").stringValue()).isEqualTo("OPEN");
    server
        .everything()
        .sql("UPDATE assessments.ruling_proposal SET person = ?::uuid WHERE person = ?::uuid")
        .params(find(other), person)
        .update();

    assertThat(mine(holder).at("/appeals/0/outcome").stringValue()).isEqualTo("UPHELD");
    assertThat(mine(holder).at("/appeals/0/ruling").isNull()).isTrue();
  }

  private String find(Holder holder) {
    return two.proposer()
        .post("/api/people/find", object().put("idNumber", holder.who().idNumber()))
        .expect(200)
        .path("person")
        .stringValue();
  }

  @Test
  void a_repeat_changes_nothing_and_what_is_no_field_of_an_appeal_is_refused() {
    Holder holder = confirmed();
    ObjectNode appeal = appeal(holder.card());
    JsonNode first = send(holder, appeal).expect(201);

    assertThat(send(holder, appeal).expect(201)).isEqualTo(first);
    assertThat(send(holder, appeal.deepCopy().put("text", "别的")).code()).isEqualTo("FK-1042");
    assertThat(send(holder, appeal(holder.card())).code()).isEqualTo("FK-5202");
    assertThat(send(holder, appeal(holder.card()).put("person", "x")).code()).isEqualTo("FK-1005");
    Api.Answer malformed = send(holder, appeal(holder.card()).put("text", "长".repeat(600)));
    assertThat(malformed.code()).isEqualTo("FK-1006");
    assertThat(malformed.text()).doesNotContain("长长");
    assertThat(mine(holder).path("appeals")).hasSize(1);
  }

  @Test
  void an_address_that_asks_too_often_waits() {
    Holder holder = confirmed();
    Api.Answer last = send(holder, appeal(TestCard.fresh()));
    for (int i = 0; i < 4 * DoorLimit.DECLARATIONS && last.status() != 429; i++) {
      last = send(holder, appeal(TestCard.fresh()));
    }

    assertThat(last.code()).isEqualTo("FK-7102");
    assertThat(last.header("Retry-After")).isNotEmpty();
  }
}
