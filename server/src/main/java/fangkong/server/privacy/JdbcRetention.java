package fangkong.server.privacy;

import static fangkong.server.database.Times.findInstant;
import static fangkong.server.database.Times.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRetention {

  private static final String TRY_TO_BE_ALONE =
      "SELECT pg_try_advisory_xact_lock(hashtext('privacy.run'))";

  private static final String SET_DAYS =
      "UPDATE privacy.retention SET days = :days WHERE class = :class AND days <> :days";

  private static final String CLASSES =
      """
      SELECT r.class, r.days, r.least, r.most, r.source, last.run_at, last.erased, last.kept,
             (SELECT coalesce(sum(erased), 0) FROM privacy.run WHERE class = r.class) AS erased_ever
      FROM privacy.retention r
      LEFT JOIN LATERAL (SELECT * FROM privacy.run WHERE class = r.class ORDER BY number DESC LIMIT 1) last ON true
      """;

  private static final String LAST_RUN =
      "SELECT run_at FROM privacy.run ORDER BY number DESC LIMIT 1";

  private static final String ERASE =
      """
      SELECT looked_at, erased, last_at, last_id
      FROM privacy.erase(:class, :run, :asOf, :afterAt, :afterId, :most)
      """;

  private static final String ERASE_PEOPLE =
      """
      SELECT looked_at, erased, NULL::timestamptz AS last_at, last_id
      FROM privacy.erase_people(:run, :asOf, :afterId, :most)
      """;

  /** Those that are done are no more among the next, so that a batch goes on from anywhere. */
  private static final String UNNAME_LOG =
      """
      SELECT n AS looked_at, n AS erased, NULL::timestamptz AS last_at, '00000000-0000-0000-0000-000000000000'::uuid AS last_id
      FROM privacy.unname_log(:run, :asOf, :most) AS n
      """;

  /** Where a batch goes on. */
  record Place(Instant at, UUID id) {
    static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
  }

  /** What came of a batch; no place after the last. */
  record Batch(long lookedAt, long erased, @Nullable Place last) {}

  private final JdbcClient jdbc;

  JdbcRetention(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether this transaction is the one that erases, over all servers, until it ends. */
  boolean tryToBeAlone() {
    return jdbc.sql(TRY_TO_BE_ALONE).query(Boolean.class).single();
  }

  void setDays(RetentionClass kind, int days) {
    jdbc.sql(SET_DAYS).param("class", kind.name()).param("days", days).update();
  }

  List<Kept> list() {
    return jdbc.sql(CLASSES).query((row, _) -> kept(row)).list();
  }

  Optional<Instant> findLastRun() {
    return jdbc.sql(LAST_RUN)
        .query((row, _) -> Objects.requireNonNull(findInstant(row, "run_at")))
        .optional();
  }

  /** The next of a class that are over their time, by the clock of the database as well. */
  Batch erase(RetentionClass kind, Instant run, Instant asOf, Place after, int most) {
    JdbcClient.StatementSpec statement =
        switch (kind) {
          case PERSON -> jdbc.sql(ERASE_PEOPLE).param("afterId", after.id());
          case LOG_ENTRY -> jdbc.sql(UNNAME_LOG);
          case CHECK_IN, PASSAGE, NEGATIVE_TEST, DECLARATION, CASE_FILE ->
              jdbc.sql(ERASE)
                  .param("class", kind.name())
                  .param("afterAt", utc(after.at()))
                  .param("afterId", after.id());
        };
    return statement
        .param("run", utc(run))
        .param("asOf", utc(asOf))
        .param("most", most)
        .query((row, _) -> batch(row))
        .single();
  }

  private static Batch batch(ResultSet row) throws SQLException {
    UUID last = row.getObject("last_id", UUID.class);
    Instant at = findInstant(row, "last_at");
    return new Batch(
        row.getLong("looked_at"),
        row.getLong("erased"),
        last == null ? null : new Place(at == null ? Instant.EPOCH : at, last));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Instant ran = findInstant(row, "run_at");
    return new Kept(
        RetentionClass.valueOf(row.getString("class")),
        row.getObject("days", Integer.class),
        row.getObject("least", Integer.class),
        row.getObject("most", Integer.class),
        Objects.requireNonNull(row.getString("source")),
        ran == null ? null : new Kept.LastRun(ran, row.getLong("erased"), row.getLong("kept")),
        row.getLong("erased_ever"));
  }
}
