package fangkong.server.scenarios;

import static fangkong.server.scenarios.RawFiles.person;
import static fangkong.server.scenarios.RawFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.simulation.Scenario;
import fangkong.simulation.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Six weeks of pushed lists and returnees: every figure of the report that is built comes out of
 * the raw files over HTTP, and equals both the report's own number and a naive count of the files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("row-1.5")
class LuanjingtanIT {

  private static final int MONITORED_DAYS = 14;
  private static final String CLAUSE = "LOCAL-ALXA-2022-01/KEY_AREA_RETURNEE";
  private static final OffsetDateTime CUT_OFF = OffsetDateTime.parse("2022-02-14T18:00:00+08:00");
  private static final String[] REPORTS = {"base-figures", "leads", "returnees", "declarations"};

  private final Path folder;
  private final RawFiles files;
  private final NaiveCount naive;
  private final ScenarioServer server;

  LuanjingtanIT(@TempDir Path folder) throws IOException {
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
    Simulation.write(Scenario.LUANJINGTAN, seed, target);
    return new RawFiles(target);
  }

  @Test
  @Tag("row-0.10")
  void every_row_of_the_lists_is_accepted_or_told_to_be_a_repeat() {
    assertThat(naive.rows()).isEqualTo(9_500);
    assertThat(naive.duplicates()).isEqualTo(374);
    assertThat(server.played().listRows()).isEqualTo(9_500);
    assertThat(server.played().listDuplicates()).isEqualTo(374);
    assertThat(server.played().listRejected()).isZero();
    assertThat(server.relay().receiptsOfLists())
        .hasSize(server.played().lists())
        .allSatisfy(receipt -> {
          assertThat(receipt.path("accepted").intValue() + receipt.path("duplicate").intValue())
              .isEqualTo(receipt.path("rowsRead").intValue());
          assertThat(receipt.path("updated").intValue()).isZero();
        });
  }

  @Test
  @Tag("row-0.10")
  @Tag("row-0.14")
  void every_lead_is_verified_and_the_outcomes_sum_to_the_verified() {
    JsonNode leads = server.report("leads");
    assertThat(leads.path("received").intValue()).isEqualTo(9_126);
    assertThat(leads.path("verified").intValue()).isEqualTo(9_126);
    assertThat(leads.path("open").intValue()).isZero();
    Map<String, Long> outcomes = new HashMap<>();
    leads
        .path("outcomes")
        .properties()
        .forEach(outcome -> outcomes.put(outcome.getKey(), outcome.getValue().longValue()));
    assertThat(outcomes).hasSize(6).isEqualTo(naive.outcomes());
    assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(9_126);
    assertThat(Duration.parse(text(leads, "medianElapsed")))
        .isCloseTo(naive.medianElapsed(), Duration.ofMinutes(1));
  }

  @Test
  @Tag("row-0.10")
  void no_task_is_left_to_nobody_and_no_lead_is_left_to_verify() {
    assertThat(server.loads())
        .isNotEmpty()
        .noneMatch(load -> text(load, "worker").isEmpty())
        .anyMatch(load -> load.path("open").intValue() > 0);
    List<JsonNode> tasks = server.listTasks();
    Set<String> monitored = server.registered(naive.keyArea().keySet());
    assertThat(tasks)
        .filteredOn(task -> !isMeeting(task))
        .isNotEmpty()
        .noneMatch(task -> text(task, "kind").equals("VERIFY_LEAD"))
        .allMatch(task -> monitored.contains(text(task, "person")));
    assertThat(tasks)
        .filteredOn(LuanjingtanIT::isMeeting)
        .isNotEmpty()
        .extracting(task -> text(task, "person"))
        .containsExactlyInAnyOrderElementsOf(server.registered(naive.awaited()));
  }

  private static boolean isMeeting(JsonNode task) {
    return text(task, "kind").equals("MEET_ARRIVAL");
  }

  @Test
  @Tag("row-0.15")
  void returnees_are_distinct_persons_and_fall_by_clause_without_rest() {
    JsonNode returnees = server.report("returnees");
    assertThat(naive.returnees()).hasSize(934);
    assertThat(returnees.path("persons").intValue()).isEqualTo(934);
    assertThat(returnees.path("byClause").size()).isEqualTo(2);
    assertThat(returnees.path("byClause").path(CLAUSE).intValue()).isEqualTo(83);
    assertThat(returnees.path("byClause").path("NONE").intValue()).isEqualTo(934 - 83);
  }

  @Test
  @Tag("row-0.16")
  void every_person_from_a_key_area_is_monitored_at_home_for_the_days_of_the_overlay() {
    Map<String, LocalDate> keyArea = naive.keyArea();
    assertThat(keyArea).hasSize(83);
    keyArea.forEach((person, arrived) -> {
      JsonNode measures = server.measures(person);
      assertThat(measures.size()).as("measures of one person").isOne();
      JsonNode measure = measures.path(0);
      LocalDate last = arrived.plusDays(MONITORED_DAYS);
      assertThat(text(measure, "clause")).isEqualTo(CLAUSE);
      assertThat(text(measure, "tier")).isEqualTo("HOME_MONITORING");
      assertThat(text(measure, "from")).isEqualTo(arrived.toString());
      assertThat(text(measure, "until")).isEqualTo(last.toString());
      assertThat(text(measure, "state"))
          .isEqualTo(last.isBefore(CUT_OFF.toLocalDate()) ? "ENDED" : "IN_FORCE");
      assertThat(measure.path("evidence").size()).isPositive();
    });
  }

  @Test
  @Tag("row-0.17")
  void those_monitored_now_and_those_whose_monitoring_ended_are_the_key_area_people() {
    Set<String> monitored = naive.monitored(CUT_OFF, MONITORED_DAYS);
    Set<String> ended = new HashSet<>(naive.keyArea().keySet());
    ended.removeAll(monitored);
    JsonNode base = server.report("base-figures");
    assertThat(monitored).hasSize(26);
    assertThat(ended).hasSize(57);
    assertThat(base.path("managed").path("homeMonitoring").intValue()).isEqualTo(26);
    assertThat(base.path("released").intValue()).isEqualTo(57);
    assertThat(base.path("cumulative").intValue()).isEqualTo(83);
    assertThat(server.listCounted("homeMonitoring"))
        .doesNotHaveDuplicates()
        .hasSize(26)
        .hasSameElementsAs(server.registered(monitored));
    assertThat(server.listCounted("released"))
        .doesNotHaveDuplicates()
        .hasSize(57)
        .hasSameElementsAs(server.registered(ended));
    for (String nowhere :
        new String[] {"central", "awaitingTransfer", "homeIsolation", "hospital"}) {
      assertThat(base.path("managed").path(nowhere).intValue()).as(nowhere).isZero();
    }
  }

  @Test
  @Tag("row-0.9")
  void the_base_figures_of_the_last_day_close_and_equal_the_naive_count() {
    OffsetDateTime before = CUT_OFF.minusDays(1);
    Set<String> last = naive.monitored(before, MONITORED_DAYS);
    Set<String> now = naive.monitored(CUT_OFF, MONITORED_DAYS);
    Set<String> added = naive.keyAreaKnownBy(CUT_OFF);
    added.removeAll(naive.keyAreaKnownBy(before));
    Set<String> released = new HashSet<>(last);
    released.removeAll(now);
    JsonNode base = server.reportSince("base-figures", before);
    JsonNode period = base.path("period");
    assertThat(period.path("last").intValue()).isEqualTo(last.size());
    assertThat(period.path("added").intValue()).isEqualTo(added.size());
    assertThat(period.path("released").intValue()).isEqualTo(released.size()).isPositive();
    assertThat(period.path("current").intValue()).isEqualTo(now.size());
    assertThat(period.path("withdrawn").intValue()).isZero();
    assertThat(last.size() + added.size() - released.size()).isEqualTo(now.size());
    server.assertSumsClose();
    assertThat(server.report("base-figures").path("screened").intValue())
        .isEqualTo(naive.screened().size());
  }

  @Test
  @Tag("row-0.10")
  void every_file_sent_a_second_time_changes_no_figure_and_no_row() throws IOException {
    server.assertThatSendingAllAgainChangesNothing(REPORTS);
  }

  @Test
  @Tag("row-0.10")
  @Tag("row-0.14")
  @Tag("row-0.15")
  @Tag("row-0.16")
  @Tag("row-0.17")
  void with_other_people_the_sums_are_the_same_and_each_follows_from_its_own_facts()
      throws IOException {
    RawFiles others = written(2);
    JsonNode arrival =
        others.facts("arrival").stream()
            .filter(fact -> text(fact, "risk").equals("HIGH"))
            .findFirst()
            .orElseThrow();
    RawFiles understated =
        others.copyTo(
            folder.resolve("understated"),
            line ->
                line.contains(text(arrival, "id"))
                    ? line.replace("\"risk\":\"HIGH\"", "\"risk\":\"LOW\"")
                    : line);
    NaiveCount otherNaive = new NaiveCount(others);
    assertThat(otherNaive.returnees()).hasSize(934).doesNotContainAnyElementsOf(naive.returnees());
    boolean monitored = otherNaive.monitored(CUT_OFF, MONITORED_DAYS).contains(person(arrival));
    try (ScenarioServer other = ScenarioServer.playing(understated)) {
      NaiveCount oneFewer = new NaiveCount(understated);
      assertSums(other, oneFewer, 82, monitored ? 25 : 26);

      Map<String, Long> before = other.figures(REPORTS);
      other.send(corrected(arrival, other));
      Map<String, Long> expected = new HashMap<>();
      expected.put("returnees/byClause/" + CLAUSE, 1L);
      expected.put("returnees/byClause/NONE", -1L);
      expected.put("base-figures/cumulative", 1L);
      expected.put("base-figures/period/added", 1L);
      if (monitored) {
        expected.put("base-figures/managed/total", 1L);
        expected.put("base-figures/managed/homeMonitoring", 1L);
        expected.put("base-figures/period/current", 1L);
      } else {
        expected.put("base-figures/released", 1L);
        expected.put("base-figures/period/released", 1L);
      }
      assertThat(ScenarioServer.changes(before, other.figures(REPORTS))).isEqualTo(expected);
      assertSums(other, otherNaive, 83, 26);

      assertThatOneMoreLeadIsCountedOnceAndWhereItBelongs(arrival, other);
    }
  }

  /** The same arrival as somebody else reports it later. */
  private static ObjectNode corrected(JsonNode arrival, ScenarioServer other) {
    ObjectNode corrected = ((ObjectNode) arrival).deepCopy();
    return corrected
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("known", other.beforeCutOff().toString());
  }

  private static void assertSums(
      ScenarioServer server, NaiveCount naive, int keyArea, int monitored) {
    Map<String, Long> figures = server.figures(REPORTS);
    assertThat(figures)
        .containsEntry("leads/verified", 9_126L)
        .containsEntry("leads/open", 0L)
        .containsEntry("returnees/persons", 934L)
        .containsEntry("returnees/byClause/" + CLAUSE, (long) keyArea)
        .containsEntry("base-figures/cumulative", (long) keyArea)
        .containsEntry("base-figures/managed/homeMonitoring", (long) monitored)
        .containsEntry("base-figures/managed/total", (long) monitored)
        .containsEntry("base-figures/released", (long) keyArea - monitored)
        .containsEntry("base-figures/screened", (long) naive.screened().size())
        .containsEntry("declarations/declared", (long) naive.declared())
        .containsEntry("declarations/late", (long) naive.declaredLate(3));
    assertThat(server.played().listRows()).isEqualTo(9_500);
    assertThat(server.played().listDuplicates()).isEqualTo(374).isEqualTo(naive.duplicates());
    assertThat(naive.returnees()).hasSize(934);
    assertThat(naive.keyArea()).hasSize(keyArea);
    assertThat(naive.monitored(CUT_OFF, MONITORED_DAYS)).hasSize(monitored);
    naive
        .outcomes()
        .forEach((outcome, count) ->
            assertThat(figures).containsEntry("leads/outcomes/" + outcome, count));
    server.assertSumsClose();
  }

  private static void assertThatOneMoreLeadIsCountedOnceAndWhereItBelongs(
      JsonNode arrival, ScenarioServer other) {
    String row =
        "姓名,身份证号,手机号,来源地,到达时间,目的地\n%s,%s,,440100,2022-01-02,%s\n"
            .formatted(
                text(arrival.path("person"), "name"), person(arrival), other.player().region());
    Map<String, Long> before = other.figures(REPORTS);
    OffsetDateTime now = other.beforeCutOff();
    JsonNode receipt = other.command().postList("one.csv", row.getBytes(StandardCharsets.UTF_8));
    other.command().awaitDerived();
    Map<String, Long> pushed = other.figures(REPORTS);
    assertThat(ScenarioServer.changes(before, pushed))
        .isEqualTo(Map.of("leads/received", 1L, "leads/open", 1L));

    JsonNode lead = other.command().get("/api/lists/" + text(receipt, "id") + "/leads").path(0);
    other.send(
        other
            .command()
            .object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("type", "lead_outcome")
            .put("person", text(lead, "person"))
            .put("region", text(lead, "region"))
            .put("at", now.plusMinutes(1).toString())
            .put("lead", text(lead, "lead"))
            .put("outcome", "WRONG"));
    assertThat(ScenarioServer.changes(pushed, other.figures(REPORTS)))
        .isEqualTo(Map.of("leads/open", -1L, "leads/verified", 1L, "leads/outcomes/WRONG", 1L));
  }
}
