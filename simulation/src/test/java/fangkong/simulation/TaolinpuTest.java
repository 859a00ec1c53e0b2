package fangkong.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

class TaolinpuTest {

  private static final OffsetDateTime CUT_OFF = OffsetDateTime.parse("2022-04-07T18:00+08:00");

  @TempDir private static Path folder;

  private static WrittenScenarios scenarios = new WrittenScenarios(Path.of(""));

  @BeforeAll
  static void writeInto() {
    scenarios = new WrittenScenarios(folder);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 411526108})
  @Tag("row-4.5")
  void eachHouseholdHasOneMemberOfItsVillageAndResidents(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, String> memberOf = new HashMap<>();
    Map<String, Integer> households = new HashMap<>();
    for (String[] link : files.csv("household-links.csv")) {
      assertThat(memberOf.put(link[1], link[0])).isNull();
      households.merge(link[0], 1, Integer::sum);
    }
    assertThat(memberOf).hasSize(9_169);
    assertThat(households).hasSize(361);
    assertThat(households.values()).allMatch(n -> n >= 24 && n <= 27);
    Set<String> members = files.csv("members.csv").stream().map(m -> m[0] + m[3]).collect(toSet());
    memberOf.forEach((path, member) ->
        assertThat(members).contains(member + path.substring(0, "41/15/26/108/201/".length())));
    List<JsonNode> residences =
        files.facts().stream().filter(f -> f.get("type").asString().equals("residence")).toList();
    assertThat(residences).hasSizeBetween(25_000, 27_000);
    assertThat(residences.stream().map(f -> f.get("region").asString()).collect(toSet()))
        .isEqualTo(memberOf.keySet());
    assertThat(memberOf.keySet().stream().collect(groupingBy(TaolinpuTest::cell, counting())))
        .allSatisfy((cell, count) -> assertThat(count).as(cell).isBetween(30L, 60L));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 411526108})
  @Tag("row-4.2")
  void everyHouseholdButOneIsVisited(long seed) throws IOException {
    RawFiles files = written(seed);
    Set<String> unvisited =
        files.csv("household-links.csv").stream().map(link -> link[1]).collect(toSet());
    Set<String> met = new HashSet<>();
    for (JsonNode fact : files.facts()) {
      if (fact.get("type").asString().equals("visit")) {
        assertThat(fact.has("person")).isFalse();
        String household = fact.get("region").asString();
        unvisited.remove(household);
        if (fact.get("outcome").asString().equals("MET")) {
          met.add(household);
        }
      }
    }
    assertThat(met).hasSize(9_168);
    JsonNode expected = files.json("truth/expected.json");
    assertThat(unvisited).containsExactly(expected.get("unvisited").asString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 411526108})
  @Tag("row-4.9")
  @Tag("row-4.11")
  void returneesPartIntoThoseOfKeyAreasAndOthers(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, String> risks = new HashMap<>();
    Map<String, Duration> notice = new HashMap<>();
    for (JsonNode fact : files.facts()) {
      switch (fact.get("type").asString()) {
        case "arrival" -> {
          assertThat(risks.put(person(fact), fact.get("risk").asString())).isNull();
          assertThat(time(fact, "at"))
              .isBetween(OffsetDateTime.parse("2022-04-01T00:00+08:00"), CUT_OFF);
          assertThat(time(fact, "known")).isBefore(CUT_OFF);
        }
        case "declaration" ->
            notice.put(person(fact), Duration.between(time(fact, "at"), time(fact, "arrives")));
        default -> {}
      }
    }
    assertThat(risks).hasSize(281);
    assertThat(risks.values().stream().filter(r -> r.matches("HIGH|MEDIUM"))).hasSize(32);
    assertThat(risks.values().stream().filter(r -> r.equals("LOW"))).hasSize(249);
    assertThat(risks.keySet()).containsAll(notice.keySet());
    assertThat(notice).hasSizeGreaterThan(240);
    assertThat(notice.values().stream().filter(d -> d.toHours() < 72)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 411526108})
  @Tag("row-4.3")
  void onlyTheOneWithASameDayPairIsOverdue(long seed) throws IOException {
    RawFiles files = written(seed);
    Map<String, LocalDate> arrived = new HashMap<>();
    Map<String, List<OffsetDateTime>> samples = new HashMap<>();
    for (JsonNode fact : files.facts()) {
      if (fact.get("type").asString().equals("arrival")
          && fact.get("risk").asString().matches("HIGH|MEDIUM")) {
        arrived.put(person(fact), time(fact, "at").toLocalDate());
        assertThat(time(fact, "known").toLocalDate()).isEqualTo(time(fact, "at").toLocalDate());
      } else if (fact.get("type").asString().equals("test")) {
        assertThat(fact.get("result").asString()).isEqualTo("NEGATIVE");
        samples.computeIfAbsent(person(fact), _ -> new ArrayList<>()).add(time(fact, "sampled"));
      }
    }
    Set<String> overdue = new HashSet<>();
    Set<List<LocalDate>> storied = new HashSet<>();
    arrived.forEach((person, day) -> {
      List<OffsetDateTime> own = samples.getOrDefault(person, List.of());
      assertThat(own).allMatch(s -> !s.toLocalDate().isBefore(day));
      if (!isPair(own) && day.plusDays(2).isBefore(CUT_OFF.toLocalDate())) {
        overdue.add(person);
        storied.add(own.stream().map(OffsetDateTime::toLocalDate).toList());
      }
    });
    LocalDate first = LocalDate.of(2022, 4, 1);
    assertThat(overdue).hasSize(1);
    assertThat(arrived.get(overdue.iterator().next())).isEqualTo(first);
    assertThat(storied).containsExactly(List.of(first, first));
    JsonNode due = files.json("truth/expected.json").get("due");
    assertThat(due.get(0).asString()).isEqualTo(overdue.iterator().next());
    assertThat(
            arrived.entrySet().stream()
                .filter(e -> e.getValue().equals(first))
                .map(e -> samples.getOrDefault(e.getKey(), List.of()))
                .filter(TaolinpuTest::isPair)
                .map(s -> s.stream().map(OffsetDateTime::toLocalDate).toList()))
        .contains(List.of(first, first.plusDays(1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 411526108})
  void eachFirstRowOfTheListsIsAnsweredOnce(long seed) throws IOException {
    RawFiles files = written(seed);
    Set<String> keys = new HashSet<>();
    int rows = 0;
    for (Path list : files.inDays("list-\\d\\d\\.csv")) {
      List<RawFiles.Row> ofList = RawFiles.rows(list);
      rows += ofList.size();
      ofList.forEach(row -> keys.add(row.key()));
    }
    assertThat(rows - keys.size()).isEqualTo(9);
    assertThat(files.answers()).hasSize(keys.size());
    assertThat(files.answers()).allMatch(a -> time(a, "at").isBefore(CUT_OFF));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 411526108})
  @Tag("row-4.6")
  void theForcesStandAtTheirPosts(long seed) throws IOException {
    Map<String, Long> forces =
        written(seed).csv("roster.csv").stream().collect(groupingBy(r -> r[4], counting()));
    assertThat(forces)
        .containsEntry("DUAL_CHECK_IN", 52L)
        .containsEntry("VOLUNTEER", 120L)
        .containsEntry("COUNTY_CADRE", 47L);
  }

  private static RawFiles written(long seed) {
    return scenarios.get(Scenario.TAOLINPU, seed);
  }

  private static boolean isPair(List<OffsetDateTime> samples) {
    return samples.stream()
        .anyMatch(a ->
            samples.stream()
                .map(b -> Duration.between(a, b))
                .anyMatch(d -> d.toMinutes() >= 24 * 60 && d.toMinutes() <= 72 * 60));
  }

  private static String cell(String household) {
    return household.substring(0, household.indexOf("H"));
  }

  private static String person(JsonNode fact) {
    return fact.get("person").get("idNumber").asString();
  }

  private static OffsetDateTime time(JsonNode fact, String field) {
    return OffsetDateTime.parse(fact.get(field).asString());
  }
}
