package fangkong.server.evidence;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was measured of somebody is sealed beside its fact, decides nothing, leaves with nothing,
 * and is shown for a purpose alone, which is recorded.
 */
@ServerTest
@Tag("row-2.22")
class ClinicalDetailIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Api epidemiologist;

  ClinicalDetailIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "561").adopting(server, "CN-COVID-9");
    epidemiologist = server.as("EPIDEMIOLOGIST", here.township());
  }

  @Test
  void what_was_measured_is_kept_sealed_and_shown_for_a_purpose_which_is_recorded() {
    Someone someone = Someone.fresh();
    ObjectNode swab = swab(someone).put("ct", 61.2718);
    ObjectNode felt = felt(someone).put("temperature", 38.430917);
    String person = send(swab, felt);
    server.awaitDerived();

    assertThat(textOf(person))
        .hasSize(2)
        .noneMatch(text -> text.matches("(?s).*(61\\.2718|38\\.430917).*"));
    Api.Answer page = epidemiologist.get("/api/people/" + person);
    assertThat(page.expect(200).path("facts").valueStream())
        .allMatch(fact -> fact.path("measured").booleanValue())
        .hasSize(2);
    assertThat(page.text()).doesNotContain("61.2718", "38.430917");
    JsonNode measured = reveal(epidemiologist, person).expect(200);

    assertThat(measured).hasSize(2);
    assertThat(measured.get(0).path("fact")).isEqualTo(swab.path("id"));
    assertThat(measured.get(0).path("ct").doubleValue()).isEqualTo(61.2718);
    assertThat(measured.get(0).path("temperature").isNull()).isTrue();
    assertThat(measured.get(1).path("type").stringValue()).isEqualTo("symptom");
    assertThat(measured.get(1).path("temperature").doubleValue()).isEqualTo(38.430917);
    server.awaitChained();
    assertThat(
            server
                .as("AUDITOR", here.township())
                .get("/api/audit?kind=REVEAL&person=" + person)
                .expect(200)
                .valueStream())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("purpose").stringValue()).isEqualTo("CARE");
          assertThat(entry.path("path").stringValue())
              .isEqualTo("POST /api/people/{id}/reveal/clinical");
        });
  }

  @Test
  void nothing_that_leaves_for_another_process_says_it() {
    send(
        swab(Someone.fresh()).put("ct", 61.2719),
        felt(Someone.fresh()).put("temperature", 38.430918));
    server.awaitDerived();

    String ledger =
        server.as("ANALYST", here.township()).get("/api/ledgers/facts?purpose=INVESTIGATE").text();

    assertThat(ledger).contains("\"symptom\"").doesNotContain("61.2719", "38.430918");
  }

  /** Whoever may record and not reveal could else try values until one is a repeat. */
  @Test
  void somebody_else_does_not_find_it_out_by_sending_the_fact_again() {
    ObjectNode felt = felt(Someone.fresh()).put("temperature", 37.5);
    send(felt);
    Api site = server.as("SITE", here.township());

    for (double tried : List.of(37.4, 37.5)) {
      Api.Answer answer = site.facts(felt.deepCopy().put("temperature", tried));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text()).doesNotContain("37.");
    }
  }

  @Test
  void nobody_sees_it_who_does_not_see_the_person_or_may_reveal_nothing() {
    String person = send(swab(Someone.fresh()).put("ct", 29.5));
    Place elsewhere = Place.layOut(server, "562");

    assertThat(reveal(server.as("EPIDEMIOLOGIST", elsewhere.township()), person).status())
        .isEqualTo(404);
    assertThat(reveal(server.as("INSPECTOR", here.township()), person).status()).isEqualTo(403);
    server.awaitDerived();
    assertThat(
            server
                .as("SITE", here.township())
                .get("/api/people/" + person)
                .expect(200)
                .at("/facts/0/measured")
                .booleanValue())
        .as("that there is something, to whoever may not see it")
        .isFalse();
  }

  @Test
  void what_is_copied_beside_another_fact_is_refused_and_never_shown() {
    ObjectNode mine = swab(Someone.fresh()).put("ct", 21.75);
    String person = send(mine);
    ObjectNode theirs = swab(Someone.fresh()).put("ct", 35.25);
    send(theirs);
    int moved =
        server
            .everything()
            .sql(
                """
                UPDATE evidence.fact f SET clinical_sealed = other.clinical_sealed
                FROM evidence.fact other WHERE f.id = :to AND other.id = :from
                """)
            .param("to", id(mine))
            .param("from", id(theirs))
            .update();

    assertThat(moved).isOne();
    Api.Answer answer = reveal(epidemiologist, person);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("35.25");
  }

  @Test
  void the_same_fact_with_another_measurement_is_refused_and_with_the_same_a_repeat() {
    ObjectNode swab = swab(Someone.fresh()).put("ct", 30.5);
    String person = send(swab);

    assertThat(epidemiologist.facts(swab).expect(200).path("duplicate").intValue()).isOne();
    assertThat(epidemiologist.facts(swab.deepCopy().put("ct", 20.5)).status()).isEqualTo(409);
    assertThat(reveal(epidemiologist, person).expect(200).get(0).path("ct").doubleValue())
        .isEqualTo(30.5);
  }

  @Test
  void a_temperature_decides_nothing_and_must_be_that_of_somebody_alive() {
    String person = send(felt(Someone.fresh()).put("temperature", 38.4));
    server.awaitDerived();

    assertThat(
            epidemiologist
                .get("/api/people/" + person)
                .expect(200)
                .at("/assessment/category")
                .stringValue())
        .isEqualTo("NONE");
    for (int wrong : List.of(20, 50)) {
      Api.Answer refused = epidemiologist.facts(felt(Someone.fresh()).put("temperature", wrong));
      assertThat(refused.code()).isEqualTo("FK-1006");
      assertThat(refused.text()).doesNotContain("" + wrong + ",", "" + wrong + "\"");
    }
  }

  /** Everything that the database holds in the clear of somebody's facts. */
  private List<String> textOf(String person) {
    return server
        .everything()
        .sql("SELECT to_jsonb(f)::text FROM evidence.fact f WHERE person = ?")
        .param(UUID.fromString(person))
        .query((row, _) -> row.getString(1))
        .list();
  }

  private ObjectNode swab(Someone someone) {
    return Said.test(someone, here.cell("201", "C01"), server.now().minusHours(3), "NEGATIVE");
  }

  private ObjectNode felt(Someone someone) {
    return Said.fact("symptom", someone, here.cell("201", "C01"))
        .put("at", server.now().minusHours(2).toString())
        .put("present", true);
  }

  private String send(ObjectNode... facts) {
    return epidemiologist.facts(facts).expect(200).path("people").get(0).stringValue();
  }

  private static Api.Answer reveal(Api asker, String person) {
    return asker.post(
        "/api/people/" + person + "/reveal/clinical", object().put("purpose", "CARE"));
  }

  private static UUID id(ObjectNode fact) {
    return UUID.fromString(fact.path("id").stringValue());
  }
}
