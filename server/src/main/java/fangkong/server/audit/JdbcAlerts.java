package fangkong.server.audit;

import static fangkong.server.database.Times.instant;
import static fangkong.server.database.Times.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who saw how many, and the alerts about it, over one kind of connections. */
final class JdbcAlerts {

  private static final String SEE_EVERYTHING = "SELECT set_config('fangkong.scope', '*', true)";

  private static final String BE_ALONE = "SELECT pg_advisory_xact_lock(hashtext('audit.alert'))";

  /** Those alone are counted again who saw somebody since shortly before. */
  private static final String READERS =
      """
      SELECT account, max(role) AS role, max(region) AS region, array_agg(DISTINCT person) AS people
      FROM audit.entry CROSS JOIN unnest(people) AS seen (person)
      WHERE at > :since AND at <= :now AND kind = ANY (:kinds) AND role <> ALL (:exempt)
        AND account IN (SELECT account FROM audit.entry WHERE at > :lately AND at <= :now)
      GROUP BY account HAVING count(DISTINCT person) > :more
      """;

  private static final String IS_RAISED =
      """
      SELECT EXISTS (SELECT FROM audit.alert
        WHERE account = :account AND rule = :rule AND span = :span AND raised_at > :since)
      """;

  private static final String INSERT =
      """
      INSERT INTO audit.alert (id, account, role, region, rule, span, threshold, counted, began_at, raised_at)
      VALUES (:id, :account, :role, :region, :rule, :span, :threshold, :counted, :began, :raised)
      """;

  private static final String COLUMNS =
      """
      SELECT id, account, role, region, rule, span, threshold, counted, began_at, raised_at, acknowledged_by,
             acknowledged_at, note
      FROM audit.alert
      """;

  private static final String PAGE =
      COLUMNS
          + "WHERE (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit";

  private static final String HOLD = COLUMNS + "WHERE id = :id FOR UPDATE";

  private static final String ACKNOWLEDGE =
      """
      UPDATE audit.alert SET acknowledged_by = :by, acknowledged_at = :at, note = :note
      WHERE id = :id AND acknowledged_by IS NULL
      """;

  /** Whom an account saw. */
  record Reader(UUID account, String role, String region, List<UUID> people) {}

  private final JdbcClient jdbc;

  JdbcAlerts(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  /** Until the transaction ends, this one alone raises alerts, over all servers. */
  void beAlone() {
    jdbc.sql(BE_ALONE).query((_, _) -> true).single();
    jdbc.sql(SEE_EVERYTHING).query((_, _) -> true).single();
  }

  /** Accounts that saw more people than this between the two times, and somebody lately. */
  List<Reader> listReaders(
      Instant since, Instant now, Instant lately, List<String> exempt, int more) {
    return jdbc.sql(READERS)
        .param("since", utc(since))
        .param("now", utc(now))
        .param("lately", utc(lately))
        .param("kinds", new String[] {Kind.OPEN.name(), Kind.REVEAL.name(), Kind.EXPORT.name()})
        .param("exempt", exempt.toArray(String[]::new))
        .param("more", more)
        .query((row, _) ->
            new Reader(
                row.getObject("account", UUID.class),
                row.getString("role"),
                row.getString("region"),
                List.of((UUID[]) row.getArray("people").getArray())))
        .list();
  }

  boolean isRaised(UUID account, Alert.Rule rule, Alert.Span span, Instant since) {
    return jdbc.sql(IS_RAISED)
        .param("account", account)
        .param("rule", rule.name())
        .param("span", span.name())
        .param("since", utc(since))
        .query(Boolean.class)
        .single();
  }

  void insert(Alert alert) {
    jdbc.sql(INSERT)
        .param("id", alert.id())
        .param("account", alert.account())
        .param("role", alert.role())
        .param("region", alert.region())
        .param("rule", alert.rule().name())
        .param("span", alert.span().name())
        .param("threshold", alert.threshold())
        .param("counted", alert.counted())
        .param("began", utc(alert.beganAt()))
        .param("raised", utc(alert.raisedAt()))
        .update();
  }

  /** Newest first. */
  List<Alert> page(@Nullable UUID before, int limit) {
    return jdbc.sql(PAGE)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> alert(row))
        .list();
  }

  Optional<Alert> hold(UUID id) {
    return jdbc.sql(HOLD).param("id", id).query((row, _) -> alert(row)).optional();
  }

  void acknowledge(UUID id, Alert.Acknowledgement acknowledgement) {
    jdbc.sql(ACKNOWLEDGE)
        .param("id", id)
        .param("by", acknowledgement.by())
        .param("at", utc(acknowledgement.at()))
        .param("note", acknowledgement.note())
        .update();
  }

  private static Alert alert(ResultSet row) throws SQLException {
    UUID by = row.getObject("acknowledged_by", UUID.class);
    return new Alert(
        row.getObject("id", UUID.class),
        row.getObject("account", UUID.class),
        row.getString("role"),
        row.getString("region"),
        Alert.Rule.valueOf(row.getString("rule")),
        Alert.Span.valueOf(row.getString("span")),
        row.getInt("threshold"),
        row.getInt("counted"),
        instant(row, "began_at"),
        instant(row, "raised_at"),
        by == null
            ? null
            : new Alert.Acknowledgement(
                by, instant(row, "acknowledged_at"), row.getString("note")));
  }
}
