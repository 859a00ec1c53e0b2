package fangkong.server.emergency;

import static fangkong.server.database.Times.findInstant;
import static fangkong.server.database.Times.instant;
import static fangkong.server.database.Times.utc;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.EmergencyScope;
import fangkong.server.people.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEmergency {

  private static final String BE_ALONE =
      "SELECT pg_advisory_xact_lock(hashtext('emergency'), hashtext(:account))";

  private static final String CURRENT =
      "SELECT id, region FROM emergency.current(:account, CAST(:now AS timestamptz))";

  private static final String COUNT =
      "SELECT count(*) FROM emergency.access WHERE account = :account AND began_at > :since";

  private static final String INSERT =
      """
      INSERT INTO emergency.access (id, account, role, home, opened, person, purpose, reason, began_at, ends_at)
      VALUES (:id, :account, :role, :home, :opened, :person, :purpose, :reason, :began, :ends)
      """;

  private static final String COLUMNS =
      """
      SELECT id, account, role, home, opened, person, purpose, reason, began_at, ends_at, ended_at, acknowledged_by,
             acknowledged_at, note
      FROM emergency.access
      """;

  private static final String HOLD = COLUMNS + "WHERE id = :id FOR UPDATE";

  private static final String PAGE =
      COLUMNS
          + """
          WHERE (CAST(:account AS uuid) IS NULL OR account = :account)
            AND (CAST(:before AS uuid) IS NULL OR id < :before)
          ORDER BY id DESC LIMIT :limit
          """;

  private static final String END = "UPDATE emergency.access SET ended_at = :at WHERE id = :id";

  private static final String ACKNOWLEDGE =
      """
      UPDATE emergency.access SET acknowledged_by = :by, acknowledged_at = :at, note = :note
      WHERE id = :id AND acknowledged_by IS NULL
      """;

  private final JdbcClient jdbc;

  JdbcEmergency(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends, nothing else is opened for this account. */
  void beAlone(UUID account) {
    jdbc.sql(BE_ALONE).param("account", account.toString()).query((_, _) -> true).single();
  }

  Optional<EmergencyScope.Opened> findCurrent(UUID account, Instant now) {
    return jdbc.sql(CURRENT)
        .param("account", account)
        .param("now", utc(now))
        .query((row, _) ->
            new EmergencyScope.Opened(row.getObject("id", UUID.class), row.getString("region")))
        .optional();
  }

  int countSince(UUID account, Instant since) {
    return jdbc.sql(COUNT)
        .param("account", account)
        .param("since", utc(since))
        .query(Integer.class)
        .single();
  }

  void insert(Access access) {
    jdbc.sql(INSERT)
        .param("id", access.id())
        .param("account", access.account())
        .param("role", access.role())
        .param("home", access.home())
        .param("opened", access.opened().path())
        .param("person", access.person())
        .param("purpose", access.purpose().name())
        .param("reason", access.reason())
        .param("began", utc(access.beganAt()))
        .param("ends", utc(access.endsAt()))
        .update();
  }

  Optional<Access> hold(UUID id) {
    return jdbc.sql(HOLD).param("id", id).query((row, _) -> access(row)).optional();
  }

  /** Newest first; those of one account where it is named. */
  List<Access> page(@Nullable UUID account, @Nullable UUID before, int limit) {
    return jdbc.sql(PAGE)
        .param("account", account)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> access(row))
        .list();
  }

  void end(UUID id, Instant at) {
    jdbc.sql(END).param("id", id).param("at", utc(at)).update();
  }

  void acknowledge(UUID id, Access.Acknowledgement acknowledgement) {
    jdbc.sql(ACKNOWLEDGE)
        .param("id", id)
        .param("by", acknowledgement.by())
        .param("at", utc(acknowledgement.at()))
        .param("note", acknowledgement.note())
        .update();
  }

  private static Access access(ResultSet row) throws SQLException {
    UUID by = row.getObject("acknowledged_by", UUID.class);
    return new Access(
        row.getObject("id", UUID.class),
        row.getObject("account", UUID.class),
        row.getString("role"),
        row.getString("home"),
        new Region(row.getString("opened")),
        row.getObject("person", UUID.class),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("reason"),
        instant(row, "began_at"),
        instant(row, "ends_at"),
        findInstant(row, "ended_at"),
        by == null
            ? null
            : new Access.Acknowledgement(
                by, instant(row, "acknowledged_at"), row.getString("note")));
  }
}
