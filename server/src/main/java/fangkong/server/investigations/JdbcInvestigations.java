package fangkong.server.investigations;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.database.Unnest;
import fangkong.server.regions.Region;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

@Repository
class JdbcInvestigations {

  private static final String INSERT =
      "INSERT INTO investigations.investigation (id, name, region, opened_at, opened_by) VALUES (?, ?, ?, ?, ?)";

  private static final String FIND =
      "SELECT id, name, region, opened_at FROM investigations.investigation WHERE id = ?";

  private static final String INSERT_TRACE =
      """
      INSERT INTO investigations.trace (id, investigation, region, run_at, run_by, parameters, check_ins, micros)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      """;

  private static final String INSERT_CASES =
      """
      INSERT INTO investigations.trace_case (trace, person, infectious_from, infectious_until)
      SELECT * FROM unnest(?, ?, ?::timestamptz[], ?::timestamptz[])
      """;

  private static final String INSERT_CONTACTS =
      """
      INSERT INTO investigations.contact
        (trace, person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures, sources, main_source, fact)
      SELECT * FROM unnest(?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?, ?, ?, ?, ?)
      """;

  private static final String CONTACTS =
      """
      SELECT person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures, sources, main_source, fact
      FROM investigations.contact
      WHERE trace = ? AND EXISTS (SELECT FROM investigations.trace t WHERE t.id = contact.trace AND t.investigation = ?)
        AND generation = ? AND person > ? ORDER BY person LIMIT ?
      """;

  private final JdbcTemplate jdbc;

  JdbcInvestigations(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
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
    return jdbc
        .query(
            FIND,
            (row, _) ->
                new Investigation(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    new Region(row.getString("region")),
                    instant(row.getObject("opened_at", OffsetDateTime.class))),
            id)
        .stream()
        .findFirst();
  }

  @Transactional
  TraceSummary insertTrace(
      Investigation investigation,
      TraceRequest request,
      UUID by,
      Instant now,
      List<Contact> contacts,
      int checkIns,
      long micros) {
    UUID trace = UuidCreator.getTimeOrderedEpoch();
    jdbc.update(
        INSERT_TRACE,
        trace,
        investigation.id(),
        investigation.region().path(),
        now.atOffset(ZoneOffset.UTC),
        by,
        parameters(request),
        checkIns,
        micros);
    new Unnest<TraceRequest.CaseWindow>()
        .uuids(_ -> trace)
        .uuids(TraceRequest.CaseWindow::person)
        .instants(TraceRequest.CaseWindow::infectiousFrom)
        .instants(TraceRequest.CaseWindow::infectiousUntil)
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
    List<Integer> sizes = new ArrayList<>();
    for (int generation = 1; generation <= request.generations(); generation++) {
      int wanted = generation;
      sizes.add(
          Math.toIntExact(
              contacts.stream().filter(contact -> contact.generation() == wanted).count()));
    }
    return new TraceSummary(trace, checkIns, micros, sizes);
  }

  private static String parameters(TraceRequest request) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("generations", request.generations())
        .put("minOverlap", request.minOverlap().toString())
        .put("linger", request.linger().toString())
        .put("assumedStay", request.assumedStay().toString())
        .put("latent", request.latent().toString())
        .put("from", request.from().toString())
        .put("until", request.until().toString())
        .toString();
  }

  List<Contact> listContacts(
      UUID investigation, UUID trace, int generation, UUID after, int limit) {
    return jdbc.query(
        CONTACTS,
        (row, _) ->
            new Contact(
                row.getObject("person", UUID.class),
                row.getInt("generation"),
                instant(row.getObject("first_exposed_at", OffsetDateTime.class)),
                instant(row.getObject("last_exposed_at", OffsetDateTime.class)),
                row.getLong("overlap_seconds"),
                row.getLong("exposures"),
                row.getInt("sources"),
                row.getObject("main_source", UUID.class),
                row.getObject("fact", UUID.class)),
        trace,
        investigation,
        generation,
        after,
        limit);
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
