package fangkong.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
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
    server.awaitChained();
    assertThat(listOf(account)).filteredOn(each -> kind(each).equals("WRITE")).hasSize(1);
    lead.facts(Said.arrival(someone, there.cell("201", "C01"), server.now(), "HIGH")).expect(403);
    server.awaitChained();
    assertThat(listOf(account)).filteredOn(each -> kind(each).equals("WRITE")).hasSize(1);
  }

  @Test
  @Tag("row-2.22")
  void whoever_was_shown_finds_who_looked() {
    Api looking = server.as("EPIDEMIOLOGIST", here.township());
    long before = listOfPerson().size();
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
  void nothing_of_an_answer_leaves_before_it_is_stored_who_looked() throws Exception {
    Api looking = server.as("EPIDEMIOLOGIST", here.township());
    String page = "/api/people?region=" + here.township();
    looking.get(page).expect(200);
    try (Connection other = server.owner().getConnection();
        ExecutorService client = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      JdbcClient.create(new SingleConnectionDataSource(other, true))
          .sql("LOCK TABLE audit.pending IN ACCESS EXCLUSIVE MODE")
          .update();
      Future<Integer> begun = client.submit(() -> looking.status(page));

      assertThatThrownBy(() -> begun.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      other.rollback();

      assertThat(begun.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }
  }

  @Test
  void what_cannot_be_recorded_is_not_shown() throws Exception {
    Api looking = server.as("EPIDEMIOLOGIST", here.township());
    JdbcClient owner = JdbcClient.create(server.owner());
    owner
        .sql("ALTER TABLE audit.pending ADD CONSTRAINT nothing CHECK (kind <> 'OPEN') NOT VALID")
        .update();
    try {
      for (String path :
          List.of("/api/people?region=" + here.township(), "/api/people/" + person)) {
        Api.Answer refused = looking.get(path);
        assertThat(refused.status()).as(path).isEqualTo(503);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text()).doesNotContain("rows", "standing", someone.name());
      }
    } finally {
      owner.sql("ALTER TABLE audit.pending DROP CONSTRAINT nothing").update();
    }
    looking.get("/api/people/" + person).expect(200);
  }

  @Test
  void where_the_chain_cannot_go_on_nobody_is_shown_anything_until_it_does() {
    Api looking = server.as("EPIDEMIOLOGIST", here.township());
    JdbcClient owner = JdbcClient.create(server.owner());
    owner
        .sql("ALTER TABLE audit.entry ADD CONSTRAINT nothing CHECK (kind <> 'OPEN') NOT VALID")
        .update();
    try {
      Patience.until(
          "nothing is shown any more", () -> looking.get("/api/people/" + person).status() == 503);
      assertThat(looking.get("/api/people/" + person).status()).isEqualTo(503);
    } finally {
      owner.sql("ALTER TABLE audit.entry DROP CONSTRAINT nothing").update();
    }
    long shown = listOf(accountOf(looking)).size();
    looking.get("/api/people/" + person).expect(200);
    assertThat(listOf(accountOf(looking))).hasSize((int) shown + 1);
  }

  /** Phones of a round are opened and then shown in full: two acts of one answer. */
  @Test
  void where_two_acts_of_one_answer_cannot_be_recorded_it_is_said_so_all_the_same()
      throws Exception {
    Someone managed = Someone.fresh();
    String home = here.household("201", "C01", 1);
    server
        .as("GRID_LEAD", here.township())
        .facts(
            Said.fact("residence", managed, home).put("at", server.now().minusDays(9).toString()),
            Said.arrival(managed, home, server.now().minusDays(2), "MEDIUM"))
        .expect(200);
    server.awaitDerived();
    Api worker = server.worker(here.worker("201", "C01"), here.village("201"));
    assertThat(worker.get("/api/tasks/round").expect(200).path("tasks")).isNotEmpty();
    server.awaitChained();
    JdbcClient owner = JdbcClient.create(server.owner());
    owner
        .sql(
            "ALTER TABLE audit.pending ADD CONSTRAINT nothing CHECK (kind NOT IN ('OPEN', 'REVEAL')) NOT VALID")
        .update();
    try {
      Api.Answer refused = worker.get("/api/tasks/round");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
      assertThat(refused.text()).doesNotContain(managed.name(), managed.phone());
    } finally {
      owner.sql("ALTER TABLE audit.pending DROP CONSTRAINT nothing").update();
    }
    worker.get("/api/tasks/round").expect(200);
  }

  @Test
  void names_are_looked_for_in_an_entry_as_long_as_the_database_keeps_them() {
    assertThat(
            server
                .everything()
                .sql(
                    """
                    SELECT DISTINCT unnest(ARRAY[days, least, most]) FROM privacy.retention WHERE class = 'LOG_ENTRY'
                    """)
                .query(Integer.class)
                .list())
        .containsExactly((int) Verification.NAMED.toDays());
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
    server.awaitChained();
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
            "INSERT INTO audit.entry SELECT * FROM audit.entry",
            "DELETE FROM audit.head",
            "UPDATE audit.head SET number = 0",
            "INSERT INTO audit.head SELECT * FROM audit.head",
            "UPDATE audit.pending SET path = ''",
            "DELETE FROM audit.pending")) {
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
    server.awaitChained();
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
    server.awaitChained();
    return auditor().get("/api/audit?person=" + person).expect(200).valueStream().toList();
  }

  private List<JsonNode> listOf(String account) {
    server.awaitChained();
    return auditor().get("/api/audit?account=" + account).expect(200).valueStream().toList();
  }

  private static String kind(JsonNode entry) {
    return entry.path("kind").stringValue();
  }

  private static String accountOf(Api api) {
    return api.get("/api/me").expect(200).path("account").stringValue();
  }
}
