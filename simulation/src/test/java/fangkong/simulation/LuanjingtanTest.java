package fangkong.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LuanjingtanTest {

  private static final OffsetDateTime CUT_OFF = OffsetDateTime.parse("2022-02-14T18:00+08:00");

  private enum Outcome {
    FOUND,
    MOVED,
    WRONG,
    NOT_HERE,
    DUPLICATE,
    UNREACHABLE
  }

  @TempDir private static Path folder;

  private static WrittenScenarios scenarios = new WrittenScenarios(Path.of(""));

  @BeforeAll
  static void writeInto() {
    scenarios = new WrittenScenarios(folder);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220214})
  @Tag("row-0.14")
  void eachOfTheLeadsHasOneOutcomeAndTheRepeatsHaveNone(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, String> firstRowOf = new HashMap<>();
    Map<String, OffsetDateTime> pushedAt = new HashMap<>();
    Set<String> expectAnswer = new HashSet<>();
    int rows = 0;
    for (Path list : files.inDays("list-\\d\\d\\.csv")) {
      String name = list.getFileName().toString();
      pushedAt.put(name, pushedAt(list));
      List<RawFiles.Row> ofList = RawFiles.rows(list);
      rows += ofList.size();
      for (int i = 0; i < ofList.size(); i++) {
        RawFiles.Row row = ofList.get(i);
        if (firstRowOf.putIfAbsent(row.key(), row.phone()) == null) {
          expectAnswer.add(name + "#" + (i + 1));
        } else {
          assertThat(row.phone()).isEqualTo(firstRowOf.get(row.key()));
        }
      }
    }
    assertThat(rows).isEqualTo(9_500);
    assertThat(firstRowOf).hasSize(9_126);
    List<JsonNode> answers = files.answers();
    assertThat(answers).hasSize(9_126);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (JsonNode answer : answers) {
      outcomes.add(Outcome.valueOf(answer.get("outcome").asString()));
      OffsetDateTime at = OffsetDateTime.parse(answer.get("at").asString());
      assertThat(at).isAfter(pushedAt.get(answer.get("list").asString())).isBefore(CUT_OFF);
      expectAnswer.remove(answer.get("list").asString() + "#" + answer.get("row").asInt());
    }
    assertThat(expectAnswer).isEmpty();
    assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220214})
  @Tag("row-0.15")
  @Tag("row-0.16")
  @Tag("row-0.17")
  void returneesAndKeyAreaPeopleComeOutOfTheArrivals(long seed) throws IOException {
    RawFiles files = written(seed);
    Set<String> persons = new HashSet<>();
    Map<String, Set<LocalDate>> keyDays = new HashMap<>();
    Map<String, LocalDate> last = new HashMap<>();
    for (JsonNode fact : files.facts()) {
      if (fact.get("type").asString().equals("arrival")) {
        String person = fact.get("person").get("idNumber").asString();
        LocalDate day = OffsetDateTime.parse(fact.get("at").asString()).toLocalDate();
        persons.add(person);
        last.merge(person, day, (a, b) -> a.isAfter(b) ? a : b);
        if (fact.get("risk").asString().matches("HIGH|MEDIUM")) {
          keyDays.computeIfAbsent(person, _ -> new HashSet<>()).add(day);
        }
        String known = fact.has("known") ? fact.get("known").asString() : null;
        assertThat(known == null || OffsetDateTime.parse(known).isBefore(CUT_OFF)).isTrue();
      }
    }
    assertThat(persons).hasSize(934);
    assertThat(keyDays).hasSize(83);
    assertThat(keyDays).allSatisfy((p, days) -> assertThat(days).hasSize(1));
    last.keySet().retainAll(keyDays.keySet());
    assertThat(last).allSatisfy((p, day) -> assertThat(keyDays.get(p)).contains(day));
    LocalDate end = CUT_OFF.toLocalDate();
    long monitored = last.values().stream().filter(a -> !a.plusDays(14).isBefore(end)).count();
    assertThat(monitored).isEqualTo(26);
    assertThat(last.values()).contains(LocalDate.of(2022, 1, 30), LocalDate.of(2022, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220214})
  void nobodyMonitoredIsLastReportedIllAndNothingIsolates(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, Boolean> present = new HashMap<>();
    Map<String, OffsetDateTime> latest = new HashMap<>();
    Set<String> types = new HashSet<>();
    for (JsonNode fact : files.facts()) {
      types.add(fact.get("type").asString());
      if (fact.get("type").asString().equals("symptom")) {
        String person = fact.get("person").get("idNumber").asString();
        OffsetDateTime at = OffsetDateTime.parse(fact.get("at").asString());
        if (!latest.containsKey(person) || latest.get(person).isBefore(at)) {
          latest.put(person, at);
          present.put(person, fact.get("present").asBoolean());
        }
      }
    }
    assertThat(present).isNotEmpty().doesNotContainValue(true);
    assertThat(types).doesNotContain("exposure", "case", "entry", "role_exit", "stay");
    assertThat(types).contains("declaration", "shown_code", "departure");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20220214})
  void expectedIsWhatTheFilesHold(long seed) throws IOException {
    RawFiles files = written(seed);
    JsonNode expected = files.json("truth/expected.json");
    assertThat(expected.get("listRows").asInt()).isEqualTo(9_500);
    assertThat(expected.get("listDuplicates").asInt()).isEqualTo(374);
    assertThat(expected.get("leadsVerified").asInt()).isEqualTo(9_126);
    assertThat(expected.get("returnees").asInt()).isEqualTo(934);
    assertThat(expected.get("keyArea").asInt()).isEqualTo(83);
    assertThat(expected.get("homeMonitoring").asInt()).isEqualTo(26);
    assertThat(expected.get("ended").asInt()).isEqualTo(57);
    Map<String, Set<String>> idsOfType =
        files.facts().stream()
            .collect(
                groupingBy(
                    f -> f.get("type").asString(), mapping(f -> f.get("id").asString(), toSet())));
    idsOfType.forEach(
        (type, ids) -> assertThat(expected.get("facts").get(type).asInt()).isEqualTo(ids.size()));
  }

  private static RawFiles written(long seed) {
    return scenarios.get(Scenario.LUANJINGTAN, seed);
  }

  private static OffsetDateTime pushedAt(Path list) throws IOException {
    String[] row =
        new RawFiles(list.resolveSibling("."))
            .csv("lists.csv").stream()
                .filter(r -> r[0].equals(list.getFileName().toString()))
                .findFirst()
                .orElseThrow();
    return OffsetDateTime.parse(row[1]);
  }
}
