package fangkong.benchmarks.peers;

/**
 * The trace in DuckDB's SQL.
 *
 * <p>Exposures are found in one of two ways, place by place. By pairs: stays and exposing intervals
 * are joined on place and hour, and a pair counts in the hour in which its intersection begins. By
 * sums, where a stay would meet many: a stay's exposures number those exposing intervals that start
 * early enough less those that end too early, and their lengths are differences of running sums, so
 * that four ASOF joins do instead of all pairs.
 *
 * <p>Tried over a million check-ins and left: an inequality join (IEJoin) over place and time in
 * one number, twice as slow; a hash join on place alone, nearly so; sums or pairs for all places;
 * hours unnested in a lateral join, ten times as slow as in the select list.
 */
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

  private static final String NO_CHECK_INS =
      """
      DROP TABLE check_in
      """;

  private static final String STAYS_BY_PERSON =
      """
      CREATE OR REPLACE TABLE stay_by_person AS
      SELECT person, place, start_at, end_at FROM stay ORDER BY person, place, start_at
      """;

  private static final String STAYS_BY_HOUR =
      """
      CREATE OR REPLACE TABLE stay_by_hour AS
      SELECT place, CAST(unnest(range(start_at // 3600, (end_at - 1) // 3600 + 1)) AS INTEGER) AS hour,
             person, start_at, end_at
      FROM stay
      ORDER BY place, hour
      """;

  private static final String STAYS_OF_HOUR =
      """
      CREATE OR REPLACE TABLE stays_of_hour AS
      SELECT place, hour, count(*) AS stays FROM stay_by_hour GROUP BY place, hour
      """;

  private static final String STAYS_OF_PLACE =
      """
      CREATE OR REPLACE TABLE stays_of_place AS
      SELECT place, count(*) AS stays FROM stay GROUP BY place
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

  private static final String EXPOSING_BY_HOUR =
      """
      CREATE OR REPLACE TABLE exposing_by_hour AS
      SELECT place, CAST(unnest(range(start_at // 3600, (end_at - 1) // 3600 + 1)) AS INTEGER) AS hour,
             start_at, end_at
      FROM exposing
      """;

  private static final String CROWDED =
      """
      CREATE OR REPLACE TABLE crowded AS
      SELECT place
      FROM (SELECT place, hour, count(*) AS exposing FROM exposing_by_hour GROUP BY place, hour)
      JOIN stays_of_hour USING (place, hour)
      JOIN stays_of_place USING (place)
      GROUP BY place
      HAVING sum(exposing * stays_of_hour.stays) >= :crowd * any_value(stays_of_place.stays)
      """;

  private static final String MET_BY_PAIRS =
      """
      CREATE OR REPLACE TABLE met AS
      SELECT person, min(start_at) AS first_exposed_at, max(end_at) AS last_exposed_at,
             CAST(sum(end_at - start_at) AS BIGINT) AS overlap_seconds, count(*) AS exposures
      FROM (
        SELECT stay.person, greatest(stay.start_at, exposing.start_at) AS start_at,
               least(stay.end_at, exposing.end_at) AS end_at, hour
        FROM (SELECT * FROM stay_by_hour WHERE person NOT IN (SELECT person FROM reached)) AS stay
        JOIN (SELECT * FROM exposing_by_hour ANTI JOIN crowded USING (place)) AS exposing
          USING (place, hour)
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
            FROM exposing JOIN crowded USING (place) GROUP BY place, start_at
            UNION ALL SELECT place, -2147483647, 0, 0 FROM crowded)
      WINDOW steps AS (PARTITION BY place ORDER BY moment)
      """;

  private static final String BY_END =
      """
      CREATE OR REPLACE TABLE by_end AS
      SELECT place, moment, CAST(sum(n) OVER steps AS BIGINT) AS n,
             CAST(sum(total) OVER steps AS BIGINT) AS total
      FROM (SELECT place, end_at AS moment, count(*) AS n, sum(CAST(end_at AS BIGINT)) AS total
            FROM exposing JOIN crowded USING (place) GROUP BY place, end_at
            UNION ALL SELECT place, -2147483647, 0, 0 FROM crowded)
      WINDOW steps AS (PARTITION BY place ORDER BY moment)
      """;

  private static final String MET_BY_SUMS =
      """
      INSERT INTO met
      WITH place_exposing AS (
        SELECT place, min(start_at) AS first_at, max(end_at) AS last_at
        FROM exposing JOIN crowded USING (place)
        GROUP BY place
      ), candidate AS (
        SELECT stay.person, stay.place, stay.start_at, stay.end_at,
               stay.end_at - CAST(:minOverlap AS INTEGER) AS latest_start,
               stay.start_at + CAST(:minOverlap AS INTEGER) - 1 AS too_early_end
        FROM stay JOIN place_exposing USING (place)
        WHERE stay.start_at < last_at AND stay.end_at > first_at
          AND stay.end_at - stay.start_at >= :minOverlap
          AND stay.person NOT IN (SELECT person FROM reached)
      ), booked AS (
        SELECT stay.person,
               CASE WHEN b.n > c.n THEN stay.start_at ELSE b.next END AS first_at,
               CASE WHEN a.n > d.n THEN stay.end_at ELSE d.moment END AS last_at,
               d.total - c.total + stay.end_at * (a.n - d.n)
                 - (a.total - b.total) - stay.start_at * (b.n - c.n) AS overlap,
               a.n - c.n AS exposures
        FROM candidate AS stay
        ASOF JOIN by_start AS a ON a.place = stay.place AND a.moment <= stay.latest_start
        ASOF JOIN by_start AS b ON b.place = stay.place AND b.moment <= stay.start_at
        ASOF JOIN by_end AS c ON c.place = stay.place AND c.moment <= stay.too_early_end
        ASOF JOIN by_end AS d ON d.place = stay.place AND d.moment <= stay.end_at
      )
      SELECT person, min(first_at), max(last_at), sum(overlap), sum(exposures)
      FROM booked
      WHERE exposures > 0
      GROUP BY person
      """;

  private static final String FOUND =
      """
      INSERT INTO contact
      SELECT person, :generation, min(first_exposed_at), max(last_exposed_at),
             sum(overlap_seconds), sum(exposures)
      FROM met
      GROUP BY person
      """;

  /** The whole generation at once, by pairs: for few sources, tables cost more than they save. */
  private static final String FOUND_AT_ONCE =
      """
      INSERT INTO contact
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
      ), exposing AS (
        SELECT place, min(start_at) AS start_at, max(end_at) AS end_at
        FROM numbered
        GROUP BY person, place, island
        HAVING max(end_at) - min(start_at) >= :minOverlap
      ), exposing_by_hour AS (
        SELECT place,
               CAST(unnest(range(start_at // 3600, (end_at - 1) // 3600 + 1)) AS INTEGER) AS hour,
               start_at, end_at
        FROM exposing
      )
      SELECT person, :generation, min(start_at), max(end_at),
             CAST(sum(end_at - start_at) AS BIGINT), count(*)
      FROM (
        SELECT stay.person, greatest(stay.start_at, exposing.start_at) AS start_at,
               least(stay.end_at, exposing.end_at) AS end_at, hour
        FROM stay_by_hour AS stay JOIN exposing_by_hour AS exposing USING (place, hour)
      )
      WHERE end_at - start_at >= :minOverlap AND start_at // 3600 = hour
        AND person NOT IN (SELECT person FROM reached)
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

  static final TraceSql TRACE =
      new TraceSql(
          TraceSql.statements(CHECK_INS),
          TraceSql.statements(
              STAYS, NO_CHECK_INS, STAYS_BY_PERSON, STAYS_BY_HOUR, STAYS_OF_HOUR, STAYS_OF_PLACE),
          TraceSql.statements(NO_CASES, NOBODY_REACHED, NO_CONTACTS),
          ADD_CASE,
          TraceSql.statements(CASES_ARE_REACHED),
          TraceSql.statements(FOUND_AT_ONCE),
          TraceSql.statements(
              EXPOSING,
              EXPOSING_BY_HOUR,
              CROWDED,
              MET_BY_PAIRS,
              BY_START,
              BY_END,
              MET_BY_SUMS,
              FOUND),
          TraceSql.statements(NEXT_ARE_REACHED, NEXT_SOURCES),
          CONTACTS);

  private DuckDbSql() {}
}
