package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Together;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A device gets in with a code that is good once, and may then submit facts and nothing else. */
@ServerTest
class DevicesIT {

  private static final String PASSWORD = "a password of length";
  private static final String WRONG_CODE = "FK-3021";

  /** The account of a worker on the roster: signed in, its id, and its token of a device. */
  private record Worker(String username, String id, Api api) {}

  private final ServerUnderTest server;
  private final Place place;
  private final Place elsewhere;
  private final AtomicInteger address = new AtomicInteger();
  private int number;

  DevicesIT(ServerUnderTest server) {
    this.server = server;
    place = Place.layOut(server, "522").adopting(server, "CN-COVID-9");
    elsewhere = Place.layOut(server, "523");
  }

  private Worker account(String role, String scope, String worker) {
    String username = "device-holder-" + number++;
    ObjectNode wanted =
        object().put("username", username).put("password", PASSWORD).put("role", role);
    if (!worker.isEmpty()) {
      wanted.put("worker", worker);
    }
    wanted.putArray("scope").add(scope);
    String id =
        server.administrator().post("/api/accounts", wanted).expect(201).path("id").stringValue();
    return new Worker(username, id, server.nobody().signIn(username, PASSWORD));
  }

  private Worker worker() {
    return account("GRID_WORKER", place.cell("201", "C01"), "");
  }

  private static String code(Api by, String account) {
    ObjectNode wanted = account.isEmpty() ? object() : object().put("account", account);
    return by.post("/api/devices/enrolments", wanted).expect(201).path("code").stringValue();
  }

  /** Each from an address of its own: wrong codes count by address. */
  private Api.Answer enrol(String code) {
    return enrol(server.nobody().from("127.0.53." + address.incrementAndGet()), code);
  }

  private static Api.Answer enrol(Api device, String code) {
    return device.post("/api/devices", object().put("code", code).put("name", "平板 一"));
  }

  private Api device(Worker worker) {
    return server
        .nobody()
        .withToken(enrol(code(worker.api(), "")).expect(201).path("token").stringValue());
  }

  private ObjectNode arrival() {
    return Said.arrival(
        Someone.fresh(), place.household("201", "C01", 1), ServerUnderTest.BEGIN, "HIGH");
  }

  private static void assertOut(Api device) {
    assertThat(device.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_code_is_good_once_and_gives_a_token_that_submits_facts_under_account_and_device() {
    Worker worker = worker();
    String code = code(worker.api(), "");
    assertThat(code).matches("[2-9A-HJKMNP-Z]{8}");
    JsonNode enrolled =
        enrol(" " + code.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + code.substring(4))
            .expect(201);
    Api device = server.nobody().withToken(enrolled.path("token").stringValue());
    ObjectNode fact = arrival();

    device.facts(fact).expect(200);

    assertThat(enrol(code).code()).isEqualTo(WRONG_CODE);
    assertThat(
            server
                .everything()
                .sql("SELECT recorded_by || ' ' || device FROM evidence.fact WHERE id = :id")
                .param("id", UUID.fromString(fact.path("id").stringValue()))
                .query(String.class)
                .single())
        .isEqualTo(worker.id() + " " + enrolled.path("id").stringValue());
    ObjectNode bySession = arrival();
    worker.api().facts(bySession).expect(200);
    assertThat(
            server
                .everything()
                .sql("SELECT count(*) FROM evidence.fact WHERE id = :id AND device IS NULL")
                .param("id", UUID.fromString(bySession.path("id").stringValue()))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void neither_a_code_nor_a_token_stands_in_the_database() {
    Worker worker = worker();
    String code = code(worker.api(), "");
    String kept = rows("accounts.device_enrolment");
    String token = enrol(code).expect(201).path("token").stringValue();

    assertThat(kept).contains(worker.id()).doesNotContain(code);
    assertThat(rows("accounts.device_enrolment")).doesNotContain(worker.id());
    assertThat(token).matches("fkd_[A-Za-z0-9_-]{43}");
    assertThat(rows("accounts.device")).contains(worker.id()).doesNotContain(token.substring(4));
  }

  private String rows(String table) {
    return server
        .everything()
        .sql("SELECT coalesce(string_agg(t::text, ' '), '') FROM " + table + " t")
        .query(String.class)
        .single();
  }

  @Test
  void of_many_who_type_one_code_at_once_one_gets_a_token() throws Exception {
    String code = code(worker().api(), "");

    List<Api.Answer> answers =
        Together.at(server, "accounts.device", Collections.nCopies(4, () -> enrol(code)));

    assertThat(answers)
        .extracting(Api.Answer::status)
        .containsExactlyInAnyOrder(201, 401, 401, 401);
  }

  @Test
  void a_code_is_over_after_a_quarter_of_an_hour() {
    String code = code(worker().api(), "");
    server
        .everything()
        .sql(
            "UPDATE accounts.device_enrolment SET expires_at = expires_at - interval '15 minutes' WHERE code_digest = :digest")
        .param("digest", DeviceCode.digest(code))
        .update();

    assertThat(enrol(code).code()).isEqualTo(WRONG_CODE);
  }

  @Test
  void codes_are_not_guessed_from_one_address() {
    Api there = server.nobody().from("127.0.52.2");
    for (int i = 0; i < Devices.ATTEMPTS; i++) {
      assertThat(enrol(there, "2345678A").code()).isEqualTo(WRONG_CODE);
    }

    Api.Answer answer = enrol(there, code(worker().api(), ""));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
  }

  @Test
  void a_device_reads_its_own_tasks_and_nothing_else_and_opens_no_session() {
    Worker worker = account("GRID_WORKER", place.cell("201", "C02"), place.worker("201", "C02"));
    Api device = device(worker);

    device.get("/api/tasks/round").expect(200);
    device.get("/api/tasks/mine").expect(200);
    assertThat(device.get("/api/me").expect(200).path("rights").toString())
        .isEqualTo("[\"RECORD\",\"DECLARE\",\"READ_PEOPLE\"]");

    String region = "?region=" + place.cell("201", "C02");
    for (String path :
        List.of(
            "/api/people" + region,
            "/api/tasks" + region,
            "/api/people/export.csv" + region,
            "/api/devices",
            "/api/protocols",
            "/api/regions" + region,
            "/console/")) {
      worker.api().get(path);
      Api.Answer refused = device.get(path);
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("FK-3002");
    }
    for (String path :
        List.of(
            "/api/sign-in",
            "/api/sign-out",
            "/api/me/password",
            "/api/me/second-factor",
            "/api/devices",
            "/api/devices/enrolments",
            "/api/people/find")) {
      Api.Answer refused = device.post(path, object());
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void a_token_in_the_cookie_is_no_session() {
    Worker worker = worker();
    String token = enrol(code(worker.api(), "")).expect(201).path("token").stringValue();

    Api browser = server.nobody().with("Cookie", SessionToken.COOKIE + "=" + token);

    assertOut(browser);
    assertThat(browser.facts(arrival()).status()).isEqualTo(401);
  }

  @Test
  void a_device_may_not_record_what_takes_more_than_recording() {
    Worker worker = account("EPIDEMIOLOGIST", place.township(), "");
    ObjectNode finding =
        Said.fact("case", Someone.fresh(), place.household("201", "C01", 1))
            .put("at", ServerUnderTest.BEGIN.toString())
            .put("form", "CONFIRMED");

    assertThat(device(worker).facts(finding).status()).isEqualTo(403);
    worker.api().facts(finding).expect(200);
  }

  @Test
  void whoever_is_disabled_or_changed_loses_every_device_and_every_code_with_it() {
    for (String change : List.of("disabled", "role", "scope", "factor", "password")) {
      Worker worker = worker();
      Api device = device(worker);
      Api second = device(worker);
      String code = code(worker.api(), "");
      device.get("/api/me").expect(200);
      ObjectNode wanted =
          object()
              .put("role", change.equals("role") ? "GRID_LEAD" : "GRID_WORKER")
              .put("disabled", change.equals("disabled"));
      wanted
          .putArray("scope")
          .add(change.equals("scope") ? place.cell("202", "C01") : place.cell("201", "C01"));
      String path = "/api/accounts/" + worker.id();
      if (change.equals("factor")) {
        server.administrator().delete(path + "/second-factor").expect(204);
      } else if (change.equals("password")) {
        worker
            .api()
            .post(
                "/api/me/password", object().put("old", PASSWORD).put("wanted", PASSWORD + " anew"))
            .expect(204);
      } else {
        server.administrator().put(path, "application/json", wanted.toString()).expect(200);
      }

      assertOut(device);
      assertOut(second);
      assertThat(device.facts(arrival()).status()).as(change).isEqualTo(401);
      assertThat(enrol(code).code()).as(change).isEqualTo(WRONG_CODE);
    }
  }

  @Test
  void whoever_is_enabled_again_has_no_device() {
    Worker worker = worker();
    Api device = device(worker);
    String path = "/api/accounts/" + worker.id();
    for (boolean disabled : new boolean[] {true, false}) {
      ObjectNode wanted = object().put("role", "GRID_WORKER").put("disabled", disabled);
      wanted.putArray("scope").add(place.cell("201", "C01"));
      server.administrator().put(path, "application/json", wanted.toString()).expect(200);
    }

    assertOut(device);
  }

  @Test
  void own_devices_are_listed_and_revoked_and_those_of_others_are_not_there() {
    Worker worker = worker();
    Api device = device(worker);
    JsonNode own = worker.api().get("/api/devices").expect(200);
    assertThat(own).hasSize(1);
    assertThat(own.get(0).path("name").stringValue()).isEqualTo("平板 一");
    String path = "/api/devices/" + own.get(0).path("id").stringValue();
    Worker other = worker();
    assertThat(other.api().delete(path).status()).isEqualTo(404);
    assertThat(other.api().get("/api/devices?account=" + worker.id()).status()).isEqualTo(404);
    assertThat(other.api().get("/api/devices").expect(200)).isEmpty();
    device.get("/api/me").expect(200);

    worker.api().delete(path).expect(204);

    assertOut(device);
    assertThat(worker.api().get("/api/devices").expect(200).get(0).path("revokedAt").isString())
        .isTrue();
  }

  @Test
  void an_administrator_keeps_the_devices_of_all_and_a_lead_those_of_own_workers() {
    Worker worker = worker();
    Api lead = server.as("GRID_LEAD", place.village("201"));
    Api otherLead = server.as("GRID_LEAD", elsewhere.village("201"));
    Api command = server.as("COMMAND", place.township());
    for (Api keeper : List.of(server.administrator(), lead)) {
      Api device =
          server
              .nobody()
              .withToken(enrol(code(keeper, worker.id())).expect(201).path("token").stringValue());
      assertThat(device.get("/api/me").expect(200).path("account").stringValue())
          .isEqualTo(worker.id());
      JsonNode listed = keeper.get("/api/devices?account=" + worker.id()).expect(200);
      keeper.delete("/api/devices/" + listed.get(0).path("id").stringValue()).expect(204);
      assertOut(device);
    }
    for (Api stranger : List.of(otherLead, command, worker().api())) {
      ObjectNode wanted = object().put("account", worker.id());
      assertThat(stranger.post("/api/devices/enrolments", wanted).status()).isEqualTo(404);
    }
    String leadsOwn = lead.get("/api/me").expect(200).path("account").stringValue();
    assertThat(otherLead.get("/api/devices?account=" + leadsOwn).status()).isEqualTo(404);
  }

  @Test
  void whoever_records_nothing_has_no_device() {
    assertThat(
            server.as("AUDITOR", place.township()).post("/api/devices/enrolments", object()).code())
        .isEqualTo("FK-3002");
  }

  @Test
  void an_account_has_so_many_devices_and_no_more() {
    Worker worker = worker();
    for (int i = 0; i < 20; i++) {
      device(worker);
    }
    assertThat(enrol(code(worker.api(), "")).code()).isEqualTo("FK-3022");
  }
}
