package fangkong.server.assessments;

import static fangkong.server.database.Times.utc;

import fangkong.assessment.CourseSegment;
import fangkong.codec.AssessmentJson;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adopted;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Counted;
import fangkong.judgement.standings.Deriver;
import fangkong.judgement.standings.Standing;
import fangkong.server.database.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStandings {

  private static final String MARK =
      "INSERT INTO assessments.dirty (person, since) SELECT DISTINCT person, ?::timestamptz FROM unnest(?) AS p (person)";

  private static final String MARK_INSIDE =
      """
      INSERT INTO assessments.dirty (person, since)
      SELECT person, ?::timestamptz FROM assessments.standing WHERE starts_with(region, ?)
      """;

  private static final String MARK_CHANGING =
      """
      INSERT INTO assessments.dirty (person, since)
      SELECT person, ?::timestamptz FROM assessments.standing s WHERE next_change_at <= ?
        AND NOT EXISTS (SELECT FROM assessments.set_aside a WHERE a.person = s.person)
      """;

  /** One deriver at a time, over all servers: two could store the older of their two views last. */
  private static final String TRY_TO_BE_ALONE =
      "SELECT pg_try_advisory_xact_lock(hashtext('assessments'))";

  private static final String BE_ALONE = "SELECT pg_advisory_xact_lock(hashtext('assessments'))";

  private static final String TAKE =
      """
      DELETE FROM assessments.dirty WHERE mark IN
        (SELECT mark FROM assessments.dirty ORDER BY mark LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING person, since
      """;

  private static final String PENDING =
      """
      SELECT (SELECT count(*) FROM assessments.dirty)
           + (SELECT count(*) FROM assessments.standing WHERE next_change_at <= ?)
           + (SELECT count(*) FROM assessments.set_aside)
      """;

  private static final String SET_ASIDE =
      """
      INSERT INTO assessments.set_aside (person, since, tried)
      SELECT person, ?::timestamptz, false FROM unnest(?) AS p (person)
      ON CONFLICT (person) DO UPDATE SET since = greatest(set_aside.since, excluded.since), tried = false
      """;

  private static final String FIND_SET_ASIDE =
      "SELECT person, since FROM assessments.set_aside WHERE NOT tried ORDER BY person LIMIT 1";

  private static final String DROP_SET_ASIDE = "DELETE FROM assessments.set_aside WHERE person = ?";

  private static final String TRY_AGAIN =
      """
      UPDATE assessments.set_aside SET since = greatest(since, ?), tried = false WHERE person = ANY (?)
      RETURNING person
      """;

  private static final String GIVE_UP =
      "UPDATE assessments.set_aside SET tried = true WHERE person = ?";

  private static final String TRY_ALL_AGAIN =
      "UPDATE assessments.set_aside SET tried = false WHERE tried";

  private static final String UPSERT =
      """
      INSERT INTO assessments.standing
        (person, region, protocol, category, code, status, care, tier, until_date, detail, next_change_at)
      SELECT person, region, protocol, category, code, status, care, tier, until_date, detail::jsonb, next_change_at
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?::date[], ?, ?::timestamptz[])
        AS s (person, region, protocol, category, code, status, care, tier, until_date, detail, next_change_at)
      ON CONFLICT (person) DO UPDATE SET
        region = excluded.region, protocol = excluded.protocol, category = excluded.category, code = excluded.code,
        status = excluded.status, care = excluded.care, tier = excluded.tier, until_date = excluded.until_date,
        detail = excluded.detail, next_change_at = excluded.next_change_at
      """;

  private static final String COLUMNS =
      "SELECT person, region, protocol, category, code, status, care, tier, until_date, next_change_at, detail"
          + " FROM assessments.standing ";

  private static final String PAGE =
      COLUMNS
          + """
          WHERE region >= ? AND region < ? AND (region, person) > (?, ?)
            AND (cardinality(?::text[]) = 0 OR category = ANY (?))
            AND (?::text IS NULL OR code = ?) AND (?::text IS NULL OR status = ?) AND (?::text IS NULL OR care = ?)
          ORDER BY region, person LIMIT ?
          """;

  private static final String OF_PEOPLE = COLUMNS + "WHERE person = ANY (?)";

  private static final String AMONG =
      "SELECT person FROM assessments.standing WHERE person = ANY (?) AND category = ANY (?)";

  /** Of whom nothing follows, no figure counts. */
  private static final String COUNTED =
      """
      SELECT person, region, care,
             ARRAY(SELECT r ->> 'clause' FROM jsonb_array_elements(detail -> 'reasons') r) AS clauses
      FROM assessments.standing
      WHERE region >= ? AND region < ? AND NOT (care = 'NOT_MANAGED' AND status = 'NONE')
      """;

  private static final String PLACED =
      """
      SELECT person, region, protocol, category, code, status FROM assessments.standing
      WHERE region = ANY (?) ORDER BY region, person
      """;

  private static final String ADOPT =
      """
      INSERT INTO assessments.adoption (protocol, region, effective_from, effective_until, adopted_by, adopted_at, proposal)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private static final String ADOPTIONS =
      "SELECT protocol, region, effective_from, effective_until, adopted_at FROM assessments.adoption ORDER BY region, effective_from";

  private final JdbcTemplate jdbc;

  JdbcStandings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void mark(Collection<UUID> people, Instant now) {
    jdbc.update(MARK, utc(now), people.toArray(UUID[]::new));
  }

  void markInside(Region region, Instant now) {
    jdbc.update(MARK_INSIDE, utc(now), region.path());
  }

  int markChanging(Instant now) {
    return jdbc.update(MARK_CHANGING, utc(now), utc(now));
  }

  /** Whether this transaction is the one that derives, until it ends. */
  boolean tryToBeAlone() {
    return Boolean.TRUE.equals(jdbc.queryForObject(TRY_TO_BE_ALONE, Boolean.class));
  }

  /** Waits until no other transaction derives, and keeps others from it until this one ends. */
  void beAlone() {
    jdbc.query(BE_ALONE, (_, _) -> true);
  }

  /** Somebody to derive alone, and when the last mark for them was written. */
  record SetAside(UUID person, Instant since) {}

  void setAside(Collection<UUID> people, Instant since) {
    jdbc.update(SET_ASIDE, utc(since), people.toArray(UUID[]::new));
  }

  Optional<SetAside> findSetAside() {
    return jdbc
        .query(
            FIND_SET_ASIDE,
            (row, _) ->
                new SetAside(
                    row.getObject("person", UUID.class),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
        .stream()
        .findFirst();
  }

  void dropSetAside(UUID person) {
    jdbc.update(DROP_SET_ASIDE, person);
  }

  /** Those of these people who are set aside; each is to be tried again. */
  Set<UUID> tryAgain(Collection<UUID> people, Instant since) {
    return new HashSet<>(
        jdbc.query(
            TRY_AGAIN,
            (row, _) -> row.getObject(1, UUID.class),
            utc(since),
            people.toArray(UUID[]::new)));
  }

  void giveUp(UUID person) {
    jdbc.update(GIVE_UP, person);
  }

  void tryAllAgain() {
    jdbc.update(TRY_ALL_AGAIN);
  }

  /**
   * Marks taken off the queue.
   *
   * @param latest when the last of them was written; no fact that came with them became known later
   */
  record Taken(Set<UUID> people, Instant latest) {}

  Taken take(int most) {
    Set<UUID> people = new HashSet<>();
    List<Instant> since =
        jdbc.query(
            TAKE,
            (row, _) -> {
              people.add(row.getObject("person", UUID.class));
              return row.getObject("since", OffsetDateTime.class).toInstant();
            },
            most);
    return new Taken(people, since.stream().max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  long countPending(Instant now) {
    return Optional.ofNullable(jdbc.queryForObject(PENDING, Long.class, utc(now))).orElse(0L);
  }

  void upsert(List<Standing> standings) {
    new Unnest<Standing>()
        .uuids(Standing::person)
        .texts(s -> s.region().path())
        .texts(Standing::protocol)
        .texts(s -> s.assessment().category())
        .texts(s -> s.assessment().code().name())
        .texts(s -> s.assessment().status().name())
        .texts(s -> s.care().name())
        .texts(s -> s.findSegmentInForce().map(segment -> segment.tier().name()).orElse(null))
        .dates(s -> s.findSegmentInForce().map(CourseSegment::until).orElse(null))
        .texts(s -> AssessmentJson.write(s.assessment()))
        .instants(s -> s.nextChangeAt().orElse(null))
        .update(jdbc, UPSERT, standings);
  }

  List<StoredStanding> page(
      Region inside, @Nullable StandingKey after, StandingFilter filter, int limit) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(inside.path());
    parameters.add(inside.beyond());
    parameters.add(after == null ? "" : after.region());
    parameters.add(after == null ? new UUID(0, 0) : after.person());
    String[] categories = filter.categories().toArray(String[]::new);
    parameters.add(categories);
    parameters.add(categories);
    for (@Nullable String wanted :
        new @Nullable String[] {filter.code(), filter.status(), filter.care()}) {
      parameters.add(wanted);
      parameters.add(wanted);
    }
    parameters.add(limit);
    return jdbc.query(PAGE, (row, _) -> stored(row), parameters.toArray());
  }

  List<StoredStanding> listOf(Collection<UUID> people) {
    return new Unnest<UUID>()
        .uuids(id -> id)
        .query(jdbc, OF_PEOPLE, List.copyOf(people), (row, _) -> stored(row));
  }

  Set<UUID> listAmong(Collection<UUID> people, Set<String> categories) {
    return new HashSet<>(
        jdbc.query(
            AMONG,
            (row, _) -> row.getObject("person", UUID.class),
            people.toArray(UUID[]::new),
            categories.toArray(String[]::new)));
  }

  List<Counted> listCounted(Region inside) {
    return jdbc.query(
        COUNTED,
        (row, _) ->
            new Counted(
                row.getObject("person", UUID.class),
                new Region(row.getString("region")),
                Care.valueOf(row.getString("care")),
                Set.copyOf(List.of((String[]) row.getArray("clauses").getArray()))),
        inside.path(),
        inside.beyond());
  }

  List<Placed> listPlaced(Collection<Region> regions) {
    return new Unnest<Region>()
        .texts(Region::path)
        .query(
            jdbc,
            PLACED,
            List.copyOf(regions),
            (row, _) ->
                new Placed(
                    row.getObject("person", UUID.class),
                    new Region(row.getString("region")),
                    row.getString("category"),
                    row.getString("protocol").equals(Deriver.NO_PROTOCOL)
                        ? null
                        : row.getString("code"),
                    row.getString("status")));
  }

  private static StoredStanding stored(ResultSet row) throws SQLException {
    OffsetDateTime nextChange = row.getObject("next_change_at", OffsetDateTime.class);
    return new StoredStanding(
        row.getObject("person", UUID.class),
        new Region(row.getString("region")),
        row.getString("protocol"),
        row.getString("category"),
        row.getString("code"),
        row.getString("status"),
        Care.valueOf(row.getString("care")),
        row.getString("tier"),
        row.getObject("until_date", LocalDate.class),
        nextChange == null ? null : nextChange.toInstant(),
        row.getString("detail"));
  }

  boolean adopt(Proposal proposal, UUID by, Instant now) {
    return jdbc.update(
            ADOPT,
            proposal.protocol(),
            proposal.region().path(),
            utc(proposal.effectiveFrom()),
            proposal.effectiveUntil() == null ? null : utc(proposal.effectiveUntil()),
            by,
            utc(now),
            proposal.id())
        == 1;
  }

  List<Adoption> listAdoptions() {
    return listAdopted().stream().map(Adopted::adoption).toList();
  }

  List<Adopted> listAdopted() {
    return jdbc.query(
        ADOPTIONS,
        (row, _) -> {
          OffsetDateTime until = row.getObject("effective_until", OffsetDateTime.class);
          return new Adopted(
              new Adoption(
                  row.getString("protocol"),
                  new Region(row.getString("region")),
                  row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                  until == null ? null : until.toInstant()),
              row.getObject("adopted_at", OffsetDateTime.class).toInstant());
        });
  }
}
