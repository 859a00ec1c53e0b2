package fangkong.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OutbreakTest {

  private static final Duration ASSUMED_STAY = Duration.ofHours(1);

  @TempDir private static Path folder;

  private static WrittenScenarios scenarios = new WrittenScenarios(Path.of(""));

  @BeforeAll
  static void writeInto() {
    scenarios = new WrittenScenarios(folder);
  }

  /** A check-in as the file has it; {@code until} is the start where it is blank. */
  private record CheckIn(String place, OffsetDateTime at, OffsetDateTime until) {

    boolean covers(OffsetDateTime time, List<CheckIn> ofPerson) {
      OffsetDateTime end = until;
      if (until.equals(at)) {
        end =
            ofPerson.stream()
                .map(CheckIn::at)
                .filter(next -> next.isAfter(at))
                .min(Comparator.naturalOrder())
                .filter(next -> next.isBefore(at.plus(ASSUMED_STAY)))
                .orElse(at.plus(ASSUMED_STAY));
      }
      return !time.isBefore(at) && time.isBefore(end);
    }
  }

  private record Infection(
      int generation, String source, String place, OffsetDateTime at, OffsetDateTime from) {}

  /** What the files tell, by the person's identity number. */
  private static final class Told {
    private final Map<String, List<CheckIn>> checkIns = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();
    private final Map<String, JsonNode> cases = new HashMap<>();
    private final Map<String, JsonNode> positives = new HashMap<>();

    Told(RawFiles files, Collection<String> followed) throws IOException {
      files.eachFactOf(followed, fact -> tell(fact.get("person").get("idNumber").asString(), fact));
    }

    private void tell(String person, JsonNode fact) {
      switch (fact.get("type").asString()) {
        case "residence" -> homes.put(person, fact.get("region").asString());
        case "case" -> cases.put(person, fact);
        case "test" -> positives.put(person, fact);
        default -> {
          OffsetDateTime at = time(fact, "at");
          OffsetDateTime until = fact.has("until") ? time(fact, "until") : at;
          checkIns
              .computeIfAbsent(person, _ -> new ArrayList<>())
              .add(new CheckIn(fact.get("place").asString(), at, until));
        }
      }
    }

    boolean wasAt(String person, Infection infection) {
      List<CheckIn> own = checkIns.getOrDefault(person, List.of());
      return infection.place().startsWith("P")
          ? own.stream()
              .filter(c -> c.place().equals(infection.place()))
              .anyMatch(c -> c.covers(infection.at(), own))
          : infection.place().equals(homes.get(person));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220410})
  void eachInfectionIsSupportedByWhatTheFilesTell(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, Infection> truth = truth(files);
    Told told = new Told(files, truth.keySet());
    Set<Integer> generations = new TreeSet<>();
    assertThat(truth.values().stream().filter(i -> i.generation() == 0)).hasSize(2);
    truth.forEach((person, infection) -> {
      generations.add(infection.generation());
      Infection source = truth.get(infection.source());
      if (source != null) {
        assertThat(infection.generation()).isEqualTo(source.generation() + 1);
        assertThat(infection.at()).isAfterOrEqualTo(source.from());
        assertThat(told.wasAt(person, infection)).as("%s %s", person, infection).isTrue();
        assertThat(told.wasAt(infection.source(), infection)).isTrue();
      } else {
        assertThat(infection.generation()).isZero();
      }
    });
    assertThat(truth.size()).isBetween(40, 400);
    assertThat(generations).contains(0, 1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220410})
  void casesAreFoundLateAndOneOfThemByTracing(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, Infection> truth = truth(files);
    Told told = new Told(files, truth.keySet());
    assertThat(told.cases).hasSize(3);
    assertThat(told.positives).hasSize(1);
    String traced = told.positives.keySet().iterator().next();
    Infection infection = truth.getOrDefault(traced, truth.values().iterator().next());
    assertThat(truth.get(infection.source())).extracting(Infection::generation).isEqualTo(0);
    told.cases.forEach((person, found) -> {
      OffsetDateTime sampled = time(found, "sampled");
      assertThat(time(found, "onset")).isBefore(sampled);
      assertThat(sampled).isBefore(time(found, "at"));
      boolean first = !person.equals(traced);
      assertThat(time(found, "at").getDayOfMonth()).isIn(first ? List.of(21, 22) : List.of(24));
      assertThat(told.checkIns.getOrDefault(person, List.of()))
          .allMatch(c -> c.at().isBefore(sampled) && !c.until().isAfter(sampled));
    });
    JsonNode of = told.cases.get(infection.source());
    assertThat(of).isNotNull();
    if (of != null) {
      assertThat(infection.at()).isBetween(time(of, "onset").minusDays(2), time(of, "sampled"));
      assertThat(infection.place()).startsWith("P");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220410})
  void aboutOneCheckInAPersonADay(long seed) throws IOException {
    RawFiles files = written(seed);
    Set<String> places =
        files.csv("places.csv").stream().map(p -> p[0]).collect(Collectors.toSet());
    Set<String> people = new HashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> visitors = new HashMap<>();
    files.eachLine(line -> {
      String type = RawFiles.field(line, "type");
      counts.merge(type, 1, Integer::sum);
      if (type.equals("residence")) {
        people.add(RawFiles.field(line, "idNumber"));
      } else if (type.equals("check_in")) {
        visitors.merge(RawFiles.field(line, "place"), 1, Integer::sum);
        boolean left = line.contains("\"until\"");
        counts.merge(left ? "left" : "not seen to leave", 1, Integer::sum);
      }
    });
    assertThat(counts.get("check_in")).isBetween(300_000, 360_000);
    assertThat(counts.get("not seen to leave")).isBetween(20_000, 60_000);
    assertThat(people).hasSizeBetween(25_000, 27_500);
    assertThat(visitors.keySet()).isEqualTo(places);
    assertThat(visitors.values()).anyMatch(n -> n > 20_000);
    JsonNode expected = files.json("truth/expected.json");
    assertThat(expected.get("facts").get("check_in").asInt()).isEqualTo(counts.get("check_in"));
    assertThat(expected.get("infected").asInt()).isEqualTo(truth(files).size());
  }

  @Test
  void theSamePeopleLiveInTheScenarioOfTheReturnees() throws IOException {
    RawFiles returnees = scenarios.get(Scenario.TAOLINPU, 1);
    Map<String, String> homes = homes(written(1));
    assertThat(homes).hasSizeGreaterThan(25_000);
    assertThat(homes.equals(homes(returnees))).as("same people, same homes").isTrue();
    assertThat(written(1).csv("roster.csv")).hasSameSizeAs(returnees.csv("roster.csv"));
  }

  private static Map<String, String> homes(RawFiles files) throws IOException {
    Map<String, String> homes = new HashMap<>();
    files.eachFact(fact -> {
      if (fact.get("type").asString().equals("residence")) {
        homes.put(fact.get("person").toString(), fact.get("region").asString());
      }
    });
    return homes;
  }

  private static RawFiles written(long seed) {
    return scenarios.get(Scenario.OUTBREAK, seed);
  }

  private static Map<String, Infection> truth(RawFiles files) throws IOException {
    Map<String, Infection> truth = new HashMap<>();
    for (String[] r : files.csv("truth/infections.csv")) {
      OffsetDateTime at = OffsetDateTime.parse(r[4]);
      int generation = Integer.parseInt(r[1]);
      truth.put(r[0], new Infection(generation, r[2], r[3], at, OffsetDateTime.parse(r[5])));
    }
    return truth;
  }

  private static OffsetDateTime time(JsonNode fact, String field) {
    return OffsetDateTime.parse(fact.get(field).asString());
  }
}
