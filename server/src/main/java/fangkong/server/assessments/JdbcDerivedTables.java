package fangkong.server.assessments;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whole derived tables. Their names are the modules' own constants: a statement cannot take a name
 * as a parameter.
 */
@Repository
class JdbcDerivedTables {

  private static final String KEEP =
      "CREATE TEMPORARY TABLE before_it ON COMMIT DROP AS SELECT * FROM the_table";

  private static final String KEEP_OUT = "LOCK TABLE assessments.dirty IN EXCLUSIVE MODE";

  private static final String EMPTY = "DELETE FROM the_table";

  private static final String COMPARE =
      """
      SELECT (SELECT count(*) FROM before_it) AS rows_before,
             (SELECT count(*) FROM the_table) AS rows_after,
             (SELECT count(*) FROM (SELECT * FROM before_it EXCEPT ALL SELECT * FROM the_table) m) AS missing,
             (SELECT count(*) FROM (SELECT * FROM the_table EXCEPT ALL SELECT * FROM before_it) u) AS unexpected
      """;

  private final JdbcClient jdbc;

  JdbcDerivedTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends nobody marks: intake waits. */
  void keepMarksOut() {
    jdbc.sql(KEEP_OUT).update();
  }

  /** Empties a table; what it held can be compared until the transaction ends. */
  void setAside(DerivedTable table) {
    jdbc.sql(naming(table, KEEP)).update();
    jdbc.sql(naming(table, EMPTY)).update();
  }

  Rebuild.Compared compare(DerivedTable table) {
    return jdbc.sql(naming(table, COMPARE))
        .query((row, _) ->
            new Rebuild.Compared(
                table.name(),
                row.getLong("rows_before"),
                row.getLong("rows_after"),
                row.getLong("missing"),
                row.getLong("unexpected")))
        .single();
  }

  private static String naming(DerivedTable table, String sql) {
    return sql.replace("before_it", "before_" + table.name().replace('.', '_'))
        .replace("the_table", table.name());
  }
}
