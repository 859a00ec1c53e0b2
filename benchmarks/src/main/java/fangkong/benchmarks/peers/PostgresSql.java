package fangkong.benchmarks.peers;

/**
 * The trace in PostgreSQL's SQL, by pairs and by sums as in {@link DuckDbSql}; the running sums are
 * looked up in indexes.
 *
 * <p>For many sources every step makes a table and counts it, for the planner knows nothing of a
 * step inside another; unlogged and not temporary tables, and by CREATE TABLE AS, since nothing
 * else runs in parallel.
 *
 * <p>Tried over a million check-ins and left: pairs for all places, half as slow again; sums for
 * all places, five times as slow; one case at once without the lateral join, eight times as slow.
 */
final class PostgresSql {

  private static final String NO_CHECK_INS =
      """
      DROP TABLE IF EXISTS check_in
      """;

  private static final String CHECK_INS =
      """
      CREATE UNLOGGED TABLE check_in
        (person integer, place integer, entered_at integer, left_at integer)
      """;

  private static final String NO_STAYS =
      """
      DROP TABLE IF EXISTS stay, stay_by_hour, stays_of_hour, stays_of_place
      """;

  private static final String STAYS =
      """
      CREATE UNLOGGED TABLE stay AS
      WITH ended AS (
        SELECT person, place, entered_at AS start_at,
               coalesce(left_at, least(entered_at + CAST(:assumedStay AS integer),
                                       first_value(entered_at) OVER later)) AS end_at
        FROM check_in
        WINDOW later AS (PARTITION BY person ORDER BY entered_at
                         RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
      ), marked AS (
        SELECT person, place, start_at, end_at,
               CASE WHEN start_at <= max(end_at) OVER (
                 PARTITION BY person, place ORDER BY start_at
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS apart
        FROM ended
        WHERE end_at > start_at
      ), numbered AS (
        SELECT person, place, start_at, end_at,
               sum(apart) OVER (PARTITION BY person, place ORDER BY start_at) AS island
        FROM marked
      )
      SELECT person, place, min(start_at) AS start_at, max(end_at) AS end_at
      FROM numbered
      GROUP BY person, place, island
      ORDER BY person, place, start_at
      """;

  private static final String STAYS_OF_PERSON =
      """
      CREATE INDEX stay_of_person ON stay (person)
      """;

  private static final String STAYS_AT_PLACE =
      """
      CREATE INDEX stay_at_place ON stay (place)
      """;

  private static final String STAYS_BY_HOUR =
      """
      CREATE UNLOGGED TABLE stay_by_hour AS
      SELECT place, generate_series(start_at / 3600, (end_at - 1) / 3600) AS hour,
             person, start_at, end_at
      FROM stay
      ORDER BY place, hour
      """;

  private static final String STAYS_IN_HOUR =
      """
      CREATE INDEX stay_in_hour ON stay_by_hour (place, hour)
      """;

  private static final String STAYS_OF_HOUR =
      """
      CREATE UNLOGGED TABLE stays_of_hour AS
      SELECT place, hour, count(*) AS stays FROM stay_by_hour GROUP BY place, hour
      """;

  private static final String STAYS_OF_PLACE =
      """
      CREATE UNLOGGED TABLE stays_of_place AS
      SELECT place, count(*) AS stays FROM stay GROUP BY place
      """;

  private static final String COUNTS_OF_HOUR =
      """
      CREATE INDEX ON stays_of_hour (place, hour)
      """;

  private static final String COUNT_STAYS =
      """
      VACUUM ANALYZE stay, stay_by_hour, stays_of_hour, stays_of_place
      """;

  private static final String NOTHING_ASKED =
      """
      DROP TABLE IF EXISTS source, reached, contact
      """;

  private static final String NO_CASES =
      """
      CREATE UNLOGGED TABLE source (person integer, from_at integer, until_at integer)
      """;

  private static final String NOBODY_REACHED =
      """
      CREATE UNLOGGED TABLE reached (person integer)
      """;

  private static final String NO_CONTACTS =
      """
      CREATE UNLOGGED TABLE contact
        (person integer, generation integer, first_exposed_at integer, last_exposed_at integer,
         overlap_seconds bigint, exposures bigint)
      """;

  private static final String ADD_CASE =
      """
      INSERT INTO source VALUES (?, ?, ?)
      """;

  private static final String CASES_ARE_REACHED =
      """
      INSERT INTO reached SELECT DISTINCT person FROM source
      """;

  private static final String COUNT_SOURCES =
      """
      ANALYZE source, reached
      """;

  private static final String NOTHING_EXPOSING =
      """
      DROP TABLE IF EXISTS exposing, exposing_by_hour, crowded, by_start, by_end,
        met_by_pairs, met_by_sums, found
      """;

  private static final String EXPOSING =
      """
      CREATE UNLOGGED TABLE exposing AS
      WITH clip AS (
        SELECT person, place, greatest(start_at, from_at) AS start_at,
               least(end_at, until_at) + CAST(:linger AS integer) AS end_at
        FROM source JOIN stay USING (person)
        WHERE least(end_at, until_at) > greatest(start_at, from_at)
      ), marked AS (
        SELECT person, place, start_at, end_at,
               CASE WHEN start_at <= max(end_at) OVER (
                 PARTITION BY person, place ORDER BY start_at
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS apart
        FROM clip
      ), numbered AS (
        SELECT person, place, start_at, end_at,
               sum(apart) OVER (PARTITION BY person, place ORDER BY start_at) AS island
        FROM marked
      )
      SELECT person, place, min(start_at) AS start_at, max(end_at) AS end_at
      FROM numbered
      GROUP BY person, place, island
      HAVING max(end_at) - min(start_at) >= :minOverlap
      """;

  private static final String EXPOSING_BY_HOUR =
      """
      CREATE UNLOGGED TABLE exposing_by_hour AS
      SELECT place, generate_series(start_at / 3600, (end_at - 1) / 3600) AS hour,
             start_at, end_at
      FROM exposing
      """;

  private static final String COUNT_EXPOSING =
      """
      ANALYZE exposing, exposing_by_hour
      """;

  private static final String CROWDED =
      """
      CREATE UNLOGGED TABLE crowded AS
      SELECT place
      FROM (SELECT place, hour, count(*) AS exposing FROM exposing_by_hour GROUP BY place, hour)
        AS exposing_of_hour
      JOIN stays_of_hour USING (place, hour)
      JOIN stays_of_place USING (place)
      GROUP BY place
      HAVING sum(exposing * stays_of_hour.stays) >= :crowd * min(stays_of_place.stays)
      """;

  private static final String MET_BY_PAIRS =
      """
      CREATE UNLOGGED TABLE met_by_pairs AS
      SELECT person, min(start_at) AS first_exposed_at, max(end_at) AS last_exposed_at,
             sum(end_at - start_at) AS overlap_seconds, count(*) AS exposures
      FROM (
        SELECT person, greatest(stay.start_at, exposing.start_at) AS start_at,
               least(stay.end_at, exposing.end_at) AS end_at, hour
        FROM exposing_by_hour AS exposing JOIN stay_by_hour AS stay USING (place, hour)
        WHERE NOT EXISTS (SELECT FROM crowded WHERE crowded.place = exposing.place)
      ) AS meeting
      WHERE end_at - start_at >= :minOverlap AND start_at / 3600 = hour
        AND NOT EXISTS (SELECT FROM reached WHERE reached.person = meeting.person)
      GROUP BY person
      """;

  private static final String BY_START =
      """
      CREATE UNLOGGED TABLE by_start AS
      SELECT place, moment, CAST(sum(n) OVER steps AS bigint) AS n,
             CAST(sum(total) OVER steps AS bigint) AS total, lead(moment) OVER steps AS next
      FROM (SELECT place, start_at AS moment, count(*) AS n, sum(start_at) AS total
            FROM exposing JOIN crowded USING (place) GROUP BY place, start_at
            UNION ALL SELECT place, -2147483647, 0, 0 FROM crowded) AS step
      WINDOW steps AS (PARTITION BY place ORDER BY moment)
      """;

  private static final String BY_END =
      """
      CREATE UNLOGGED TABLE by_end AS
      SELECT place, moment, CAST(sum(n) OVER steps AS bigint) AS n,
             CAST(sum(total) OVER steps AS bigint) AS total
      FROM (SELECT place, end_at AS moment, count(*) AS n, sum(end_at) AS total
            FROM exposing JOIN crowded USING (place) GROUP BY place, end_at
            UNION ALL SELECT place, -2147483647, 0, 0 FROM crowded) AS step
      WINDOW steps AS (PARTITION BY place ORDER BY moment)
      """;

  private static final String FIND_BY_START =
      """
      CREATE INDEX ON by_start (place, moment) INCLUDE (n, total, next)
      """;

  private static final String FIND_BY_END =
      """
      CREATE INDEX ON by_end (place, moment) INCLUDE (n, total)
      """;

  private static final String COUNT_CROWDED =
      """
      VACUUM ANALYZE crowded, by_start, by_end
      """;

  private static final String MET_BY_SUMS =
      """
      CREATE UNLOGGED TABLE met_by_sums AS
      SELECT person, min(first_at) AS first_exposed_at, max(last_at) AS last_exposed_at,
             CAST(sum(overlap) AS bigint) AS overlap_seconds,
             CAST(sum(exposures) AS bigint) AS exposures
      FROM (
        SELECT stay.person,
               CASE WHEN b.n > c.n THEN stay.start_at ELSE b.next END AS first_at,
               CASE WHEN a.n > d.n THEN stay.end_at ELSE d.moment END AS last_at,
               d.total - c.total + stay.end_at * (a.n - d.n)
                 - (a.total - b.total) - stay.start_at * (b.n - c.n) AS overlap,
               a.n - c.n AS exposures
        FROM crowded JOIN stay USING (place)
        CROSS JOIN LATERAL (
          SELECT n, total FROM by_start
          WHERE place = stay.place AND moment <= stay.end_at - :minOverlap
          ORDER BY moment DESC LIMIT 1) AS a
        CROSS JOIN LATERAL (
          SELECT n, total, next FROM by_start
          WHERE place = stay.place AND moment <= stay.start_at
          ORDER BY moment DESC LIMIT 1) AS b
        CROSS JOIN LATERAL (
          SELECT n, total FROM by_end
          WHERE place = stay.place AND moment < stay.start_at + :minOverlap
          ORDER BY moment DESC LIMIT 1) AS c
        CROSS JOIN LATERAL (
          SELECT n, total, moment FROM by_end
          WHERE place = stay.place AND moment <= stay.end_at
          ORDER BY moment DESC LIMIT 1) AS d
        WHERE stay.end_at - stay.start_at >= :minOverlap
          AND NOT EXISTS (SELECT FROM reached WHERE reached.person = stay.person)
      ) AS booked
      WHERE exposures > 0
      GROUP BY person
      """;

  private static final String FOUND =
      """
      CREATE UNLOGGED TABLE found AS
      SELECT person, CAST(:generation AS integer) AS generation,
             min(first_exposed_at) AS first_exposed_at, max(last_exposed_at) AS last_exposed_at,
             CAST(sum(overlap_seconds) AS bigint) AS overlap_seconds,
             CAST(sum(exposures) AS bigint) AS exposures
      FROM (SELECT * FROM met_by_pairs UNION ALL SELECT * FROM met_by_sums) AS met
      GROUP BY person
      """;

  /**
   * The whole generation at once, by pairs: for few sources, tables cost more than they save.
   * OFFSET 0 keeps the planner, which guesses thousands of hours, from reading all stays.
   */
  private static final String FOUND_AT_ONCE =
      """
      WITH clip AS (
        SELECT person, place, greatest(start_at, from_at) AS start_at,
               least(end_at, until_at) + CAST(:linger AS integer) AS end_at
        FROM source JOIN stay USING (person)
        WHERE least(end_at, until_at) > greatest(start_at, from_at)
      ), marked AS (
        SELECT person, place, start_at, end_at,
               CASE WHEN start_at <= max(end_at) OVER (
                 PARTITION BY person, place ORDER BY start_at
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS apart
        FROM clip
      ), numbered AS (
        SELECT person, place, start_at, end_at,
               sum(apart) OVER (PARTITION BY person, place ORDER BY start_at) AS island
        FROM marked
      ), exposing AS (
        SELECT place, min(start_at) AS start_at, max(end_at) AS end_at
        FROM numbered
        GROUP BY person, place, island
        HAVING max(end_at) - min(start_at) >= :minOverlap
      ), exposing_by_hour AS (
        SELECT place, generate_series(start_at / 3600, (end_at - 1) / 3600) AS hour,
               start_at, end_at
        FROM exposing
      )
      INSERT INTO contact
      SELECT person, :generation, min(start_at), max(end_at), sum(end_at - start_at), count(*)
      FROM (
        SELECT person, greatest(stay.start_at, exposing.start_at) AS start_at,
               least(stay.end_at, exposing.end_at) AS end_at, hour
        FROM exposing_by_hour AS exposing
        CROSS JOIN LATERAL (
          SELECT person, start_at, end_at FROM stay_by_hour
          WHERE place = exposing.place AND hour = exposing.hour
          OFFSET 0) AS stay
      ) AS meeting
      WHERE end_at - start_at >= :minOverlap AND start_at / 3600 = hour
        AND NOT EXISTS (SELECT FROM reached WHERE reached.person = meeting.person)
      GROUP BY person
      """;

  private static final String KEEP_FOUND =
      """
      INSERT INTO contact SELECT * FROM found
      """;

  private static final String NEXT_ARE_REACHED =
      """
      INSERT INTO reached SELECT person FROM contact WHERE generation = :generation
      """;

  private static final String NO_SOURCES =
      """
      TRUNCATE source
      """;

  private static final String NEXT_SOURCES =
      """
      INSERT INTO source
      SELECT person, first_exposed_at + CAST(:latent AS integer), :until
      FROM contact
      WHERE generation = :generation AND first_exposed_at + :latent < :until
      """;

  private static final String CONTACTS =
      """
      SELECT person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures
      FROM contact ORDER BY generation, person
      """;

  static final TraceSql TRACE =
      new TraceSql(
          TraceSql.statements(NO_CHECK_INS, CHECK_INS),
          TraceSql.statements(
              NO_STAYS,
              STAYS,
              STAYS_OF_PERSON,
              STAYS_AT_PLACE,
              STAYS_BY_HOUR,
              STAYS_IN_HOUR,
              STAYS_OF_HOUR,
              COUNTS_OF_HOUR,
              STAYS_OF_PLACE,
              COUNT_STAYS),
          TraceSql.statements(NOTHING_ASKED, NO_CASES, NOBODY_REACHED, NO_CONTACTS),
          ADD_CASE,
          TraceSql.statements(CASES_ARE_REACHED),
          TraceSql.statements(FOUND_AT_ONCE),
          TraceSql.statements(
              NOTHING_EXPOSING,
              COUNT_SOURCES,
              EXPOSING,
              EXPOSING_BY_HOUR,
              COUNT_EXPOSING,
              CROWDED,
              BY_START,
              BY_END,
              FIND_BY_START,
              FIND_BY_END,
              COUNT_CROWDED,
              MET_BY_PAIRS,
              MET_BY_SUMS,
              FOUND,
              KEEP_FOUND),
          TraceSql.statements(NEXT_ARE_REACHED, NO_SOURCES, NEXT_SOURCES),
          CONTACTS);

  private PostgresSql() {}
}
