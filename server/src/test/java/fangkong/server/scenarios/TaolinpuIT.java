package fangkong.server.scenarios;

import static fangkong.server.scenarios.RawFiles.person;
import static fangkong.server.scenarios.RawFiles.text;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.cli.demo.Api;
import fangkong.simulation.Scenario;
import fangkong.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A week of returnees, tests and door visits among 9,169 households: every figure of the report
 * that is built comes out of the raw files over HTTP, and equals both the report's own number and a
 * naive count of the files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaolinpuIT {

  private static final int MONITORED_DAYS = 7;
  private static final int NOTICE_DAYS = 3;
  private static final String PROTOCOL = "LOCAL-HENAN-2022-04/";
  private static final OffsetDateTime CUT_OFF = OffsetDateTime.parse("2022-04-07T18:00:00+08:00");
  private static final LocalDate FIRST = LocalDate.parse("2022-04-01");
  private static final String[] REPORTS = {
    "base-figures", "leads", "returnees", "declarations", "households", "forces"
  };

  private final Path folder;
  private final RawFiles files;
  private final NaiveCount naive;
  private final ScenarioServer server;

  TaolinpuIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    files = written(1);
    naive = new NaiveCount(files);
    server = ScenarioServer.playing(files);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawFiles written(long seed) {
    Path target = folder.resolve("seed-" + seed);
    Simulation.write(Scenario.TAOLINPU, seed, target);
    return new RawFiles(target);
  }

  @Test
  @Tag("row-4.5")
  void every_household_is_linked_to_a_member() throws IOException {
    JsonNode households = server.report("households");
    List<List<String>> links = files.table("household-links.csv");
    Set<String> linked = links.stream().map(link -> link.get(1)).collect(toSet());
    Set<String> members = links.stream().map(link -> link.get(0)).collect(toSet());
    assertThat(naive.households()).hasSize(9_169).isEqualTo(linked);
    assertThat(members).hasSize(361);
    assertThat(households.path("households").intValue()).isEqualTo(9_169);
    assertThat(households.path("linkedMembers").intValue()).isEqualTo(361);
    assertThat(households.path("unlinked").intValue()).isZero();
    assertThat(Math.round(10.0 * 9_169 / 361)).isEqualTo(254);
  }

  @Test
  @Tag("row-0.6")
  void the_one_household_nobody_met_anybody_at_is_named() {
    JsonNode households = server.report("households");
    assertThat(naive.unvisited()).hasSize(1);
    assertThat(households.path("visited").intValue()).isEqualTo(9_168);
    assertThat(households.path("missing").intValue()).isOne();
    assertThat(texts(households.path("missingHouseholds"))).hasSameElementsAs(naive.unvisited());
  }

  @Test
  @Tag("row-4.9")
  void returnees_are_those_of_risk_areas_and_of_low_risk_areas_and_each_part_opens_its_rows() {
    JsonNode returnees = server.report("returnees");
    Set<String> riskAreas = naive.keyArea().keySet();
    Set<String> lowRisk = naive.fromLowRiskAlone();
    assertThat(naive.returnees()).hasSize(281);
    assertThat(riskAreas).hasSize(32);
    assertThat(lowRisk).hasSize(249);
    assertThat(returnees.path("persons").intValue()).isEqualTo(281);
    JsonNode parts = returnees.path("byClause");
    assertThat(parts.size()).isEqualTo(2);
    assertThat(parts.path(PROTOCOL + "MED_HIGH_AREA_RETURNEE").intValue()).isEqualTo(32);
    assertThat(parts.path(PROTOCOL + "LOW_AREA_RETURNEE").intValue()).isEqualTo(249);
    assertThat(ledger(server, "category=MED_HIGH_AREA_RETURNEE"))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(server.registered(riskAreas));
    assertThat(ledger(server, "category=LOW_AREA_RETURNEE"))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(server.registered(lowRisk));
    assertThat(server.listCounted("homeMonitoring"))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(server.registered(riskAreas));
    assertThat(server.listCounted("followed"))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(server.registered(lowRisk));
    server.assertSumsClose();
  }

  @Test
  @Tag("row-4.3")
  void everybody_from_a_risk_area_is_monitored_at_home_for_seven_days_by_two_tests_in_three() {
    naive
        .keyArea()
        .forEach((person, arrived) -> {
          JsonNode measures = server.measures(person);
          assertThat(measures.size()).isOne();
          assertThat(text(measures.path(0), "clause"))
              .isEqualTo(PROTOCOL + "MED_HIGH_AREA_RETURNEE");
          assertThat(text(measures.path(0), "tier")).isEqualTo("HOME_MONITORING");
          assertThat(text(measures.path(0), "from")).isEqualTo(arrived.toString());
          assertThat(text(measures.path(0), "until"))
              .isEqualTo(arrived.plusDays(MONITORED_DAYS).toString());
          assertThat(text(measures.path(0), "state")).isEqualTo("IN_FORCE");
          JsonNode segments = view(person, CUT_OFF).path("assessment").path("segments");
          assertThat(segments.size()).isOne();
          assertThat(text(segments.path(0), "rule")).isEqualTo("2/3");
          for (String field : new String[] {"tier", "from", "until"}) {
            assertThat(text(segments.path(0), field)).isEqualTo(text(measures.path(0), field));
          }
        });
  }

  @Test
  @Tag("row-4.3")
  void tests_on_two_days_are_enough_and_monitoring_ends_on_the_eighth() throws IOException {
    String person = testedOn(FIRST, FIRST.plusDays(1));
    assertThat(naive.keyArea()).containsEntry(person, FIRST);

    OffsetDateTime secondResult = lastResult(person);
    JsonNode afterOneResult = view(person, secondResult.minusSeconds(1));
    assertThat(status(afterOneResult)).isEqualTo("MANAGED");
    assertThat(missing(afterOneResult)).containsExactly("TEST 2022-04-03");
    for (OffsetDateTime time : List.of(secondResult, at("2022-04-04T00:00"), CUT_OFF)) {
      JsonNode view = view(person, time);
      assertThat(status(view)).as("%s", time).isEqualTo("MANAGED");
      assertThat(missing(view)).as("%s", time).isEmpty();
    }
    JsonNode lastMoment = view(person, at("2022-04-08T23:59"));
    assertThat(text(lastMoment, "care")).isEqualTo("HOME_MONITORING");
    assertThat(text(lastMoment.path("assessment").path("segments").path(0), "until"))
        .isEqualTo("2022-04-08");
    JsonNode dayAfter = view(person, at("2022-04-09T00:00"));
    assertThat(text(dayAfter, "care")).isEqualTo("RELEASED");
    assertThat(status(dayAfter)).isEqualTo("RELEASED");
  }

  @Test
  @Tag("row-4.3")
  void two_tests_on_one_day_count_as_one_and_the_second_is_due_when_the_third_day_is_over()
      throws IOException {
    String person = testedOn(FIRST, FIRST);
    assertThat(naive.withoutTwoTestsInThreeDays(CUT_OFF)).containsExactly(person);

    JsonNode before = view(person, at("2022-04-03T23:59"));
    assertThat(status(before)).isEqualTo("MANAGED");
    assertThat(missing(before)).containsExactly("TEST 2022-04-03");
    for (String time : new String[] {"2022-04-04T00:00", "2022-04-07T18:00"}) {
      JsonNode view = view(person, at(time));
      assertThat(status(view)).as(time).isEqualTo("DUE");
      assertThat(missing(view)).as(time).containsExactly("TEST 2022-04-03");
    }
    assertThat(status(view(person, at("2022-04-09T00:00")))).isEqualTo("BLOCKED");
    assertThat(ledger(server, "status=DUE"))
        .containsExactlyElementsOf(server.registered(List.of(person)));
    List<JsonNode> overdue =
        server.listTasks().stream()
            .filter(task -> text(task, "kind").equals("TEST"))
            .filter(task -> OffsetDateTime.parse(text(task, "dueAt")).isBefore(CUT_OFF))
            .toList();
    assertThat(overdue).hasSize(1);
    assertThat(text(overdue.getFirst(), "person"))
        .isEqualTo(server.player().facts().person(person));
    assertThat(OffsetDateTime.parse(text(overdue.getFirst(), "dueAt")).toInstant())
        .isEqualTo(at("2022-04-04T00:00").toInstant());
  }

  @Test
  @Tag("row-4.3")
  void everybody_who_is_monitored_has_somebody_who_answers_for_them() {
    assertThat(server.loads())
        .isNotEmpty()
        .noneMatch(load -> text(load, "worker").isEmpty())
        .anyMatch(load -> load.path("open").intValue() > 0);
    naive
        .keyArea()
        .keySet()
        .forEach(person ->
            assertThat(text(view(person, CUT_OFF).path("accountable"), "login"))
                .as("worker who answers for one person")
                .isNotEmpty());
  }

  @Test
  @Tag("row-4.11")
  void declarations_less_than_three_days_ahead_are_told_apart() {
    JsonNode declarations = server.reportSince("declarations", CUT_OFF.minusDays(40));
    assertThat(naive.declaredLate(NOTICE_DAYS)).isEqualTo(2);
    assertThat(declarations.path("declared").intValue()).isEqualTo(naive.declared());
    assertThat(declarations.path("late").intValue()).isEqualTo(2);
    assertThat(declarations.path("inTime").intValue()).isEqualTo(naive.declared() - 2);
    JsonNode tomorrow = server.reportSince("declarations", CUT_OFF.minusDays(40), "&noticeDays=4");
    assertThat(tomorrow.path("late").intValue())
        .isEqualTo(naive.declaredLate(NOTICE_DAYS + 1))
        .isGreaterThan(2);
  }

  @Test
  @Tag("row-4.6")
  void the_three_forces_stand_as_the_roster_has_them() throws IOException {
    JsonNode forces = server.report("forces");
    Map<String, Set<String>> roster = new HashMap<>();
    files
        .table("roster.csv")
        .forEach(row -> roster.computeIfAbsent(row.get(4), _ -> new TreeSet<>()).add(row.get(0)));
    roster.forEach((force, workers) ->
        assertThat(forces.path(force).intValue()).as(force).isEqualTo(workers.size()));
    assertThat(forces.path("DUAL_CHECK_IN").intValue()).isEqualTo(52);
    assertThat(forces.path("VOLUNTEER").intValue()).isEqualTo(120);
    assertThat(forces.path("COUNTY_CADRE").intValue()).isEqualTo(47);
  }

  @Test
  @Tag("row-0.9")
  @Tag("row-0.14")
  void leads_and_screened_persons_equal_the_naive_count() {
    Map<String, Long> figures = server.figures(REPORTS);
    assertThat(server.played().listRows()).isEqualTo(naive.rows());
    assertThat(server.played().listDuplicates()).isEqualTo(naive.duplicates()).isEqualTo(9);
    assertThat(figures)
        .containsEntry("leads/received", (long) naive.rows() - naive.duplicates())
        .containsEntry("leads/open", 0L)
        .containsEntry("base-figures/screened", (long) naive.screened().size());
    naive
        .outcomes()
        .forEach((outcome, count) ->
            assertThat(figures).containsEntry("leads/outcomes/" + outcome, count));
  }

  @Test
  @Tag("row-0.10")
  void every_file_sent_a_second_time_changes_no_figure_and_no_row() throws IOException {
    server.assertThatSendingAllAgainChangesNothing(REPORTS);
  }

  @Test
  @Tag("row-0.6")
  @Tag("row-4.3")
  @Tag("row-4.5")
  @Tag("row-4.9")
  void with_other_people_the_sums_are_the_same_and_each_follows_from_its_own_facts()
      throws IOException {
    RawFiles others = written(2);
    NaiveCount otherNaive = new NaiveCount(others);
    assertThat(otherNaive.returnees()).doesNotContainAnyElementsOf(naive.returnees());
    JsonNode visit =
        others.facts("visit").stream()
            .filter(fact -> text(fact, "outcome").equals("MET"))
            .findFirst()
            .orElseThrow();
    RawFiles oneVisitLess =
        others.copyTo(
            folder.resolve("one-visit-less"), line -> line.contains(text(visit, "id")) ? "" : line);
    try (ScenarioServer other = ScenarioServer.playing(oneVisitLess)) {
      assertThat(texts(other.report("households").path("missingHouseholds")))
          .hasSize(2)
          .contains(text(visit, "region"))
          .hasSameElementsAs(new NaiveCount(oneVisitLess).unvisited());

      Map<String, Long> before = other.figures(REPORTS);
      other.send(visit);
      Map<String, Long> whole = other.figures(REPORTS);
      assertThat(ScenarioServer.changes(before, whole))
          .isEqualTo(Map.of("households/visited", 1L, "households/missing", -1L));
      assertThat(whole)
          .containsEntry("households/households", 9_169L)
          .containsEntry("households/missing", 1L)
          .containsEntry("households/linkedMembers", 361L)
          .containsEntry("households/unlinked", 0L)
          .containsEntry("returnees/persons", 281L)
          .containsEntry("returnees/byClause/" + PROTOCOL + "MED_HIGH_AREA_RETURNEE", 32L)
          .containsEntry("returnees/byClause/" + PROTOCOL + "LOW_AREA_RETURNEE", 249L)
          .containsEntry("base-figures/managed/homeMonitoring", 32L)
          .containsEntry("base-figures/followed", 249L)
          .containsEntry("base-figures/screened", (long) otherNaive.screened().size());
      other.assertSumsClose();

      assertThatTheMissingTestEndsTheDebt(other, otherNaive, whole);
    }
  }

  private static void assertThatTheMissingTestEndsTheDebt(
      ScenarioServer other, NaiveCount otherNaive, Map<String, Long> before) {
    String person = otherNaive.withoutTwoTestsInThreeDays(CUT_OFF).iterator().next();
    String id = other.player().facts().person(person);
    assertThat(ledger(other, "status=DUE")).containsExactly(id);
    OffsetDateTime now = other.beforeCutOff();
    other.send(
        other
            .command()
            .object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("type", "test")
            .put("person", id)
            .put("region", text(other.command().get("/api/people/" + id), "region"))
            .put("sampled", at("2022-04-02T20:00").toString())
            .put("known", now.toString())
            .put("result", "NEGATIVE"));
    assertThat(ledger(other, "status=DUE")).isEmpty();
    assertThat(ScenarioServer.changes(before, other.figures(REPORTS))).isEmpty();

    other.setClock(at("2022-04-09T00:00"));
    other.command().awaitDerived();
    JsonNode measure = other.measures(person).path(0);
    assertThat(text(measure, "state")).isEqualTo("ENDED");
    assertThat(text(measure, "endedOn")).isEqualTo("2022-04-08");
  }

  /** Who was sampled on exactly these days. */
  private String testedOn(LocalDate... days) throws IOException {
    Map<String, List<LocalDate>> samples = new HashMap<>();
    for (JsonNode test : files.facts("test")) {
      samples
          .computeIfAbsent(person(test), _ -> new ArrayList<>())
          .add(OffsetDateTime.parse(text(test, "sampled")).toLocalDate());
    }
    return samples.entrySet().stream()
        .filter(entry -> entry.getValue().equals(List.of(days)))
        .map(Map.Entry::getKey)
        .filter(person -> FIRST.equals(naive.keyArea().get(person)))
        .findFirst()
        .orElseThrow();
  }

  /** When the last result of a person became known. */
  private OffsetDateTime lastResult(String idNumber) throws IOException {
    return files.facts("test").stream()
        .filter(test -> person(test).equals(idNumber))
        .map(test -> OffsetDateTime.parse(text(test, "known")))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private JsonNode view(String idNumber, OffsetDateTime asOf) {
    return server
        .command()
        .get(
            "/api/people/"
                + server.player().facts().person(idNumber)
                + "?asOf="
                + Api.encode(asOf.toString()));
  }

  private static String status(JsonNode view) {
    return text(view.path("assessment"), "status");
  }

  private static List<String> missing(JsonNode view) {
    List<String> missing = new ArrayList<>();
    view.path("assessment")
        .path("missing")
        .forEach(each -> missing.add(text(each, "what") + " " + text(each, "on")));
    return missing;
  }

  /** The ids of everybody of the region whom this filter of the ledger shows. */
  private static List<String> ledger(ScenarioServer server, String filter) {
    return server
        .command()
        .get("/api/people?limit=500&region=" + Api.encode(server.player().region()) + "&" + filter)
        .path("rows")
        .valueStream()
        .map(row -> text(row, "person"))
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  private static OffsetDateTime at(String local) {
    return OffsetDateTime.parse(local + ":00+08:00");
  }
}
