package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/**
 * No category, code or measure without its reasons: the database itself refuses one, even from its
 * owner.
 */
@ServerTest
class NothingWithoutReasonIT {

  private static final String STANDING =
      """
      INSERT INTO assessments.standing (person, region, protocol, category, code, status, care, detail)
      VALUES (?, '41/15/26/331/', 'CN-COVID-9', ?, ?, 'MANAGED', 'CENTRAL', ?::jsonb)
      """;

  private static final String MEASURE =
      """
      INSERT INTO measures.measure (person, clause, ordinal, region, tier, from_date, until_date, state, evidence)
      VALUES (?, 'CN-COVID-9/CLOSE_CONTACT', 0, '41/15/26/331/', 'CENTRAL_ISOLATION', '2022-07-01', '2022-07-08', 'IN_FORCE', ?::text[])
      """;

  private final ServerUnderTest server;

  NothingWithoutReasonIT(ServerUnderTest server) {
    this.server = server;
  }

  private int standing(UUID person, String category, String code, String detail) {
    int rows = server.everything().sql(STANDING).params(person, category, code, detail).update();
    return rows
        + server
            .everything()
            .sql("DELETE FROM assessments.standing WHERE person = ?")
            .param(person)
            .update();
  }

  @Test
  void a_standing_with_a_category_or_a_colour_but_no_reason_cannot_be_stored() {
    UUID person = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    String reason =
        "{\"reasons\":[{\"clause\":\"CN-COVID-9/CLOSE_CONTACT\",\"evidence\":[\"e1\"]}]}";

    assertThat(standing(person, "CLOSE_CONTACT", "RED", reason)).isEqualTo(2);
    assertThat(standing(person, "NONE", "GREEN", "{\"reasons\":[]}")).isEqualTo(2);
    for (String detail :
        new String[] {
          "{\"reasons\":[]}", "{}", "{\"reasons\":null}", "{\"reasons\":\"because\"}"
        }) {
      assertThatThrownBy(() -> standing(person, "CLOSE_CONTACT", "GREEN", detail))
          .as("category with %s", detail)
          .isInstanceOf(org.springframework.dao.DataAccessException.class);
      assertThatThrownBy(() -> standing(person, "NONE", "RED", detail))
          .as("colour with %s", detail)
          .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
  }

  @Test
  void a_measure_without_evidence_cannot_be_stored() {
    UUID person = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    assertThatThrownBy(() -> server.everything().sql(MEASURE).params(person, "{}").update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(server.everything().sql(MEASURE).params(person, "{e1}").update()).isEqualTo(1);
    server.everything().sql("DELETE FROM measures.measure WHERE person = ?").param(person).update();
  }

  @Test
  void whoever_has_a_category_is_shown_the_clause_and_the_facts_that_fired_it() {
    Place place = Place.layOut(server, "331").adopting(server, "CN-COVID-9");
    Someone person = Someone.fresh();
    var arrival =
        Said.arrival(person, place.cell("201", "C01"), ServerUnderTest.BEGIN.minusDays(1), "HIGH");
    var reader = server.as("GRID_LEAD", place.township());
    String id = reader.facts(arrival).expect(200).path("people").get(0).stringValue();
    server.awaitDerived();

    JsonNode view = reader.get("/api/people/" + id).expect(200);

    assertThat(view.at("/assessment/category").stringValue()).isEqualTo("HIGH_AREA_HISTORY");
    assertThat(view.at("/assessment/code").stringValue()).isEqualTo("RED");
    assertThat(view.at("/assessment/reasons/0/clause").stringValue())
        .isEqualTo("CN-COVID-9/HIGH_AREA_HISTORY");
    assertThat(view.at("/assessment/reasons/0/evidence/0").stringValue())
        .isEqualTo(arrival.path("id").stringValue());
    JsonNode measures = reader.get("/api/measures?person=" + id).expect(200);
    assertThat(measures).isNotEmpty();
    assertThat(measures.get(0).path("evidence").get(0).stringValue())
        .isEqualTo(arrival.path("id").stringValue());
  }
}
