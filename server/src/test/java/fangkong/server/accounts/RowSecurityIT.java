package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.audit.Trail;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What PostgreSQL alone lets the application's role see and do: the statements here are raw, none
 * of the application's own filters stands before them.
 */
@ServerTest
class RowSecurityIT {

  /**
   * The directory of the offices: where the grids are and who answers, for everyone who signs in.
   */
  private static final Set<String> PUBLIC_DIRECTORY =
      Set.of(
          "regions.node",
          "regions.worker",
          "regions.assignment",
          "regions.absence",
          "regions.layout_version");

  /** Ids and times without a region: nobody is told anything about a person by them. */
  private static final Set<String> WITHOUT_A_REGION =
      Set.of(
          "accounts.account",
          "accounts.device",
          "accounts.device_enrolment",
          "accounts.enrolment",
          "accounts.second_factor",
          "accounts.session",
          "accounts.setup",
          "accounts.vouched",
          "assessments.adoption",
          "assessments.dirty",
          "assessments.set_aside",
          "audit.head",
          "evidence.lead_key",
          "interop.outbox",
          "interop.taken",
          "people.claim",
          "people.keys_in_use",
          "privacy.certificate",
          "privacy.closing",
          "privacy.event",
          "privacy.retention",
          "privacy.run");

  private static final String TABLES =
      """
      SELECT table_schema || '.' || table_name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
        AND table_name <> 'flyway_schema_history'
      """;

  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Trail trail;
  private final ApplicationRole role;
  private final Place here;
  private final Place there;

  RowSecurityIT(ServerUnderTest server, Trail trail) {
    this.server = server;
    this.trail = trail;
    this.role = new ApplicationRole(server);
    here = Place.layOut(server, "311").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "312").adopting(server, "CN-COVID-9");
    RowsOfEveryTable rows = new RowsOfEveryTable(server);
    rows.fill(here);
    rows.fill(there);
    server.awaitDerived();
  }

  private List<String> tables() {
    return server.everything().sql(TABLES).query((row, _) -> row.getString(1)).list();
  }

  private Set<String> tablesWithRegion() {
    Set<String> tables =
        new TreeSet<>(
            server
                .everything()
                .sql(
                    """
                    SELECT table_schema || '.' || table_name FROM information_schema.columns
                    WHERE column_name = 'region' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                    """)
                .query((row, _) -> row.getString(1))
                .list());
    tables.removeAll(PUBLIC_DIRECTORY);
    tables.removeAll(WITHOUT_A_REGION);
    return tables;
  }

  @Test
  void every_table_has_row_level_security_or_a_reason_to_have_none() {
    Set<String> secured =
        new TreeSet<>(
            server
                .everything()
                .sql(
                    """
                    SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind = 'r' AND c.relrowsecurity
                      AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
                    """)
                .query((row, _) -> row.getString(1))
                .list());

    assertThat(tables())
        .hasSizeGreaterThan(15)
        .allSatisfy(table ->
            assertThat(
                    secured.contains(table)
                        || PUBLIC_DIRECTORY.contains(table)
                        || WITHOUT_A_REGION.contains(table))
                .as("%s has row-level security or is named here as public", table)
                .isTrue());
    assertThat(secured)
        .doesNotContainAnyElementsOf(PUBLIC_DIRECTORY)
        .doesNotContainAnyElementsOf(WITHOUT_A_REGION);
  }

  @Test
  void a_township_sees_its_own_rows_of_every_table_and_no_others() {
    for (String table : tablesWithRegion()) {
      String all = "SELECT count(*) FROM " + table;
      String inside = all + " WHERE starts_with(region, :region)";
      if (table.equals("evidence.fact")) {
        // and what was recorded elsewhere of somebody who is here
        inside += " OR person IN (SELECT id FROM people.person WHERE starts_with(region, :region))";
      }
      long mine = countInside(inside, here);
      assertThat(mine).as("rows of %s", table).isPositive();
      assertThat(count(here.township(), all)).as("%s under one township", table).isEqualTo(mine);
      assertThat(count(here.township() + "," + there.township(), all))
          .as("%s under two townships", table)
          .isEqualTo(countInEither(inside));
      assertThat(count(null, all)).as("%s without a scope", table).isZero();
      assertThat(count("", all)).as("%s under an empty scope", table).isZero();
      assertThat(count("*", all))
          .as("%s under every scope", table)
          .isEqualTo(server.everything().sql(all).query(Long.class).single());
      assertThat(count(here.township().substring(0, here.township().length() - 2) + "/", all))
          .as("%s under a path that only begins alike", table)
          .isZero();
    }
  }

  private long countInside(String sql, Place place) {
    return server
        .everything()
        .sql(sql)
        .param("region", place.township())
        .query(Long.class)
        .single();
  }

  private long countInEither(String inside) {
    String either =
        inside.replace(
            "starts_with(region, :region)",
            "(starts_with(region, :region) OR starts_with(region, :other))");
    return server
        .everything()
        .sql(either)
        .param("region", here.township())
        .param("other", there.township())
        .query(Long.class)
        .single();
  }

  @Test
  void tables_without_a_region_of_their_own_show_what_belongs_to_visible_rows() {
    for (String table :
        List.of(
            "investigations.trace_case",
            "investigations.contact",
            "investigations.exposure",
            "checkpoints.shift")) {
      String all = "SELECT count(*) FROM " + table;
      assertThat(count(here.township(), all)).as(table).isEqualTo(1);
      assertThat(count("50/", all)).as(table).isZero();
      assertThat(count(null, all)).as(table).isZero();
    }
    String links = "SELECT household FROM regions.household_link";
    List<String> mine =
        role.asking(here.township(), jdbc -> jdbc.sql(links).query(String.class).list());
    List<String> nobodys = role.asking(null, jdbc -> jdbc.sql(links).query(String.class).list());
    assertThat(mine).containsExactly(here.household("201", "C01", 1));
    assertThat(nobodys).isEmpty();
  }

  private long count(@org.jspecify.annotations.Nullable String scope, String sql) {
    return role.asking(scope, jdbc -> jdbc.sql(sql).query(Long.class).single());
  }

  @Test
  void facts_about_a_person_who_is_here_are_seen_wherever_they_were_recorded() {
    Someone moved = Someone.fresh();
    server
        .as("GRID_LEAD", there.township())
        .facts(Said.arrival(moved, there.cell("201", "C01"), AT, "LOW"))
        .expect(200);
    String person =
        server
            .as("GRID_LEAD", here.township())
            .facts(Said.arrival(moved, here.cell("201", "C01"), AT.plusHours(2), "LOW"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();

    String facts = "SELECT count(*) FROM evidence.fact WHERE person = '" + person + "'";
    assertThat(count(here.township(), facts)).isEqualTo(2);
    assertThat(count(there.township(), facts)).as("until they are accepted here").isEqualTo(2);
    server
        .as("GRID_LEAD", here.township())
        .facts(Said.arrival(moved, here.cell("201", "C01"), AT.plusHours(3), "LOW"))
        .expect(200);
    assertThat(count(here.township(), facts)).isEqualTo(3);
    assertThat(count(there.township(), facts)).isEqualTo(1);
  }

  @Test
  void a_move_is_seen_by_its_two_sides_and_accepted_by_the_one_they_go_to_alone() {
    String person =
        server
            .everything()
            .sql("SELECT id FROM people.person WHERE starts_with(region, ?) ORDER BY id LIMIT 1")
            .param(here.township())
            .query(String.class)
            .single();
    String moves = "SELECT count(*) FROM assessments.move WHERE person = '" + person + "'";
    String accept =
        "UPDATE assessments.move SET accepted_at = now(), accepted_by = gen_random_uuid() WHERE person = '"
            + person
            + "'";
    String begin =
        """
        INSERT INTO assessments.move (id, person, from_region, to_region, moved_at, moved_by)
        VALUES (gen_random_uuid(), '%s', '%s', '%s', now(), gen_random_uuid())
        """
            .formatted(person, here.cell("201", "C01"), there.cell("201", "C01"));
    assertThatThrownBy(() -> role.asking(here.township(), jdbc -> jdbc.sql(begin).update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    server.everything().sql(begin).update();
    try {
      for (String side : List.of(here.township(), there.township())) {
        assertThat(count(side, moves)).as(side).isEqualTo(1);
      }
      assertThat(count("50/", moves)).isZero();
      assertThat(count(null, moves)).isZero();
      assertThat(role.<Integer>asking(here.township(), jdbc -> jdbc.sql(accept).update())).isZero();
      assertThat(role.<Integer>asking(there.township(), jdbc -> jdbc.sql(accept).update())).isOne();
    } finally {
      server
          .everything()
          .sql("DELETE FROM assessments.move WHERE person = ?::uuid AND accepted_at IS NULL")
          .param(person)
          .update();
    }
  }

  @Test
  void what_waits_for_its_place_in_the_log_is_added_by_everybody_and_read_by_nobody() {
    String put =
        """
        INSERT INTO audit.pending (at, role, actor_region, kind, path, people)
        VALUES (now(), 'COMMAND', '', 'WRITE', 'PUT /', '{}')
        """;
    long read =
        role.asking(
            here.township(),
            jdbc -> {
              assertThat(jdbc.sql(put).update()).isOne();
              return jdbc.sql("SELECT count(*) FROM audit.pending").query(Long.class).single();
            });
    assertThat(read).isZero();
  }

  @Test
  void emergency_access_is_seen_by_both_sides_and_nobody_else() {
    String open =
        """
        INSERT INTO emergency.access (id, account, role, home, opened, purpose, reason, began_at, ends_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'COMMAND', '%s', '%s', 'CARE', 'somebody is to be found', now(), now() + interval '1 hour')
        """
            .formatted(here.township(), there.township());
    String accesses =
        "SELECT count(*) FROM emergency.access WHERE home = '" + here.township() + "'";
    assertThatThrownBy(() -> role.asking("50/", jdbc -> jdbc.sql(open).update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    server.everything().sql(open).update();
    assertThat(count(here.township(), accesses)).isPositive();
    assertThat(count(there.township(), accesses)).isPositive();
    assertThat(count("50/", accesses)).isZero();
    assertThat(count(null, accesses)).isZero();
  }

  /** The right to change or delete is withheld besides; here it is given for a moment. */
  @Test
  void under_the_scope_of_a_place_no_fact_and_no_entry_is_changed_or_deleted_by_any_right() {
    assertUntouched("evidence.fact", "UPDATE", "UPDATE evidence.fact SET body = body");
    assertUntouched("evidence.fact", "DELETE", "DELETE FROM evidence.fact");
    assertUntouched("audit.entry", "UPDATE", "UPDATE audit.entry SET path = path");
    assertUntouched("audit.entry", "DELETE", "DELETE FROM audit.entry");
  }

  private void assertUntouched(String table, String right, String change) {
    with(
        right + " ON " + table,
        () ->
            assertThat(role.<Integer>asking(here.township(), jdbc -> jdbc.sql(change).update()))
                .as(change)
                .isZero());
  }

  /** With a right that is else withheld. */
  private void with(String right, Runnable work) {
    server.everything().sql("GRANT " + right + " TO \"" + role.name() + "\"").update();
    try {
      work.run();
    } finally {
      server.everything().sql("REVOKE " + right + " FROM \"" + role.name() + "\"").update();
    }
  }

  private static final String INSERT_FACT =
      """
      INSERT INTO evidence.fact (id, type, region, at, known_at, recorded_at, recorded_by, channel, digest)
      VALUES (?, 'visit', ?, now(), now(), now(), ?, 'OFFICE', '')
      """;

  private int insertFact(@org.jspecify.annotations.Nullable String scope, String region) {
    return role.asking(
        scope,
        jdbc ->
            jdbc.sql(INSERT_FACT)
                .params(
                    UuidCreator.getTimeOrderedEpoch(), region, UuidCreator.getTimeOrderedEpoch())
                .update());
  }

  @Test
  void a_fact_of_another_place_cannot_be_inserted() {
    assertThat(insertFact(here.township(), here.household("201", "C01", 1))).isEqualTo(1);
    assertThatThrownBy(() -> insertFact(here.township(), there.township()))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> insertFact(here.township(), "41/"))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> insertFact(null, here.township()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  private static final String INSERT_SHIFT =
      "INSERT INTO checkpoints.shift (id, post, holder, began_at, ended_at, note, open_items) VALUES (?, ?, 'x', now(), now(), '', '{}')";

  private int insertShift(Place place) {
    return role.asking(
        here.township(),
        jdbc ->
            jdbc.sql(INSERT_SHIFT)
                .params(UuidCreator.getTimeOrderedEpoch(), "K" + place.code())
                .update());
  }

  @Test
  void nobody_goes_on_duty_or_off_it_at_a_post_of_another_place() {
    assertThat(insertShift(here)).isEqualTo(1);
    assertThatThrownBy(() -> insertShift(there))
        .rootCause()
        .hasMessageContaining("row-level security");
    String end =
        "UPDATE checkpoints.shift SET ended_at = now(), note = '', open_items = '{}' WHERE ended_at IS NULL";
    assertThat(role.asking(here.township(), jdbc -> jdbc.sql(end).update()).intValue())
        .isEqualTo(1);
    String steal = "UPDATE checkpoints.post SET region = '" + there.township() + "'";
    assertThatThrownBy(() -> role.asking(here.township(), jdbc -> jdbc.sql(steal).update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  private void assertNotAdded(String table, String column, String elsewhere) {
    String add =
        """
        INSERT INTO %1$s SELECT (jsonb_populate_record(t, jsonb_build_object('%2$s', '%3$s'))).* FROM %1$s t LIMIT 1
        """
            .formatted(table, column, elsewhere);
    assertThatThrownBy(() -> role.asking(here.township(), jdbc -> jdbc.sql(add).update()))
        .as("a row of %s added elsewhere", table)
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void no_row_of_any_table_is_added_at_another_place_or_sent_there() {
    List<String> notAddedTo = role.listNotAddedTo();
    for (String table : tablesWithRegion()) {
      if (notAddedTo.contains(table)) {
        with("INSERT ON " + table, () -> assertNotAdded(table, "region", there.township()));
      } else {
        assertNotAdded(table, "region", there.township());
      }
      if (role.listAllowed("UPDATE").contains(table)) {
        String send = "UPDATE %s SET region = '%s'".formatted(table, there.township());
        assertThatThrownBy(() -> role.asking(here.township(), jdbc -> jdbc.sql(send).update()))
            .as("rows of %s sent elsewhere", table)
            .rootCause()
            .hasMessageContaining("row-level security");
      }
    }
    assertNotAdded("regions.household_link", "household", there.household("202", "C02", 1));
    String trace =
        server
            .everything()
            .sql("SELECT id FROM investigations.trace WHERE starts_with(region, ?)")
            .param(there.township())
            .query(String.class)
            .single();
    assertNotAdded("investigations.trace_case", "trace", trace);
    assertNotAdded("investigations.contact", "trace", trace);
    assertNotAdded("investigations.exposure", "trace", trace);
  }

  @Test
  void the_scope_ends_with_the_transaction() throws SQLException {
    String people = "SELECT count(*) FROM people.person";
    try (Connection connection = server.app().getConnection()) {
      var one = new SingleConnectionDataSource(connection, true);
      JdbcClient client = JdbcClient.create(one);
      TransactionTemplate transaction = new TransactionTemplate(new ScopedTransactions(one, trail));

      Long within =
          Scope.callEverywhere(
              () -> transaction.execute(_ -> client.sql(people).query(Long.class).single()));

      assertThat(within).isPositive();
      assertThat(client.sql(people).query(Long.class).single()).isZero();
    }
  }

  @Test
  void the_rows_of_others_cannot_be_moved_over_here_or_sent_away() {
    String steal = "UPDATE people.person SET region = '" + here.township() + "'";
    long mine = count(here.township(), "SELECT count(*) FROM people.person");
    int stolen = role.asking(here.township(), jdbc -> jdbc.sql(steal).update());
    assertThat(stolen).isEqualTo((int) mine);
    String send = "UPDATE assessments.standing SET region = '" + there.township() + "'";
    assertThatThrownBy(() -> role.asking(here.township(), jdbc -> jdbc.sql(send).update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void row_level_security_holds_for_the_owner_of_the_tables_too() throws SQLException {
    String notForced =
        "SELECT count(*) FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity";
    assertThat(server.everything().sql(notForced).query(Long.class).single()).isZero();

    String standings = "SELECT count(*) FROM assessments.standing";
    assertThat(server.everything().sql(standings).query(Long.class).single()).isPositive();
    try (Connection connection = server.owner().getConnection()) {
      JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      owner.sql("SET fangkong.scope = ''").update();
      assertThat(owner.sql(standings).query(Long.class).single()).isZero();
    }
  }
}
