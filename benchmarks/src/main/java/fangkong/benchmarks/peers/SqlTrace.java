package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CaseDraw.Case;
import fangkong.tracing.TraceParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the statements of a {@link TraceSql}. Not thread-safe. */
final class SqlTrace {
  private static final String COUNT_SOURCES =
      """
      SELECT count(*) FROM source
      """;

  private final Connection connection;
  private final TraceSql sql;
  private final Tuning tuning;

  SqlTrace(Connection connection, TraceSql sql, Tuning tuning) {
    this.connection = connection;
    this.sql = sql;
    this.tuning = tuning;
  }

  void makeCheckIns() throws SQLException {
    executeAll(sql.checkIns(), Map.of());
  }

  void prepare(long assumedStaySeconds) throws SQLException {
    executeAll(sql.prepare(), Map.of("assumedStay", assumedStaySeconds));
  }

  Outcome answer(Question question, Duration limit) throws SQLException {
    long began = System.nanoTime();
    try (Deadline deadline = new Deadline(limit)) {
      trace(question, deadline);
    } catch (Deadline.Passed _) {
      return new Outcome.Stopped(limit);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    return new Outcome.Answered(contacts(), time);
  }

  private void trace(Question question, Deadline deadline) throws SQLException, Deadline.Passed {
    TraceParameters parameters = question.parameters();
    executeAll(sql.begin(), Map.of());
    addCases(question.cases());
    generations(
        parameters.generations(),
        Map.of(
            "minOverlap", Math.max(1, parameters.minOverlapSeconds()),
            "linger", parameters.lingerSeconds(),
            "latent", parameters.latentSeconds(),
            "until", parameters.until()),
        deadline);
  }

  /** Makes the empty tables of a question, for callers that put in cases by themselves. */
  void begin() throws SQLException {
    executeAll(sql.begin(), Map.of());
  }

  /** Finds so many generations from the cases that are there. */
  void generations(int generations, Map<String, Long> parameters, Deadline deadline)
      throws SQLException, Deadline.Passed {
    executeAll(sql.firstSources(), Map.of());
    for (long generation = 1; generation <= generations; generation++) {
      Map<String, Long> values = new HashMap<>(parameters);
      values.put("generation", generation);
      values.put("crowd", tuning.crowd());
      executeAll(countSources() <= tuning.few() ? sql.few() : sql.many(), values, deadline);
      executeAll(sql.next(), values, deadline);
    }
  }

  private long countSources() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(COUNT_SOURCES)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void executeAll(List<NamedSql> statements, Map<String, Long> values, Deadline deadline)
      throws SQLException, Deadline.Passed {
    for (NamedSql each : statements) {
      try (PreparedStatement statement = each.prepare(connection, values)) {
        deadline.execute(statement);
      }
    }
  }

  private void addCases(List<Case> cases) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.addCase())) {
      for (Case each : cases) {
        statement.setInt(1, each.person());
        statement.setInt(2, Math.toIntExact(each.from()));
        statement.setInt(3, Math.toIntExact(each.until()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private Answer contacts() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.answer())) {
      return Answer.of(result);
    }
  }

  private void executeAll(List<NamedSql> statements, Map<String, Long> values) throws SQLException {
    for (NamedSql each : statements) {
      try (PreparedStatement statement = each.prepare(connection, values)) {
        statement.execute();
      }
    }
  }
}
