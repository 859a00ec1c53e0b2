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
    ObjectNode swab = swab(someone).put("ct", 31.27);
    ObjectNode felt = felt(someone).put("temperature", 38.43);
    String person = send(swab, felt);
    server.awaitDerived();

    assertThat(countInClear()).isZero();
    Api.Answer page = epidemiologist.get("/api/people/" + person);
    assertThat(page.expect(200).path("facts").valueStream())
        .allMatch(fact -> fact.path("measured").booleanValue())
        .hasSize(2);
    assertThat(page.text()).doesNotContain("31.27", "38.43");
    JsonNode measured = reveal(epidemiologist, person).expect(200);

    assertThat(measured).hasSize(2);
    assertThat(measured.get(0).path("fact")).isEqualTo(swab.path("id"));
    assertThat(measured.get(0).path("ct").doubleValue()).isEqualTo(31.27);
    assertThat(measured.get(0).path("temperature").isNull()).isTrue();
    assertThat(measured.get(1).path("type").stringValue()).isEqualTo("symptom");
    assertThat(measured.get(1).path("temperature").doubleValue()).isEqualTo(38.43);
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
  void nobody_sees_it_who_does_not_see_the_person_or_may_reveal_nothing() {
    String person = send(swab(Someone.fresh()).put("ct", 29.5));
    Place elsewhere = Place.layOut(server, "562");

    assertThat(reveal(server.as("EPIDEMIOLOGIST", elsewhere.township()), person).status())
        .isEqualTo(404);
    assertThat(reveal(server.as("INSPECTOR", here.township()), person).status()).isEqualTo(403);
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
      ObjectNode refused = felt(Someone.fresh()).put("temperature", wrong);
      assertThat(epidemiologist.facts(refused).code()).isEqualTo("FK-1006");
    }
  }

  /** How many facts say anywhere outside what is sealed what was measured. */
  private long countInClear() {
    return server
        .everything()
        .sql(
            """
            SELECT count(*) FROM evidence.fact
            WHERE body ?? 'ct' OR body ?? 'temperature' OR strpos(to_jsonb(fact)::text, '31.27') > 0
            """)
        .query(Long.class)
        .single();
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
