package fangkong.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sealed opens in its column and row alone, whoever moves it about in the database. */
@ServerTest
class SealingIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Api lead;

  SealingIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "482").adopting(server, "CN-COVID-9");
    lead = server.as("GRID_LEAD", here.township());
  }

  @Test
  @Tag("row-2.22")
  void what_is_copied_onto_the_row_of_somebody_else_is_refused_and_never_shown() {
    Someone someone = Someone.fresh();
    Someone other = Someone.fresh();
    String person = register(someone.json());
    String from = register(other.json());
    server.awaitDerived();
    for (String column : List.of("name_sealed", "id_number_sealed", "phone_sealed")) {
      byte[] before = read(column, person);
      copy(column, column, from, person);

      for (Api.Answer answer : List.of(lead.get("/api/people/" + person), reveal(person))) {
        assertThat(answer.text())
            .as(column)
            .doesNotContain(other.name(), other.phone(), other.idNumber());
      }
      assertThat(lead.get("/api/people/" + person).status()).as(column).isEqualTo(500);
      put(column, person, before);
    }
    assertThat(reveal(person).expect(200).path("phone").stringValue()).isEqualTo(someone.phone());
  }

  @Test
  void what_is_put_into_another_column_of_the_same_row_is_refused() {
    String person = register(Someone.fresh().json());
    server.awaitDerived();
    copy("phone_sealed", "id_number_sealed", person, person);

    assertThat(reveal(person).status()).isEqualTo(500);
    put("phone_sealed", person, null);
  }

  @Test
  void what_is_said_later_is_sealed_for_the_person_it_is_added_to() {
    Someone byPhone = Someone.fresh();
    String completed = register(withoutNumber(byPhone));
    assertThat(register(byPhone.json())).isEqualTo(completed);
    Someone byNumber = Someone.fresh();
    ObjectNode number = ServerUnderTest.object().put("idNumber", byNumber.idNumber());
    String filled = register(number);
    assertThat(register(byNumber.json())).isEqualTo(filled);

    assertThat(reveal(completed).expect(200).path("idNumber").stringValue())
        .isEqualTo(byPhone.idNumber());
    assertThat(reveal(filled).expect(200).path("phone").stringValue()).isEqualTo(byNumber.phone());
    server.awaitDerived();
    assertThat(lead.get("/api/people/" + filled).expect(200).toString()).contains(byNumber.name());
  }

  @Test
  void what_was_shown_masked_and_is_sent_back_is_refused_and_changes_nothing() {
    Someone someone = Someone.fresh();
    String person = register(someone.json());
    server.awaitDerived();
    JsonNode masked = lead.get("/api/people/" + person).expect(200).path("person");
    for (String field : List.of("idNumber", "phone")) {
      ObjectNode fact =
          Said.fact("arrival", here.cell("201", "C01"))
              .put("at", server.now().minusHours(1).toString())
              .put("risk", "LOW");
      fact.putObject("person")
          .put("idNumber", someone.idNumber())
          .put("name", someone.name())
          .put("phone", someone.phone())
          .set(field, masked.path(field));

      Api.Answer answer = lead.facts(fact);

      assertThat(answer.status()).as(field).isEqualTo(422);
      assertThat(answer.text()).as(field).contains("person." + field);
    }
    JsonNode revealed = reveal(person).expect(200);
    assertThat(revealed.path("idNumber").stringValue()).isEqualTo(someone.idNumber());
    assertThat(revealed.path("phone").stringValue()).isEqualTo(someone.phone());
  }

  private static ObjectNode withoutNumber(Someone someone) {
    return ServerUnderTest.object().put("name", someone.name()).put("phone", someone.phone());
  }

  private String register(JsonNode person) {
    ObjectNode fact =
        Said.fact("arrival", here.cell("201", "C01"))
            .put("at", server.now().minusDays(1).toString())
            .put("risk", "LOW");
    fact.set("person", person);
    return lead.facts(fact).expect(200).path("people").get(0).stringValue();
  }

  private Api.Answer reveal(String person) {
    return lead.post(
        "/api/people/" + person + "/reveal", ServerUnderTest.object().put("purpose", "IDENTIFY"));
  }

  private byte[] read(String column, String person) {
    return server
        .everything()
        .sql("SELECT " + column + " FROM people.person WHERE id = :id")
        .param("id", UUID.fromString(person))
        .query(byte[].class)
        .single();
  }

  private void copy(String to, String from, String source, String target) {
    int rows =
        server
            .everything()
            .sql(
                "UPDATE people.person p SET %s = other.%s FROM people.person other WHERE p.id = :to AND other.id = :from"
                    .formatted(to, from))
            .param("from", UUID.fromString(source))
            .param("to", UUID.fromString(target))
            .update();
    assertThat(rows).isEqualTo(1);
  }

  private void put(String column, String person, byte @Nullable [] sealed) {
    server
        .everything()
        .sql("UPDATE people.person SET %s = :sealed WHERE id = :id".formatted(column))
        .param("sealed", sealed, Types.BINARY)
        .param("id", UUID.fromString(person))
        .update();
  }
}
