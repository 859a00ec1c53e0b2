package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRegions {

  private static final String VERSION = "SELECT number FROM regions.layout_version";

  private static final String NEXT_VERSION = "UPDATE regions.layout_version SET number = DEFAULT";

  private static final String NODES = "SELECT path, name, kind FROM regions.node ORDER BY path";

  private static final String UPSERT_NODE =
      """
      INSERT INTO regions.node (path, name, kind) VALUES (?, ?, ?)
      ON CONFLICT (path) DO UPDATE SET name = excluded.name, kind = excluded.kind
      """;

  private static final String WORKERS =
      "SELECT login, name, phone, force FROM regions.worker ORDER BY login";

  private static final String UPSERT_WORKER =
      """
      INSERT INTO regions.worker (login, name, phone, force) VALUES (?, ?, ?, ?)
      ON CONFLICT (login) DO UPDATE SET name = excluded.name, phone = excluded.phone, force = excluded.force
      """;

  private static final String ASSIGNMENTS =
      "SELECT worker, region, role, from_date, until_date FROM regions.assignment ORDER BY region, worker";

  private static final String INSERT_ASSIGNMENT =
      """
      INSERT INTO regions.assignment (worker, region, role, from_date, until_date) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (worker, region, role, from_date) DO UPDATE SET until_date = excluded.until_date
      """;

  private static final String ABSENCES =
      "SELECT worker, from_date, until_date, cover FROM regions.absence";

  private static final String UPSERT_ABSENCE =
      """
      INSERT INTO regions.absence (worker, from_date, until_date, cover) VALUES (?, ?, ?, ?)
      ON CONFLICT (worker, from_date) DO UPDATE SET until_date = excluded.until_date, cover = excluded.cover
      """;

  private static final String LINKS =
      "SELECT household, member FROM regions.household_link ORDER BY household";

  private static final String UPSERT_LINK =
      """
      INSERT INTO regions.household_link (household, member) VALUES (?, ?)
      ON CONFLICT (household) DO UPDATE SET member = excluded.member
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  JdbcRegions(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /** The number of the layout as this statement sees it. */
  long version() {
    return jdbc.sql(VERSION).query(Long.class).single();
  }

  /** Makes what this transaction lays out another layout than any before. */
  void nextVersion() {
    jdbc.sql(NEXT_VERSION).update();
  }

  List<Node> listNodes() {
    return jdbc.sql(NODES)
        .query((row, _) ->
            new Node(
                new Region(row.getString("path")), row.getString("name"), row.getString("kind")))
        .list();
  }

  void upsertNodes(List<Node> nodes) {
    batch.batchUpdate(
        UPSERT_NODE,
        nodes.stream().map(n -> new Object[] {n.region().path(), n.name(), n.kind()}).toList());
  }

  List<Worker> listWorkers() {
    return jdbc.sql(WORKERS)
        .query((row, _) ->
            new Worker(
                row.getString("login"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("force")))
        .list();
  }

  void upsertWorkers(List<Worker> workers) {
    batch.batchUpdate(
        UPSERT_WORKER,
        workers.stream()
            .map(w -> new Object[] {w.login(), w.name(), w.phone(), w.force()})
            .toList());
  }

  List<Responsibility.Assignment> listAssignments() {
    return jdbc.sql(ASSIGNMENTS)
        .query((row, _) ->
            new Responsibility.Assignment(
                row.getString("worker"),
                new Region(row.getString("region")),
                Responsibility.Role.valueOf(row.getString("role")),
                row.getObject("from_date", LocalDate.class),
                row.getObject("until_date", LocalDate.class)))
        .list();
  }

  void insertAssignments(List<Responsibility.Assignment> assignments) {
    batch.batchUpdate(
        INSERT_ASSIGNMENT,
        assignments.stream()
            .map(a ->
                new Object[] {a.worker(), a.region().path(), a.role().name(), a.from(), a.until()})
            .toList());
  }

  List<Responsibility.Absence> listAbsences() {
    return jdbc.sql(ABSENCES)
        .query((row, _) ->
            new Responsibility.Absence(
                row.getString("worker"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("until_date", LocalDate.class),
                row.getString("cover")))
        .list();
  }

  void upsertAbsences(List<Responsibility.Absence> absences) {
    batch.batchUpdate(
        UPSERT_ABSENCE,
        absences.stream()
            .map(a -> new Object[] {a.worker(), a.from(), a.until(), a.cover()})
            .toList());
  }

  List<HouseholdLink> listLinks() {
    return jdbc.sql(LINKS)
        .query((row, _) ->
            new HouseholdLink(new Region(row.getString("household")), row.getString("member")))
        .list();
  }

  void upsertLinks(List<HouseholdLink> links) {
    batch.batchUpdate(
        UPSERT_LINK,
        links.stream()
            .map(l -> new Object[] {l.household().path(), l.member()})
            .collect(Collectors.toList()));
  }
}
