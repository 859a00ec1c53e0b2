package fangkong.server.investigations;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcInvestigations {

  private static final String INSERT =
      "INSERT INTO investigations.investigation (id, name, region, opened_at, opened_by) VALUES (?, ?, ?, ?, ?)";

  private static final String FIND =
      "SELECT id, name, region, opened_at FROM investigations.investigation WHERE id = ?";

  private static final String RUN_AT =
      "SELECT run_at FROM investigations.trace WHERE investigation = ? AND id = ?";

  private static final String INSERT_TRACE =
      """
      INSERT INTO investigations.trace (id, investigation, region, run_at, run_by, parameters, check_ins, micros, generation_micros, exposures_kept)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """;

  private static final String INSERT_CASES =
      """
      INSERT INTO investigations.trace_case (trace, person, infectious_from, infectious_until, reason)
      SELECT * FROM unnest(?, ?, ?::timestamptz[], ?::timestamptz[], ?)
      """;

  private static final String INSERT_CONTACTS =
      """
      INSERT INTO investigations.contact
        (trace, person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures, sources, main_source, fact)
      SELECT * FROM unnest(?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?, ?, ?, ?, ?)
      """;

  private static final String PAGE =
      """
      WITH page AS MATERIALIZED (
        SELECT id, name, region, opened_at FROM investigations.investigation
        WHERE region >= ? AND region < ? AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?)
      SELECT page.*,
             (SELECT count(*) FROM investigations.trace t WHERE t.investigation = page.id) AS traces,
             (SELECT count(DISTINCT c.person) FROM investigations.trace t JOIN investigations.contact c ON c.trace = t.id
              WHERE t.investigation = page.id) AS contacts
      FROM page ORDER BY id DESC
      """;

  private static final String TRACES =
      """
      SELECT id, run_at, parameters, check_ins, micros, generation_micros, exposures_kept FROM investigations.trace
      WHERE investigation = ? AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?
      """;

  private static final String FIND_TRACE =
      """
      SELECT id, run_at, parameters, check_ins, micros, generation_micros, exposures_kept, investigation, run_by
      FROM investigations.trace WHERE id = ?
      """;

  private static final String CASES =
      """
      SELECT trace, person, infectious_from, infectious_until, reason FROM investigations.trace_case
      WHERE trace = ANY (?) ORDER BY trace, infectious_from, person
      """;

  /** Exposures are looked for in every region: where a contact lives does not undo a hand-over. */
  private static final String SIZES =
      """
      WITH wanted AS MATERIALIZED (
        SELECT trace, generation, exposures, fact, person FROM investigations.contact WHERE trace = ANY (?)),
      all_of AS (
        SELECT array_agg(fact ORDER BY fact) AS facts, array_agg(person ORDER BY fact) AS people FROM wanted)
      SELECT w.trace, w.generation, count(*) AS contacts, sum(w.exposures) AS exposures, count(s.id) AS handed_over
      FROM wanted w LEFT JOIN (
        SELECT evidence.stored_as('exposure', facts, people) AS id FROM all_of) s ON s.id = w.fact
      GROUP BY w.trace, w.generation ORDER BY w.trace, w.generation
      """;

  private static final String CONTACTS =
      """
      WITH page AS MATERIALIZED (
        SELECT person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures, sources, main_source, fact
        FROM investigations.contact
        WHERE trace = ? AND EXISTS (SELECT FROM investigations.trace t WHERE t.id = contact.trace AND t.investigation = ?)
          AND generation = ? AND person > ? ORDER BY person LIMIT ?),
      all_of AS (SELECT array_agg(fact ORDER BY fact) AS facts, array_agg(person ORDER BY fact) AS people FROM page)
      SELECT page.*, s.id IS NOT NULL AS handed_over
      FROM page LEFT JOIN (
        SELECT evidence.stored_as('exposure', facts, people) AS id FROM all_of) s ON s.id = page.fact
      ORDER BY page.person
      """;

  private static final String EXPOSURE_DAYS =
      """
      SELECT (first_exposed_at AT TIME ZONE ?)::date AS day, generation, count(*) AS contacts
      FROM investigations.contact
      WHERE trace = ? AND EXISTS (SELECT FROM investigations.trace t WHERE t.id = contact.trace AND t.investigation = ?)
      GROUP BY 1, 2 ORDER BY 1, 2
      """;

  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final JdbcChains chains;

  JdbcInvestigations(JdbcTemplate jdbc, JsonMapper json, JdbcChains chains) {
    this.jdbc = jdbc;
    this.json = json;
    this.chains = chains;
  }

  void insert(Investigation investigation, UUID by) {
    jdbc.update(
        INSERT,
        investigation.id(),
        investigation.name(),
        investigation.region().path(),
        investigation.openedAt().atOffset(ZoneOffset.UTC),
        by);
  }

  Optional<Investigation> find(UUID id) {
    return jdbc.query(FIND, (row, _) -> investigation(row), id).stream().findFirst();
  }

  Optional<Instant> findRunAt(UUID investigation, UUID trace) {
    return jdbc
        .query(
            RUN_AT,
            (row, _) -> instant(row.getObject("run_at", OffsetDateTime.class)),
            investigation,
            trace)
        .stream()
        .findFirst();
  }

  private static Investigation investigation(ResultSet row) throws SQLException {
    return new Investigation(
        row.getObject("id", UUID.class),
        row.getString("name"),
        new Region(row.getString("region")),
        instant(row.getObject("opened_at", OffsetDateTime.class)));
  }

  List<InvestigationProgress> page(Region inside, @Nullable UUID before, int limit) {
    return jdbc.query(
        PAGE,
        (row, _) ->
            new InvestigationProgress(
                investigation(row), row.getInt("traces"), row.getInt("contacts")),
        inside.path(),
        inside.beyond(),
        before,
        before,
        limit);
  }

  /** The traces of an investigation, newest first, each whole. */
  List<Trace> listTraces(UUID investigation, @Nullable UUID before, int limit) {
    return whole(jdbc.query(TRACES, (row, _) -> bare(row), investigation, before, before, limit));
  }

  Optional<KeptTrace.Found> findTrace(UUID id) {
    return jdbc
        .query(
            FIND_TRACE,
            (row, _) ->
                new KeptTrace.Found(
                    row.getObject("investigation", UUID.class),
                    row.getObject("run_by", UUID.class),
                    bare(row)),
            id)
        .stream()
        .findFirst()
        .map(found ->
            new KeptTrace.Found(
                found.investigation(), found.by(), whole(List.of(found.trace())).getFirst()));
  }

  /** A trace without its cases and the sizes of its generations. */
  private Trace bare(ResultSet row) throws SQLException {
    return new Trace(
        row.getObject("id", UUID.class),
        instant(row.getObject("run_at", OffsetDateTime.class)),
        json.readTree(row.getString("parameters")),
        List.of(),
        row.getInt("check_ins"),
        row.getLong("micros"),
        List.of((Long[]) row.getArray("generation_micros").getArray()),
        List.of(),
        0,
        row.getBoolean("exposures_kept"),
        0);
  }

  private List<Trace> whole(List<Trace> bare) {
    UUID[] traces = bare.stream().map(Trace::id).toArray(UUID[]::new);
    Map<UUID, List<TraceRequest.CaseWindow>> cases = new HashMap<>();
    jdbc.query(
        CASES,
        (row, _) ->
            cases
                .computeIfAbsent(row.getObject("trace", UUID.class), _ -> new ArrayList<>())
                .add(window(row)),
        (Object) traces);
    Map<UUID, List<Size>> sizes = new HashMap<>();
    jdbc.query(
        SIZES,
        (row, _) ->
            sizes
                .computeIfAbsent(row.getObject("trace", UUID.class), _ -> new ArrayList<>())
                .add(
                    new Size(
                        row.getInt("generation"),
                        row.getInt("contacts"),
                        row.getLong("exposures"),
                        row.getInt("handed_over"))),
        (Object) traces);
    return bare.stream()
        .map(trace ->
            whole(
                trace,
                cases.getOrDefault(trace.id(), List.of()),
                sizes.getOrDefault(trace.id(), List.of())))
        .toList();
  }

  private record Size(int generation, int contacts, long exposures, int handedOver) {}

  private static TraceRequest.CaseWindow window(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject("infectious_until", OffsetDateTime.class);
    return new TraceRequest.CaseWindow(
        row.getObject("person", UUID.class),
        instant(row.getObject("infectious_from", OffsetDateTime.class)),
        until == null ? null : instant(until),
        row.getString("reason"));
  }

  /** With a size for each generation that was asked for, those without contacts included. */
  private static Trace whole(Trace trace, List<TraceRequest.CaseWindow> cases, List<Size> sizes) {
    Integer[] contacts = new Integer[trace.parameters().path("generations").asInt()];
    Arrays.fill(contacts, 0);
    sizes.forEach(size -> contacts[size.generation() - 1] = size.contacts());
    return new Trace(
        trace.id(),
        trace.runAt(),
        trace.parameters(),
        cases,
        trace.checkIns(),
        trace.micros(),
        trace.generationMicros(),
        List.of(contacts),
        sizes.stream().mapToLong(Size::exposures).sum(),
        trace.exposuresKept(),
        sizes.stream().mapToInt(Size::handedOver).sum());
  }

  /** Empty where the id is taken. */
  @Transactional
  Optional<TraceSummary> insertTrace(KeptTrace wanted, Instant now, EngineRun run) {
    UUID trace = wanted.id();
    TraceRequest request = wanted.request();
    int checkIns = Math.toIntExact(run.checkIns());
    List<Contact> contacts = run.contacts();
    long exposures = run.countExposures();
    boolean kept = run.hasExposures();
    int inserted =
        jdbc.update(
            INSERT_TRACE,
            trace,
            wanted.investigation().id(),
            wanted.investigation().region().path(),
            now.atOffset(ZoneOffset.UTC),
            wanted.by(),
            request.parameters().toString(),
            checkIns,
            run.micros(),
            run.generationMicros().toArray(Long[]::new),
            kept);
    if (inserted == 0) {
      return Optional.empty();
    }
    new Unnest<TraceRequest.CaseWindow>()
        .uuids(_ -> trace)
        .uuids(TraceRequest.CaseWindow::person)
        .instants(TraceRequest.CaseWindow::infectiousFrom)
        .instants(TraceRequest.CaseWindow::infectiousUntil)
        .texts(TraceRequest.CaseWindow::reason)
        .update(jdbc, INSERT_CASES, request.cases());
    new Unnest<Contact>()
        .uuids(_ -> trace)
        .uuids(Contact::person)
        .integers(Contact::generation)
        .instants(Contact::firstExposedAt)
        .instants(Contact::lastExposedAt)
        .longs(Contact::overlapSeconds)
        .longs(Contact::exposures)
        .integers(Contact::sources)
        .uuids(Contact::mainSource)
        .uuids(Contact::fact)
        .update(jdbc, INSERT_CONTACTS, contacts);
    if (kept) {
      chains.insert(trace, run.exposures());
    }
    List<Integer> sizes = new ArrayList<>();
    for (int generation = 1; generation <= request.generations(); generation++) {
      int counted = generation;
      sizes.add(
          Math.toIntExact(
              contacts.stream().filter(contact -> contact.generation() == counted).count()));
    }
    return Optional.of(
        new TraceSummary(
            trace, checkIns, run.micros(), run.generationMicros(), sizes, exposures, kept));
  }

  List<Contact> listContacts(
      UUID investigation, UUID trace, int generation, UUID after, int limit) {
    return jdbc.query(
        CONTACTS, (row, _) -> contact(row), trace, investigation, generation, after, limit);
  }

  static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        row.getObject("person", UUID.class),
        row.getInt("generation"),
        instant(row.getObject("first_exposed_at", OffsetDateTime.class)),
        instant(row.getObject("last_exposed_at", OffsetDateTime.class)),
        row.getLong("overlap_seconds"),
        row.getLong("exposures"),
        row.getInt("sources"),
        row.getObject("main_source", UUID.class),
        row.getObject("fact", UUID.class),
        row.getBoolean("handed_over"));
  }

  List<ExposureDay> listExposureDays(UUID investigation, UUID trace, ZoneId zone) {
    return jdbc.query(
        EXPOSURE_DAYS,
        (row, _) ->
            new ExposureDay(
                row.getObject("day", LocalDate.class),
                row.getInt("generation"),
                row.getInt("contacts")),
        zone.getId(),
        trace,
        investigation);
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
