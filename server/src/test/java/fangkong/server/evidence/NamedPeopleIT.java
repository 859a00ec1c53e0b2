package fangkong.server.evidence;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom a fact is about: found, kept and written however somebody says who it is. */
@ServerTest
class NamedPeopleIT {

  private static final String CELL = "41/15/26/310/201/G01/C01/";
  private static final OffsetDateTime YESTERDAY = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Api lead;
  private final Api epidemiologist;

  NamedPeopleIT(ServerUnderTest server) {
    this.server = server;
    Place.layOut(server, "310");
    lead = server.as("GRID_LEAD", "41/15/26/310/");
    epidemiologist = server.as("EPIDEMIOLOGIST", "41/15/26/310/");
  }

  private static ObjectNode test(Someone person) {
    return Said.test(person, CELL, YESTERDAY, "NEGATIVE");
  }

  @Test
  void a_name_and_a_phone_that_come_after_the_number_are_kept_and_find_the_same_person() {
    Someone someone = Someone.fresh();
    String person = send(withPerson(object().put("idNumber", someone.idNumber())));
    send(withPerson(object().put("idNumber", someone.idNumber()).put("name", someone.name())));
    send(withPerson(someone.json()));
    server.awaitDerived();

    JsonNode known = epidemiologist.get("/api/people/" + person).expect(200).path("person");
    assertThat(known.path("name").asString("")).isEqualTo(someone.name());
    assertThat(known.path("phone").asString(""))
        .isEqualTo(someone.phone().replaceAll("(?<=.{3}).(?=.{4})", "*"));
    ObjectNode unnumbered = object().put("name", someone.name()).put("phone", someone.phone());
    assertThat(send(withPerson(unnumbered))).isEqualTo(person);
    send(withPerson(someone.json().put("name", "另一名").put("phone", "13900009999")));
    assertThat(epidemiologist.get("/api/people/" + person).expect(200).path("person"))
        .isEqualTo(known);
  }

  @Test
  void a_repeat_by_name_and_phone_is_one_even_when_two_people_share_them_by_then() {
    Someone one = Someone.fresh();
    ObjectNode unnumbered = withPerson(one.json());
    ((ObjectNode) unnumbered.path("person")).remove("idNumber");
    String person = send(unnumbered);
    assertThat(send(withPerson(one.json()))).isEqualTo(person);
    send(withPerson(one.json().put("idNumber", Someone.fresh().idNumber())));
    long people = countPeople();

    JsonNode again = epidemiologist.facts(unnumbered).expect(200);
    assertThat(again.path("duplicate").intValue()).isEqualTo(1);
    assertThat(again.path("people").get(0).stringValue()).isEqualTo(person);
    assertThat(countPeople()).isEqualTo(people);
  }

  private long countPeople() {
    return server.everything().sql("SELECT count(*) FROM people.person").query(Long.class).single();
  }

  private String send(ObjectNode fact) {
    return epidemiologist.facts(fact).expect(200).path("people").get(0).stringValue();
  }

  private static ObjectNode withPerson(ObjectNode person) {
    ObjectNode fact =
        Said.fact("symptom", CELL).put("at", YESTERDAY.toString()).put("present", false);
    fact.set("person", person);
    return fact;
  }

  @Test
  void names_are_kept_as_they_are_said_whatever_characters_they_have() {
    for (String name :
        List.of("O'Neill \"Rob\"", "买买提·艾力", "𠮷野家", "㐂; DROP TABLE people.person --", "王\\n")) {
      Someone someone = Someone.fresh();
      Someone named = new Someone(someone.idNumber(), name, someone.phone());
      String id = lead.facts(test(named)).expect(200).path("people").get(0).stringValue();
      server.awaitDerived();

      String stored = lead.get("/api/people/" + id).expect(200).at("/person/name").stringValue();
      assertThat(stored).isEqualTo(name.replace(" ", ""));
    }
  }

  @Test
  void the_same_person_is_found_however_they_are_written() {
    Someone person = Someone.freshEndingWithX();
    String id = lead.facts(test(person)).expect(200).path("people").get(0).stringValue();
    List<ObjectNode> others = new ArrayList<>();
    ObjectNode lowerCase =
        object().put("idNumber", person.idNumber().toLowerCase(java.util.Locale.ROOT));
    ObjectNode fullWidth = object().put("idNumber", person.idNumber().replace('9', '９'));
    ObjectNode spaced =
        object()
            .put(
                "idNumber",
                person.idNumber().substring(0, 6) + " " + person.idNumber().substring(6));
    ObjectNode byPhone =
        object()
            .put("name", person.name())
            .put(
                "phone",
                "+86 " + person.phone().substring(0, 3) + "-" + person.phone().substring(3));
    for (ObjectNode who : List.of(lowerCase, fullWidth, spaced, byPhone)) {
      ObjectNode fact =
          Said.fact("symptom", CELL).put("at", YESTERDAY.toString()).put("present", false);
      fact.set("person", who);
      others.add(fact);
    }

    JsonNode people = lead.facts(others).expect(200).path("people");

    assertThat(people)
        .hasSize(4)
        .allSatisfy(found -> assertThat(found.stringValue()).isEqualTo(id));
  }
}
