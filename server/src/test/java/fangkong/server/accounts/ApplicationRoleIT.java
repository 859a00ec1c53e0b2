package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL lets the application's role do at all, whatever the scope. */
@ServerTest
class ApplicationRoleIT {

  private final ServerUnderTest server;
  private final ApplicationRole role;

  ApplicationRoleIT(ServerUnderTest server) {
    this.server = server;
    this.role = new ApplicationRole(server);
  }

  @Test
  void a_fact_is_never_changed_or_deleted_under_any_scope() {
    for (String sql :
        List.of(
            "UPDATE evidence.fact SET region = region",
            "DELETE FROM evidence.fact",
            "TRUNCATE evidence.fact",
            "UPDATE evidence.list SET name = name",
            "DELETE FROM evidence.list_row",
            "DELETE FROM people.person",
            "DELETE FROM checkpoints.shift",
            "UPDATE checkpoints.shift SET holder = 'somebody else'",
            "UPDATE assessments.adoption SET protocol = protocol",
            "DELETE FROM accounts.account")) {
      assertThatThrownBy(() -> role.asking("*", jdbc -> jdbc.sql(sql).update()))
          .as(sql)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void what_is_not_named_here_is_only_ever_added_to() {
    assertThat(role.listAllowed("UPDATE"))
        .containsExactly(
            "accounts.account",
            "accounts.device (revoked_at)",
            "accounts.device_enrolment (expires_at)",
            "accounts.enrolment (expires_at)",
            "accounts.second_factor (last_step)",
            "accounts.session",
            "accounts.setup",
            "assessments.appeal (outcome, answer, answer_clause, ruling, answered_by, answered_at)",
            "assessments.dirty",
            "assessments.move (to_region, moved_by, accepted_at, accepted_by)",
            "assessments.proposal (decided_by, decided_at, declined_because)",
            "assessments.ruling_proposal (state, decided_by, decided_at, declined, fact)",
            "assessments.set_aside",
            "assessments.standing",
            "audit.alert (acknowledged_by, acknowledged_at, note)",
            "checkpoints.post",
            "checkpoints.shift (ended_at, note, open_items)",
            "declarations.declaration (confirmed_by, confirmed_at)",
            "emergency.access (ended_at, acknowledged_by, acknowledged_at, note)",
            "exports.export (decided_by, decided_at, approved, reason, expires_at, fetched, fetched_at)",
            "interop.taken",
            "measures.measure",
            "people.person",
            "privacy.closing (declined_by, declined_at)",
            "privacy.retention (days)",
            "regions.absence",
            "regions.assignment",
            "regions.household_link",
            "regions.layout_version",
            "regions.node",
            "regions.shape",
            "regions.worker",
            "tasks.task");
    assertThat(role.listAllowed("DELETE"))
        .containsExactly(
            "accounts.device_enrolment",
            "accounts.enrolment",
            "accounts.second_factor",
            "accounts.session",
            "accounts.setup",
            "accounts.vouched",
            "assessments.dirty",
            "assessments.move",
            "assessments.set_aside",
            "assessments.standing",
            "interop.outbox",
            "measures.measure",
            "people.claim",
            "tasks.task");
    assertThat(role.listNotAddedTo())
        .containsExactly(
            "audit.entry",
            "audit.head",
            "audit.pending",
            "privacy.closing",
            "privacy.event",
            "privacy.retention",
            "privacy.run",
            "public.flyway_schema_history");
    assertThat(role.listAllowed("TRUNCATE")).isEmpty();
    assertThat(role.listAllowed("TRIGGER")).isEmpty();
  }

  @Test
  void the_role_of_the_application_owns_nothing_and_steps_around_nothing() {
    String name = role.name();
    String owned =
        """
        SELECT (SELECT count(*) FROM pg_class WHERE relowner = r.oid) + (SELECT count(*) FROM pg_proc WHERE proowner = r.oid)
             + (SELECT count(*) FROM pg_namespace WHERE nspowner = r.oid) + (SELECT count(*) FROM pg_database WHERE datdba = r.oid)
             + (SELECT count(*) FROM pg_auth_members WHERE member = r.oid)
        FROM pg_roles r WHERE rolname = ?
        """;
    String powers =
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = ?";

    assertThat(server.everything().sql(owned).param(name).query(Long.class).single()).isZero();
    assertThat(server.everything().sql(powers).param(name).query(Boolean.class).single()).isFalse();
    assertThatThrownBy(
            () -> role.asking("*", jdbc -> jdbc.sql("CREATE TABLE public.mine (id int)").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() ->
            role.asking(
                "*",
                jdbc -> jdbc.sql("ALTER TABLE evidence.fact DISABLE ROW LEVEL SECURITY").update()))
        .rootCause()
        .hasMessageContaining("must be owner");
  }

  @Test
  void what_looks_beyond_the_scope_gives_back_ids_alone() {
    List<String> definers =
        server
            .everything()
            .sql(
                """
                SELECT n.nspname || '.' || p.proname || ' -> ' || pg_get_function_result(p.oid) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef ORDER BY 1
                """)
            .query((row, _) -> row.getString(1))
            .list();

    assertThat(definers)
        .containsExactly(
            "audit.chain -> void",
            "emergency.current -> TABLE(id uuid, region text)",
            "evidence.dependents -> SETOF uuid",
            "evidence.lead_regions -> TABLE(lead uuid, region text)",
            "evidence.settle_foreign -> void",
            "evidence.stored -> TABLE(id uuid, digest bytea, person uuid, recorded_by uuid)",
            "evidence.stored_as -> SETOF uuid",
            "people.complete -> void",
            "people.fill -> void",
            "people.known -> SETOF uuid",
            "people.match -> TABLE(id uuid, id_number_index bytea, phone_name_index bytea, named boolean, phoned boolean)",
            "privacy.blank -> TABLE(blanked text, rows bigint)",
            "privacy.confirm_closing -> bigint",
            "privacy.erase -> TABLE(looked_at integer, erased integer, last_at timestamp with time zone, last_id uuid)",
            "privacy.erase_people -> TABLE(looked_at integer, erased integer, last_id uuid)",
            "privacy.managed -> bigint",
            "privacy.open_event -> void",
            "privacy.unname_log -> bigint");
  }

  /** Who calls may have tables and functions of the same name in a schema of their own session. */
  @Test
  void what_looks_beyond_the_scope_takes_no_name_from_the_caller_and_is_called_by_the_role_alone() {
    List<String> unsafe =
        server
            .everything()
            .sql(
                """
                SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE p.prosecdef
                  AND (NOT coalesce('search_path=' || n.nspname || ', pg_temp' = ANY (p.proconfig), false)
                       OR has_function_privilege('public', p.oid, 'EXECUTE'))
                """)
            .query((row, _) -> row.getString(1))
            .list();

    assertThat(unsafe).isEmpty();
  }
}
