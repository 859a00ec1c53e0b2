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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
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

  /** What a refusal must leave as it was. */
  private record Stored(long facts, long people, long marked) {}

  private Stored stored() {
    return server
        .everything()
        .sql(
            """
            SELECT (SELECT count(*) FROM evidence.fact) AS facts, (SELECT count(*) FROM people.person) AS people,
                   (SELECT count(*) FROM assessments.dirty) AS marked
            """)
        .query((row, _) -> new Stored(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /** Once nothing is left to derive of what came before. */
  private Stored storedAtRest() {
    server.awaitDerived();
    return stored();
  }

  /** One thing wrong with a fact. */
  record Wrong(String what, int status, String code, Consumer<ObjectNode> mistake) {
    @Override
    public String toString() {
      return what + " is refused with " + status + " " + code;
    }
  }

  private static Wrong wrong(String what, int status, String code, Consumer<ObjectNode> mistake) {
    return new Wrong(what, status, code, mistake);
  }

  static Stream<Wrong> mistakesInATest() {
    return Stream.of(
        wrong("a missing region", 422, "FK-1004", f -> f.remove("region")),
        wrong("a region of others", 403, "FK-1009", f -> f.put("region", ELSEWHERE)),
        wrong("an unknown region", 422, "FK-1008", f -> f.put("region", "41/15/26/398/")),
        wrong("a region without its slash", 422, "FK-1006", f -> f.put("region", "41/15/26/301")),
        wrong("a region as a code", 422, "FK-1006", f -> f.put("region", "411526301")),
        wrong("a region that is no text", 422, "FK-1006", f -> f.put("region", 411526)),
        wrong(
            "known in the future",
            422,
            "FK-1007",
            f -> f.put("known", "2099-01-01T00:00:00+08:00")),
        wrong(
            "an event in the future",
            422,
            "FK-1007",
            f -> f.put("sampled", "2099-01-01T00:00:00+08:00")),
        wrong(
            "an event before there was anything",
            422,
            "FK-1007",
            f -> f.put("sampled", "1999-01-01T00:00:00+08:00")),
        wrong(
            "a time without offset", 422, "FK-1006", f -> f.put("sampled", "2022-06-01T00:00:00")),
        wrong("known without offset", 422, "FK-1006", f -> f.put("known", "2022-06-01T00:00:00")),
        wrong("an unknown field", 422, "FK-1005", f -> f.put("temperature", 37.5)),
        wrong("a field of another type", 422, "FK-1005", f -> f.put("risk", "HIGH")),
        wrong("an unknown type", 422, "FK-1006", f -> f.put("type", "rumour")),
        wrong("a type in capitals", 422, "FK-1006", f -> f.put("type", "TEST")),
        wrong("a lead that is sent", 422, "FK-1006", f -> f.put("type", "lead")),
        wrong("a missing type", 422, "FK-1004", f -> f.remove("type")),
        wrong("a missing result", 422, "FK-1004", f -> f.remove("result")),
        wrong("a null result", 422, "FK-1006", f -> f.putNull("result")),
        wrong("an unknown result", 422, "FK-1006", f -> f.put("result", "MAYBE")),
        wrong("a missing time", 422, "FK-1004", f -> f.remove("sampled")),
        wrong("a negative ct", 422, "FK-1006", f -> f.put("ct", -1)),
        wrong("a missing id", 422, "FK-1004", f -> f.remove("id")),
        wrong("a malformed id", 422, "FK-1006", f -> f.put("id", "number one")),
        wrong("a shortened id", 422, "FK-1006", f -> f.put("id", "1-1-7001-8001-1")),
        wrong(
            "an id of version 4",
            422,
            "FK-1006",
            f -> f.put("id", "0b3c1f7e-6a53-4a39-9f8e-0d2f8e0f4b11")),
        wrong("an unknown channel", 422, "FK-1006", f -> f.put("channel", "PIGEON")),
        wrong("a missing person", 422, "FK-1004", f -> f.remove("person")),
        wrong(
            "an unknown person",
            422,
            "FK-1010",
            f -> f.put("person", "01890a5d-ac96-774b-bcce-b302099a8057")),
        wrong("a person that is a list", 422, "FK-1006", f -> f.putArray("person").add(1)),
        wrong(
            "a name without a phone",
            422,
            "FK-1004",
            f -> person(f).remove(List.of("idNumber", "phone"))),
        wrong(
            "a phone without a name",
            422,
            "FK-1004",
            f -> person(f).remove(List.of("idNumber", "name"))),
        wrong("an empty person", 422, "FK-1004", f -> person(f).removeAll()),
        wrong("an unknown field of a person", 422, "FK-1005", f -> person(f).put("wechat", "x")),
        wrong(
            "a number with a wrong check character",
            422,
            "FK-2007",
            f -> person(f).put("idNumber", "990000195001010016")),
        wrong(
            "a number a spreadsheet spoilt",
            422,
            "FK-2006",
            f -> person(f).put("idNumber", "1.1010519491231E+17")),
        wrong(
            "a number of 17 characters",
            422,
            "FK-1006",
            f -> person(f).put("idNumber", "99000019500101001")),
        wrong("a phone of 9 digits", 422, "FK-1006", f -> person(f).put("phone", "139000000")),
        wrong("a NUL in a name", 422, "FK-1001", f -> person(f).put("name", "王\u0000")),
        wrong("a case from a grid lead", 403, "FK-1011", EvidenceIT::makeCase));
  }

  private static ObjectNode person(ObjectNode fact) {
    return (ObjectNode) fact.get("person");
  }

  private static void makeCase(ObjectNode fact) {
    fact.put("type", "case").put("at", YESTERDAY.toString()).put("form", "CONFIRMED");
    fact.remove(List.of("sampled", "result"));
  }

  @ParameterizedTest
  @MethodSource("mistakesInATest")
  void a_batch_is_refused_whole_for(Wrong wrong, CapturedOutput output) {
    Someone wellSaid = Someone.fresh();
    Someone badlySaid = Someone.fresh();
    ObjectNode bad = test(badlySaid);
    wrong.mistake().accept(bad);
    Stored before = storedAtRest();

    Api.Answer answer = lead.facts(test(wellSaid), bad);

    // a NUL makes what was sent unreadable, which is the 400 of its code
    int status = wrong.code().equals("FK-1001") ? 400 : wrong.status();
    JsonNode problem = answer.expect(status);
    assertThat(answer.code()).isEqualTo(wrong.code());
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("type").stringValue())
        .isEqualTo("urn:fangkong:problem:" + wrong.code());
    assertThat(problem.path("title").stringValue()).isNotBlank();
    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.path("errors").get(0).path("index").intValue()).isEqualTo(1);
    assertThat(problem.path("errors").get(0).path("detail").stringValue()).isNotBlank();
    assertThat(stored()).isEqualTo(before);
    assertSilent(answer.text(), wellSaid, badlySaid);
    assertSilent(output.getAll(), wellSaid, badlySaid);
  }

  private static void assertSilent(String text, Someone... people) {
    for (Someone person : people) {
      assertThat(text).doesNotContain(person.idNumber(), person.name(), person.phone());
    }
  }

  /** A fact of another type, and one thing wrong with it. */
  record OtherWrong(String what, int status, String code, ObjectNode fact) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<OtherWrong> mistakesInOtherFacts() {
    String at = YESTERDAY.toString();
    String before = YESTERDAY.minusHours(1).toString();
    String nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
    Someone person = Someone.fresh();
    return Stream.of(
        new OtherWrong(
            "an exposure to nobody known",
            422,
            "FK-1010",
            Said.fact("exposure", person, CELL)
                .put("degree", "CLOSE")
                .put("to", nobody)
                .put("from", at)),
        new OtherWrong(
            "an exposure to something that is no id",
            422,
            "FK-1006",
            Said.fact("exposure", person, CELL)
                .put("degree", "CLOSE")
                .put("to", person.name())
                .put("from", at)),
        new OtherWrong(
            "an exposure that ends before it begins",
            422,
            "FK-1006",
            Said.fact("exposure", person, CELL)
                .put("degree", "CLOSE")
                .put("to", nobody)
                .put("from", at)
                .put("until", before)),
        new OtherWrong(
            "an outcome of a lead nobody pushed",
            422,
            "FK-1012",
            Said.fact("lead_outcome", person, CELL)
                .put("at", at)
                .put("lead", nobody)
                .put("outcome", "FOUND")),
        new OtherWrong(
            "an unknown outcome of a lead",
            422,
            "FK-1006",
            Said.fact("lead_outcome", person, CELL)
                .put("at", at)
                .put("lead", nobody)
                .put("outcome", "GONE")),
        new OtherWrong(
            "a visit with a person",
            422,
            "FK-1005",
            Said.fact("visit", person, CELL + "H0001/").put("at", at).put("outcome", "MET")),
        new OtherWrong(
            "a visit to no household",
            422,
            "FK-1006",
            Said.fact("visit", CELL).put("at", at).put("outcome", "MET")),
        new OtherWrong(
            "an unknown outcome of a visit",
            422,
            "FK-1006",
            Said.fact("visit", CELL + "H0001/").put("at", at).put("outcome", "ASLEEP")),
        new OtherWrong(
            "a residence in no household",
            422,
            "FK-1006",
            Said.fact("residence", person, CELL).put("at", at)),
        new OtherWrong(
            "a household of an unknown cell",
            422,
            "FK-1008",
            Said.fact("residence", person, HERE + "G01/C77/H0001/").put("at", at)),
        new OtherWrong(
            "a check-in that ends before it begins",
            422,
            "FK-1006",
            Said.fact("check_in", person, CELL)
                .put("at", at)
                .put("until", before)
                .put("place", "market")),
        new OtherWrong(
            "a check-in at no place",
            422,
            "FK-1004",
            Said.fact("check_in", person, CELL).put("at", at)),
        new OtherWrong(
            "a declaration from nowhere",
            422,
            "FK-1006",
            Said.fact("declaration", person, CELL)
                .put("at", at)
                .put("arrives", at)
                .put("origin", "上海")),
        new OtherWrong(
            "a declaration of no arrival",
            422,
            "FK-1004",
            Said.fact("declaration", person, CELL).put("at", at).put("origin", "310000")),
        new OtherWrong("a ruling by one person", 422, "FK-1006", ruling(person, "王一")),
        new OtherWrong(
            "a ruling by the same person twice", 422, "FK-1006", ruling(person, "王一", "王一")),
        new OtherWrong(
            "a stay in an area of no risk",
            422,
            "FK-1006",
            Said.fact("stay", person, CELL).put("from", at).put("risk", "NONE")));
  }

  private static ObjectNode ruling(Someone person, String... by) {
    ObjectNode ruling =
        Said.fact("ruling", person, CELL)
            .put("at", YESTERDAY.toString())
            .put("until", YESTERDAY.plusDays(9).toString())
            .put("reason", "re-check")
            .put("category", "NONE");
    List.of(by).forEach(ruling.putArray("by")::add);
    return ruling;
  }

  @ParameterizedTest
  @MethodSource("mistakesInOtherFacts")
  void a_fact_is_refused_for(OtherWrong wrong) {
    Stored before = storedAtRest();

    Api.Answer answer = epidemiologist.facts(wrong.fact());

    answer.expect(wrong.status());
    assertThat(answer.code()).isEqualTo(wrong.code());
    assertThat(stored()).isEqualTo(before);
    assertThat(answer.text()).doesNotContain(wrong.fact().at("/person/name").asString("no person"));
  }

  @Test
  void an_identity_number_in_the_place_of_an_id_does_not_come_back() {
    Someone person = Someone.fresh();

    for (String field : List.of("id", "type", "region", "person", "channel", "sampled")) {
      ObjectNode fact = test(person).put(field, person.idNumber());
      Api.Answer answer = lead.facts(fact);
      answer.expect(422);
      assertSilent(answer.text(), person);
    }
  }

  @Test
  void a_reused_id_with_another_content_is_refused_and_the_first_is_kept() {
    Someone person = Someone.fresh();
    ObjectNode first = test(person);
    lead.facts(first).expect(200);
    Stored before = storedAtRest();

    ObjectNode other = first.deepCopy().put("result", "POSITIVE");
    Api.Answer answer = lead.facts(test(Someone.fresh()), other);

    answer.expect(409);
    assertThat(answer.code()).isEqualTo("FK-1042");
    assertThat(answer.body().path("errors").get(0).path("index").intValue()).isEqualTo(1);
    assertThat(stored().facts()).isEqualTo(before.facts());
    assertThat(stored().people()).isEqualTo(before.people());
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
    Stored before = storedAtRest();

    Api.Answer answer = lead.facts(first, first.deepCopy().put("result", "GREY"));

    answer.expect(409);
    assertThat(stored()).isEqualTo(before);
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
    assertThat(stored().marked()).isZero();
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
    Stored before = storedAtRest();
    Someone person = Someone.fresh();
    List<ObjectNode> many = IntStream.rangeClosed(0, 1000).mapToObj(_ -> test(person)).toList();

    assertRefused(lead.facts(List.of()), 422, "FK-1003");
    assertRefused(lead.facts(many), 422, "FK-1003");
    assertThat(stored()).isEqualTo(before);
    lead.facts(many.subList(0, 1000)).expect(200);
    assertThat(stored().facts()).isEqualTo(before.facts() + 1000);
  }

  @Test
  void a_body_that_is_no_batch_is_refused() {
    Stored before = storedAtRest();

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
    assertThat(stored()).isEqualTo(before);
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("title").stringValue()).isNotBlank();
  }

  @Test
  void a_body_over_one_mebibyte_is_refused_with_a_length_and_in_chunks() {
    Stored before = storedAtRest();
    byte[] exact = padded(1 << 20);
    byte[] over = padded((1 << 20) + 1);
    byte[] far = padded(5 << 20);

    lead.post("/api/evidence", "application/json", exact).expect(200);
    assertThat(stored().facts()).isEqualTo(before.facts() + 1);
    for (byte[] body : List.of(over, far)) {
      assertRefused(lead.post("/api/evidence", "application/json", body), 413, "FK-1002");
      assertRefused(
          lead.postChunked(
              "/api/evidence", "application/json", () -> new ByteArrayInputStream(body)),
          413,
          "FK-1002");
    }
    assertThat(stored().facts()).isEqualTo(before.facts() + 1);
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

    assertRefused(lead.post("/api/lists?name=long.csv", "text/csv", list), 422, "FK-2002");
    assertRefused(lead.post("/api/lists?name=longer.csv", "text/csv", tooLong), 413, "FK-1002");
  }

  @Test
  void a_text_that_is_too_long_is_refused_in_every_kind_of_fact() {
    String longText = "长".repeat(201);
    for (ObjectNode fact :
        List.of(
            Said.fact("shown_code", Someone.fresh(), CELL)
                .put("at", YESTERDAY.toString())
                .put("issuer", longText)
                .put("kind", "HEALTH")
                .put("value", "GREEN"),
            ruling(Someone.fresh(), "one", "two").put("reason", longText),
            Said.test(Someone.fresh(), CELL, YESTERDAY, "NEGATIVE").put("method", longText),
            Said.fact("check_in", Someone.fresh(), CELL)
                .put("at", YESTERDAY.toString())
                .put("place", longText))) {
      assertRefused(epidemiologist.facts(fact), 422, "FK-1006");
    }
  }

  @Test
  void a_case_whose_onset_nobody_lives_in_is_refused() {
    for (String far : List.of("+294277-01-01T00:00:00Z", "1999-12-31T00:00:00Z")) {
      assertRefused(
          epidemiologist.facts(
              Said.fact("case", Someone.fresh(), CELL)
                  .put("at", YESTERDAY.toString())
                  .put("form", "CONFIRMED")
                  .put("onset", far)),
          422,
          "FK-1007");
    }
  }

  @Test
  void a_grid_worker_may_not_record_findings() {
    Api worker = server.as("GRID_WORKER", "41/15/26/301/");
    Stored before = storedAtRest();
    Someone person = Someone.fresh();
    String at = YESTERDAY.toString();

    for (ObjectNode finding :
        List.of(
            Said.fact("case", person, CELL).put("at", at).put("form", "CONFIRMED"),
            ruling(person, "王一", "李二"),
            Said.fact("discharged", person, CELL).put("at", at).put("tier", "HOSPITAL"))) {
      assertRefused(worker.facts(finding), 403, "FK-1011");
    }
    assertThat(stored()).isEqualTo(before);
    worker.facts(test(person)).expect(200);
  }

  @Test
  void a_ruling_is_not_taken_whoever_sends_it() {
    Stored before = storedAtRest();

    for (String role : List.of("EPIDEMIOLOGIST", "COMMAND")) {
      assertRefused(
          server.as(role, "41/15/26/301/").facts(ruling(Someone.fresh(), "王一", "李二")),
          422,
          "FK-5101");
    }
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void an_auditor_records_nothing_at_all() {
    Stored before = storedAtRest();

    assertRefused(server.as("AUDITOR", "*").facts(test(Someone.fresh())), 403, "FK-3002");
    assertThat(stored()).isEqualTo(before);
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
    Stored before = storedAtRest();
    Api.Answer other =
        epidemiologist
            .with("Fangkong-Account", UuidCreator.getTimeOrderedEpoch().toString())
            .facts(test(Someone.fresh()));

    other.expect(409);
    assertThat(other.code()).isEqualTo("FK-3009");
    assertThat(stored()).isEqualTo(before);
    epidemiologist.with("Fangkong-Account", mine).facts(test(Someone.fresh())).expect(200);
  }

  @Test
  void a_temperature_is_kept_with_the_symptoms_and_decides_nothing() {
    Someone someone = Someone.fresh();
    ObjectNode felt = withPerson(someone.json()).put("temperature", 38.4);
    String person = send(felt);
    server.awaitDerived();

    JsonNode view = epidemiologist.get("/api/people/" + person).expect(200);
    assertThat(view.path("facts").get(0).path("body").path("temperature").doubleValue())
        .isEqualTo(38.4);
    assertThat(view.path("assessment").path("category").stringValue()).isEqualTo("NONE");
    for (Object wrong : List.of(20, 50)) {
      ObjectNode refused = withPerson(Someone.fresh().json()).put("temperature", (Integer) wrong);
      assertThat(epidemiologist.facts(refused).code()).isEqualTo("FK-1006");
    }
  }

  @Test
  void a_name_and_a_phone_that_come_after_the_number_are_kept_and_find_the_same_person() {
    Someone someone = Someone.fresh();
    String person = send(withPerson(ServerUnderTest.object().put("idNumber", someone.idNumber())));
    send(
        withPerson(
            ServerUnderTest.object()
                .put("idNumber", someone.idNumber())
                .put("name", someone.name())));
    send(withPerson(someone.json()));
    server.awaitDerived();

    JsonNode known = epidemiologist.get("/api/people/" + person).expect(200).path("person");
    assertThat(known.path("name").asString("")).isEqualTo(someone.name());
    assertThat(known.path("phone").asString(""))
        .isEqualTo(someone.phone().replaceAll("(?<=.{3}).(?=.{4})", "*"));
    ObjectNode unnumbered =
        ServerUnderTest.object().put("name", someone.name()).put("phone", someone.phone());
    assertThat(send(withPerson(unnumbered))).isEqualTo(person);
    send(withPerson(someone.json().put("name", "另一名").put("phone", "13900009999")));
    assertThat(epidemiologist.get("/api/people/" + person).expect(200).path("person"))
        .isEqualTo(known);
  }

  @Test
  void a_repeat_by_name_and_phone_is_one_even_when_two_people_share_them_by_then() {
    Someone one = Someone.fresh();
    ObjectNode unnumbered = withPerson(one.json());
    ((ObjectNode) unnumbered.path("person")).remove("idNumber");
    String person = send(unnumbered);
    assertThat(send(withPerson(one.json()))).isEqualTo(person);
    send(withPerson(one.json().put("idNumber", Someone.fresh().idNumber())));
    long people = countPeople();

    JsonNode again = epidemiologist.facts(unnumbered).expect(200);
    assertThat(again.path("duplicate").intValue()).isEqualTo(1);
    assertThat(again.path("people").get(0).stringValue()).isEqualTo(person);
    assertThat(countPeople()).isEqualTo(people);
  }

  private long countPeople() {
    return server.everything().sql("SELECT count(*) FROM people.person").query(Long.class).single();
  }

  private String send(ObjectNode fact) {
    return epidemiologist.facts(fact).expect(200).path("people").get(0).stringValue();
  }

  private static ObjectNode withPerson(ObjectNode person) {
    ObjectNode fact =
        Said.fact("symptom", CELL).put("at", YESTERDAY.toString()).put("present", false);
    fact.set("person", person);
    return fact;
  }

  @Test
  void names_are_kept_as_they_are_said_whatever_characters_they_have() {
    for (String name :
        List.of("O'Neill \"Rob\"", "买买提·艾力", "𠮷野家", "㐂; DROP TABLE people.person --", "王\\n")) {
      Someone someone = Someone.fresh();
      Someone named = new Someone(someone.idNumber(), name, someone.phone());
      String id = lead.facts(test(named)).expect(200).path("people").get(0).stringValue();
      server.awaitDerived();

      String stored = lead.get("/api/people/" + id).expect(200).at("/person/name").stringValue();
      assertThat(stored).isEqualTo(name.replace(" ", ""));
    }
  }

  @Test
  void the_same_person_is_found_however_they_are_written() {
    Someone person = Someone.freshEndingWithX();
    String id = lead.facts(test(person)).expect(200).path("people").get(0).stringValue();
    List<ObjectNode> others = new ArrayList<>();
    ObjectNode lowerCase =
        object().put("idNumber", person.idNumber().toLowerCase(java.util.Locale.ROOT));
    ObjectNode fullWidth = object().put("idNumber", person.idNumber().replace('9', '９'));
    ObjectNode spaced =
        object()
            .put(
                "idNumber",
                person.idNumber().substring(0, 6) + " " + person.idNumber().substring(6));
    ObjectNode byPhone =
        object()
            .put("name", person.name())
            .put(
                "phone",
                "+86 " + person.phone().substring(0, 3) + "-" + person.phone().substring(3));
    for (ObjectNode who : List.of(lowerCase, fullWidth, spaced, byPhone)) {
      ObjectNode fact =
          Said.fact("symptom", CELL).put("at", YESTERDAY.toString()).put("present", false);
      fact.set("person", who);
      others.add(fact);
    }

    JsonNode people = lead.facts(others).expect(200).path("people");

    assertThat(people)
        .hasSize(4)
        .allSatisfy(found -> assertThat(found.stringValue()).isEqualTo(id));
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
