package fangkong.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecallBenchTest {

  /** Seed 1 is what the demonstration shows by way of the server. */
  @Test
  @Tag("row-0.10")
  void what_the_demonstration_shows_of_one_seed_is_said_of_many() throws IOException {
    List<Measured> measured = new RecallBench(2).run();

    assertThat(measured)
        .startsWith(
            new Measured("seed 1: contacts", 1_165, "people", "", 0),
            new Measured("seed 1: infected reached", 36, "people", "", 38));
    Measured second = measured.get(3);
    assertThat(second.name()).startsWith("seed 2");
    assertThat(measured.getLast())
        .isEqualTo(
            new Measured(
                "all seeds: infected reached",
                36 + second.value(),
                "people",
                "",
                38 + second.peer()));
  }
}
