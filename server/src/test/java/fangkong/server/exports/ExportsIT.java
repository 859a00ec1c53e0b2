package fangkong.server.exports;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.Account;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.RoleRights;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.people.Keys;
import fangkong.server.people.Purpose;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is taken out as a file, by whom, and who has to let it go. */
@ServerTest
class ExportsIT {

  private static final int CROWD = 740;
  private static final String PASSWORD = "a password of length";

  private final ServerUnderTest server;
  private final ApplicationContext context;
  private final Place here;
  private final Place there;
  private final Api lead;
  private final Api command;
  private final OffsetDateTime at;
  private final List<Someone> crowd = new ArrayList<>();

  /** 60 people in each cell of the first village, all others in one cell of the second. */
  ExportsIT(ServerUnderTest server, ApplicationContext context) {
    this.server = server;
    this.context = context;
    here = Place.layOut(server, "490").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "491").adopting(server, "CN-COVID-9");
    lead = server.as("GRID_LEAD", here.township());
    command = server.as("COMMAND", here.township());
    at = server.now().minusDays(1);
    List<ObjectNode> facts = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      Someone someone = Someone.fresh();
      crowd.add(someone);
      String cell = i < 60 ? cell("201", "C01") : i < 120 ? cell("201", "C02") : cell("202", "C01");
      facts.add(Said.arrival(someone, cell, at, "LOW"));
    }
    lead.facts(facts).expect(200);
    server.awaitDerived();
  }

  private String cell(String village, String cell) {
    return here.cell(village, cell);
  }

  private static ObjectNode wanted(String region) {
    return object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("region", region)
        .put("purpose", "CONTACT")
        .put("format", "CSV")
        .put("unmasked", false);
  }

  private static JsonNode ask(Api by, ObjectNode wanted) {
    return by.post("/api/exports", wanted).expect(201);
  }

  private static Api.Answer fetch(Api by, JsonNode export) {
    return by.post("/api/exports/" + export.path("id").stringValue() + "/file", object());
  }

  private static Api.Answer decide(Api by, JsonNode export, String how) {
    return by.post(
        "/api/exports/" + export.path("id").stringValue() + "/" + how,
        object().put("reason", "转运需要"));
  }

  private static String state(JsonNode export) {
    return export.path("state").stringValue();
  }

  private static List<String> lines(Api.Answer file) {
    assertThat(file.status()).as(file::text).isEqualTo(200);
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(file.text()).startsWith("\uFEFF");
    return file.text().substring(1).lines().toList();
  }

  /** The file of somebody of this place who takes it at once. */
  private static List<String> take(Api by, ObjectNode wanted) {
    return lines(fetch(by, ask(by, wanted)));
  }

  @Test
  @Tag("row-4.2")
  @Tag("row-2.3")
  void the_file_has_the_rows_of_the_ledger_and_none_of_the_protected_texts() {
    Someone someone = Someone.fresh();
    String region = here.household("202", "C02", 3);
    lead.facts(Said.arrival(someone, region, at, "MEDIUM")).expect(200);
    server.awaitDerived();
    String cell = cell("202", "C02");

    Api.Answer file = fetch(lead, ask(lead, wanted(cell).put("code", "YELLOW")));

    List<String> lines = lines(file);
    assertThat(lines.get(1))
        .isEqualTo("姓名,证件号,电话,区域编码,区域,类别,健康码,状态,管理去向,管控方式,本阶段截止日,下次变化,防控方案,追溯码");
    assertThat(lines)
        .anyMatch(line ->
            line.startsWith(
                    "%s,990000********%s,199****%s,%s,某乡490 / 村202 / 网格 / 单元 / 0003,中风险区旅居史,黄码,"
                        .formatted(
                            someone.name(),
                            someone.idNumber().substring(14),
                            someone.phone().substring(7),
                            region))
                && line.contains(",居家隔离,居家隔离,%s,".formatted(at.toLocalDate().plusDays(7))));
    assertThat(file.text()).doesNotContain(someone.idNumber(), someone.phone());
    assertThat(file.header("Content-Disposition")).contains("people.csv");
    assertThat(lines(fetch(lead.speaking("en"), ask(lead, wanted(cell)))).get(1))
        .startsWith("Name,Identity number,Phone,Region code,");
    JsonNode rows = lead.get("/api/people?code=YELLOW&region=" + cell).expect(200).path("rows");
    assertThat(lines).hasSize(rows.size() + 2);
  }

  @Test
  void the_file_has_the_columns_that_were_chosen_and_refuses_what_is_none() {
    ObjectNode wanted = wanted(cell("201", "C01"));
    wanted.putArray("columns").add("until").add("code");

    List<String> lines = take(lead, wanted);

    assertThat(lines.get(1)).isEqualTo("姓名,区域编码,健康码,本阶段截止日,追溯码");
    ObjectNode none = wanted(cell("201", "C01"));
    none.putArray("columns").add("password");
    assertThat(lead.post("/api/exports", none).expect(422).toString()).contains("password");
  }

  @Test
  void a_name_that_a_spreadsheet_would_run_is_made_a_text() {
    String cell = here.household("202", "C02", 9);
    for (String name : List.of("=SUM(A1)", "+1", "-1", "@x", "＝1")) {
      Someone plain = Someone.fresh();
      lead.facts(Said.arrival(new Someone(plain.idNumber(), name, plain.phone()), cell, at, "LOW"))
          .expect(200);
    }
    server.awaitDerived();

    List<String> names =
        take(lead, wanted(cell)).stream()
            .map(line -> line.contains(",") ? line.substring(0, line.indexOf(',')) : line)
            .toList();

    assertThat(names)
        .contains("'=SUM(A1)", "'+1", "'-1", "'@x")
        .noneMatch(name -> "=+-@＝".indexOf(name.charAt(0)) >= 0);
  }

  @Test
  void the_file_goes_on_past_the_page_and_names_everybody_once() {
    List<String> lines = take(command, wanted(cell("202", "C01")));

    assertThat(lines).hasSize(CROWD - 120 + 2);
    assertThat(new TreeSet<>(lines)).hasSize(CROWD - 120 + 2);
  }

  @Test
  @Tag("row-2.22")
  void more_than_a_role_may_take_waits_for_a_second_person_and_is_fetched_three_times() {
    Api worker = server.as("GRID_WORKER", here.township());
    JsonNode export = ask(worker, wanted(here.village("202")));
    assertThat(state(export)).isEqualTo("WAITING");
    assertThat(fetch(worker, export).code()).isEqualTo("FK-7206");
    assertThat(decide(worker, export, "approval").status()).isEqualTo(403);
    assertThat(decide(server.as("COMMAND", there.township()), export, "approval").status())
        .isEqualTo(404);

    JsonNode approved = decide(command, export, "approval").expect(200);
    assertThat(state(approved)).isEqualTo("READY");
    assertThat(approved.path("reason").stringValue()).isEqualTo("转运需要");
    assertThat(decide(command, export, "refusal").code()).isEqualTo("FK-7205");

    assertThat(fetch(command, export).status()).isEqualTo(404);
    for (int i = 0; i < 3; i++) {
      assertThat(lines(fetch(worker, export))).hasSizeGreaterThan(CROWD - 120);
    }
    assertThat(fetch(worker, export).code()).isEqualTo("FK-7206");
  }

  @Test
  void what_was_declined_is_never_fetched_and_a_reason_is_needed() {
    Api worker = server.as("GRID_WORKER", here.township());
    JsonNode export = ask(worker, wanted(here.township()));
    String path = "/api/exports/" + export.path("id").stringValue() + "/refusal";
    assertThat(command.post(path, object().put("reason", " ")).code()).isEqualTo("FK-1006");

    assertThat(state(decide(command, export, "refusal").expect(200))).isEqualTo("DECLINED");
    assertThat(fetch(worker, export).code()).isEqualTo("FK-7206");
  }

  @Test
  void many_small_exports_count_as_one() {
    Api worker = server.as("GRID_WORKER", here.township());

    assertThat(state(ask(worker, wanted(cell("201", "C01"))))).isEqualTo("READY");
    assertThat(state(ask(worker, wanted(cell("201", "C02"))))).isEqualTo("WAITING");
    JsonNode left =
        worker.get("/api/exports?region=" + here.township()).expect(200).path("allowance");
    assertThat(left.path("rows").intValue()).isEqualTo(100);
    assertThat(left.path("left").intValue()).isEqualTo(40);
  }

  @Test
  void an_approval_is_over_after_a_day() {
    JsonNode export = ask(lead, wanted(cell("201", "C01")));
    String age =
        "UPDATE exports.export SET expires_at = expires_at - interval '24 hours' WHERE id = ?::uuid";
    server.everything().sql(age).param(export.path("id").stringValue()).update();

    Api.Answer late = fetch(lead, export);

    assertThat(late.code()).isEqualTo("FK-7206");
    assertThat(late.text()).contains("EXPIRED");
  }

  @Test
  @Tag("row-2.22")
  void numbers_in_full_wait_for_another_and_are_a_reveal_of_each_person() {
    ObjectNode wanted = wanted(cell("201", "C01")).put("unmasked", true);
    assertThat(lead.post("/api/exports", wanted.deepCopy().put("purpose", "IDENTIFY")).code())
        .isEqualTo("FK-7203");
    JsonNode export = ask(command, wanted);
    assertThat(state(export)).isEqualTo("WAITING");
    assertThat(decide(command, export, "approval").code()).isEqualTo("FK-7204");
    decide(server.as("COMMAND", here.township()), export, "approval").expect(200);

    Api.Answer file = fetch(command, export);

    assertThat(lines(file)).hasSize(62);
    assertThat(file.text()).contains(crowd.getFirst().idNumber(), crowd.getFirst().phone());
    assertThat(listLogged(command))
        .filteredOn(entry -> entry.path("kind").stringValue().equals("REVEAL"))
        .singleElement()
        .matches(entry -> entry.path("people").size() == 60)
        .matches(entry -> entry.path("purpose").stringValue().equals("CONTACT"));
  }

  @Test
  @Tag("row-2.22")
  void an_export_is_in_the_log_with_its_purpose_and_the_people_in_it() {
    Api taking = server.as("GRID_LEAD", here.township());
    take(taking, wanted(cell("201", "C02")).put("purpose", "TRANSFER"));

    assertThat(listLogged(taking))
        .filteredOn(entry -> !entry.path("kind").stringValue().equals("WRITE"))
        .singleElement()
        .matches(entry -> entry.path("kind").stringValue().equals("EXPORT"))
        .matches(entry -> entry.path("people").size() == 60)
        .matches(entry -> entry.path("purpose").stringValue().equals("TRANSFER"))
        .matches(entry -> entry.path("path").stringValue().equals("POST /api/exports/{id}/file"));
  }

  private List<JsonNode> listLogged(Api by) {
    server.awaitChained();
    String account = by.get("/api/me").expect(200).path("account").stringValue();
    return server
        .as("AUDITOR", "*")
        .get("/api/audit?account=" + account)
        .expect(200)
        .valueStream()
        .toList();
  }

  @Test
  @Tag("row-2.22")
  void a_single_row_leads_an_auditor_back_to_who_took_it() {
    JsonNode export = ask(lead, wanted(cell("201", "C01")));
    String row = lines(fetch(lead, export)).get(2);
    String trace = "/api/exports/trace?mark=" + row.substring(row.lastIndexOf(',') + 1);

    JsonNode traced = server.as("AUDITOR", here.township()).get(trace).expect(200);

    assertThat(traced.path("id")).isEqualTo(export.path("id"));
    assertThat(traced.path("askedBy").stringValue())
        .isEqualTo(lead.get("/api/me").expect(200).path("username").stringValue());
    assertThat(traced.path("fetched").intValue()).isEqualTo(1);
    assertThat(server.as("AUDITOR", there.township()).get(trace).status()).isEqualTo(404);
    assertThat(command.get(trace).status()).isEqualTo(403);
    assertThat(server.as("AUDITOR", "*").get("/api/exports/trace?mark=00").status()).isEqualTo(404);
  }

  @Test
  void a_repeat_is_the_same_export_and_another_wish_under_its_id_is_refused() {
    ObjectNode wanted = wanted(cell("201", "C01"));
    JsonNode export = ask(lead, wanted);

    assertThat(ask(lead, wanted).path("askedAt")).isEqualTo(export.path("askedAt"));
    assertThat(lead.post("/api/exports", wanted.put("purpose", "CARE")).code())
        .isEqualTo("FK-1042");
    assertThat(server.as("GRID_LEAD", here.township()).post("/api/exports", wanted).code())
        .isEqualTo("FK-1042");
  }

  @Test
  void another_region_is_refused_and_a_role_that_reads_nobody_takes_nobody_out() {
    Api.Answer foreign = lead.post("/api/exports", wanted(there.township()));
    foreign.expect(403);
    assertThat(foreign.code()).isEqualTo("FK-1009");
    assertThat(server.as("AUDITOR", here.township()).post("/api/exports", wanted("41/")).code())
        .isEqualTo("FK-3002");
    assertThat(lead.post("/api/exports", wanted(here.township()).putNull("purpose")).status())
        .isBetween(400, 499);
  }

  @Test
  void an_office_that_takes_nobody_out_neither_asks_nor_fetches_what_it_asked_for_before() {
    ObjectNode account = object().put("username", "takes-no-more").put("password", PASSWORD);
    account.put("role", "GRID_LEAD").putArray("scope").add(here.township());
    String id =
        server.administrator().post("/api/accounts", account).expect(201).path("id").stringValue();
    JsonNode export =
        ask(server.nobody().signIn("takes-no-more", PASSWORD), wanted(cell("201", "C01")));
    assertThat(state(export)).isEqualTo("READY");
    ObjectNode reach = object().put("role", "SITE").put("disabled", false);
    reach.putArray("scope").add(here.township());
    server
        .administrator()
        .put("/api/accounts/" + id, "application/json", reach.toString())
        .expect(200);
    Api site = server.nobody().signIn("takes-no-more", PASSWORD);

    assertThat(fetch(site, export).status()).isEqualTo(403);
    assertThat(site.post("/api/exports", wanted(cell("201", "C01"))).code()).isEqualTo("FK-7201");
  }

  @Test
  void a_file_has_so_many_rows_whoever_would_let_it_go() {
    UUID account =
        UUID.fromString(command.get("/api/me").expect(200).path("account").stringValue());
    SignedIn by =
        SignedIn.of(
            new Account(account, "asking", Role.COMMAND, List.of(here.township()), null),
            RoleRights.shipped());

    assertThat(tryWithAtMost(120, by)).isEqualTo("READY");
    assertThat(tryWithAtMost(119, by)).isEqualTo("FK-7202");
  }

  /** What comes of asking for 120 people where a file has so many rows; nothing is kept. */
  private String tryWithAtMost(int rows, SignedIn by) {
    ExportLimits limits =
        new ExportLimits(Map.of(Role.COMMAND, CROWD), rows, Duration.ofHours(24), 3);
    Exports exports =
        new Exports(
            context.getBean(JdbcExports.class),
            context.getBean(Assessments.class),
            context.getBean(Keys.class),
            limits,
            Clock.systemUTC());
    Asked asked =
        new Asked(
            new Region(here.village("201")),
            null,
            null,
            null,
            List.of(),
            List.of(),
            Purpose.CONTACT,
            Asked.Format.CSV,
            false);
    TransactionTemplate transaction =
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    try {
      return Scope.callEverywhere(() ->
          Objects.requireNonNull(
              transaction.execute(status -> {
                status.setRollbackOnly();
                return exports.ask(UuidCreator.getTimeOrderedEpoch(), asked, by).state().name();
              })));
    } catch (Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void somebody_sees_their_own_exports_and_who_supervises_sees_all() {
    Api other = server.as("GRID_LEAD", here.township());
    JsonNode export = ask(lead, wanted(cell("201", "C01")));
    String list = "/api/exports?limit=200&region=" + here.township();

    assertThat(command.get(list).expect(200).toString()).contains(export.path("id").stringValue());
    assertThat(lead.get(list).expect(200).toString()).contains(export.path("id").stringValue());
    assertThat(other.get(list).expect(200).path("exports")).isEmpty();
  }
}
