package fangkong.server.assessments;

import static fangkong.server.database.Times.instant;
import static fangkong.server.database.Times.utc;

import fangkong.judgement.regions.Region;
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
class JdbcAppeals {

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('assessments.appeal', 0) # hashtextextended(:person, 0))";

  private static final String INSERT =
      """
      INSERT INTO assessments.appeal (id, person, region, clause, evidence, said, filed_by, filed_at, deadline)
      VALUES (:id, :person, :region, :clause, :evidence, :said, :by, :at, :deadline)
      ON CONFLICT DO NOTHING
      """;

  private static final String SELECT =
      """
      SELECT id, person, region, clause, evidence, said, filed_by, filed_at, deadline,
             outcome, answer, answer_clause, ruling, answered_by, answered_at
      FROM assessments.appeal
      """;

  private static final String FIND = SELECT + "WHERE id = :id";

  private static final String OF_PERSON =
      SELECT + "WHERE person = :person ORDER BY filed_at DESC, id DESC LIMIT :most";

  private static final String OPEN =
      SELECT
          + """
          WHERE answered_at IS NULL AND region >= :from AND region < :beyond
            AND (:after::uuid IS NULL
                 OR (deadline, id) > (SELECT a.deadline, a.id FROM assessments.appeal a WHERE a.id = :after::uuid))
          ORDER BY deadline, id LIMIT :most
          """;

  private static final String COUNT =
      """
      SELECT count(*) AS open, count(*) FILTER (WHERE deadline < :now) AS overdue
      FROM assessments.appeal WHERE answered_at IS NULL AND region >= :from AND region < :beyond
      """;

  private static final String FILED_SINCE =
      "SELECT count(*) FROM assessments.appeal WHERE person = :person AND filed_at > :since";

  private static final String IS_OPEN =
      """
      SELECT EXISTS (SELECT FROM assessments.appeal
        WHERE person = :person AND clause = :clause AND answered_at IS NULL)
      """;

  private static final String ANSWER =
      """
      UPDATE assessments.appeal
      SET outcome = :outcome, answer = :answer, answer_clause = :clause, ruling = :ruling,
          answered_by = :by, answered_at = :at
      WHERE id = :id AND answered_at IS NULL
      """;

  private final JdbcClient jdbc;

  JdbcAppeals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes every other transaction that files for this person wait until this one has ended. */
  void lock(UUID person) {
    jdbc.sql(LOCK).param("person", person.toString()).query((_, _) -> true).single();
  }

  /** Keeps an appeal, unless its id is taken or one against this reason is open. */
  boolean insert(Appeal appeal) {
    return jdbc.sql(INSERT)
            .param("id", appeal.id())
            .param("person", appeal.person())
            .param("region", appeal.region().path())
            .param("clause", appeal.clause())
            .param("evidence", appeal.evidence().toArray(UUID[]::new))
            .param("said", appeal.text())
            .param("by", appeal.filedBy())
            .param("at", utc(appeal.filedAt()))
            .param("deadline", utc(appeal.deadline()))
            .update()
        == 1;
  }

  Optional<Appeal> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> appeal(row)).optional();
  }

  /** Those about somebody, newest first. */
  List<Appeal> listOf(UUID person, int most) {
    return jdbc.sql(OF_PERSON)
        .param("person", person)
        .param("most", most)
        .query((row, _) -> appeal(row))
        .list();
  }

  /** Open ones inside a region: those whose deadline passed longest ago come first. */
  List<Appeal> page(Region inside, @Nullable UUID after, int most) {
    return jdbc.sql(OPEN)
        .param("from", inside.path())
        .param("beyond", inside.beyond())
        .param("after", after == null ? null : after.toString())
        .param("most", most)
        .query((row, _) -> appeal(row))
        .list();
  }

  Appeals.Counts count(Region inside, Instant now) {
    return jdbc.sql(COUNT)
        .param("now", utc(now))
        .param("from", inside.path())
        .param("beyond", inside.beyond())
        .query((row, _) -> new Appeals.Counts(row.getInt("open"), row.getInt("overdue")))
        .single();
  }

  int countFiledSince(UUID person, Instant since) {
    return jdbc.sql(FILED_SINCE)
        .param("person", person)
        .param("since", utc(since))
        .query(Integer.class)
        .single();
  }

  boolean isOpen(UUID person, String clause) {
    return jdbc.sql(IS_OPEN)
        .param("person", person)
        .param("clause", clause)
        .query(Boolean.class)
        .single();
  }

  /** Answers, unless somebody did; of two at once the second waits here. */
  boolean answer(UUID id, Appeal.Answer answer) {
    return jdbc.sql(ANSWER)
            .param("id", id)
            .param("outcome", answer.outcome().name())
            .param("answer", answer.reason())
            .param("clause", answer.clause())
            .param("ruling", answer.ruling())
            .param("by", answer.by())
            .param("at", utc(answer.at()))
            .update()
        == 1;
  }

  private static Appeal appeal(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new Appeal(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        new Region(row.getString("region")),
        row.getString("clause"),
        List.of((UUID[]) row.getArray("evidence").getArray()),
        row.getString("said"),
        row.getObject("filed_by", UUID.class),
        instant(row, "filed_at"),
        instant(row, "deadline"),
        outcome == null
            ? null
            : new Appeal.Answer(
                Appeal.Outcome.valueOf(outcome),
                row.getString("answer"),
                row.getString("answer_clause"),
                row.getObject("ruling", UUID.class),
                row.getObject("answered_by", UUID.class),
                instant(row, "answered_at")));
  }
}
