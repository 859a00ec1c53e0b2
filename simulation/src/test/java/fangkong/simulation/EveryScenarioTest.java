package fangkong.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class EveryScenarioTest {

  @TempDir Path first;
  @TempDir Path second;

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameBytes(Scenario scenario) {
    Simulation.write(scenario, 7, first);
    Simulation.write(scenario, 7, second);
    assertThat(new RawFiles(second).digests()).isEqualTo(new RawFiles(first).digests());
  }

  @ParameterizedTest
  @EnumSource
  void anotherSeedGivesOtherPeople(Scenario scenario) throws IOException {
    Simulation.write(scenario, 7, first);
    Simulation.write(scenario, 8, second);
    Set<String> others = idNumbers(new RawFiles(second));
    Set<String> both = new HashSet<>(idNumbers(new RawFiles(first)));
    both.retainAll(others);
    assertThat(both.size()).isLessThan(others.size() / 10);
  }

  @ParameterizedTest
  @EnumSource
  void eachFactHasAnIdOfItsOwnAndARegionInsideThePlace(Scenario scenario) throws IOException {
    Simulation.write(scenario, 7, first);
    RawFiles files = new RawFiles(first);
    JsonNode place = files.json(first.resolve("place.json"));
    assertThat(place.get("scenario").asString()).isEqualTo(scenario.word());
    assertThat(place.get("seed").asLong()).isEqualTo(7);
    String path = place.get("path").asString();
    Set<String> nodes = files.csv("nodes.csv").stream().map(r -> r[0]).collect(Collectors.toSet());
    files.csv("divisions.csv").forEach(r -> nodes.add(r[0]));
    Set<UUID> ids = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode fact : files.facts()) {
      UUID id = UUID.fromString(fact.get("id").asString());
      assertThat(ids.add(id)).as("first use of %s", id).isTrue();
      String time = fact.has("at") ? "at" : "sampled";
      Instant at = OffsetDateTime.parse(fact.get(time).asString()).toInstant();
      assertThat(id.version() == 7 && id.variant() == 2).isTrue();
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
      String region = fact.get("region").asString();
      if (seen.add(region)) {
        assertThat(region).startsWith(path);
        assertThat(nodes).contains(region.replaceFirst("H\\d{4}/$", ""));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachIdentityNumberIsValidAndHasOneName(Scenario scenario) throws IOException {
    Simulation.write(scenario, 7, first);
    Map<String, String> people = new java.util.HashMap<>();
    for (JsonNode fact : new RawFiles(first).facts()) {
      JsonNode person = fact.get("person");
      if (person != null) {
        String name = person.get("name").asString();
        String known = people.putIfAbsent(person.get("idNumber").asString(), name);
        assertThat(known == null || known.equals(name)).isTrue();
      }
    }
    assertThat(people.keySet()).allMatch(EveryScenarioTest::isValid);
    assertThat(people.values()).anyMatch(n -> n.contains("·"));
    assertThat(people.values()).anyMatch(n -> n.codePoints().count() < n.length());
  }

  @ParameterizedTest
  @EnumSource
  void eachGridHasALeadAndEachCellAWorkerAndCoverIsSomebodyElse(Scenario scenario)
      throws IOException {
    Simulation.write(scenario, 7, first);
    RawFiles files = new RawFiles(first);
    Set<String> posts = new HashSet<>();
    Set<String> workers = new HashSet<>();
    for (String[] r : files.csv("roster.csv")) {
      assertThat(workers.add(r[0])).isTrue();
      assertThat(r[2]).matches("1[3-9]\\d{9}");
      posts.add(r[3] + " " + r[5]);
    }
    for (String[] r : files.csv("nodes.csv")) {
      assertThat(posts).contains((r[2].equals("GRID") ? "LEAD " : "WORKER ") + r[0]);
    }
    assertThat(files.csv("absences.csv"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(workers).contains(r[0], r[3]))
        .allSatisfy(r -> assertThat(r[0]).isNotEqualTo(r[3]));
  }

  private static Set<String> idNumbers(RawFiles files) throws IOException {
    return files.facts().stream()
        .filter(f -> f.has("person"))
        .map(f -> f.get("person").get("idNumber").asString())
        .collect(Collectors.toSet());
  }

  /** GB 11643: the weighted sum of all 18 characters, X being ten, leaves 1 over 11. */
  private static boolean isValid(String idNumber) {
    int sum = 0;
    for (int i = 0; i < 18; i++) {
      char c = idNumber.charAt(i);
      sum += (c == 'X' ? 10 : c - '0') * ((1 << (17 - i)) % 11);
    }
    java.time.LocalDate.parse(
        idNumber.substring(6, 14), java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
    return idNumber.startsWith("990000") && sum % 11 == 1;
  }
}
