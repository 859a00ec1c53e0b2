package fangkong.server.evidence;

import static fangkong.server.evidence.EvidenceIT.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be wrong with a fact, and that a refusal changes and tells nothing. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class MistakesIT {

  private static final String HERE = "41/15/26/308/201/";
  private static final String CELL = HERE + "G01/C01/";
  private static final String ELSEWHERE = "41/15/26/309/";
  private static final OffsetDateTime YESTERDAY = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Api lead;
  private final Api epidemiologist;

  MistakesIT(ServerUnderTest server) {
    this.server = server;
    Place.layOut(server, "308");
    Place.layOut(server, "309");
    lead = server.as("GRID_LEAD", "41/15/26/308/");
    epidemiologist = server.as("EPIDEMIOLOGIST", "41/15/26/308/");
  }

  private static ObjectNode test(Someone person) {
    return Said.test(person, CELL, YESTERDAY, "NEGATIVE");
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
        wrong("a region without its slash", 422, "FK-1006", f -> f.put("region", "41/15/26/308")),
        wrong("a region as a code", 422, "FK-1006", f -> f.put("region", "411526308")),
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
        wrong("a case from a grid lead", 403, "FK-1011", MistakesIT::makeCase));
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
    Stored before = Stored.atRest(server);

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
    assertThat(Stored.now(server)).isEqualTo(before);
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

  static ObjectNode ruling(Someone person, String... by) {
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
    Stored before = Stored.atRest(server);

    Api.Answer answer = epidemiologist.facts(wrong.fact());

    answer.expect(wrong.status());
    assertThat(answer.code()).isEqualTo(wrong.code());
    assertThat(Stored.now(server)).isEqualTo(before);
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
}
