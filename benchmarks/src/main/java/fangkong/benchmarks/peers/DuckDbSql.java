package fangkong.benchmarks.peers;

/** The trace in DuckDB's SQL. */
final class DuckDbSql {

  private static final String CHECK_INS =
      """
      CREATE OR REPLACE TABLE check_in
        (person INTEGER, place INTEGER, entered_at INTEGER, left_at INTEGER)
      """;

  private static final String STAYS =
      """
      CREATE OR REPLACE TABLE stay AS
      WITH ended AS (
        SELECT person, place, entered_at AS start_at,
               coalesce(left_at, least(entered_at + CAST(:assumedStay AS INTEGER),
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
      ORDER BY place, start_at
      """;

  private static final String STAYS_BY_PERSON =
      """
      CREATE OR REPLACE TABLE stay_by_person AS
      SELECT person, place, start_at, end_at FROM stay ORDER BY person, place, start_at
      """;

  private static final String STAYS_BY_HOUR =
      """
      CREATE OR REPLACE TABLE stay_by_hour AS
      SELECT place, CAST(hour AS INTEGER) AS hour, person, start_at, end_at
      FROM stay, unnest(range(start_at // 3600, (end_at - 1) // 3600 + 1)) AS hours (hour)
      ORDER BY place, hour
      """;

  private static final String NO_CASES =
      """
      CREATE OR REPLACE TABLE source (person INTEGER, from_at INTEGER, until_at INTEGER)
      """;

  private static final String NOBODY_REACHED =
      """
      CREATE OR REPLACE TABLE reached (person INTEGER)
      """;

  private static final String NO_CONTACTS =
      """
      CREATE OR REPLACE TABLE contact
        (person INTEGER, generation INTEGER, first_exposed_at INTEGER, last_exposed_at INTEGER,
         overlap_seconds BIGINT, exposures BIGINT)
      """;

  private static final String ADD_CASE =
      """
      INSERT INTO source VALUES (?, ?, ?)
      """;

  private static final String CASES_ARE_REACHED =
      """
      INSERT INTO reached SELECT DISTINCT person FROM source
      """;

  private static final String EXPOSING =
      """
      CREATE OR REPLACE TABLE exposing AS
      WITH clip AS (
        SELECT person, place, greatest(start_at, from_at) AS start_at,
               least(end_at, until_at) + CAST(:linger AS INTEGER) AS end_at
        FROM stay_by_person JOIN source USING (person)
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

  private static final String FOUND_BY_PAIRS =
      """
      INSERT INTO contact
      SELECT person, :generation, min(start_at), max(end_at),
             sum(CAST(end_at - start_at AS BIGINT)), count(*)
      FROM (
        SELECT met.person, greatest(met.start_at, exposing.start_at) AS start_at,
               least(met.end_at, exposing.end_at) AS end_at, exposing.hour
        FROM (SELECT * FROM stay_by_hour WHERE person NOT IN (SELECT person FROM reached)) AS met
        JOIN (SELECT place, start_at, end_at, CAST(hour AS INTEGER) AS hour
              FROM exposing, unnest(range(start_at // 3600, (end_at - 1) // 3600 + 1)) AS h (hour)
             ) AS exposing
          ON exposing.place = met.place AND exposing.hour = met.hour
      )
      WHERE end_at - start_at >= :minOverlap AND start_at // 3600 = hour
      GROUP BY person
      """;

  private static final String BY_START =
      """
      CREATE OR REPLACE TABLE by_start AS
      SELECT place, moment, CAST(sum(n) OVER steps AS BIGINT) AS n,
             CAST(sum(total) OVER steps AS BIGINT) AS total, lead(moment) OVER steps AS next
      FROM (SELECT place, start_at AS moment, count(*) AS n, sum(CAST(start_at AS BIGINT)) AS total
            FROM exposing GROUP BY place, start_at
            UNION ALL SELECT DISTINCT place, -2147483647, 0, 0 FROM exposing)
      WINDOW steps AS (PARTITION BY place ORDER BY moment)
      """;

  private static final String BY_END =
      """
      CREATE OR REPLACE TABLE by_end AS
      SELECT place, moment, CAST(sum(n) OVER steps AS BIGINT) AS n,
             CAST(sum(total) OVER steps AS BIGINT) AS total
      FROM (SELECT place, end_at AS moment, count(*) AS n, sum(CAST(end_at AS BIGINT)) AS total
            FROM exposing GROUP BY place, end_at
            UNION ALL SELECT DISTINCT place, -2147483647, 0, 0 FROM exposing)
      WINDOW steps AS (PARTITION BY place ORDER BY moment)
      """;

  private static final String FOUND_BY_SUMS =
      """
      INSERT INTO contact
      WITH place_exposing AS (
        SELECT place, min(start_at) AS first_at, max(end_at) AS last_at
        FROM exposing GROUP BY place
      ), met AS (
        SELECT stay.person, stay.place, stay.start_at, stay.end_at,
               stay.end_at - CAST(:minOverlap AS INTEGER) AS latest_start,
               stay.start_at + CAST(:minOverlap AS INTEGER) - 1 AS too_early_end
        FROM stay JOIN place_exposing USING (place)
        WHERE stay.start_at < last_at AND stay.end_at > first_at
          AND stay.end_at - stay.start_at >= :minOverlap
          AND stay.person NOT IN (SELECT person FROM reached)
      ), booked AS (
        SELECT met.person,
               CASE WHEN b.n > c.n THEN met.start_at ELSE b.next END AS first_at,
               CASE WHEN a.n > d.n THEN met.end_at ELSE d.moment END AS last_at,
               d.total - c.total + met.end_at * (a.n - d.n)
                 - (a.total - b.total) - met.start_at * (b.n - c.n) AS overlap,
               a.n - c.n AS exposures
        FROM met
        ASOF JOIN by_start AS a ON a.place = met.place AND a.moment <= met.latest_start
        ASOF JOIN by_start AS b ON b.place = met.place AND b.moment <= met.start_at
        ASOF JOIN by_end AS c ON c.place = met.place AND c.moment <= met.too_early_end
        ASOF JOIN by_end AS d ON d.place = met.place AND d.moment <= met.end_at
      )
      SELECT person, :generation, min(first_at), max(last_at), sum(overlap), sum(exposures)
      FROM booked
      WHERE exposures > 0
      GROUP BY person
      """;

  private static final String NEXT_ARE_REACHED =
      """
      INSERT INTO reached SELECT person FROM contact WHERE generation = :generation
      """;

  private static final String NEXT_SOURCES =
      """
      CREATE OR REPLACE TABLE source AS
      SELECT person, CAST(first_exposed_at + :latent AS INTEGER) AS from_at,
             CAST(:until AS INTEGER) AS until_at
      FROM contact
      WHERE generation = :generation AND first_exposed_at + :latent < :until
      """;

  private static final String CONTACTS =
      """
      SELECT person, generation, first_exposed_at, last_exposed_at, overlap_seconds, exposures
      FROM contact ORDER BY generation, person
      """;

  static final TraceSql PAIRS =
      new TraceSql(
          TraceSql.statements(CHECK_INS),
          TraceSql.statements(STAYS, STAYS_BY_PERSON, STAYS_BY_HOUR),
          TraceSql.statements(NO_CASES, NOBODY_REACHED, NO_CONTACTS),
          ADD_CASE,
          TraceSql.statements(CASES_ARE_REACHED),
          TraceSql.statements(EXPOSING, FOUND_BY_PAIRS, NEXT_ARE_REACHED, NEXT_SOURCES),
          CONTACTS);

  static final TraceSql SUMS =
      new TraceSql(
          TraceSql.statements(CHECK_INS),
          TraceSql.statements(STAYS, STAYS_BY_PERSON),
          TraceSql.statements(NO_CASES, NOBODY_REACHED, NO_CONTACTS),
          ADD_CASE,
          TraceSql.statements(CASES_ARE_REACHED),
          TraceSql.statements(
              EXPOSING, BY_START, BY_END, FOUND_BY_SUMS, NEXT_ARE_REACHED, NEXT_SOURCES),
          CONTACTS);

  private DuckDbSql() {}
}
