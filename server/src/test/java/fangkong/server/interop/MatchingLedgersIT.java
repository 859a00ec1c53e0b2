package fangkong.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledgers that another process matches with: who gets them, of whom, and that nobody is named.
 */
@ServerTest
class MatchingLedgersIT {

  private static final String HEADER = "姓名,身份证号,手机号,来源地,到达时间,目的地\n";

  private final ServerUnderTest server;
  private final Place here;
  private final Place elsewhere;
  private final Api analyst;

  MatchingLedgersIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "433");
    elsewhere = Place.layOut(server, "434");
    analyst = server.as("ANALYST", here.township());
  }

  private static List<JsonNode> lines(Api reader, String ledger) {
    Api.Answer answer = reader.get("/api/ledgers/" + ledger + "?purpose=INVESTIGATE");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    return answer.text().lines().map(JsonMapper.shared()::readTree).toList();
  }

  private void push(Place place, Someone someone, String destination) {
    String row =
        String.join(
            ",",
            someone.name(),
            someone.idNumber(),
            someone.phone(),
            "310115",
            "2022-06-20",
            destination);
    server.as("GRID_LEAD", place.township()).postList("push.csv", HEADER + row + "\n").expect(200);
  }

  @Test
  @Tag("row-0.10")
  void an_analyst_takes_along_who_and_what_is_in_sight_and_no_identity() {
    Someone ours = Someone.fresh();
    Someone theirs = Someone.fresh();
    push(here, ours, here.township());
    push(here, ours, here.cell("201", "C01"));
    push(elsewhere, theirs, elsewhere.cell("201", "C01"));

    List<JsonNode> people = lines(analyst, "register");
    assertThat(people).hasSize(1);
    JsonNode person = people.getFirst();
    assertThat(person.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "registeredIn", "idNumberIndex", "phoneNameIndex", "named", "phoned");
    assertThat(person.path("registeredIn").stringValue()).isEqualTo(here.township());
    assertThat(person.path("idNumberIndex").stringValue()).matches("[0-9a-f]{32}");
    assertThat(person.path("phoneNameIndex").stringValue()).matches("[0-9a-f]{32}");
    assertThat(person.path("named").booleanValue() && person.path("phoned").booleanValue())
        .isTrue();

    List<JsonNode> leads = lines(analyst, "leads");
    assertThat(leads).hasSize(1);
    assertThat(leads.getFirst().path("person")).isEqualTo(person.path("id"));
    assertThat(leads.getFirst().path("origin").stringValue()).isEqualTo("310115");
    assertThat(leads.getFirst().path("arrivesOn").stringValue()).isEqualTo("2022-06-20");
    assertThat(leads.getFirst().path("region").stringValue()).isEqualTo(here.cell("201", "C01"));

    assertThat(people.toString() + leads)
        .doesNotContain(ours.name(), ours.idNumber(), ours.phone());
    assertThat(lines(server.as("ANALYST", "41/15/26/"), "register").size()).isGreaterThan(1);
  }

  @Test
  void the_tree_is_that_of_whoever_asks() {
    assertThat(lines(analyst, "nodes"))
        .extracting(node -> node.path("path").stringValue())
        .contains(here.township(), here.cell("202", "C02"))
        .allMatch(path -> path.startsWith(here.township()));
  }

  @Test
  void nobody_else_takes_them() {
    Api command = server.as("COMMAND", here.township());
    for (String ledger : List.of("register", "leads", "nodes")) {
      assertThat(command.get("/api/ledgers/" + ledger + "?purpose=INVESTIGATE").status())
          .isEqualTo(403);
    }
  }

  @Test
  @Tag("row-2.22")
  void they_are_taken_for_a_purpose_that_is_recorded_with_whoever_is_in_them() {
    Place place = Place.layOut(server, "497");
    push(place, Someone.fresh(), place.cell("201", "C01"));
    Api taking = server.as("ANALYST", place.township());
    for (String ledger : List.of("facts", "register", "leads")) {
      Api.Answer without = taking.get("/api/ledgers/" + ledger);
      assertThat(without.code()).isEqualTo("FK-1004");
      assertThat(without.text()).contains("purpose");
    }

    int people = lines(taking, "register").size();

    server.awaitChained();
    String account = taking.get("/api/me").expect(200).path("account").stringValue();
    assertThat(
            server
                .as("AUDITOR", place.township())
                .get("/api/audit?kind=EXPORT&account=" + account)
                .expect(200))
        .singleElement()
        .matches(entry -> entry.path("purpose").stringValue().equals("INVESTIGATE"))
        .matches(entry -> entry.path("people").size() == people);
  }
}
