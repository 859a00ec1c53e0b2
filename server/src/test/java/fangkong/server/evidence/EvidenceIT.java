package fangkong.server.evidence;

import static fangkong.server.ServerUnderTest.batch;
import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The one door over HTTP: what it takes, and everything it refuses. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class EvidenceIT {

  private static final String HERE = "41/15/26/301/201/";
  private static final String CELL = HERE + "G01/C01/";
  private static final String ELSEWHERE = "41/15/26/302/";
  private static final OffsetDateTime YESTERDAY = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Api lead;
  private final Api epidemiologist;

  EvidenceIT(ServerUnderTest server) {
    this.server = server;
    Place.layOut(server, "301");
    Place.layOut(server, "302");
    lead = server.as("GRID_LEAD", "41/15/26/301/");
    epidemiologist = server.as("EPIDEMIOLOGIST", "41/15/26/301/");
  }

  private static ObjectNode test(Someone person) {
    return Said.test(person, CELL, YESTERDAY, "NEGATIVE");
  }

  @Test
  void a_reused_id_with_another_content_is_refused_and_the_first_is_kept() {
    Someone person = Someone.fresh();
    ObjectNode first = test(person);
    lead.facts(first).expect(200);
    Stored before = Stored.atRest(server);

    ObjectNode other = first.deepCopy().put("result", "POSITIVE");
    Api.Answer answer = lead.facts(test(Someone.fresh()), other);

    answer.expect(409);
    assertThat(answer.code()).isEqualTo("FK-1042");
    assertThat(answer.body().path("errors").get(0).path("index").intValue()).isEqualTo(1);
    assertThat(Stored.now(server).facts()).isEqualTo(before.facts());
    assertThat(Stored.now(server).people()).isEqualTo(before.people());
    assertThat(result(first)).isEqualTo("NEGATIVE");
  }

  @Test
  void a_reused_id_is_refused_even_where_the_first_is_somebody_elses() {
    Someone person = Someone.fresh();
    ObjectNode theirs = Said.test(person, ELSEWHERE, YESTERDAY, "NEGATIVE");
    server.as("GRID_LEAD", ELSEWHERE).facts(theirs).expect(200);

    Api.Answer answer = lead.facts(theirs.deepCopy().put("region", CELL));

    answer.expect(409);
    assertThat(answer.code()).isEqualTo("FK-1042");
  }

  @Test
  void one_id_with_two_contents_in_one_batch_is_refused() {
    ObjectNode first = test(Someone.fresh());
    Stored before = Stored.atRest(server);

    Api.Answer answer = lead.facts(first, first.deepCopy().put("result", "GREY"));

    answer.expect(409);
    assertThat(Stored.now(server)).isEqualTo(before);
  }

  private String result(JsonNode fact) {
    return server
        .everything()
        .sql("SELECT body ->> 'result' FROM evidence.fact WHERE id = ?")
        .param(UUID.fromString(fact.path("id").stringValue()))
        .query(String.class)
        .single();
  }

  @Test
  void a_repeat_returns_duplicates_and_changes_nothing() {
    Someone person = Someone.fresh();
    List<ObjectNode> facts =
        List.of(
            test(person),
            Said.fact("residence", person, CELL + "H0002/").put("at", YESTERDAY.toString()));
    JsonNode first = lead.facts(facts).expect(200);
    server.awaitDerived();
    List<Map<String, Object>> before = rows(first);

    ObjectNode turned = object();
    facts.getFirst().properties().stream()
        .sorted(Map.Entry.<String, JsonNode>comparingByKey().reversed())
        .forEach(field -> turned.set(field.getKey(), field.getValue()));
    JsonNode again = lead.facts(turned, facts.getLast(), facts.getLast()).expect(200);

    assertThat(first.path("accepted").intValue()).isEqualTo(2);
    assertThat(first.path("duplicate").intValue()).isZero();
    assertThat(again.path("accepted").intValue()).isZero();
    assertThat(again.path("duplicate").intValue()).isEqualTo(3);
    assertThat(again.path("people").get(0)).isEqualTo(first.path("people").get(0));
    assertThat(rows(again)).isEqualTo(before);
    assertThat(Stored.now(server).marked()).isZero();
  }

  private List<Map<String, Object>> rows(JsonNode receipt) {
    return server
        .everything()
        .sql("SELECT * FROM evidence.fact WHERE person = ? ORDER BY id")
        .param(UUID.fromString(receipt.path("people").get(0).stringValue()))
        .query()
        .listOfRows()
        .stream()
        .map(EvidenceIT::comparable)
        .toList();
  }

  private static Map<String, Object> comparable(Map<String, Object> row) {
    Map<String, Object> copy = new java.util.TreeMap<>();
    row.forEach((key, value) ->
        copy.put(
            key,
            value instanceof byte[] bytes
                ? java.util.HexFormat.of().formatHex(bytes)
                : String.valueOf(value)));
    return copy;
  }

  @Test
  void an_empty_batch_and_one_of_more_than_a_thousand_are_refused() {
    Stored before = Stored.atRest(server);
    Someone person = Someone.fresh();
    List<ObjectNode> many = IntStream.rangeClosed(0, 1000).mapToObj(_ -> test(person)).toList();

    assertRefused(lead.facts(List.of()), 422, "FK-1003");
    assertRefused(lead.facts(many), 422, "FK-1003");
    assertThat(Stored.now(server)).isEqualTo(before);
    lead.facts(many.subList(0, 1000)).expect(200);
    assertThat(Stored.now(server).facts()).isEqualTo(before.facts() + 1000);
  }

  @Test
  void a_body_that_is_no_batch_is_refused() {
    Stored before = Stored.atRest(server);

    assertRefused(lead.post("/api/evidence", "application/json", "{\"facts\": [{"), 400, "FK-1001");
    assertRefused(lead.post("/api/evidence", "application/json", ""), 400, "FK-1001");
    assertRefused(lead.post("/api/evidence", "application/json", "[]"), 400, "FK-1001");
    assertRefused(lead.post("/api/evidence", "application/json", "{}"), 422, "FK-1004");
    assertRefused(
        lead.post("/api/evidence", "application/json", "{\"facts\": null}"), 422, "FK-1004");
    assertRefused(
        lead.post("/api/evidence", "application/json", "{\"facts\": [null]}"), 400, "FK-1001");
    assertRefused(
        lead.post("/api/evidence", "application/json", "{\"facts\": [\"a rumour\"]}"),
        400,
        "FK-1001");
    assertRefused(
        lead.post(
            "/api/evidence",
            "application/json",
            new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'}),
        400,
        "FK-1001");
    assertRefused(lead.post("/api/evidence", "text/plain", "hello"), 415, "FK-1013");
    assertThat(Stored.now(server)).isEqualTo(before);
  }

  static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("title").stringValue()).isNotBlank();
  }

  @Test
  void a_body_over_one_mebibyte_is_refused_with_a_length_and_in_chunks() {
    Stored before = Stored.atRest(server);
    byte[] exact = padded(1 << 20);
    byte[] over = padded((1 << 20) + 1);
    byte[] far = padded(5 << 20);

    lead.post("/api/evidence", "application/json", exact).expect(200);
    assertThat(Stored.now(server).facts()).isEqualTo(before.facts() + 1);
    for (byte[] body : List.of(over, far)) {
      assertRefused(lead.post("/api/evidence", "application/json", body), 413, "FK-1002");
      assertRefused(
          lead.postChunked(
              "/api/evidence", "application/json", () -> new ByteArrayInputStream(body)),
          413,
          "FK-1002");
    }
    assertThat(Stored.now(server).facts()).isEqualTo(before.facts() + 1);
  }

  @Test
  void a_body_that_is_announced_as_too_long_is_refused_before_it_is_sent() {
    assertThat(lead.announce("/api/evidence", "application/json", (1 << 20) + 1))
        .startsWith("HTTP/1.1 413");
  }

  /** A good batch of this many bytes. */
  private static byte[] padded(int size) {
    byte[] batch =
        batch(List.of(test(Someone.fresh()))).toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = new byte[size];
    java.util.Arrays.fill(padded, (byte) ' ');
    System.arraycopy(batch, 0, padded, 0, batch.length);
    return padded;
  }

  @Test
  void a_list_may_be_larger_than_a_batch_of_facts_and_still_has_its_limit() {
    byte[] list = new byte[2 << 20];
    java.util.Arrays.fill(list, (byte) '\n');
    byte[] tooLong = new byte[(32 << 20) + 1];
    java.util.Arrays.fill(tooLong, (byte) '\n');

    assertRefused(lead.postList("long.csv", list), 422, "FK-2002");
    assertRefused(lead.postList("longer.csv", tooLong), 413, "FK-1002");
  }

  @Test
  void a_grid_worker_may_not_record_findings() {
    Api worker = server.as("GRID_WORKER", "41/15/26/301/");
    Stored before = Stored.atRest(server);
    Someone person = Someone.fresh();
    String at = YESTERDAY.toString();

    for (ObjectNode finding :
        List.of(
            Said.fact("case", person, CELL).put("at", at).put("form", "CONFIRMED"),
            MistakesIT.ruling(person, "王一", "李二"),
            Said.fact("discharged", person, CELL).put("at", at).put("tier", "HOSPITAL"))) {
      assertRefused(worker.facts(finding), 403, "FK-1011");
    }
    assertThat(Stored.now(server)).isEqualTo(before);
    worker.facts(test(person)).expect(200);
  }

  @Test
  void a_ruling_is_not_taken_whoever_sends_it() {
    Stored before = Stored.atRest(server);

    for (String role : List.of("EPIDEMIOLOGIST", "COMMAND")) {
      assertRefused(
          server.as(role, "41/15/26/301/").facts(MistakesIT.ruling(Someone.fresh(), "王一", "李二")),
          422,
          "FK-5101");
    }
    assertThat(Stored.now(server)).isEqualTo(before);
  }

  @Test
  void an_auditor_records_nothing_at_all() {
    Stored before = Stored.atRest(server);

    assertRefused(server.as("AUDITOR", "*").facts(test(Someone.fresh())), 403, "FK-3002");
    assertThat(Stored.now(server)).isEqualTo(before);
  }

  @Test
  void a_refusal_speaks_the_language_of_the_request() {
    ObjectNode fact = test(Someone.fresh()).put("type", "rumour");

    assertThat(title(lead.facts(fact))).isEqualTo("字段的值不对");
    assertThat(title(lead.speaking("zh-CN").facts(fact))).isEqualTo("字段的值不对");
    assertThat(title(lead.speaking("en-GB,en;q=0.8").facts(fact)))
        .isEqualTo("A value does not fit");
    assertThat(title(lead.speaking("zh-TW").facts(fact))).isEqualTo("欄位的值不對");
    assertThat(title(lead.speaking("zh-Hant-TW").facts(fact))).isEqualTo("欄位的值不對");
    assertThat(title(lead.speaking("fr").facts(fact))).isEqualTo("字段的值不对");
    assertThat(title(server.nobody().get("/api/me"))).isEqualTo("请先登录");
    assertThat(title(server.nobody().speaking("en").get("/api/me"))).isEqualTo("Sign in first");
    assertThat(title(server.nobody().speaking("zh-TW").get("/api/me"))).isEqualTo("請先登入");
  }

  private static String title(Api.Answer answer) {
    return answer.body().path("title").stringValue();
  }

  @Test
  void a_list_of_mistakes_names_each_with_its_place() {
    Api.Answer answer =
        lead.facts(
            test(Someone.fresh()).put("result", "MAYBE"),
            test(Someone.fresh()),
            test(Someone.fresh()).put("region", ELSEWHERE));

    JsonNode errors = answer.body().path("errors");
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).path("index").intValue()).isZero();
    assertThat(errors.get(0).path("field").stringValue()).isEqualTo("result");
    assertThat(errors.get(1).path("index").intValue()).isEqualTo(2);
    assertThat(errors.get(1).path("code").stringValue()).isEqualTo("FK-1009");
  }

  @Test
  void what_another_account_recorded_on_a_device_is_refused_whole() {
    String mine = epidemiologist.get("/api/me").expect(200).path("account").stringValue();
    Stored before = Stored.atRest(server);
    Api.Answer other =
        epidemiologist
            .with("Fangkong-Account", UuidCreator.getTimeOrderedEpoch().toString())
            .facts(test(Someone.fresh()));

    other.expect(409);
    assertThat(other.code()).isEqualTo("FK-3009");
    assertThat(Stored.now(server)).isEqualTo(before);
    epidemiologist.with("Fangkong-Account", mine).facts(test(Someone.fresh())).expect(200);
  }

  @Test
  @Tag("row-0.10")
  void what_a_fast_clock_knows_is_derived_at_once() {
    Someone person = Someone.fresh();
    OffsetDateTime soon = server.now().plusMinutes(4);
    String id =
        lead.facts(Said.arrival(person, CELL, YESTERDAY, "HIGH").put("known", soon.toString()))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();

    assertThat(lead.get("/api/people/" + id).expect(200).path("facts")).hasSize(1);
    assertThat(
            server
                .everything()
                .sql("SELECT count(*) FROM assessments.standing WHERE person = ?")
                .param(UUID.fromString(id))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }
}
