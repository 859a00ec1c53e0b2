package fangkong.server.evidence;

import static fangkong.server.database.Times.instant;

import fangkong.judgement.lists.LeadKey;
import fangkong.judgement.regions.Region;
import fangkong.server.database.Unnest;
import fangkong.server.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Repository
class JdbcLists {

  private static final String CLAIM =
      """
      INSERT INTO evidence.lead_key (person, origin, arrives_on, lead)
      SELECT * FROM unnest(?, ?, ?::date[], ?)
      ON CONFLICT (person, origin, arrives_on) DO NOTHING
      """;

  private static final String LEADS =
      """
      WITH claimed AS MATERIALIZED (
        SELECT k.person, k.origin, k.arrives_on, k.lead FROM evidence.lead_key k
        JOIN unnest(?, ?, ?::date[]) AS wanted (person, origin, arrives_on) USING (person, origin, arrives_on))
      SELECT c.*, r.region FROM claimed c
      LEFT JOIN evidence.lead_regions((SELECT array_agg(lead) FROM claimed)) r USING (lead)
      """;

  /** Whoever sees the first fact of a lead, or whom it is about, sees how deep it went. */
  private static final String LEADS_AFTER =
      """
      WITH page AS MATERIALIZED (
        SELECT k.person, k.origin, k.arrives_on, k.lead FROM evidence.lead_key k JOIN evidence.fact f ON f.id = k.lead
        WHERE (k.person, k.origin, k.arrives_on) > (?, ?, ?) ORDER BY k.person, k.origin, k.arrives_on LIMIT ?)
      SELECT page.*, r.region FROM page JOIN evidence.lead_regions((SELECT array_agg(lead) FROM page)) r USING (lead)
      ORDER BY page.person, page.origin, page.arrives_on
      """;

  private static final String INSERT_LIST =
      """
      INSERT INTO evidence.list
        (id, name, region, encoding, received_at, received_by, rows_read, accepted, updated, duplicate, rejected)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_ROWS =
      """
      INSERT INTO evidence.list_row (list, row_no, region, state, match, lead, problem)
      SELECT list, row_no, region, state, match, lead, problem::jsonb
      FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r (list, row_no, region, state, match, lead, problem)
      """;

  private static final String FIND =
      """
      SELECT id, name, encoding, received_at, rows_read, accepted, updated, duplicate, rejected
      FROM evidence.list WHERE id = ?
      """;

  /**
   * The page of lists, each with how many of its leads there are and how many were answered. The
   * page is settled before anything is counted.
   */
  private static final String LISTS =
      """
      WITH page AS MATERIALIZED (
        SELECT id, name, encoding, received_at, rows_read, accepted, updated, duplicate, rejected FROM evidence.list
        WHERE region >= ? AND region < ? AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?)
      SELECT page.*, count(r.lead) AS leads,
             count(r.lead) FILTER (WHERE EXISTS (
               SELECT FROM evidence.fact f WHERE f.linked = r.lead AND f.type = 'lead_outcome')) AS verified
      FROM page LEFT JOIN evidence.list_row r ON r.list = page.id AND r.state = 'ACCEPTED'
      GROUP BY page.id, page.name, page.encoding, page.received_at,
               page.rows_read, page.accepted, page.updated, page.duplicate, page.rejected
      ORDER BY page.id DESC
      """;

  /** The leads of a list: where each is, its last outcome, and how long the first one took. */
  private static final String FIGURES =
      """
      WITH wanted AS MATERIALIZED (
        SELECT r.lead, l.received_at FROM evidence.list_row r JOIN evidence.list l ON l.id = r.list
        WHERE r.list = ? AND r.state = 'ACCEPTED'),
      lead AS (
        SELECT d.region, o.outcome, extract(epoch FROM o.answered_at - w.received_at) AS elapsed
        FROM wanted w
        JOIN evidence.lead_regions((SELECT array_agg(lead) FROM wanted)) d ON d.lead = w.lead
        LEFT JOIN LATERAL (
          SELECT (array_agg(f.body ->> 'outcome' ORDER BY f.known_at DESC, f.id DESC))[1] AS outcome,
                 min(f.known_at) AS answered_at
          FROM evidence.fact f WHERE f.linked = w.lead AND f.type = 'lead_outcome') o ON true)
      SELECT region, outcome, count(*) AS leads,
             (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed) FROM lead) AS median
      FROM lead GROUP BY region, outcome ORDER BY region, outcome
      """;

  private static final String ROWS =
      """
      SELECT row_no, region, state, match, lead, problem FROM evidence.list_row
      WHERE list = ? AND row_no > ? AND (?::text IS NULL OR state = ?) ORDER BY row_no LIMIT ?
      """;

  private static final String LEADS_OF_LIST =
      """
      WITH wanted AS MATERIALIZED (
        SELECT row_no, lead FROM evidence.list_row
        WHERE list = ? AND row_no > ? AND state = 'ACCEPTED' ORDER BY row_no LIMIT ?)
      SELECT w.row_no, w.lead, f.person, r.region, f.known_at AS received_at,
             o.body ->> 'outcome' AS outcome, o.known_at AS answered_at
      FROM wanted w
      JOIN evidence.fact f ON f.id = w.lead
      JOIN evidence.lead_regions((SELECT array_agg(lead) FROM wanted)) r ON r.lead = w.lead
      LEFT JOIN LATERAL (
        SELECT body, known_at FROM evidence.fact WHERE linked = w.lead AND type = 'lead_outcome' ORDER BY known_at DESC, id DESC LIMIT 1) o ON true
      ORDER BY w.row_no
      """;

  private static final String FIRST_OF =
      """
      SELECT DISTINCT ON (lead) lead, list FROM evidence.list_row
      WHERE lead = ANY (?) ORDER BY lead, list, row_no
      """;

  /** A lead that wants to be the one of its key. */
  record Claim(LeadKey key, UUID lead) {}

  record StoredLead(UUID id, @Nullable Region region) {}

  private final JdbcTemplate jdbc;

  JdbcLists(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Claims each key for its lead, unless it is taken, and tells whose each key is. */
  Map<LeadKey, StoredLead> claim(List<Claim> claims) {
    List<Claim> sorted = new ArrayList<>(claims);
    sorted.sort(
        Comparator.comparing(
            Claim::key,
            Comparator.comparing(LeadKey::person)
                .thenComparing(LeadKey::origin)
                .thenComparing(LeadKey::arrivesOn)));
    new Unnest<Claim>()
        .uuids(claim -> claim.key().person())
        .texts(claim -> claim.key().origin())
        .dates(claim -> claim.key().arrivesOn())
        .uuids(Claim::lead)
        .update(jdbc, CLAIM, sorted);
    Map<LeadKey, StoredLead> leads = new HashMap<>();
    new Unnest<LeadKey>()
        .uuids(LeadKey::person)
        .texts(LeadKey::origin)
        .dates(LeadKey::arrivesOn)
        .query(
            jdbc,
            LEADS,
            sorted.stream().map(Claim::key).distinct().toList(),
            (row, _) -> leads.put(key(row), lead(row)));
    return leads;
  }

  /** Leads in order of their keys, a page at a time. */
  List<DispatchedLead> listDispatchedAfter(LeadKey after, int limit) {
    return jdbc.query(
        LEADS_AFTER,
        (row, _) ->
            new DispatchedLead(
                key(row), row.getObject("lead", UUID.class), new Region(row.getString("region"))),
        after.person(),
        after.origin(),
        after.arrivesOn(),
        limit);
  }

  Map<UUID, UUID> listFirstOf(Collection<UUID> leads) {
    Map<UUID, UUID> lists = new HashMap<>();
    new Unnest<UUID>()
        .uuids(lead -> lead)
        .query(
            jdbc,
            FIRST_OF,
            List.copyOf(leads),
            (row, _) ->
                lists.put(row.getObject("lead", UUID.class), row.getObject("list", UUID.class)));
    return lists;
  }

  private static LeadKey key(ResultSet row) throws SQLException {
    return new LeadKey(
        row.getObject("person", UUID.class),
        row.getString("origin"),
        row.getObject("arrives_on", LocalDate.class));
  }

  private static StoredLead lead(ResultSet row) throws SQLException {
    String region = row.getString("region");
    return new StoredLead(
        row.getObject("lead", UUID.class), region == null ? null : new Region(region));
  }

  void insert(PushedList list, String region, UUID receivedBy, List<RowResult> rows) {
    jdbc.update(
        INSERT_LIST,
        list.id(),
        list.name(),
        region,
        list.encoding(),
        list.receivedAt().atOffset(ZoneOffset.UTC),
        receivedBy,
        list.rowsRead(),
        list.accepted(),
        list.updated(),
        list.duplicate(),
        list.rejected());
    new Unnest<RowResult>()
        .uuids(_ -> list.id())
        .integers(RowResult::row)
        .texts(row -> row.region() == null ? region : row.region().path())
        .texts(row -> row.state().name())
        .texts(row -> row.match() == null ? null : row.match().name())
        .uuids(RowResult::lead)
        .texts(row -> row.problem() == null ? null : problem(row.problem()))
        .update(jdbc, INSERT_ROWS, rows);
  }

  private static String problem(Problem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", problem.code().name())
        .put("field", problem.field())
        .put("value", problem.value());
    return json.toString();
  }

  Optional<PushedList> find(UUID id) {
    return jdbc.query(FIND, (row, _) -> list(row), id).stream().findFirst();
  }

  private static PushedList list(ResultSet row) throws SQLException {
    return new PushedList(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("encoding"),
        instant(row, "received_at"),
        row.getInt("rows_read"),
        row.getInt("accepted"),
        row.getInt("updated"),
        row.getInt("duplicate"),
        row.getInt("rejected"));
  }

  /** The lists of these places, newest first. */
  List<Lists.Progress> page(String from, String beyond, @Nullable UUID before, int limit) {
    return jdbc.query(
        LISTS,
        (row, _) ->
            new Lists.Progress(
                list(row), row.getInt("leads") - row.getInt("verified"), row.getInt("verified")),
        from,
        beyond,
        before,
        before,
        limit);
  }

  /** How many leads of a list went to a region and came to an outcome, null for none yet. */
  record CountedLeads(
      Region region, @Nullable String outcome, int leads, @Nullable Duration medianElapsed) {}

  List<CountedLeads> countLeads(UUID list) {
    return jdbc.query(
        FIGURES,
        (row, _) -> {
          Double median = row.getObject("median", Double.class);
          return new CountedLeads(
              new Region(row.getString("region")),
              row.getString("outcome"),
              row.getInt("leads"),
              median == null ? null : Duration.ofSeconds(Math.round(median)));
        },
        list);
  }

  /** Rows as stored; the problem as JSON text. */
  record StoredRow(
      int row,
      String state,
      @Nullable String match,
      @Nullable UUID lead,
      @Nullable String problem) {}

  List<StoredRow> listRows(UUID list, int after, @Nullable String state, int limit) {
    return jdbc.query(
        ROWS,
        (row, _) ->
            new StoredRow(
                row.getInt("row_no"),
                row.getString("state"),
                row.getString("match"),
                row.getObject("lead", UUID.class),
                row.getString("problem")),
        list,
        after,
        state,
        state,
        limit);
  }

  List<Lead> listLeads(UUID list, int after, int limit) {
    return jdbc.query(
        LEADS_OF_LIST,
        (row, _) ->
            new Lead(
                row.getInt("row_no"),
                row.getObject("lead", UUID.class),
                row.getObject("person", UUID.class),
                new Region(row.getString("region")),
                instant(row, "received_at"),
                row.getString("outcome"),
                row.getObject("answered_at") == null ? null : instant(row, "answered_at")),
        list,
        after,
        limit);
  }
}
