package fangkong.server.reports;

import static fangkong.server.database.Times.utc;

import fangkong.judgement.figures.CutOff;
import fangkong.judgement.figures.DeclarationFigures;
import fangkong.judgement.figures.LeadFigures;
import fangkong.judgement.regions.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts the facts where they are stored. */
@Repository
class JdbcReports {

  private static final String SCREENED =
      """
      SELECT DISTINCT person FROM evidence.fact
      WHERE type IN ('arrival', 'declaration', 'lead_outcome', 'shown_code', 'stay', 'entry', 'role_exit')
        AND region >= :region AND region < :beyond AND known_at > :since AND known_at <= :asOf
      """;

  private static final String ARRIVED =
      """
      SELECT DISTINCT person FROM evidence.fact
      WHERE type = 'arrival' AND region >= :region AND region < :beyond AND at >= :since AND at <= :until AND known_at <= :asOf
      """;

  /**
   * The leads that came into a region in a period, however deep they were dispatched since: the
   * last outcome known by the cut-off, and how long the first one took.
   */
  private static final String LEAD =
      """
      SELECT o.outcome, extract(epoch FROM o.answered_at - l.received_at) AS elapsed
      FROM (
        SELECT coalesce(linked, id) AS lead, min(known_at) AS received_at FROM evidence.fact
        WHERE type = 'lead' AND region >= :region AND region < :beyond AND known_at <= :asOf
        GROUP BY 1 HAVING min(known_at) > :since) l
      LEFT JOIN LATERAL (
        SELECT (array_agg(f.body ->> 'outcome' ORDER BY f.known_at DESC, f.id DESC))[1] AS outcome,
               min(f.known_at) AS answered_at
        FROM evidence.fact f
        WHERE f.linked = l.lead AND f.type = 'lead_outcome' AND f.known_at <= :asOf) o ON true
      """;

  private static final String LEADS =
      "SELECT outcome, count(*) AS leads FROM (%s) lead GROUP BY outcome".formatted(LEAD);

  private static final String MEDIAN_ELAPSED =
      "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed) FROM (%s) lead".formatted(LEAD);

  /** Each household once, with whether somebody lives there and whether it was met at the door. */
  private static final String HOUSEHOLD =
      """
      SELECT region, bool_or(type = 'visit' AND body ->> 'outcome' = 'MET') AS visited
      FROM evidence.fact
      WHERE type IN ('residence', 'visit') AND region >= :region AND region < :beyond AND known_at <= :asOf
      GROUP BY region HAVING bool_or(type = 'residence')
      """;

  private static final String HOUSEHOLDS =
      """
      WITH household AS MATERIALIZED (%s)
      SELECT count(*) AS households, count(*) FILTER (WHERE h.visited) AS visited,
             count(DISTINCT k.member) AS members, count(*) FILTER (WHERE k.member IS NULL) AS unlinked
      FROM household h LEFT JOIN regions.household_link k ON k.household = h.region
      """
          .formatted(HOUSEHOLD);

  private static final String MISSING_HOUSEHOLDS =
      """
      WITH household AS MATERIALIZED (%s)
      SELECT region FROM household WHERE NOT visited ORDER BY region LIMIT 1000
      """
          .formatted(HOUSEHOLD);

  private static final String HOUSEHOLDS_BY_NODE =
      """
      SELECT regexp_replace(region, '[^/]+/$', '') AS node, count(*) AS households,
             count(*) FILTER (WHERE visited) AS visited
      FROM (%s) household GROUP BY 1
      """
          .formatted(HOUSEHOLD);

  /** The leads of a period by person; of several outcomes the one known last. */
  private static final String LISTED =
      """
      SELECT l.person, coalesce(
               (array_agg(f.body ->> 'outcome' ORDER BY f.known_at DESC, f.id DESC) FILTER (WHERE f.id IS NOT NULL))[1] = 'FOUND',
               false) AS found
      FROM (
        SELECT coalesce(linked, id) AS lead, person FROM evidence.fact
        WHERE type = 'lead' AND region >= :region AND region < :beyond AND known_at <= :asOf
        GROUP BY 1, 2 HAVING min(known_at) > :since) l
      LEFT JOIN evidence.fact f ON f.linked = l.lead AND f.type = 'lead_outcome' AND f.known_at <= :asOf
      GROUP BY l.person
      """;

  private static final String DECLARATIONS =
      """
      SELECT count(*) AS declared,
             count(*) FILTER (WHERE (body ->> 'arrives')::timestamptz - at >= make_interval(days => :days)) AS in_time
      FROM evidence.fact
      WHERE type = 'declaration' AND region >= :region AND region < :beyond AND known_at > :since AND known_at <= :asOf
      """;

  private final JdbcClient jdbc;

  JdbcReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  Set<UUID> listScreened(Region region, CutOff cutOff) {
    return new HashSet<>(
        sql(SCREENED, region, cutOff.asOf())
            .param("since", utc(cutOff.since()))
            .query(UUID.class)
            .list());
  }

  /** Each person of the leads of a period, with whether they were found in the end. */
  @Transactional(readOnly = true)
  Map<UUID, Boolean> listListed(Region region, CutOff cutOff) {
    Map<UUID, Boolean> listed = new HashMap<>();
    sql(LISTED, region, cutOff.asOf())
        .param("since", utc(cutOff.since()))
        .query((row, _) -> listed.put(row.getObject("person", UUID.class), row.getBoolean("found")))
        .list();
    return listed;
  }

  /** The households that stand in a node, and how many of them were met at the door. */
  record NodeHouseholds(Region node, int households, int visited) {}

  @Transactional(readOnly = true)
  List<NodeHouseholds> listHouseholds(Region region, Instant asOf) {
    return sql(HOUSEHOLDS_BY_NODE, region, asOf)
        .query((row, _) ->
            new NodeHouseholds(
                new Region(row.getString("node")), row.getInt("households"), row.getInt("visited")))
        .list();
  }

  @Transactional(readOnly = true)
  Set<UUID> listArrived(Region region, Instant since, Instant until, Instant asOf) {
    return new HashSet<>(
        sql(ARRIVED, region, asOf)
            .param("since", utc(since))
            .param("until", utc(until))
            .query(UUID.class)
            .list());
  }

  LeadFigures leads(Region region, Instant since, Instant asOf) {
    Map<String, Integer> outcomes = new TreeMap<>();
    sql(LEADS, region, asOf)
        .param("since", utc(since))
        .query((row, _) ->
            outcomes.put(
                row.getString("outcome") == null ? "" : row.getString("outcome"),
                row.getInt("leads")))
        .list();
    int open = outcomes.getOrDefault("", 0);
    outcomes.remove("");
    int verified = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    Duration median =
        sql(MEDIAN_ELAPSED, region, asOf)
            .param("since", utc(since))
            .query(Double.class)
            .optional()
            .map(seconds -> Duration.ofSeconds(Math.round(seconds)))
            .orElse(null);
    return new LeadFigures(verified + open, verified, open, outcomes, median);
  }

  HouseholdFigures households(Region region, Instant asOf) {
    List<String> missing =
        sql(MISSING_HOUSEHOLDS, region, asOf).query((row, _) -> row.getString(1)).list();
    return sql(HOUSEHOLDS, region, asOf)
        .query((row, _) ->
            new HouseholdFigures(
                row.getInt("households"),
                row.getInt("visited"),
                row.getInt("households") - row.getInt("visited"),
                missing,
                row.getInt("members"),
                row.getInt("unlinked")))
        .single();
  }

  DeclarationFigures declarations(Region region, Instant since, Instant asOf, int noticeDays) {
    return sql(DECLARATIONS, region, asOf)
        .param("since", utc(since))
        .param("days", noticeDays)
        .query((row, _) ->
            new DeclarationFigures(
                row.getInt("declared"),
                row.getInt("in_time"),
                row.getInt("declared") - row.getInt("in_time")))
        .single();
  }

  private JdbcClient.StatementSpec sql(String sql, Region region, Instant asOf) {
    return jdbc.sql(sql)
        .param("region", region.path())
        .param("beyond", region.beyond())
        .param("asOf", utc(asOf));
  }
}
