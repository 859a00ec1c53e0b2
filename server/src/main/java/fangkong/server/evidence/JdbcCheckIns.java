package fangkong.server.evidence;

import static fangkong.server.database.Times.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCheckIns {

  private static final UUID NO_ID = new UUID(0, 0);

  private static final String SETTLE = "SELECT evidence.settle_foreign()";

  /** PostgreSQL resets these statistics when it recovers, also where its first process lives on. */
  private static final String POSITION =
      """
      SELECT pg_current_snapshot()::text AS snapshot,
             pg_postmaster_start_time()::text || ' ' || coalesce((SELECT stats_reset::text FROM pg_stat_wal), '') AS era
      """;

  private static final String PAGE =
      """
      SELECT id, known_at, person, place, at, until_at FROM evidence.fact
      WHERE type = 'check_in' AND (at, id) > (?, ?) AND pg_visible_in_snapshot(written_in, ?::pg_snapshot)
      ORDER BY at, id LIMIT ?
      """;

  private static final String REACHING =
      """
      SELECT id, known_at, person, place, at, until_at FROM evidence.fact
      WHERE type = 'check_in' AND until_at - at > interval '24 hours' AND until_at > ? AND at < ?
        AND pg_visible_in_snapshot(written_in, ?::pg_snapshot)
      """;

  private static final String SINCE =
      """
      SELECT id, known_at, person, place, at, until_at FROM evidence.fact
      WHERE type = 'check_in' AND written_in >= pg_snapshot_xmin(?::pg_snapshot)
        AND NOT pg_visible_in_snapshot(written_in, ?::pg_snapshot)
      """;

  private static final String RESIDENCES_SINCE =
      """
      SELECT EXISTS (SELECT FROM evidence.fact
        WHERE type = 'residence' AND written_in >= pg_snapshot_xmin(?::pg_snapshot)
          AND NOT pg_visible_in_snapshot(written_in, ?::pg_snapshot))
      """;

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM evidence.fact WHERE type = 'check_in' AND at >= ? AND known_at <= ?)
           + (SELECT count(*) FROM evidence.fact
              WHERE type = 'check_in' AND until_at - at > interval '24 hours' AND until_at > ? AND at < ? AND known_at <= ?)
      """;

  private static final String LIST =
      """
      SELECT person, place, at, until_at FROM evidence.fact
      WHERE type = 'check_in' AND at >= ? AND at < ? AND known_at <= ?
      UNION ALL
      SELECT person, place, at, until_at FROM evidence.fact
      WHERE type = 'check_in' AND until_at - at > interval '24 hours' AND until_at > ? AND at < ? AND at < ? AND known_at <= ?
      """;

  private final JdbcTemplate jdbc;

  JdbcCheckIns(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void settleForeign() {
    jdbc.query(SETTLE, _ -> {});
  }

  CheckInLog.Position position() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            POSITION,
            (row, _) -> new CheckInLog.Position(row.getString("snapshot"), row.getString("era"))));
  }

  List<LoggedCheckIn> page(
      CheckInLog.Position before, Instant from, Optional<LoggedCheckIn> after, int limit) {
    Instant at =
        after.map(last -> last.checkIn().at()).orElseGet(() -> from.minus(1, ChronoUnit.MICROS));
    return jdbc.query(
        PAGE,
        (row, _) -> logged(row),
        utc(at),
        after.map(LoggedCheckIn::id).orElse(NO_ID),
        before.snapshot(),
        limit);
  }

  List<LoggedCheckIn> listReaching(CheckInLog.Position before, Instant from) {
    return jdbc.query(REACHING, (row, _) -> logged(row), utc(from), utc(from), before.snapshot());
  }

  List<LoggedCheckIn> listSince(CheckInLog.Position position) {
    return jdbc.query(SINCE, (row, _) -> logged(row), position.snapshot(), position.snapshot());
  }

  boolean hasResidencesSince(CheckInLog.Position position) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            RESIDENCES_SINCE, Boolean.class, position.snapshot(), position.snapshot()));
  }

  long count(Instant from, Instant knownBy) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            COUNT, Long.class, utc(from), utc(knownBy), utc(from), utc(from), utc(knownBy)));
  }

  List<CheckIn> list(Instant from, Instant until, Instant knownBy) {
    return jdbc.query(
        LIST,
        (row, _) -> checkIn(row),
        utc(from),
        utc(until),
        utc(knownBy),
        utc(from),
        utc(from),
        utc(until),
        utc(knownBy));
  }

  private static LoggedCheckIn logged(ResultSet row) throws SQLException {
    return new LoggedCheckIn(
        row.getObject("id", UUID.class),
        row.getObject("known_at", OffsetDateTime.class).toInstant(),
        checkIn(row));
  }

  private static CheckIn checkIn(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
    return new CheckIn(
        row.getObject("person", UUID.class),
        row.getString("place"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant());
  }
}
