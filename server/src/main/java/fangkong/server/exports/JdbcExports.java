package fangkong.server.exports;

import static fangkong.server.database.Times.findInstant;
import static fangkong.server.database.Times.utcOrNull;

import fangkong.judgement.regions.Region;
import fangkong.server.people.Purpose;
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
class JdbcExports {

  private static final String BE_ALONE =
      "SELECT pg_advisory_xact_lock(hashtext('exports'), hashtext(:account))";

  private static final String TAKEN =
      """
      SELECT coalesce(sum(cardinality(people)), 0) FROM exports.export
      WHERE asked_by = :account AND asked_at > :since AND NOT approval
      """;

  private static final String INSERT =
      """
      INSERT INTO exports.export (id, region, category, code, status, cares, columns, purpose, format, unmasked, people,
        mark, asked_by, asked_role, asked_region, asked_at, approval, expires_at)
      VALUES (:id, :region, :category, :code, :status, :cares, :columns, :purpose, :format, :unmasked, :people,
        :mark, :account, :role, :home, :at, :approval, :expires)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String COLUMNS =
      """
      SELECT id, region, category, code, status, cares, columns, purpose, format, unmasked, people, mark, asked_by,
             asked_role, asked_region, asked_at, approval, decided_by, decided_at, approved, reason, expires_at,
             fetched, fetched_at
      FROM exports.export
      """;

  private static final String FIND = COLUMNS + "WHERE id = :id";

  private static final String HOLD = FIND + " FOR UPDATE";

  private static final String MARKED = COLUMNS + "WHERE mark = :mark";

  private static final String PAGE =
      COLUMNS
          + """
          WHERE region >= :from AND region < :beyond
            AND (CAST(:account AS uuid) IS NULL OR asked_by = :account)
            AND (CAST(:before AS uuid) IS NULL OR id < :before)
          ORDER BY id DESC LIMIT :limit
          """;

  private static final String DECIDE =
      """
      UPDATE exports.export SET decided_by = :by, decided_at = :at, approved = :approved, reason = :reason, expires_at = :expires
      WHERE id = :id AND decided_by IS NULL
      """;

  private static final String FETCHED =
      "UPDATE exports.export SET fetched = fetched + 1, fetched_at = :at WHERE id = :id";

  private final JdbcClient jdbc;

  JdbcExports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends, nothing else is asked for under this account. */
  void beAlone(UUID account) {
    jdbc.sql(BE_ALONE).param("account", account.toString()).query((_, _) -> true).single();
  }

  /** How many rows an account took since then without asking. */
  int countTaken(UUID account, Instant since) {
    return jdbc.sql(TAKEN)
        .param("account", account)
        .param("since", utcOrNull(since))
        .query(Integer.class)
        .single();
  }

  /** Whether there was none of this id. */
  boolean insert(Export export) {
    Asked asked = export.asked();
    return jdbc.sql(INSERT)
            .param("id", export.id())
            .param("region", asked.region().path())
            .param("category", asked.category())
            .param("code", asked.code())
            .param("status", asked.status())
            .param("cares", asked.cares().toArray(String[]::new))
            .param("columns", asked.columns().toArray(String[]::new))
            .param("purpose", asked.purpose().name())
            .param("format", asked.format().name())
            .param("unmasked", asked.unmasked())
            .param("people", export.people().toArray(UUID[]::new))
            .param("mark", export.mark())
            .param("account", export.asker().account())
            .param("role", export.asker().role())
            .param("home", export.asker().region())
            .param("at", utcOrNull(export.askedAt()))
            .param("approval", export.needsApproval())
            .param("expires", utcOrNull(export.expiresAt()))
            .update()
        == 1;
  }

  Optional<Export> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> export(row)).optional();
  }

  /** The same; nobody else decides on it or fetches it until this transaction ends. */
  Optional<Export> hold(UUID id) {
    return jdbc.sql(HOLD).param("id", id).query((row, _) -> export(row)).optional();
  }

  Optional<Export> findMarked(String mark) {
    return jdbc.sql(MARKED).param("mark", mark).query((row, _) -> export(row)).optional();
  }

  /** Newest first; those of one account where it is named. */
  List<Export> page(Region inside, @Nullable UUID account, @Nullable UUID before, int limit) {
    return jdbc.sql(PAGE)
        .param("from", inside.path())
        .param("beyond", inside.beyond())
        .param("account", account)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> export(row))
        .list();
  }

  void decide(UUID id, Export.Decision decision, @Nullable Instant expiresAt) {
    jdbc.sql(DECIDE)
        .param("id", id)
        .param("by", decision.by())
        .param("at", utcOrNull(decision.at()))
        .param("approved", decision.approved())
        .param("reason", decision.reason())
        .param("expires", utcOrNull(expiresAt))
        .update();
  }

  void countFetch(UUID id, Instant at) {
    jdbc.sql(FETCHED).param("id", id).param("at", utcOrNull(at)).update();
  }

  private static Export export(ResultSet row) throws SQLException {
    return new Export(
        row.getObject("id", UUID.class),
        asked(row),
        List.of((UUID[]) row.getArray("people").getArray()),
        row.getString("mark"),
        new Export.Asker(
            row.getObject("asked_by", UUID.class),
            row.getString("asked_role"),
            row.getString("asked_region")),
        Objects.requireNonNull(findInstant(row, "asked_at")),
        row.getBoolean("approval"),
        decision(row),
        findInstant(row, "expires_at"),
        row.getInt("fetched"),
        findInstant(row, "fetched_at"));
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        new Region(row.getString("region")),
        row.getString("category"),
        row.getString("code"),
        row.getString("status"),
        List.of((String[]) row.getArray("cares").getArray()),
        List.of((String[]) row.getArray("columns").getArray()),
        Purpose.valueOf(row.getString("purpose")),
        Asked.Format.valueOf(row.getString("format")),
        row.getBoolean("unmasked"));
  }

  private static Export.@Nullable Decision decision(ResultSet row) throws SQLException {
    UUID by = row.getObject("decided_by", UUID.class);
    return by == null
        ? null
        : new Export.Decision(
            by,
            Objects.requireNonNull(findInstant(row, "decided_at")),
            row.getBoolean("approved"),
            row.getString("reason"));
  }
}
