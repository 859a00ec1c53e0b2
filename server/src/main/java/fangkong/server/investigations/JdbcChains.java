package fangkong.server.investigations;

import static fangkong.server.database.Times.instant;

import fangkong.server.database.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcChains {

  private static final int ROWS_AT_ONCE = 10_000;

  /** COPY would be quicker; PostgreSQL refuses it under row-level security. */
  private static final String INSERT =
      """
      INSERT INTO investigations.exposure
        (trace, person, generation, number, source, place, exposed_from, exposed_until)
      SELECT trace, person, generation, number, source, place, to_timestamp(began), to_timestamp(ended)
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS exposed (trace, person, generation, number, source, place, began, ended)
      """;

  private static final String KEPT =
      "SELECT exposures_kept FROM investigations.trace WHERE investigation = ? AND id = ?";

  private static final String NODES =
      """
      WITH everybody AS (
        SELECT person, 0 AS generation, 0 AS sources, 0::bigint AS exposures, 0::bigint AS overlap_seconds,
               NULL::uuid AS main_source
        FROM investigations.trace_case WHERE trace = ? GROUP BY person
        UNION ALL
        SELECT person, generation, sources, exposures, overlap_seconds, main_source
        FROM investigations.contact WHERE trace = ?)
      SELECT everybody.*, count(*) OVER () AS people, sum(sources) OVER () AS pairs
      FROM everybody ORDER BY generation, overlap_seconds DESC, person LIMIT ?
      """;

  /**
   * The main source is told by its definition and not looked up at the contact: where a trace has
   * only just been stored PostgreSQL knows nothing of its size yet, and may join row by row.
   */
  private static final String EDGES =
      """
      WITH pair AS MATERIALIZED (
        SELECT person, generation, source, count(*) AS exposures,
               sum(extract(epoch FROM exposed_until - exposed_from))::bigint AS overlap_seconds
        FROM investigations.exposure WHERE trace = ? AND person = ANY (?)
        GROUP BY person, generation, source),
      ranked AS (
        SELECT pair.*, row_number() OVER (PARTITION BY person ORDER BY overlap_seconds DESC, source) = 1 AS main FROM pair)
      SELECT person, source, exposures, overlap_seconds, main FROM ranked
      ORDER BY main DESC, generation, overlap_seconds DESC, person, source LIMIT ?
      """;

  private static final String PLACES =
      """
      SELECT * FROM (
        SELECT place, count(DISTINCT person) AS contacts, count(*) AS exposures,
               sum(extract(epoch FROM exposed_until - exposed_from))::bigint AS overlap_seconds,
               min(exposed_from) AS first_exposed_at, max(exposed_until) AS last_exposed_at
        FROM investigations.exposure WHERE trace = ? GROUP BY place) ranked
      WHERE (-exposures, coalesce(place, '')) > (-?::bigint, ? COLLATE "C")
      ORDER BY -exposures, coalesce(place, '') LIMIT ?
      """;

  private static final String CONTACT =
      """
      WITH found AS MATERIALIZED (
        SELECT person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures, sources, main_source, fact
        FROM investigations.contact
        WHERE trace = ? AND EXISTS (SELECT FROM investigations.trace t WHERE t.id = contact.trace AND t.investigation = ?)
          AND person = ?)
      SELECT found.*, s.id IS NOT NULL AS handed_over
      FROM found LEFT JOIN (
        SELECT evidence.stored_as('exposure', array_agg(fact), array_agg(person)) AS id FROM found) s ON s.id = found.fact
      """;

  private static final String EXPOSURES =
      """
      SELECT person, generation, number, source, place, exposed_from, exposed_until FROM investigations.exposure
      WHERE trace = ? AND person = ? AND number > ? ORDER BY number LIMIT ?
      """;

  private final JdbcTemplate jdbc;

  JdbcChains(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores them in the order in which they come, some at once. */
  void insert(UUID trace, Stream<Exposure> exposures) {
    Unnest<Exposure> rows =
        new Unnest<Exposure>()
            .uuids(_ -> trace)
            .uuids(Exposure::person)
            .integers(Exposure::generation)
            .integers(Exposure::number)
            .uuids(Exposure::source)
            .texts(Exposure::place)
            .longs(exposure -> exposure.from().getEpochSecond())
            .longs(exposure -> exposure.until().getEpochSecond());
    exposures
        .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
        .forEachOrdered(some -> rows.update(jdbc, INSERT, some));
  }

  Optional<Boolean> findKept(UUID investigation, UUID trace) {
    return jdbc.query(KEPT, (row, _) -> row.getBoolean(1), investigation, trace).stream()
        .findFirst();
  }

  private record Counted(Chain.Node node, long people, long pairs) {}

  Chain chain(UUID trace, boolean kept) {
    List<Counted> counted =
        jdbc.query(
            NODES,
            (row, _) -> new Counted(node(row), row.getLong("people"), row.getLong("pairs")),
            trace,
            trace,
            Chain.MOST_NODES);
    List<Chain.Node> nodes = counted.stream().map(Counted::node).toList();
    return new Chain(
        nodes,
        kept ? edges(trace, nodes) : mainEdges(nodes),
        counted.stream().mapToLong(Counted::people).findFirst().orElse(0),
        counted.stream().mapToLong(Counted::pairs).findFirst().orElse(0),
        kept);
  }

  private static Chain.Node node(ResultSet row) throws SQLException {
    return new Chain.Node(
        row.getObject("person", UUID.class),
        row.getInt("generation"),
        row.getInt("sources"),
        row.getLong("exposures"),
        row.getLong("overlap_seconds"),
        row.getObject("main_source", UUID.class));
  }

  private List<Chain.Edge> edges(UUID trace, List<Chain.Node> nodes) {
    UUID[] contacts =
        nodes.stream()
            .filter(node -> node.mainSource() != null)
            .map(Chain.Node::person)
            .toArray(UUID[]::new);
    return jdbc.query(
        EDGES,
        (row, _) ->
            new Chain.Edge(
                row.getObject("source", UUID.class),
                row.getObject("person", UUID.class),
                row.getLong("exposures"),
                row.getLong("overlap_seconds"),
                row.getBoolean("main")),
        trace,
        contacts,
        Chain.MOST_EDGES);
  }

  private static List<Chain.Edge> mainEdges(List<Chain.Node> nodes) {
    return nodes.stream()
        .filter(node -> node.mainSource() != null)
        .map(node -> {
          boolean alone = node.sources() == 1;
          return new Chain.Edge(
              Objects.requireNonNull(node.mainSource()),
              node.person(),
              alone ? node.exposures() : null,
              alone ? node.overlapSeconds() : null,
              true);
        })
        .toList();
  }

  List<ExposurePlace> listPlaces(UUID trace, TraceChains.@Nullable PlaceKey after, int limit) {
    return jdbc.query(
        PLACES,
        (row, _) ->
            new ExposurePlace(
                row.getString("place"),
                row.getInt("contacts"),
                row.getLong("exposures"),
                row.getLong("overlap_seconds"),
                instant(row, "first_exposed_at"),
                instant(row, "last_exposed_at")),
        trace,
        after == null ? Long.MAX_VALUE : after.exposures(),
        after == null ? "" : after.place(),
        limit);
  }

  Optional<Contact> findContact(UUID investigation, UUID trace, UUID person) {
    return jdbc
        .query(CONTACT, (row, _) -> JdbcInvestigations.contact(row), trace, investigation, person)
        .stream()
        .findFirst();
  }

  List<Exposure> listExposures(UUID trace, UUID person, int after, int limit) {
    return jdbc.query(
        EXPOSURES,
        (row, _) ->
            new Exposure(
                row.getObject("person", UUID.class),
                row.getInt("generation"),
                row.getInt("number"),
                row.getObject("source", UUID.class),
                row.getString("place"),
                instant(row, "exposed_from"),
                instant(row, "exposed_until")),
        trace,
        person,
        after,
        limit);
  }
}
