package fangkong.server.privacy;

import static fangkong.server.database.Times.findInstant;
import static fangkong.server.database.Times.utc;

import fangkong.server.database.Bytes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClosings {

  private static final String OPEN = "SELECT privacy.open_event(:id, :at)";

  private static final String EVENT =
      "SELECT id, opened_at FROM privacy.event WHERE closed_at IS NULL";

  private static final String PROPOSE =
      """
      INSERT INTO privacy.closing (id, event, name, proposed_by, proposed_at)
      SELECT :id, id, :name, :by, :at FROM privacy.event WHERE closed_at IS NULL
      ON CONFLICT DO NOTHING
      """;

  private static final String CLOSINGS =
      """
      SELECT c.id, c.event, e.opened_at, c.name, c.proposed_by, c.proposed_at, c.confirmed_by, c.confirmed_at,
             c.declined_by, c.keys, c.finished_at
      FROM privacy.closing c JOIN privacy.event e ON e.id = c.event
      """;

  private static final String FIND = CLOSINGS + "WHERE c.id = :id";

  private static final String UNDECIDED =
      CLOSINGS + "WHERE c.finished_at IS NULL AND c.declined_by IS NULL";

  private static final String DECLINE =
      """
      UPDATE privacy.closing SET declined_by = :by, declined_at = :at
      WHERE id = :id AND confirmed_by IS NULL AND declined_by IS NULL
      """;

  private static final String MANAGED = "SELECT privacy.managed()";

  /**
   * By the clock of the database on one side and that of accounts on the other, which nobody sets.
   */
  private static final String WAS_THERE =
      """
      SELECT count(*) FROM privacy.closing c JOIN accounts.account a ON a.id = :account AND a.created_at < c.stored_at
      WHERE c.id = :id
      """;

  private static final String CONFIRM = "SELECT privacy.confirm_closing(:id, :by, :at, :keys)";

  private static final String BLANK =
      "SELECT blanked, rows FROM privacy.blank(:id, :at, :next, :keys)";

  private static final String COUNT_FACTS =
      "SELECT type, count(*) AS facts FROM evidence.fact GROUP BY type ORDER BY type";

  private static final String CERTIFY =
      "INSERT INTO privacy.certificate (closing, content, signature) VALUES (:closing, :content, :signature)";

  private static final String CERTIFICATES =
      """
      SELECT t.closing, t.content, t.signature FROM privacy.certificate t JOIN privacy.closing c ON c.id = t.closing
      ORDER BY c.finished_at DESC, c.id
      """;

  private final JdbcClient jdbc;

  JdbcClosings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void open(UUID event, Instant at) {
    jdbc.sql(OPEN).param("id", event).param("at", utc(at)).query((_, _) -> true).list();
  }

  Event event() {
    return jdbc.sql(EVENT)
        .query((row, _) ->
            new Event(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(findInstant(row, "opened_at"))))
        .single();
  }

  /** Whether it is kept: there is no other that is not declined. */
  boolean propose(UUID id, String name, UUID by, Instant at) {
    return jdbc.sql(PROPOSE)
            .param("id", id)
            .param("name", name)
            .param("by", by)
            .param("at", utc(at))
            .update()
        == 1;
  }

  Optional<Closing> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> closing(row)).optional();
  }

  /** The one that waits for somebody, or is to be finished. */
  Optional<Closing> findUndecided() {
    return jdbc.sql(UNDECIDED).query((row, _) -> closing(row)).optional();
  }

  boolean decline(UUID id, UUID by, Instant at) {
    return jdbc.sql(DECLINE).param("id", id).param("by", by).param("at", utc(at)).update() == 1;
  }

  long countManaged() {
    return jdbc.sql(MANAGED).query(Long.class).single();
  }

  /** Whether an account was there before the closing was proposed. */
  boolean wasThere(UUID account, UUID id) {
    return jdbc.sql(WAS_THERE).param("account", account).param("id", id).query(Long.class).single()
        > 0;
  }

  /** How many are still managed; confirmed where that is nobody. */
  long confirm(UUID id, UUID by, Instant at, List<String> keys) {
    return jdbc.sql(CONFIRM)
        .param("id", id)
        .param("by", by)
        .param("at", utc(at))
        .param("keys", keys.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** Empties what the event leaves behind; how many rows of which table. */
  Map<String, Long> blank(UUID id, Instant at, UUID next, List<String> keys) {
    Map<String, Long> rows = new LinkedHashMap<>();
    jdbc.sql(BLANK)
        .param("id", id)
        .param("at", utc(at))
        .param("next", next)
        .param("keys", keys.toArray(String[]::new))
        .query((row, _) -> rows.put(row.getString("blanked"), row.getLong("rows")))
        .list();
    return rows;
  }

  /** How many facts there are of each type. */
  Map<String, Long> countFacts() {
    Map<String, Long> facts = new LinkedHashMap<>();
    jdbc.sql(COUNT_FACTS)
        .query((row, _) -> facts.put(row.getString("type"), row.getLong("facts")))
        .list();
    return facts;
  }

  void certify(Certificate certificate) {
    jdbc.sql(CERTIFY)
        .param("closing", certificate.closing())
        .param("content", certificate.content())
        .param("signature", certificate.signature().toArray())
        .update();
  }

  /** The latest first. */
  List<Certificate> listCertificates() {
    return jdbc.sql(CERTIFICATES)
        .query((row, _) ->
            new Certificate(
                row.getObject("closing", UUID.class),
                row.getString("content"),
                Bytes.of(row.getBytes("signature"))))
        .list();
  }

  private static Closing closing(ResultSet row) throws SQLException {
    Array keys = row.getArray("keys");
    return new Closing(
        row.getObject("id", UUID.class),
        row.getObject("event", UUID.class),
        Objects.requireNonNull(findInstant(row, "opened_at")),
        row.getString("name"),
        row.getObject("proposed_by", UUID.class),
        Objects.requireNonNull(findInstant(row, "proposed_at")),
        row.getObject("confirmed_by", UUID.class),
        findInstant(row, "confirmed_at"),
        row.getObject("declined_by", UUID.class),
        keys == null ? List.of() : List.of((String[]) keys.getArray()),
        findInstant(row, "finished_at"));
  }
}
