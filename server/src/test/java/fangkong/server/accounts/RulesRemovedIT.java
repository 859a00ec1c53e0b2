package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.audit.Trail;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Every rule of the database is taken away in its turn, and something of {@link RowSecurityIT} or
 * {@link ApplicationRoleIT} fails while it is gone: a rule that nothing misses is one that nobody
 * would miss. The rules are those of the catalogue; each is put back as it was. The server is one
 * of its own, as its rules are gone for a while.
 */
@ServerTest
@TestPropertySource(properties = "fangkong.privacy.check-in-days=16")
class RulesRemovedIT {

  /** A policy lets more through, or nothing stands before the rows any more. */
  private record Rule(String name, List<String> removed, List<String> back) {}

  /** A test of the others, asked here. */
  private record Check(Object of, Method method) {

    /** What failed; null where all is well. */
    @Nullable Throwable fails() {
      try {
        method.setAccessible(true);
        method.invoke(of);
        return null;
      } catch (InvocationTargetException e) {
        return e.getCause();
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return method.getName();
    }
  }

  private static final String POLICIES =
      """
      SELECT format('policy %I of %I.%I', policyname, schemaname, tablename) AS name,
             format('DROP POLICY %I ON %I.%I', policyname, schemaname, tablename) AS dropped,
             format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s', policyname, schemaname, tablename, permissive, cmd,
                    (SELECT string_agg(CASE WHEN r = 'public' THEN r ELSE quote_ident(r) END, ', ') FROM unnest(roles) AS r)) AS made,
             qual, with_check
      FROM pg_policies ORDER BY schemaname, tablename, policyname
      """;

  private static final String SECURED =
      """
      SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relrowsecurity ORDER BY 1
      """;

  private static final String TRIGGERS =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS on_table, t.tgname FROM pg_trigger t
      JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal ORDER BY 1, 2
      """;

  /** What the role of the application may not do to a table, of all that changes rows. */
  private static final String WITHHELD =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS of_table, p AS privilege
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND NOT has_table_privilege(:role, c.oid, p) AND NOT has_any_column_privilege(:role, c.oid, CASE WHEN p IN ('INSERT', 'UPDATE') THEN p ELSE 'REFERENCES' END)
      ORDER BY 1, 2
      """;

  private final JdbcClient owner;
  private final String role;
  private final List<Check> checks = new ArrayList<>();

  RulesRemovedIT(ServerUnderTest server, Trail trail) {
    owner = JdbcClient.create(server.owner());
    role = new ApplicationRole(server).name();
    for (Object each : List.of(new ApplicationRoleIT(server), new RowSecurityIT(server, trail))) {
      Arrays.stream(each.getClass().getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .map(method -> new Check(each, method))
          .forEach(checks::add);
    }
  }

  @Test
  void whichever_rule_is_taken_away_a_check_fails_and_with_all_of_them_none_does() {
    assertThat(failing()).as("with every rule in its place").isEmpty();
    List<Rule> rules =
        Stream.of(
                policies(),
                secured("DISABLE", "ENABLE"),
                secured("NO FORCE", "FORCE"),
                triggers(),
                withheld())
            .flatMap(List::stream)
            .toList();
    assertThat(rules).hasSizeGreaterThan(100);

    List<String> missedByNobody = new ArrayList<>();
    for (Rule rule : rules) {
      rule.removed.forEach(statement -> owner.sql(statement).update());
      try {
        if (!isMissed()) {
          missedByNobody.add(rule.name);
        }
      } finally {
        rule.back.forEach(statement -> owner.sql(statement).update());
      }
    }

    assertThat(missedByNobody).isEmpty();
    assertThat(failing()).as("with every rule back").isEmpty();
  }

  /** Whether a check fails; it is asked first next time, as rules of one kind are told by one. */
  private boolean isMissed() {
    for (Check check : List.copyOf(checks)) {
      if (check.fails() != null) {
        checks.remove(check);
        checks.addFirst(check);
        return true;
      }
    }
    return false;
  }

  private List<String> failing() {
    List<String> failing = new ArrayList<>();
    for (Check check : checks) {
      Throwable failure = check.fails();
      if (failure != null) {
        failing.add(check + ": " + failure);
      }
    }
    return failing;
  }

  /** Of a policy that says one thing of rows that are there and another of those to be, each. */
  private List<Rule> policies() {
    return owner
        .sql(POLICIES)
        .query((row, _) -> {
          String name = row.getString("name");
          String dropped = row.getString("dropped");
          String made = row.getString("made");
          String qual = row.getString("qual");
          String check = row.getString("with_check");
          List<String> back = List.of(dropped, made + using(qual) + check(check));
          List<Rule> opened = new ArrayList<>();
          if (holdsBack(qual)) {
            opened.add(
                new Rule(
                    name + ", USING", List.of(dropped, made + using("true") + check(check)), back));
          }
          if (holdsBack(check)) {
            opened.add(
                new Rule(
                    name + ", WITH CHECK",
                    List.of(dropped, made + using(qual) + check("true")),
                    back));
          }
          return opened;
        })
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static boolean holdsBack(@Nullable String condition) {
    return condition != null && !condition.equals("true");
  }

  private static String using(@Nullable String condition) {
    return condition == null ? "" : " USING (" + condition + ")";
  }

  private static String check(@Nullable String condition) {
    return condition == null ? "" : " WITH CHECK (" + condition + ")";
  }

  private List<Rule> secured(String without, String with) {
    return owner
        .sql(SECURED)
        .query((row, _) -> {
          String alter = "ALTER TABLE " + row.getString(1) + " %s ROW LEVEL SECURITY";
          return new Rule(
              with + " of " + row.getString(1),
              List.of(alter.formatted(without)),
              List.of(alter.formatted(with)));
        })
        .list();
  }

  private List<Rule> triggers() {
    return owner
        .sql(TRIGGERS)
        .query((row, _) -> {
          String alter = "ALTER TABLE " + row.getString(1) + " %s TRIGGER " + row.getString(2);
          return new Rule(
              "trigger " + row.getString(2) + " of " + row.getString(1),
              List.of(alter.formatted("DISABLE")),
              List.of(alter.formatted("ENABLE")));
        })
        .list();
  }

  private List<Rule> withheld() {
    return owner
        .sql(WITHHELD)
        .param("role", role)
        .query((row, _) -> {
          String what = row.getString("privilege") + " ON " + row.getString("of_table");
          return new Rule(
              what + " withheld from the application",
              List.of("GRANT " + what + " TO \"" + role + "\""),
              List.of("REVOKE " + what + " FROM \"" + role + "\""));
        })
        .list();
  }
}
