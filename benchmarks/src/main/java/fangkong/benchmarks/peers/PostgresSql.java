package fangkong.benchmarks.peers;

/**
 * The trace in PostgreSQL's SQL: stays and exposing intervals are joined on place and hour, and a
 * pair counts in the hour in which its intersection begins.
 *
 * <p>Every step makes a table and counts it, for the planner knows nothing of a step inside
 * another; unlogged and not temporary ones, and made by CREATE TABLE AS, since nothing else runs in
 * parallel.
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
      DROP TABLE IF EXISTS stay, stay_by_hour
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

  private static final String STAYS_BY_HOUR =
      """
      CREATE UNLOGGED TABLE stay_by_hour AS
      SELECT place, generate_series(start_at / 3600, (end_at - 1) / 3600) AS hour,
             person, start_at, end_at
      FROM stay
      ORDER BY place, hour
      """;

  private static final String STAYS_OF_HOUR =
      """
      CREATE INDEX stay_of_hour ON stay_by_hour (place, hour)
      """;

  private static final String COUNT_STAYS =
      """
      VACUUM ANALYZE stay
      """;

  private static final String COUNT_STAYS_BY_HOUR =
      """
      VACUUM ANALYZE stay_by_hour
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
      DROP TABLE IF EXISTS exposing, exposing_by_hour, found
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
      ANALYZE exposing_by_hour
      """;

  private static final String FOUND =
      """
      CREATE UNLOGGED TABLE found AS
      SELECT person, CAST(:generation AS integer) AS generation, min(start_at) AS first_exposed_at,
             max(end_at) AS last_exposed_at, sum(end_at - start_at) AS overlap_seconds,
             count(*) AS exposures
      FROM (
        SELECT met.person, greatest(met.start_at, exposing.start_at) AS start_at,
               least(met.end_at, exposing.end_at) AS end_at, hour
        FROM exposing_by_hour AS exposing JOIN stay_by_hour AS met USING (place, hour)
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
      INSERT INTO reached SELECT person FROM found
      """;

  private static final String NO_SOURCES =
      """
      TRUNCATE source
      """;

  private static final String NEXT_SOURCES =
      """
      INSERT INTO source
      SELECT person, first_exposed_at + CAST(:latent AS integer), :until
      FROM found
      WHERE first_exposed_at + :latent < :until
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
              STAYS_BY_HOUR,
              STAYS_OF_HOUR,
              COUNT_STAYS,
              COUNT_STAYS_BY_HOUR),
          TraceSql.statements(NOTHING_ASKED, NO_CASES, NOBODY_REACHED, NO_CONTACTS),
          ADD_CASE,
          TraceSql.statements(CASES_ARE_REACHED),
          TraceSql.statements(
              NOTHING_EXPOSING,
              COUNT_SOURCES,
              EXPOSING,
              EXPOSING_BY_HOUR,
              COUNT_EXPOSING,
              FOUND,
              KEEP_FOUND,
              NEXT_ARE_REACHED,
              NO_SOURCES,
              NEXT_SOURCES),
          CONTACTS);

  private PostgresSql() {}
}
