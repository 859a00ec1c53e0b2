package fangkong.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.Scope;
import fangkong.server.assessments.Rebuild;
import fangkong.server.audit.LogOfServer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is over its time is erased on the day it is, by the server's own job, and nothing before it;
 * what a standing, an open case or an unfinished trace rests on stays. The server is one of its
 * own: on another's days would pass.
 */
@ServerTest
@TestPropertySource(properties = "fangkong.privacy.erase=true")
@Tag("row-2.22")
class RetentionIT {

  private final ServerUnderTest server;
  private final LogOfServer log;
  private final Rebuild rebuild;
  private final TransactionTemplate transaction;
  private final Place here;
  private final String cell;
  private final Api sender;

  RetentionIT(
      ServerUnderTest server,
      Rebuild rebuild,
      PlatformTransactionManager transactions,
      ApplicationContext context) {
    this.server = server;
    this.log = new LogOfServer(context);
    this.rebuild = rebuild;
    this.transaction = new TransactionTemplate(transactions);
    here = Place.layOut(server, "483").adopting(server, "CN-COVID-9");
    cell = here.cell("201", "C01");
    sender = server.as("EPIDEMIOLOGIST", here.township());
  }

  @AfterEach
  void what_is_derived_still_follows_from_the_facts() {
    server.awaitDerived();
    List<Rebuild.Compared> compared =
        Objects.requireNonNull(Scope.callEverywhere(() -> transaction.execute(_ -> rebuild.run())));
    assertThat(compared)
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.equal()).as(each.toString()).isTrue());
  }

  @Test
  void a_check_in_is_kept_for_fourteen_days() {
    OffsetDateTime begin = server.now();
    String fact = send(checkIn(Someone.fresh(), "market", begin));

    pass(begin.plusDays(14).minusHours(1));
    assertThat(isThere(fact)).isTrue();
    pass(begin.plusDays(15));
    assertThat(isThere(fact)).isFalse();
    assertErased("CHECK_IN");
  }

  @Test
  void check_ins_beside_an_open_case_stay_for_twenty_eight_days_and_its_own_until_it_ends() {
    OffsetDateTime begin = server.now();
    Someone ill = Someone.fresh();
    String own = send(checkIn(ill, "clinic", begin.minusHours(3)));
    String beside = send(checkIn(Someone.fresh(), "clinic", begin.minusHours(1)));
    String elsewhere = send(checkIn(Someone.fresh(), "market", begin));
    String person = person(own);
    send(Said.fact("case", person, cell).put("at", begin.toString()).put("form", "CONFIRMED"));
    server.awaitDerived();

    pass(begin.plusDays(15));
    assertThat(isThere(elsewhere)).isFalse();
    assertThat(isThere(beside)).isTrue();
    assertThat(isThere(own)).isTrue();
    pass(begin.plusDays(29));
    assertThat(isThere(beside)).isFalse();
    assertThat(isThere(own)).isTrue();
  }

  @Test
  void check_ins_of_a_trace_stay_until_its_contacts_are_handed_over() {
    OffsetDateTime begin = server.now();
    Someone source = Someone.fresh();
    String own = send(checkIn(source, "canteen", begin));
    String beside = send(checkIn(Someone.fresh(), "canteen", begin.minusMinutes(5)));
    String investigation =
        sender
            .post(
                "/api/investigations",
                ServerUnderTest.object().put("name", "open").put("region", here.township()))
            .expect(201)
            .path("id")
            .stringValue();
    ObjectNode trace =
        ServerUnderTest.object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("from", begin.minusDays(1).toString())
            .put("until", begin.plusDays(1).toString());
    trace
        .putArray("cases")
        .addObject()
        .put("person", person(own))
        .put("infectiousFrom", begin.minusDays(1).toString())
        .put("reason", "told to be ill");
    sender.post("/api/investigations/" + investigation + "/traces", trace).expect(201);

    pass(begin.plusDays(15));
    assertThat(isThere(own)).isTrue();
    assertThat(isThere(beside)).isTrue();
    pass(begin.plusDays(29));
    assertThat(isThere(own)).isFalse();
    assertThat(isThere(beside)).isFalse();
  }

  @Test
  void a_passage_is_kept_for_twenty_eight_days() {
    OffsetDateTime begin = server.now();
    here.addPost(server, "K483");
    Api gate = server.as("CHECKPOINT", here.township());
    ObjectNode passage =
        Said.fact("passage", Someone.fresh(), here.township())
            .put("at", begin.toString())
            .put("channel", "CHECKPOINT")
            .put("post", "K483")
            .put("direction", "IN")
            .put("decision", "PASS");
    gate.facts(passage).expect(200);
    String fact = passage.path("id").stringValue();

    pass(begin.plusDays(28).minusHours(1));
    assertThat(isThere(fact)).isTrue();
    pass(begin.plusDays(29));
    assertThat(isThere(fact)).isFalse();
    assertErased("PASSAGE");
  }

  @Test
  void a_negative_result_is_kept_for_ninety_days_and_longer_where_a_course_rests_on_it() {
    OffsetDateTime begin = server.now();
    String screened = send(Said.test(Someone.fresh(), cell, begin, "NEGATIVE"));
    String positive = send(Said.test(Someone.fresh(), cell, begin, "POSITIVE"));
    Someone arrived = Someone.fresh();
    send(Said.arrival(arrived, cell, begin.minusDays(1), "HIGH"));
    String ofCourse = send(Said.test(arrived, cell, begin, "NEGATIVE"));
    String person = person(screened);
    server.awaitDerived();
    assertThat(countStandings(person)).isEqualTo(1);

    pass(begin.plusDays(90).minusHours(1));
    assertThat(isThere(screened)).isTrue();
    pass(begin.plusDays(91));
    assertThat(isThere(screened)).isFalse();
    assertThat(isThere(positive)).isTrue();
    assertThat(isThere(ofCourse)).isTrue();
    assertThat(countStandings(person)).isZero();
    assertErased("NEGATIVE_TEST");
  }

  @Test
  void a_declaration_that_nothing_followed_is_kept_for_thirty_days_after_the_day_it_names() {
    OffsetDateTime begin = server.now();
    Someone came = Someone.fresh();
    String unmet = declare(Someone.fresh(), begin.plusDays(5));
    String met = declare(came, begin.plusDays(5));
    send(Said.arrival(came, cell, begin, "LOW"));
    server.awaitDerived();

    pass(begin.plusDays(34));
    assertThat(isThere(unmet)).isTrue();
    pass(begin.plusDays(36));
    assertThat(isThere(unmet)).isFalse();
    assertThat(isThere(met)).isTrue();
    assertErased("DECLARATION");
  }

  @Test
  void whoever_is_known_by_nothing_any_more_loses_their_identity_and_is_registered_anew() {
    OffsetDateTime begin = server.now();
    Someone someone = Someone.fresh();
    String gone = person(send(checkIn(someone, "market", begin)));
    Someone other = Someone.fresh();
    String stays = person(send(Said.arrival(other, cell, begin, "LOW")));

    pass(begin.plusDays(29));
    assertThat(countSealed(gone)).isZero();
    assertThat(countSealed(stays)).isEqualTo(1);
    assertErased("PERSON");
    assertThat(person(send(checkIn(someone, "market", server.now())))).isNotEqualTo(gone);
  }

  @Test
  void the_log_says_no_longer_who_acted_and_whom_it_was_about_after_three_years() {
    OffsetDateTime begin = server.now();
    UUID person = UuidCreator.getTimeOrderedEpoch();
    UUID account = UuidCreator.getTimeOrderedEpoch();
    log.store(begin.minusYears(3).minusDays(2), account, person);
    log.store(begin.minusYears(3).plusDays(30), account, person);
    assertThat(entriesAbout(person)).hasSize(2);

    UUID oldAlert = alert(account, begin.minusYears(3).minusDays(2));
    UUID youngAlert = alert(account, begin.minusYears(3).plusDays(20));
    pass(begin.plusDays(1));

    assertThat(
            server
                .everything()
                .sql("SELECT id FROM audit.alert WHERE id IN (?, ?)")
                .params(oldAlert, youngAlert)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list())
        .containsExactly(youngAlert);
    assertThat(entriesAbout(person))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("named").booleanValue()).isTrue();
          assertThat(entry.path("account").stringValue()).isEqualTo(account.toString());
        });
    JsonNode old =
        server
            .as("AUDITOR", "*")
            .get("/api/audit?until=" + begin.minusYears(3).toInstant())
            .expect(200);
    assertThat(old).hasSize(1);
    assertThat(old.get(0).path("named").booleanValue()).isFalse();
    assertThat(old.get(0).path("account").isNull()).isTrue();
    assertThat(old.get(0).path("people")).isEmpty();
    assertThat(old.get(0).path("kind").stringValue()).isEqualTo("WRITE");
    assertThat(old.get(0).path("path").stringValue()).isEqualTo("PUT /api/accounts/{}");
    assertThat(old.toString()).doesNotContain(account.toString(), person.toString());
    assertThat(log.verify().isWhole()).isTrue();
    assertErased("LOG_ENTRY");
    server
        .everything()
        .sql("UPDATE audit.entry SET role = 'COMMAND' WHERE salt IS NULL AND digest IS NOT NULL")
        .update();
    assertThat(log.verify().isWhole()).isFalse();
    server
        .everything()
        .sql("UPDATE audit.entry SET role = 'GRID_LEAD' WHERE salt IS NULL AND digest IS NOT NULL")
        .update();
    assertThat(log.verify().isWhole()).isTrue();
  }

  @Test
  void the_application_takes_no_name_out_of_a_younger_entry_by_saying_that_it_is_later() {
    UUID person = UuidCreator.getTimeOrderedEpoch();
    log.store(realNow().minusDays(1_000), UuidCreator.getTimeOrderedEpoch(), person);
    server.awaitChained();

    JdbcClient.create(server.app())
        .sql("SELECT privacy.unname_log(now(), now() + interval '10 years', 100000)")
        .query(Long.class)
        .single();

    assertThat(entriesAbout(person)).hasSize(1);
    assertThatThrownBy(() ->
            JdbcClient.create(server.app())
                .sql("SELECT audit.unname(now(), 1)")
                .query(Long.class)
                .single())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  /** An alert about an account that nobody has looked into. */
  private UUID alert(UUID account, OffsetDateTime raised) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    server
        .everything()
        .sql(
            """
            INSERT INTO audit.alert (id, account, role, region, rule, span, threshold, counted, began_at, raised_at)
            VALUES (?, ?, 'GRID_LEAD', '41/', 'STRANGERS', 'HOUR', 30, 31, ?, ?)
            """)
        .params(id, account, raised, raised)
        .update();
    return id;
  }

  private OffsetDateTime realNow() {
    return server.everything().sql("SELECT now()").query(OffsetDateTime.class).single();
  }

  private JsonNode entriesAbout(UUID person) {
    server.awaitChained();
    return server.as("AUDITOR", "*").get("/api/audit?person=" + person).expect(200);
  }

  @Test
  void the_application_erases_nothing_younger_by_saying_that_it_is_later() {
    String young =
        server
            .everything()
            .sql(
                """
                INSERT INTO evidence.fact (id, type, region, at, known_at, recorded_at, recorded_by, channel, place, digest)
                VALUES (?, 'check_in', ?, now() - interval '13 days', now(), now(), ?, 'OFFICE', 'market', '') RETURNING id
                """)
            .params(UuidCreator.getTimeOrderedEpoch(), cell, UuidCreator.getTimeOrderedEpoch())
            .query(String.class)
            .single();
    JdbcClient app = JdbcClient.create(server.app());

    app.sql(
            """
            SELECT erased FROM privacy.erase('CHECK_IN', now(), now() + interval '10 years', '1970-01-01', gen_random_uuid(), 100000)
            """)
        .query(Integer.class)
        .single();
    assertThat(isThere(young)).isTrue();
    assertThatThrownBy(() ->
            app.sql("UPDATE privacy.retention SET days = 1 WHERE class = 'CHECK_IN'").update())
        .rootCause()
        .hasMessageContaining("violates check constraint");
    assertThatThrownBy(() -> app.sql("UPDATE privacy.run SET erased = 0").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    server
        .everything()
        .sql("DELETE FROM evidence.fact WHERE id = ?")
        .param(UUID.fromString(young))
        .update();
  }

  @Test
  void auditors_and_administrators_read_what_is_kept_for_how_long_and_nobody_else() {
    JsonNode classes = server.as("AUDITOR", "*").get("/api/privacy/retention").expect(200);
    assertThat(classes.valueStream().map(each -> each.path("kind").stringValue()))
        .containsExactly(
            "CHECK_IN",
            "PASSAGE",
            "NEGATIVE_TEST",
            "DECLARATION",
            "PERSON",
            "LOG_ENTRY",
            "CASE_FILE");
    assertThat(classes.get(0).path("days").intValue()).isEqualTo(14);
    assertThat(classes.get(0).path("most").intValue()).isEqualTo(28);
    assertThat(classes.get(6).path("days").isNull()).isTrue();
    assertThat(classes.valueStream())
        .allMatch(each -> !each.path("source").stringValue().isEmpty());
    server.administrator().get("/api/privacy/retention").expect(200);
    assertThat(server.as("COMMAND", "*").get("/api/privacy/retention").status()).isEqualTo(403);
  }

  /** Lets the clock pass and waits until the job of that day has looked through everything. */
  private void pass(OffsetDateTime until) {
    server.moveClock(until);
    Patience.until(
        "what is over its time is erased as of " + until,
        () -> {
          JsonNode classes = server.administrator().get("/api/privacy/retention").expect(200);
          JsonNode last = classes.get(5).path("lastRun");
          return !last.isNull()
              && OffsetDateTime.parse(last.path("at").stringValue())
                  .toLocalDate()
                  .equals(until.toLocalDate());
        });
  }

  private void assertErased(String kind) {
    assertThat(
            server
                .administrator()
                .get("/api/privacy/retention")
                .expect(200)
                .valueStream()
                .filter(each -> each.path("kind").stringValue().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("erased")
                .intValue())
        .isPositive();
  }

  private ObjectNode checkIn(Someone person, String place, OffsetDateTime at) {
    return Said.fact("check_in", person, cell)
        .put("at", at.toString())
        .put("until", at.plusHours(1).toString())
        .put("place", place + " of 483");
  }

  private String send(ObjectNode fact) {
    sender.facts(fact).expect(200);
    return fact.path("id").stringValue();
  }

  private String declare(Someone someone, OffsetDateTime arrives) {
    ObjectNode declaration =
        ServerUnderTest.object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("direction", "ARRIVAL")
            .put("card", (someone.phone() + "-").repeat(4).substring(0, 43))
            .put("name", someone.name())
            .put("idNumber", someone.idNumber())
            .put("phone", someone.phone())
            .put("region", cell)
            .put("origin", "310000")
            .put("arrives", arrives.toString());
    server.nobody().post("/api/declarations", declaration).expect(201);
    return declaration.path("id").stringValue();
  }

  private boolean isThere(String fact) {
    return count("SELECT count(*) FROM evidence.fact WHERE id = ?", fact) == 1;
  }

  private long countStandings(String person) {
    return count("SELECT count(*) FROM assessments.standing WHERE person = ?", person);
  }

  private long countSealed(String person) {
    return count(
        """
        SELECT count(*) FROM people.person WHERE id = ?
          AND num_nonnulls(name_sealed, phone_sealed, id_number_sealed, id_number_index, phone_name_index) > 0
        """,
        person);
  }

  private long count(String sql, String id) {
    return server.everything().sql(sql).param(UUID.fromString(id)).query(Long.class).single();
  }

  private String person(String fact) {
    return server
        .everything()
        .sql("SELECT person FROM evidence.fact WHERE id = ?")
        .param(UUID.fromString(fact))
        .query(UUID.class)
        .single()
        .toString();
  }
}
