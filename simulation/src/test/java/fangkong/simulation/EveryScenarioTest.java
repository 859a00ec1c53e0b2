package fangkong.simulation;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EveryScenarioTest {

  @TempDir private static Path folder;

  private static WrittenScenarios scenarios = new WrittenScenarios(Path.of(""));

  @BeforeAll
  static void writeInto() {
    scenarios = new WrittenScenarios(folder);
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameBytes(Scenario scenario) {
    Path again = folder.resolve("again").resolve(scenario.word());
    Simulation.write(scenario, 7, again);
    assertThat(new RawFiles(again).digests()).isEqualTo(scenarios.get(scenario, 7).digests());
  }

  @ParameterizedTest
  @EnumSource
  void anotherSeedGivesOtherPeople(Scenario scenario) throws IOException {
    Set<String> others = idNumbers(scenarios.get(scenario, 8));
    Set<String> both = idNumbers(scenarios.get(scenario, 7));
    both.retainAll(others);
    assertThat(both.size()).isLessThan(others.size() / 10);
  }

  @ParameterizedTest
  @EnumSource
  void eachPostHasAnIdOfItsOwnAndStandsAtANode(Scenario scenario) throws IOException {
    RawFiles files = scenarios.get(scenario, 7);
    String code = files.json("place.json").get("code").asString();
    Set<String> nodes =
        files.csv("divisions.csv").stream().map(r -> r[0]).collect(Collectors.toSet());
    Set<String> ids = new HashSet<>();
    for (String[] post : files.csv("posts.csv")) {
      assertThat(ids.add(post[0])).as(post[0]).isTrue();
      assertThat(post[0]).startsWith("k" + code + "-");
      assertThat(post[1]).isNotBlank();
      assertThat(post[2]).isIn("QUARANTINE", "DETECTION", "VILLAGE");
      assertThat(nodes).contains(post[3]);
    }
    assertThat(ids).hasSize(scenario == Scenario.LUANJINGTAN ? 3 : villages(files));
  }

  private static int villages(RawFiles files) throws IOException {
    return (int) files.csv("divisions.csv").stream().filter(r -> r[3].equals("VILLAGE")).count();
  }

  @ParameterizedTest
  @EnumSource
  void eachFactHasAnIdOfItsOwnAndARegionInsideThePlace(Scenario scenario) throws IOException {
    RawFiles files = scenarios.get(scenario, 7);
    JsonNode place = files.json("place.json");
    assertThat(place.get("scenario").asString()).isEqualTo(scenario.word());
    assertThat(place.get("seed").asLong()).isEqualTo(7);
    String path = place.get("path").asString();
    Set<String> nodes = files.csv("nodes.csv").stream().map(r -> r[0]).collect(Collectors.toSet());
    files.csv("divisions.csv").forEach(r -> nodes.add(r[0]));
    Set<UUID> ids = new HashSet<>();
    Set<String> regions = new HashSet<>();
    files.eachFact(fact -> {
      UUID id = UUID.fromString(fact.get("id").asString());
      String time = fact.get(fact.has("at") ? "at" : "sampled").asString();
      long millis = OffsetDateTime.parse(time).toInstant().toEpochMilli();
      boolean isNew = ids.add(id);
      boolean isVersion7 = id.version() == 7 && id.variant() == 2;
      if (!isNew || !isVersion7 || id.getMostSignificantBits() >>> 16 != millis) {
        fail("%s at %s", id, time);
      }
      regions.add(fact.get("region").asString());
    });
    assertThat(regions).allMatch(region -> region.startsWith(path));
    assertThat(regions).allMatch(region -> nodes.contains(region.replaceFirst("H\\d{4}/$", "")));
  }

  @ParameterizedTest
  @EnumSource
  void eachIdentityNumberIsValidAndHasOneName(Scenario scenario) throws IOException {
    Map<String, String> people = new HashMap<>();
    scenarios
        .get(scenario, 7)
        .eachFact(fact -> {
          if (fact.has("person")) {
            String name = fact.get("person").get("name").asString();
            String id = fact.get("person").get("idNumber").asString();
            String known = people.putIfAbsent(id, name);
            if (known != null && !known.equals(name)) {
              fail("%s is %s and %s", id, known, name);
            }
          }
        });
    assertThat(people.keySet()).allMatch(EveryScenarioTest::isValid);
    assertThat(people.values()).anyMatch(n -> n.contains("·"));
    assertThat(people.values()).anyMatch(n -> n.codePoints().count() < n.length());
  }

  @ParameterizedTest
  @EnumSource
  void eachGridHasALeadAndEachCellAWorkerAndCoverIsSomebodyElse(Scenario scenario)
      throws IOException {
    RawFiles files = scenarios.get(scenario, 7);
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
    Set<String> idNumbers = new HashSet<>();
    files.eachLine(line -> idNumbers.add(RawFiles.field(line, "idNumber")));
    idNumbers.remove("");
    return idNumbers;
  }

  @ParameterizedTest
  @ValueSource(longs = {24, 33, 53})
  void nobodyOnAListCarriesTheIdentityNumberOfSomebodyElse(long seed) throws IOException {
    RawFiles files = scenarios.get(Scenario.TAOLINPU, seed);
    Map<String, String> names = new HashMap<>();
    files.eachFact(fact -> {
      if (fact.has("person")) {
        JsonNode person = fact.get("person");
        names.put(person.get("idNumber").asString(), person.get("name").asString());
      }
    });
    for (Path list : files.inDays("list-\\d\\d\\.csv")) {
      for (RawFiles.Row row : RawFiles.rows(list)) {
        assertThat(names.getOrDefault(row.idNumber(), row.name())).isEqualTo(row.name());
      }
    }
  }

  /** GB 11643: the weighted sum of all 18 characters, X being ten, leaves 1 over 11. */
  private static boolean isValid(String idNumber) {
    int sum = 0;
    for (int i = 0; i < 18; i++) {
      char c = idNumber.charAt(i);
      sum += (c == 'X' ? 10 : c - '0') * ((1 << (17 - i)) % 11);
    }
    LocalDate birth = LocalDate.parse(idNumber.substring(6, 14), BASIC_ISO_DATE);
    return idNumber.startsWith("990000") && birth.getYear() > 1900 && sum % 11 == 1;
  }
}
