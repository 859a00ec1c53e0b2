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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessBenchTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void protocols() throws IOException {
    Path protocols = Path.of(System.getProperty("fangkong.root", ".."), "protocols");
    Files.createSymbolicLink(home.resolve("protocols"), protocols.toAbsolutePath());
  }

  @Test
  void a_small_run_shows_drools_and_a_plain_pass_beside_the_engine_and_writes_it_down() {
    int status = execute("assess", "--people=1000,2000", "--docs");

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("1 k: lines of evidence a person +10\\.0 ")
        .containsPattern("1 k: assess everybody, threads: 2 .* Drools ")
        .containsPattern("2 k: assess everybody, threads: 2 .* plain pass ")
        .doesNotContain(">");
    assertThat(home.resolve("docs/benchmarks/assess.md"))
        .content()
        .contains("# Assessment, measured", "Drools 10.", "bench assess --people=1000,2000");
    assertThat(home.resolve("docs/benchmarks/assess.svg"))
        .content()
        .contains("Time to assess, by the number of people", ">engine<", ">Drools<");
  }

  @Test
  void drools_is_stopped_at_the_limit_and_shown_so() {
    int status = execute("assess", "--people=1000", "--limit=0");

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString()).containsPattern("1 k: assess everybody.* > 0.* Drools ");
  }

  private int execute(String... words) {
    return Main.commandLine(CLOCK, home)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }
}
