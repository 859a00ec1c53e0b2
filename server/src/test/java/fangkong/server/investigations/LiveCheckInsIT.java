package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static fangkong.server.investigations.AskedOfCheckIns.HOUR;
import static fangkong.server.investigations.AskedOfCheckIns.answer;
import static fangkong.server.investigations.AskedOfCheckIns.arranged;
import static fangkong.server.investigations.AskedOfCheckIns.assertHoldsEachOnce;
import static fangkong.server.investigations.AskedOfCheckIns.assertSameAsRead;
import static fangkong.server.investigations.AskedOfCheckIns.isFromMemory;
import static fangkong.server.investigations.AskedOfCheckIns.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.SetClock;
import fangkong.server.Someone;
import fangkong.server.accounts.Account;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.RoleRights;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.CheckInLog;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Check-ins in memory hold what the log holds, each once, whatever happens at the same moment, and
 * answer as a trace does that reads them from the database.
 */
@ServerTest
class LiveCheckInsIT {

  private final ServerUnderTest server;
  private final LiveCheckIns live;
  private final CheckInLog log;
  private final Facts facts;
  private final Intake intake;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;
  private final Place here;
  private final String cell;
  private final Api epidemiologist;
  private final OffsetDateTime eight;
  private final String investigation;
  private Someone ill = Someone.fresh();
  private String illId = "";
  private int story;

  LiveCheckInsIT(
      ServerUnderTest server,
      LiveCheckIns live,
      CheckInLog log,
      Facts facts,
      Intake intake,
      Clock clock,
      ZoneId zone,
      PlatformTransactionManager transactions) {
    this.server = server;
    this.live = live;
    this.log = log;
    this.facts = facts;
    this.intake = intake;
    this.clock = clock;
    this.zone = zone;
    transaction = new TransactionTemplate(transactions);
    here = Place.layOut(server, "391").adopting(server, "CN-COVID-9");
    cell = here.cell("201", "C01");
    epidemiologist = server.as("EPIDEMIOLOGIST", here.township());
    eight = server.now().minusDays(3).truncatedTo(ChronoUnit.MINUTES);
    investigation =
        epidemiologist
            .post("/api/investigations", object().put("name", "x").put("region", here.township()))
            .expect(201)
            .path("id")
            .stringValue();
  }

  /** Somebody else is ill at other places each time. */
  @BeforeEach
  void fallIll() {
    story++;
    ill = Someone.fresh();
    illId = send(at("home", ill, -600, -590));
    Patience.until("check-ins are in memory", () -> isFromMemory(live, request(eight, illId)));
  }

  private String send(ObjectNode... sent) {
    return epidemiologist.facts(sent).expect(200).path("people").get(0).stringValue();
  }

  private ObjectNode entered(String place, Someone person, int minute) {
    return Said.fact("check_in", person, cell)
        .put("at", eight.plusMinutes(minute).toString())
        .put("place", place + " " + story);
  }

  private ObjectNode at(String place, Someone person, int from, int until) {
    return entered(place, person, from).put("until", eight.plusMinutes(until).toString());
  }

  /** The people a trace over HTTP reaches, each with the generation. */
  private Map<String, Integer> reached(String assumedStay) {
    ObjectNode request =
        object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("generations", 3)
            .put("assumedStay", assumedStay)
            .put("from", eight.toString())
            .put("until", eight.plusDays(2).toString());
    request
        .putArray("cases")
        .addObject()
        .put("person", illId)
        .put("infectiousFrom", eight.minusDays(40).toString())
        .put("reason", "told to be ill");
    String traces = "/api/investigations/" + investigation + "/traces";
    String trace = epidemiologist.post(traces, request).expect(201).path("id").stringValue();
    Map<String, Integer> reached = new HashMap<>();
    for (int generation = 1; generation <= 3; generation++) {
      epidemiologist
          .get(traces + "/" + trace + "/contacts?generation=" + generation)
          .expect(200)
          .forEach(row ->
              reached.put(row.path("person").stringValue(), row.path("generation").intValue()));
    }
    return reached;
  }

  /** As another server has them that was started now. */
  private LiveCheckIns startedNow(Clock its, int days) {
    LiveCheckIns other = new LiveCheckIns(log, facts, its, zone, HOUR, days, Duration.ZERO);
    Scope.runEverywhere(other::tend);
    return other;
  }

  @Test
  @Tag("row-3.7")
  void a_trace_sees_a_check_in_that_was_acknowledged_just_before() {
    for (int i = 0; i < 20; i++) {
      int minute = 10 * i;
      String guest = send(at("inn", Someone.fresh(), minute, minute + 10));
      assertThat(reached("PT1H")).doesNotContainKey(guest);
      send(at("inn", ill, minute, minute + 1));
      assertThat(reached("PT1H")).containsEntry(guest, 1);
    }
    assertThat(isFromMemory(live, request(eight, illId))).isTrue();
    assertSameAsRead(live, request(eight, illId));
  }

  @Test
  void a_household_is_known_as_soon_as_its_members_are() {
    Someone guest = Someone.fresh();
    Someone relative = Someone.fresh();
    String home = here.household("201", "C01", 900 + story);
    send(at("inn", ill, 0, 60), at("inn", guest, 0, 60));
    String guestId =
        send(Said.fact("residence", guest, home).put("at", eight.minusDays(9).toString()));
    assertThat(reached("PT1H")).containsEntry(guestId, 1);

    String relativeId =
        send(Said.fact("residence", relative, home).put("at", eight.minusDays(9).toString()));

    assertThat(reached("PT1H")).containsEntry(guestId, 1).containsEntry(relativeId, 2);
    assertSameAsRead(live, request(eight, illId));
  }

  @Test
  void a_transaction_that_commits_after_a_later_one_is_not_passed_over() {
    LiveCheckIns other = startedNow(clock, 28);
    Someone early = Someone.fresh();
    Someone late = Someone.fresh();
    SignedIn sender =
        SignedIn.of(
            new Account(
                new UUID(0, 1), "held", Role.EPIDEMIOLOGIST, List.of(here.township()), null),
            RoleRights.shipped());
    send(at("inn", ill, 0, 60));
    String[] ids = new String[2];

    Scope.runEverywhere(() ->
        transaction.executeWithoutResult(_ -> {
          Receipt taken = intake.take(List.of(at("inn", early, 0, 60)), sender);
          ids[0] = String.valueOf(((Receipt.Taken) taken).people().getFirst());
          ids[1] = send(at("inn", late, 0, 60));
          assertThat(reached("PT1H")).containsKey(ids[1]).doesNotContainKey(ids[0]);
        }));

    assertThat(reached("PT1H")).containsKeys(ids);
    assertHoldsEachOnce(server, other, illId);
  }

  @Test
  void a_transaction_that_is_rolled_back_leaves_nothing() {
    LiveCheckIns other = startedNow(clock, 28);
    SignedIn sender =
        SignedIn.of(
            new Account(
                new UUID(0, 1), "held", Role.EPIDEMIOLOGIST, List.of(here.township()), null),
            RoleRights.shipped());
    Scope.runEverywhere(() ->
        transaction.executeWithoutResult(status -> {
          intake.take(List.of(at("inn", Someone.fresh(), 0, 60)), sender);
          status.setRollbackOnly();
        }));
    send(at("inn", Someone.fresh(), 0, 60));

    assertHoldsEachOnce(server, other, illId);
  }

  @Test
  void traces_while_check_ins_come_in_end_with_the_answer_of_the_log() throws Exception {
    LiveCheckIns other = startedNow(clock, 28);
    TraceRequest request = request(eight, illId);
    AtomicBoolean over = new AtomicBoolean();
    send(at("fair", ill, 0, 300));
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      List<Future<?>> tracing = new ArrayList<>();
      for (int desk = 0; desk < 3; desk++) {
        tracing.add(
            pool.submit(() -> {
              int found = 0;
              while (!over.get()) {
                int now = answer(request, arranged(other, request)).size();
                assertThat(now).isGreaterThanOrEqualTo(found);
                found = now;
              }
            }));
      }
      List<Future<?>> posting = new ArrayList<>();
      for (int door = 0; door < 4; door++) {
        int minute = 20 * door;
        posting.add(
            pool.submit(() -> {
              for (int batch = 0; batch < 15; batch++) {
                Someone guest = Someone.fresh();
                send(
                    at("fair", guest, minute, minute + 30),
                    entered("tavern", guest, minute + 40),
                    at("fair", Someone.fresh(), minute + 5 * batch, minute + 5 * batch + 7),
                    entered("tavern", Someone.fresh(), minute + 60));
              }
            }));
      }
      for (Future<?> door : posting) {
        door.get();
      }
      over.set(true);
      for (Future<?> desk : tracing) {
        desk.get();
      }
    }

    assertThat(isFromMemory(other, request)).isTrue();
    assertSameAsRead(other, request);
    assertSameAsRead(live, request);
    assertHoldsEachOnce(server, other, illId);
    LiveCheckIns restarted = startedNow(clock, 28);
    assertHoldsEachOnce(server, restarted, illId);
    assertThat(answer(request, arranged(restarted, request)))
        .isEqualTo(answer(request, arranged(other, request)));
  }

  @Test
  void what_comes_late_for_an_earlier_day_counts_on_that_day() {
    String guest = send(at("inn", Someone.fresh(), 24 * 60, 25 * 60));
    reached("PT1H");

    send(at("inn", ill, -60, 24 * 60 + 30));

    assertThat(reached("PT1H")).containsEntry(guest, 1);
    assertSameAsRead(live, request(eight, illId));
  }

  @Test
  void an_open_stay_ends_with_a_later_entry_that_comes_afterwards() {
    send(entered("inn", ill, 0));
    send(at("inn", Someone.fresh(), 5, 15));
    String guest = send(at("inn", Someone.fresh(), 40, 50));
    assertThat(reached("PT1H")).containsEntry(guest, 1);

    send(entered("market", ill, 20));

    assertThat(reached("PT1H")).doesNotContainKey(guest);
    assertSameAsRead(live, request(eight, illId));
  }

  @Test
  void another_assumed_stay_is_read_from_the_database() {
    send(entered("inn", ill, 0));
    String guest = send(at("inn", Someone.fresh(), 80, 90));
    TraceRequest longer = request(Duration.ofHours(2), eight, eight.plusDays(2), illId);

    assertThat(reached("PT1H")).doesNotContainKey(guest);
    assertThat(reached("PT2H")).containsEntry(guest, 1);
    assertThat(isFromMemory(live, longer)).isFalse();
  }

  @Test
  void while_nothing_is_in_memory_a_trace_reads_from_the_database_and_finds_the_same() {
    LiveCheckIns none = new LiveCheckIns(log, facts, clock, zone, HOUR, 28, Duration.ZERO);
    send(at("inn", ill, 0, 60), at("inn", Someone.fresh(), 30, 60));
    TraceRequest request = request(eight, illId);

    assertThat(none.state().ready()).isFalse();
    assertThat(answer(request, arranged(none, request)))
        .isEqualTo(answer(request, arranged(live, request)))
        .isNotEmpty();
  }

  @Test
  void few_traces_read_from_the_database_at_once_and_the_next_is_refused_until_one_ends() {
    LiveCheckIns none = new LiveCheckIns(log, facts, clock, zone, HOUR, 28, Duration.ZERO);
    TraceRequest request = request(eight, illId);

    none.with(
        request,
        _ ->
            none.with(
                request,
                second -> {
                  assertThatThrownBy(() -> arranged(none, request))
                      .isInstanceOf(Refused.class)
                      .hasMessage("FK-6004");
                  assertThat(isFromMemory(live, request)).as("memory has room for all").isTrue();
                  return second;
                }));

    assertThat(arranged(none, request).checkIns()).isPositive();
  }

  @Test
  void no_more_than_28_days_are_read_from_the_database() {
    LiveCheckIns none = new LiveCheckIns(log, facts, clock, zone, HOUR, 28, Duration.ZERO);
    OffsetDateTime month = eight.plusDays(28);
    send(at("inn", ill, 0, 60), at("inn", Someone.fresh(), 30, 60));

    assertThat(arranged(none, request(HOUR, eight, month, illId)).checkIns()).isPositive();
    TraceRequest longer = request(HOUR, eight, month.plusSeconds(1), illId);
    assertThatThrownBy(() -> arranged(none, longer))
        .isInstanceOf(Refused.class)
        .hasMessage("FK-6003");
    assertThat(isFromMemory(live, longer)).isTrue();
  }

  @Test
  void a_trace_that_begins_before_the_days_that_are_kept_reads_from_the_database() {
    String guest = send(at("inn", Someone.fresh(), 0, 60), at("inn", ill, 0, 60));
    LiveCheckIns two = startedNow(clock, 2);
    TraceRequest request = request(eight, illId);

    assertThat(isFromMemory(two, request)).isFalse();
    assertThat(answer(request, arranged(two, request))).anyMatch(line -> line.contains(guest));
    assertHoldsEachOnce(server, two, illId);
  }

  @Test
  void a_stay_of_days_counts_from_the_first_day_that_is_kept() {
    LiveCheckIns before = startedNow(clock, 2);
    Someone lodger = Someone.fresh();
    int days = 24 * 60;
    String lodgerId = send(at("lodge", lodger, -9 * days, 3 * days));
    send(at("lodge", ill, 2 * days, 3 * days));
    OffsetDateTime from = eight.plusDays(1).truncatedTo(ChronoUnit.DAYS).plusDays(1);
    TraceRequest request = request(from, illId);

    for (LiveCheckIns checkIns : List.of(before, startedNow(clock, 2))) {
      assertThat(isFromMemory(checkIns, request)).isTrue();
      assertThat(answer(request, arranged(checkIns, request)))
          .anyMatch(line -> line.startsWith(lodgerId));
      assertSameAsRead(checkIns, request);
      assertHoldsEachOnce(server, checkIns, illId);
    }
  }

  @Test
  void nobody_is_exposed_before_the_trace_begins_or_by_whoever_was_there_after_it_ends() {
    String early = send(at("inn", Someone.fresh(), -50, -10));
    String during = send(at("inn", Someone.fresh(), -20, 10));
    String after = send(at("inn", Someone.fresh(), 2 * 24 * 60 + 10, 2 * 24 * 60 + 20));
    send(at("inn", ill, -60, 3 * 24 * 60));

    assertThat(reached("PT1H")).containsEntry(during, 1).doesNotContainKeys(early, after);
    assertSameAsRead(live, request(eight, illId));
  }

  @Test
  void what_is_not_known_yet_waits_for_its_time_and_goes_when_the_clock_is_set_back() {
    SetClock its = new SetClock(server.now().minusHours(2).toInstant());
    Instant before = its.instant();
    LiveCheckIns other = startedNow(its, 28);
    String known = server.now().toString();
    String guest = send(at("inn", Someone.fresh(), 0, 60).put("known", known));
    send(at("inn", ill, 0, 60));
    TraceRequest request = request(eight, illId);

    assertThat(isFromMemory(other, request)).isTrue();
    assertThat(answer(request, arranged(other, request))).noneMatch(row -> row.contains(guest));

    its.set(server.now().toInstant());
    assertThat(isFromMemory(other, request)).isTrue();
    assertThat(answer(request, arranged(other, request))).anyMatch(row -> row.contains(guest));
    assertHoldsEachOnce(server, other, illId);

    its.set(before);
    assertThat(isFromMemory(other, request)).isFalse();
    assertThat(answer(request, arranged(other, request))).noneMatch(row -> row.contains(guest));

    Scope.runEverywhere(other::tend);
    assertThat(isFromMemory(other, request)).isTrue();
    assertThat(answer(request, arranged(other, request))).noneMatch(row -> row.contains(guest));
  }

  @Test
  void days_that_are_over_go_when_the_clock_moves_on() {
    SetClock its = new SetClock(server.now().toInstant());
    LiveCheckIns other = startedNow(its, 5);
    long all = other.state().checkIns();
    TraceRequest request = request(eight, illId);
    assertThat(isFromMemory(other, request)).isTrue();

    its.move(Duration.ofDays(4));
    Scope.runEverywhere(other::tend);

    assertThat(isFromMemory(other, request)).isFalse();
    assertThat(other.state().checkIns()).isLessThan(all);
    assertHoldsEachOnce(server, other, illId);
  }

  @Test
  void what_was_written_in_another_cluster_and_restored_here_is_there_once() {
    send(at("inn", ill, 0, 60));
    server
        .everything()
        .sql(
            "UPDATE evidence.fact SET written_in = '9000000000000000000' WHERE type = 'check_in' AND place = ?")
        .param("inn " + story)
        .update();

    LiveCheckIns other = startedNow(clock, 28);
    assertHoldsEachOnce(server, other, illId);
    send(at("inn", Someone.fresh(), 0, 60));
    assertHoldsEachOnce(server, other, illId);
  }

  @Test
  void it_says_how_far_it_is() {
    JsonNode state = epidemiologist.get("/api/investigations/index").expect(200);

    assertThat(state.path("ready").booleanValue()).isTrue();
    assertThat(state.path("checkIns").longValue()).isPositive();
    assertThat(state.path("assumedStay").stringValue()).isEqualTo("PT1H");
    assertThat(state.path("bytes").longValue()).isPositive();
    assertThat(OffsetDateTime.parse(state.path("from").stringValue()))
        .isBefore(OffsetDateTime.parse(state.path("readAt").stringValue()));
    assertThat(server.as("COMMAND", here.township()).get("/api/investigations/index").code())
        .isEqualTo("FK-3002");
  }
}
