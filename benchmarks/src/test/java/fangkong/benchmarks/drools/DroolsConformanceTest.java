package fangkong.benchmarks.drools;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.Status;
import fangkong.assessment.protocol.Protocol;
import fangkong.benchmarks.assessors.Assessed;
import fangkong.benchmarks.assessors.Engine;
import fangkong.benchmarks.assessors.Standing;
import fangkong.benchmarks.people.Population;
import fangkong.codec.ProtocolFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules in Drools mean what the engine means, person by person. */
class DroolsConformanceTest {
  private static final int PEOPLE = 4_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void drools_says_of_everybody_what_the_engine_says() throws Exception {
    Set<String> categories = new TreeSet<>();
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    Protocol protocol = protocol();
    for (int seed = 1; seed <= 3; seed++) {
      Population population = new Population(PEOPLE, seed);
      List<String> persons = population.persons();
      EvidenceIndex evidence = EvidenceIndex.of(population.evidence());
      Assessed ours = Assessed.by(new Engine(persons, evidence, protocol), PEOPLE, 2, LIMIT);
      try (Drools drools = new Drools(persons, evidence, protocol)) {
        Assessed theirs = Assessed.by(drools, PEOPLE, 2, LIMIT);

        assertThat(theirs.standings()).doesNotContainNull();
        assertThat(ours.findDifference(theirs, persons)).as("seed %d", seed).isEmpty();
      }
      for (@Nullable Standing each : ours.standings()) {
        Standing standing = Objects.requireNonNull(each);
        categories.add(standing.category());
        statuses.add(standing.status());
      }
    }

    assertThat(categories)
        .containsAll(protocol.categories().stream().map(each -> each.id()).toList())
        .containsAll(Protocol.RESERVED);
    assertThat(statuses).containsExactly(Status.values());
  }

  private static Protocol protocol() throws Exception {
    Path folder = Path.of(System.getProperty("fangkong.root", ".."), "protocols");
    return ProtocolFiles.read(folder).findProtocol(Population.PROTOCOL).orElseThrow();
  }
}
