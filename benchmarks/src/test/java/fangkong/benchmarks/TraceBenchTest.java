package fangkong.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceBenchTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path home;

  @Test
  void a_small_run_shows_everybody_beside_the_engine_and_writes_it_down() throws IOException {
    Path json = home.resolve("figures.json");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine(CLOCK, home)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("trace", "--size=small", "--json=" + json, "--docs");

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("200 k: a plain pass, threads: 2")
        .contains("200 k: one case, 2 generations, p99")
        .containsPattern("200 k: 20 cases, 2 generations .* DuckDB ")
        .containsPattern("200 k: 20 cases, 2 generations .* PostgreSQL ")
        .containsPattern("200 k: trace from file to file .* DuckDB ");
    JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(figures.size()).isGreaterThan(10);
    for (JsonNode each : figures) {
      assertThat(each.propertyNames()).contains("name", "value", "unit", "goal", "peer", "machine");
      assertThat(each.get("value").doubleValue()).isPositive();
    }
    assertThat(home.resolve("docs/benchmarks/trace.md"))
        .content()
        .contains("2026-11-26", "DuckDB v2.0", "PostgreSQL 18", "--size=small");
    assertThat(home.resolve("docs/benchmarks/trace.svg"))
        .content()
        .contains("check-ins</text>", ">engine<", ">DuckDB<", ">PostgreSQL<");
  }

  @Test
  void who_is_not_done_at_the_limit_is_stopped_and_shown_so() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine(CLOCK, home)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("trace", "--size=small", "--rows=20000", "--limit=0");

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString()).containsPattern("20 k: 20 cases, 2 generations .* > 0.* DuckDB ");
  }
}
