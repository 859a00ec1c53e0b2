package fangkong.server.tasks;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTasks {

  private static final String DELETE = "DELETE FROM tasks.task WHERE person = ANY (?)";

  private static final String INSERT =
      """
      INSERT INTO tasks.task (person, kind, subject, region, opened_at, due_at, done_at)
      SELECT person, kind, subject, region, opened_at, due_at, done_at
      FROM unnest(?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
        AS t (person, kind, subject, region, opened_at, due_at, done_at)
      """;

  private static final String OPEN_INSIDE =
      """
      SELECT person, kind, subject, region, opened_at, due_at, done_at FROM tasks.task
      WHERE done_at IS NULL AND EXISTS (SELECT FROM unnest(?) AS node WHERE starts_with(region, node))
        AND (due_at, person, kind, subject) > (?, ?, ?, ?)
      ORDER BY due_at, person, kind, subject LIMIT ?
      """;

  private static final String OPEN_AT =
      """
      SELECT person, kind, subject, region, opened_at, due_at, done_at FROM tasks.task
      WHERE done_at IS NULL AND region = ANY (?)
        AND (due_at, person, kind, subject) > (?, ?, ?, ?)
      ORDER BY due_at, person, kind, subject LIMIT ?
      """;

  private static final String OPEN_OF_PERSON =
      """
      SELECT person, kind, subject, region, opened_at, due_at, done_at FROM tasks.task
      WHERE done_at IS NULL AND person = ? AND starts_with(region, ?)
        AND (due_at, person, kind, subject) > (?, ?, ?, ?)
      ORDER BY due_at, person, kind, subject LIMIT ?
      """;

  private static final String COUNT =
      """
      SELECT region, count(*) AS open, count(*) FILTER (WHERE due_at <= ?) AS overdue
      FROM tasks.task WHERE done_at IS NULL AND starts_with(region, ?) GROUP BY 1
      """;

  record Count(Region region, int open, int overdue) {}

  private static final TaskKey BEFORE_ALL = new TaskKey(Instant.EPOCH, new UUID(0, 0), "", "");

  private final JdbcTemplate jdbc;

  JdbcTasks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void replace(List<UUID> people, List<Task> tasks) {
    new Unnest<UUID>().uuids(id -> id).update(jdbc, DELETE, people);
    new Unnest<Task>()
        .uuids(Task::person)
        .texts(t -> t.kind().name())
        .texts(Task::subject)
        .texts(t -> t.region().path())
        .instants(Task::openedAt)
        .instants(Task::dueAt)
        .instants(Task::doneAt)
        .update(jdbc, INSERT, tasks);
  }

  List<Task> listOpen(Collection<String> inside, Optional<TaskKey> after, int limit) {
    return list(OPEN_INSIDE, inside, after, limit);
  }

  List<Task> listOpenAt(Collection<String> nodes, Optional<TaskKey> after, int limit) {
    return list(OPEN_AT, nodes, after, limit);
  }

  List<Task> listOpenOfPerson(UUID person, String inside, Optional<TaskKey> after, int limit) {
    TaskKey key = after.orElse(BEFORE_ALL);
    return jdbc.query(
        OPEN_OF_PERSON,
        (row, _) -> task(row),
        person,
        inside,
        key.dueAt().atOffset(ZoneOffset.UTC),
        key.person(),
        key.kind(),
        key.subject(),
        limit);
  }

  private List<Task> list(
      String sql, Collection<String> nodes, Optional<TaskKey> after, int limit) {
    TaskKey key = after.orElse(BEFORE_ALL);
    return jdbc.query(
        sql,
        (row, _) -> task(row),
        nodes.toArray(String[]::new),
        key.dueAt().atOffset(ZoneOffset.UTC),
        key.person(),
        key.kind(),
        key.subject(),
        limit);
  }

  List<Count> countOpen(Region inside, Instant now) {
    return jdbc.query(
        COUNT,
        (row, _) ->
            new Count(
                new Region(row.getString("region")), row.getInt("open"), row.getInt("overdue")),
        now.atOffset(ZoneOffset.UTC),
        inside.path());
  }

  private static Task task(ResultSet row) throws SQLException {
    OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
    return new Task(
        row.getObject("person", UUID.class),
        Task.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        new Region(row.getString("region")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        done == null ? null : done.toInstant());
  }
}
