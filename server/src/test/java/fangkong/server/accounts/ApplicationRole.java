package fangkong.server.accounts;

import fangkong.server.ServerUnderTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The role under which the application asks its database. */
public record ApplicationRole(ServerUnderTest server) {

  /**
   * Asks as the application's role in one transaction under a scope; without one where it is null.
   */
  public <T> T asking(@Nullable String scope, Function<JdbcClient, T> work) {
    try (Connection connection = server.app().getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      if (scope != null) {
        client
            .sql("SELECT set_config('fangkong.scope', ?, true)")
            .param(scope)
            .query(String.class)
            .single();
      }
      T result = work.apply(client);
      connection.rollback();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables that the application's role may do this to, and the columns where it is not all. */
  List<String> listAllowed(String privilege) {
    return server
        .everything()
        .sql(
            """
            SELECT t.name || coalesce(t.columns, '') FROM (
              SELECT n.nspname || '.' || c.relname AS name, has_table_privilege(:role, c.oid, :privilege) AS whole,
                     (SELECT ' (' || string_agg(a.attname, ', ' ORDER BY a.attnum) || ')' FROM pg_attribute a
                      WHERE a.attrelid = c.oid AND a.attnum > 0 AND :privilege = 'UPDATE'
                        AND NOT has_table_privilege(:role, c.oid, 'UPDATE')
                        AND has_column_privilege(:role, c.oid, a.attnum, 'UPDATE')) AS columns
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')) t
            WHERE t.whole OR t.columns IS NOT NULL ORDER BY 1
            """)
        .param("role", name())
        .param("privilege", privilege)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The tables that the application's role may not add to. */
  List<String> listNotAddedTo() {
    List<String> allowed = listAllowed("INSERT");
    return server
        .everything()
        .sql(
            """
            SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
            """)
        .query((row, _) -> row.getString(1))
        .list()
        .stream()
        .filter(table -> !allowed.contains(table))
        .toList();
  }

  String name() {
    return asking("*", jdbc -> jdbc.sql("SELECT current_user").query(String.class).single());
  }
}
