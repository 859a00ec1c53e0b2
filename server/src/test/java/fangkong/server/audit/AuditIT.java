package fangkong.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a request writes and shows is in the log, with who asked. */
@ServerTest
class AuditIT {
  private final ServerUnderTest server;
  private final Verification verification;
  private final Place here;
  private final Place there;
  private final Api lead;
  private final Someone someone = Someone.fresh();
  private final String person;

  AuditIT(ServerUnderTest server, Verification verification) {
    this.server = server;
    this.verification = verification;
    here = Place.layOut(server, "480").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "481").adopting(server, "CN-COVID-9");
    lead = server.as("GRID_LEAD", here.township());
    person =
        lead.facts(
                Said.arrival(someone, here.cell("201", "C01"), server.now().minusDays(1), "HIGH"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();
  }

  @Test
  void what_a_request_writes_is_recorded_once_with_it() {
    String account = accountOf(lead);
    awaitChained();
    assertThat(listOf(account)).filteredOn(each -> kind(each).equals("WRITE")).hasSize(1);
    lead.facts(Said.arrival(someone, there.cell("201", "C01"), server.now(), "HIGH")).expect(403);
    awaitChained();
    assertThat(listOf(account)).filteredOn(each -> kind(each).equals("WRITE")).hasSize(1);
  }

  @Test
  @Tag("row-2.22")
  void whoever_was_shown_finds_who_looked() {
    Api looking = server.as("EPIDEMIOLOGIST", here.township());
    long before = auditor().get("/api/audit?person=" + person).expect(200).size();
    looking.get("/api/people/" + person).expect(200);
    looking.get("/api/people?region=" + here.township()).expect(200);
    List<JsonNode> entries = listOfPerson();
    assertThat(entries).hasSize((int) before + 2);
    assertThat(entries.getFirst().path("kind").stringValue()).isEqualTo("OPEN");
    assertThat(entries.getFirst().path("path").stringValue()).isEqualTo("GET /api/people");
    assertThat(entries.get(1).path("path").stringValue()).isEqualTo("GET /api/people/{id}");
    assertThat(entries.getFirst().path("account").stringValue()).isEqualTo(accountOf(looking));
    assertThat(entries.getFirst().path("region").stringValue()).isEqualTo(here.township());
  }

  @Test
  void protected_fields_are_masked_and_shown_for_a_purpose_alone() {
    JsonNode masked = lead.get("/api/people/" + person).expect(200).path("person");
    assertThat(masked.path("idNumber").stringValue()).contains("****");
    assertThat(reveal(lead, "IDENTIFY").expect(200).path("idNumber").stringValue())
        .isEqualTo(someone.idNumber());
    JsonNode entry = listOfPerson().getFirst();
    assertThat(entry.path("kind").stringValue()).isEqualTo("REVEAL");
    assertThat(entry.path("purpose").stringValue()).isEqualTo("IDENTIFY");
    assertThat(entry.toString()).doesNotContain(someone.idNumber());
    assertThat(reveal(lead, "CURIOSITY").status()).isEqualTo(400);
    assertThat(reveal(server.as("GRID_LEAD", there.township()), "CONTACT").status()).isEqualTo(404);
    assertThat(reveal(server.as("AUDITOR", "*"), "CONTACT").status()).isEqualTo(403);
    assertThat(listOfPerson().getFirst()).isEqualTo(entry);
  }

  @Test
  void an_auditor_of_a_region_reads_what_its_accounts_did_alone() {
    lead.get("/api/people/" + person).expect(200);
    assertThat(server.as("AUDITOR", here.township()).get("/api/audit?person=" + person).expect(200))
        .isNotEmpty();
    assertThat(
            server.as("AUDITOR", there.township()).get("/api/audit?person=" + person).expect(200))
        .isEmpty();
    assertThat(server.as("COMMAND", here.township()).get("/api/audit").status()).isEqualTo(403);
  }

  @Test
  void the_application_can_neither_change_nor_remove_an_entry() {
    for (String statement :
        List.of(
            "UPDATE audit.entry SET path = ''",
            "DELETE FROM audit.entry",
            "TRUNCATE audit.entry",
            "DELETE FROM audit.head")) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> JdbcClient.create(server.app()).sql(statement).update()))
          .as(statement)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_log_of_a_running_server_is_as_it_was_written() {
    awaitChained();
    assertThat(verification.run().flaw()).isEmpty();
    assertThat(verification.run().entries()).isPositive();
  }

  private Api.Answer reveal(Api by, String purpose) {
    return by.post(
        "/api/people/" + person + "/reveal", ServerUnderTest.object().put("purpose", purpose));
  }

  private Api auditor() {
    return server.as("AUDITOR", "*");
  }

  private List<JsonNode> listOfPerson() {
    return auditor().get("/api/audit?person=" + person).expect(200).valueStream().toList();
  }

  private List<JsonNode> listOf(String account) {
    return auditor().get("/api/audit?account=" + account).expect(200).valueStream().toList();
  }

  private static String kind(JsonNode entry) {
    return entry.path("kind").stringValue();
  }

  private static String accountOf(Api api) {
    return api.get("/api/me").expect(200).path("account").stringValue();
  }

  private void awaitChained() {
    Patience.until(
        "acts are chained",
        () ->
            server.everything().sql("SELECT count(*) FROM audit.pending").query(Long.class).single()
                == 0);
  }
}
