package fangkong.benchmarks.peers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * DuckDB as a process of its own that reads the files of {@code fangkong trace} and writes its
 * answer: ids become numbers, then the trace of {@link DuckDbSql}, then numbers become ids.
 */
public final class DuckDbCsv {
  private static final String READ_CHECK_INS =
      """
      CREATE TABLE row AS
      SELECT person, place, entered_at, left_at
      FROM read_csv(?, header = true, delim = ',', columns = {
        'person': 'VARCHAR', 'place': 'VARCHAR',
        'entered_at': 'TIMESTAMPTZ', 'left_at': 'TIMESTAMPTZ'})
      """;

  private static final String READ_CASES =
      """
      CREATE TABLE case_row AS
      SELECT person, infectious_from, infectious_until
      FROM read_csv(?, header = true, delim = ',', columns = {
        'person': 'VARCHAR', 'infectious_from': 'TIMESTAMPTZ', 'infectious_until': 'TIMESTAMPTZ'})
      """;

  private static final String NUMBER_PERSONS =
      """
      CREATE TABLE person AS
      SELECT id, CAST(row_number() OVER () AS INTEGER) AS number
      FROM (SELECT person AS id FROM row UNION SELECT person FROM case_row)
      """;

  private static final String NUMBER_PLACES =
      """
      CREATE TABLE place AS
      SELECT id, CAST(row_number() OVER () AS INTEGER) AS number
      FROM (SELECT DISTINCT place AS id FROM row)
      """;

  private static final String CHECK_INS =
      """
      CREATE TABLE check_in AS
      SELECT person.number AS person, place.number AS place,
             CAST(epoch(entered_at) AS INTEGER) AS entered_at,
             CAST(epoch(left_at) AS INTEGER) AS left_at
      FROM row JOIN person ON person.id = row.person JOIN place ON place.id = row.place
      """;

  private static final String CASES =
      """
      INSERT INTO source
      SELECT person.number, CAST(epoch(infectious_from) AS INTEGER),
             CAST(epoch(infectious_until) AS INTEGER)
      FROM case_row JOIN person ON person.id = case_row.person
      """;

  private static final String WRITE =
      """
      COPY (
        SELECT person.id AS person, generation,
               strftime(make_timestamp(1000000 * CAST(first_exposed_at AS BIGINT)),
                        '%Y-%m-%dT%H:%M:%SZ') AS first_exposed_at,
               strftime(make_timestamp(1000000 * CAST(last_exposed_at AS BIGINT)),
                        '%Y-%m-%dT%H:%M:%SZ') AS last_exposed_at,
               overlap_seconds, exposures
        FROM contact JOIN person ON person.number = contact.person
        ORDER BY generation, person.id
      ) TO ? (FORMAT csv, HEADER)
      """;

  private final Connection connection;

  private DuckDbCsv(Connection connection) {
    this.connection = connection;
  }

  /**
   * Arguments: check-ins, cases, answer (files), threads, generations, and in seconds assumed stay,
   * least overlap, linger, latent and until.
   */
  public static void main(String[] args) throws SQLException, Deadline.Passed {
    Properties settings = new Properties();
    settings.setProperty("threads", args[3]);
    settings.setProperty("preserve_insertion_order", "false");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings)) {
      DuckDbCsv trace = new DuckDbCsv(connection);
      trace.read(Path.of(args[0]), Path.of(args[1]));
      trace.answer(args);
      trace.write(Path.of(args[2]));
    }
  }

  private void read(Path checkIns, Path cases) throws SQLException {
    execute(READ_CHECK_INS, checkIns);
    execute(READ_CASES, cases);
    execute(NUMBER_PERSONS);
    execute(NUMBER_PLACES);
    execute(CHECK_INS);
  }

  private void answer(String[] args) throws SQLException, Deadline.Passed {
    Map<String, Long> values =
        Map.of(
            "assumedStay", Long.valueOf(args[5]),
            "minOverlap", Math.max(1, Long.parseLong(args[6])),
            "linger", Long.valueOf(args[7]),
            "latent", Long.valueOf(args[8]),
            "until", Long.valueOf(args[9]));
    SqlTrace trace = new SqlTrace(connection, DuckDbSql.TRACE, DuckDb.TUNING);
    trace.prepare(values.getOrDefault("assumedStay", 0L));
    trace.begin();
    execute(CASES);
    try (Deadline deadline = new Deadline(Duration.ofDays(1))) {
      trace.generations(Integer.parseInt(args[4]), values, deadline);
    }
  }

  private void write(Path answer) throws SQLException {
    execute(WRITE, answer);
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private void execute(String sql, Path file) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, file.toString());
      statement.execute();
    }
  }
}
