package fangkong.server.evidence;

import static fangkong.server.database.Times.instant;

import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.evidence.LoggedFact;
import fangkong.judgement.regions.Region;
import fangkong.server.database.Bytes;
import fangkong.server.database.Unnest;
import fangkong.server.people.Keys;
import fangkong.server.people.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Repository
class JdbcFacts {

  private static final String INSERT =
      """
      INSERT INTO evidence.fact
        (id, type, person, region, at, known_at, recorded_at, recorded_by, channel, linked, place, until_at, body, clinical_sealed, digest, device)
      SELECT id, type, person, region, at, known_at, recorded_at, recorded_by, channel, linked, place, until_at, body::jsonb, clinical_sealed, digest, device
      FROM unnest(?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?)
        AS f (id, type, person, region, at, known_at, recorded_at, recorded_by, channel, linked, place, until_at, body, clinical_sealed, digest, device)
      ON CONFLICT (id) DO NOTHING
      RETURNING id
      """;

  private static final String STORED =
      "SELECT id, digest, person, recorded_by FROM evidence.stored(?)";

  private static final String STORED_AS = "SELECT evidence.stored_as(?, ?, ?)";

  /** A lead is answered wherever it was pushed from, a declaration where it is in sight. */
  private static final String PEOPLE_OF_LEADS =
      """
      WITH named AS MATERIALIZED (SELECT unnest(?) AS id)
      SELECT s.id, s.person FROM evidence.stored((SELECT array_agg(id) FROM named)) s
      JOIN evidence.lead_key k ON k.lead = s.id
      UNION
      SELECT f.id, f.person FROM evidence.fact f WHERE f.id IN (SELECT id FROM named) AND f.type = 'declaration'
      """;

  private static final String ANNOUNCED =
      """
      WITH named AS MATERIALIZED (SELECT unnest(?) AS person)
      SELECT person FROM named n WHERE EXISTS (
        SELECT FROM evidence.fact f WHERE f.person = n.person AND f.type IN ('lead', 'declaration'))
      """;

  private static final String COLUMNS =
      "id, type, person, region, at, known_at, recorded_at, recorded_by, channel, linked, place, until_at, body";

  private static final String OF_PEOPLE =
      "SELECT "
          + COLUMNS
          + " FROM evidence.fact WHERE person = ANY (?) AND type <> 'check_in' AND type <> 'passage' ORDER BY known_at, id";

  private static final String CLINICAL =
      """
      SELECT id, type, at, clinical_sealed FROM evidence.fact
      WHERE person = ? AND type <> 'check_in' AND clinical_sealed IS NOT NULL ORDER BY at, id
      """;

  private static final String WITH_CLINICAL =
      """
      SELECT id FROM evidence.fact
      WHERE person = ? AND type <> 'check_in' AND clinical_sealed IS NOT NULL
      """;

  /**
   * Everyone whose tests or case decide something for these people: along secondary exposures, as
   * far as they reach.
   */
  private static final String WITH_LINKED =
      """
      WITH RECURSIVE reached (person) AS (
        SELECT unnest(?)
        UNION
        SELECT f.linked FROM reached r
        JOIN evidence.fact f ON f.person = r.person AND f.type = 'exposure' AND f.body ->> 'degree' = 'SECONDARY')
      SELECT person FROM reached
      """;

  private static final String DEPENDENTS = "SELECT d FROM evidence.dependents(?) AS d";

  private static final String PEOPLE_WITH_FACTS =
      """
      SELECT DISTINCT person FROM evidence.fact
      WHERE type <> 'check_in' AND type <> 'passage' AND person > ? ORDER BY person LIMIT ?
      """;

  /**
   * People who may stand inside a region: something that decides was recorded of them there, or
   * elsewhere while something there says that they are, or they were registered there and nothing
   * but exposures elsewhere says more.
   */
  private static final String ASSESSED_INSIDE =
      """
      SELECT person FROM evidence.fact
      WHERE type = ANY (?) AND type <> 'check_in' AND region >= ? AND region < ? AND known_at <= ? AND person IS NOT NULL
      UNION
      SELECT person FROM evidence.fact
      WHERE type = ANY (?) AND type <> 'check_in' AND region >= ? AND region < ? AND known_at <= ? AND person IN (
        SELECT person FROM evidence.fact
        WHERE type = ANY (?) AND type <> 'check_in' AND (region < ? OR region >= ?) AND known_at <= ?)
      UNION
      SELECT p.id FROM people.person p
      WHERE p.registered_in >= ? AND p.registered_in < ? AND EXISTS (
        SELECT FROM evidence.fact f
        WHERE f.person = p.id AND f.type = 'exposure' AND (f.region < ? OR f.region >= ?) AND f.known_at <= ?)
      """;

  /** The latest residence of everyone who lives in a household with somebody else. */
  private static final String HOUSEHOLDS =
      """
      SELECT region, array_agg(person ORDER BY person) AS people FROM (
        SELECT DISTINCT ON (person) person, region FROM evidence.fact
        WHERE type = 'residence' AND known_at <= ? ORDER BY person, at DESC, known_at DESC, id DESC) latest
      GROUP BY region HAVING count(*) > 1
      """;

  private static final String RESIDENCES_KNOWN =
      "SELECT max(known_at) AS known_at FROM evidence.fact WHERE type = 'residence'";

  private static final String OF_IDS =
      "SELECT " + COLUMNS + " FROM evidence.fact WHERE id = ANY (?)";

  private static final String LOGGED =
      """
      SELECT f.id, f.type, f.person, f.region, f.at, f.known_at, f.recorded_at, f.recorded_by, f.channel, f.linked,
             f.place, f.until_at, f.body, p.registered_in
      FROM evidence.fact f LEFT JOIN people.person p ON p.id = f.person
      """;

  private static final String LOGGED_OF_IDS = LOGGED + "WHERE f.id = ANY (?)";

  private static final String LOGGED_AFTER = LOGGED + "WHERE f.id > ? ORDER BY f.id LIMIT ?";

  /** A step that begins with H is a household. */
  private static final String HOUSEHOLDS_AT =
      """
      SELECT f.region,
             (array_agg(f.at ORDER BY f.at DESC, f.known_at DESC, f.id DESC) FILTER (WHERE f.type = 'visit'))[1] AS visited_at,
             (array_agg(f.body ->> 'outcome' ORDER BY f.at DESC, f.known_at DESC, f.id DESC) FILTER (WHERE f.type = 'visit'))[1] AS outcome
      FROM unnest(?) AS node
      JOIN evidence.fact f ON f.region >= (node || 'H') COLLATE "C" AND f.region < (node || 'I') COLLATE "C"
      WHERE f.type IN ('residence', 'visit') AND f.known_at <= ?
      GROUP BY f.region ORDER BY f.region
      """;

  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final Keys keys;

  JdbcFacts(JdbcTemplate jdbc, JsonMapper json, Keys keys) {
    this.jdbc = jdbc;
    this.json = json;
    this.keys = keys;
  }

  /**
   * Stores what is not there yet, in order of id so that two batches never wait for each other in a
   * ring.
   */
  Set<UUID> insert(Collection<Intake.Digested> facts) {
    List<Intake.Digested> sorted = new ArrayList<>(facts);
    sorted.sort(Comparator.comparing(f -> f.fact().id()));
    return new HashSet<>(
        new Unnest<Intake.Digested>()
            .uuids(f -> f.fact().id())
            .texts(f -> f.fact().type().word())
            .uuids(f -> f.fact().person())
            .texts(f -> f.fact().region().path())
            .instants(f -> f.fact().at())
            .instants(f -> f.fact().known())
            .instants(f -> f.fact().recordedAt())
            .uuids(f -> f.fact().recordedBy())
            .texts(f -> f.fact().channel().name())
            .uuids(f -> f.fact().linked())
            .texts(f -> f.fact().place())
            .instants(f -> f.fact().until())
            .texts(f -> body(f.fact()))
            .bytes(f -> sealClinical(f.fact()))
            .bytes(Intake.Digested::digest)
            .uuids(Intake.Digested::device)
            .query(jdbc, INSERT, sorted, (row, _) -> row.getObject(1, UUID.class)));
  }

  private static @Nullable String body(Fact fact) {
    return fact.type() == FactType.CHECK_IN
        ? null
        : fact.body().deepCopy().remove(FactType.CLINICAL).toString();
  }

  private @Nullable Bytes sealClinical(Fact fact) {
    ObjectNode clinical = fact.body().deepCopy().retain(FactType.CLINICAL);
    return clinical.isEmpty() || fact.person() == null
        ? null
        : keys.sealClinical(clinical.toString(), fact.id());
  }

  /** What is stored under an id: the digest of what was sent, whom it is about, who sent it. */
  record Stored(Bytes digest, @Nullable UUID person, UUID recordedBy) {}

  Map<UUID, Stored> listStored(Collection<UUID> ids) {
    Map<UUID, Stored> stored = new HashMap<>();
    new Unnest<UUID>()
        .uuids(id -> id)
        .query(
            jdbc,
            STORED,
            List.copyOf(ids),
            (row, _) ->
                stored.put(
                    row.getObject("id", UUID.class),
                    new Stored(
                        Bytes.of(row.getBytes("digest")),
                        row.getObject("person", UUID.class),
                        row.getObject("recorded_by", UUID.class))));
    return stored;
  }

  /** Those of these ids under which a fact of this type is stored about the person of the id. */
  Set<UUID> listStored(FactType type, Map<UUID, UUID> people) {
    List<UUID> ids = List.copyOf(people.keySet());
    return new HashSet<>(
        jdbc.query(
            STORED_AS,
            (row, _) -> row.getObject(1, UUID.class),
            type.word(),
            ids.toArray(UUID[]::new),
            ids.stream().map(people::get).toArray(UUID[]::new)));
  }

  Map<UUID, UUID> listPeopleOfLeads(Collection<UUID> leads) {
    Map<UUID, UUID> people = new HashMap<>();
    new Unnest<UUID>()
        .uuids(id -> id)
        .query(
            jdbc,
            PEOPLE_OF_LEADS,
            List.copyOf(leads),
            (row, _) -> people.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
    return people;
  }

  /** Those of the people of whom a lead or a declaration is in sight. */
  Set<UUID> listAnnounced(Collection<UUID> people) {
    return new HashSet<>(
        new Unnest<UUID>()
            .uuids(id -> id)
            .query(jdbc, ANNOUNCED, List.copyOf(people), (row, _) -> row.getObject(1, UUID.class)));
  }

  List<Fact> listOf(Collection<UUID> people) {
    return list(OF_PEOPLE, people);
  }

  /** What was measured of somebody, in order of time, opened by whoever is given. */
  List<Clinical> listClinical(UUID person, Register.Opening opening) {
    return jdbc.query(
        CLINICAL,
        (row, _) -> {
          UUID id = row.getObject("id", UUID.class);
          JsonNode measured =
              json.readTree(opening.openClinical(Bytes.of(row.getBytes("clinical_sealed")), id));
          return new Clinical(
              id,
              row.getString("type"),
              instant(row, "at"),
              number(measured, "ct"),
              number(measured, "temperature"));
        },
        person);
  }

  private static @Nullable Double number(JsonNode measured, String field) {
    return measured.has(field) ? measured.path(field).doubleValue() : null;
  }

  /** Those of somebody's facts beside which something measured is kept. */
  Set<UUID> listWithClinical(UUID person) {
    return new HashSet<>(
        jdbc.query(WITH_CLINICAL, (row, _) -> row.getObject(1, UUID.class), person));
  }

  List<Fact> list(Collection<UUID> ids) {
    return list(OF_IDS, ids);
  }

  /** Facts of one place have one region: to check a path anew for each row takes long. */
  private List<Fact> list(String sql, Collection<UUID> ids) {
    Map<String, Region> regions = new HashMap<>();
    return new Unnest<UUID>()
        .uuids(id -> id)
        .query(
            jdbc,
            sql,
            List.copyOf(ids),
            (row, _) -> fact(row, regions.computeIfAbsent(row.getString("region"), Region::new)));
  }

  /** These facts as they leave for another process. */
  List<LoggedFact> listLogged(Collection<UUID> ids) {
    Map<String, Region> regions = new HashMap<>();
    return new Unnest<UUID>()
        .uuids(id -> id)
        .query(jdbc, LOGGED_OF_IDS, List.copyOf(ids), (row, _) -> logged(row, regions));
  }

  /** The same of all facts in order of id, a page at a time. */
  List<LoggedFact> listLoggedAfter(UUID after, int limit) {
    Map<String, Region> regions = new HashMap<>();
    return jdbc.query(LOGGED_AFTER, (row, _) -> logged(row, regions), after, limit);
  }

  private LoggedFact logged(ResultSet row, Map<String, Region> regions) throws SQLException {
    String registeredIn = row.getString("registered_in");
    return new LoggedFact(
        fact(row, regions.computeIfAbsent(row.getString("region"), Region::new)),
        registeredIn == null ? null : regions.computeIfAbsent(registeredIn, Region::new));
  }

  List<Household> listHouseholdsAt(Collection<Region> nodes, Instant knownBy) {
    return jdbc.query(
        HOUSEHOLDS_AT,
        (row, _) ->
            new Household(
                new Region(row.getString("region")),
                row.getObject("visited_at") == null ? null : instant(row, "visited_at"),
                row.getString("outcome")),
        nodes.stream().map(Region::path).toArray(String[]::new),
        knownBy.atOffset(ZoneOffset.UTC));
  }

  Set<UUID> withLinked(Collection<UUID> people) {
    return reach(WITH_LINKED, people);
  }

  Set<UUID> withDependents(Collection<UUID> people) {
    return reach(DEPENDENTS, people);
  }

  private Set<UUID> reach(String sql, Collection<UUID> people) {
    return new HashSet<>(
        new Unnest<UUID>()
            .uuids(id -> id)
            .query(jdbc, sql, List.copyOf(people), (row, _) -> row.getObject(1, UUID.class)));
  }

  List<UUID> listPeopleAfter(UUID after, int limit) {
    return jdbc.query(PEOPLE_WITH_FACTS, (row, _) -> row.getObject(1, UUID.class), after, limit);
  }

  /**
   * People of whom something is known by then that can decide, and who may be inside the region.
   */
  Set<UUID> listAssessedInside(Region region, Instant knownBy) {
    String[] assessed = words(FactType::assessed);
    String[] others = words(type -> !type.assessed() && !type.ofHousehold() && !type.isPresence());
    OffsetDateTime by = knownBy.atOffset(ZoneOffset.UTC);
    return new HashSet<>(
        jdbc.query(
            ASSESSED_INSIDE,
            (row, _) -> row.getObject(1, UUID.class),
            assessed,
            region.path(),
            region.beyond(),
            by,
            others,
            region.path(),
            region.beyond(),
            by,
            assessed,
            region.path(),
            region.beyond(),
            by,
            region.path(),
            region.beyond(),
            region.path(),
            region.beyond(),
            by));
  }

  private static String[] words(Predicate<FactType> wanted) {
    return Stream.of(FactType.values()).filter(wanted).map(FactType::word).toArray(String[]::new);
  }

  List<List<UUID>> listHouseholds(Instant knownBy) {
    return jdbc.query(
        HOUSEHOLDS,
        (row, _) -> List.of((UUID[]) row.getArray("people").getArray()),
        knownBy.atOffset(ZoneOffset.UTC));
  }

  Optional<Instant> findResidencesKnown() {
    return jdbc.query(
            RESIDENCES_KNOWN,
            (row, _) -> Optional.ofNullable(row.getObject("known_at", OffsetDateTime.class)))
        .getFirst()
        .map(OffsetDateTime::toInstant);
  }

  private Fact fact(ResultSet row, Region region) throws SQLException {
    String body = row.getString("body");
    return new Fact(
        row.getObject("id", UUID.class),
        FactType.find(row.getString("type")).orElseThrow(),
        row.getObject("person", UUID.class),
        region,
        instant(row, "at"),
        instant(row, "known_at"),
        instant(row, "recorded_at"),
        row.getObject("recorded_by", UUID.class),
        Channel.valueOf(row.getString("channel")),
        row.getObject("linked", UUID.class),
        row.getString("place"),
        row.getObject("until_at") == null ? null : instant(row, "until_at"),
        body == null
            ? JsonNodeFactory.instance.objectNode()
            : ((ObjectNode) json.readTree(body)).remove(FactType.CLINICAL));
  }
}
