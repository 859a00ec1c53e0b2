package fangkong.server.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The residents' door, from what a device sends to what the grid has to do and the holder sees. */
@ServerTest
@Tag("row-2.3")
class DeclarationsIT {

  private static final AtomicInteger ADDRESS = new AtomicInteger();
  private static final String LEADS_PHONE = "13900007777";

  private final ServerUnderTest server;
  private final Cards cards;
  private final Intake intake;
  private final Place place;
  private final Place elsewhere;
  private final String cell;
  private final Api lead;
  private final Api epidemiologist;

  DeclarationsIT(ServerUnderTest server, Cards cards, Intake intake) {
    this.server = server;
    this.cards = cards;
    this.intake = intake;
    place = Place.layOut(server, "351").adopting(server, "CN-COVID-9");
    elsewhere = Place.layOut(server, "352").adopting(server, "CN-COVID-9");
    cell = place.cell("201", "C01");
    server
        .administrator()
        .put(
            "/api/layout/roster",
            "text/csv",
            "worker,name,phone,role,force,region\nl351,乡长,%s,LEAD,GRID,%s\n"
                .formatted(LEADS_PHONE, place.township()))
        .expect(200);
    lead = server.as("GRID_LEAD", place.township());
    epidemiologist = server.as("EPIDEMIOLOGIST", place.township());
  }

  /** Nobody, from an address that has all its requests left. */
  private Api door() {
    int number = ADDRESS.incrementAndGet();
    return server.nobody().from("127.3.%d.%d".formatted(number / 200, 1 + number % 200));
  }

  private ObjectNode arrival(Someone who, TestCard card) {
    return ServerUnderTest.object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("direction", "ARRIVAL")
        .put("card", card.text())
        .put("idNumber", who.idNumber())
        .put("name", who.name())
        .put("phone", who.phone())
        .put("region", cell)
        .put("origin", "310000")
        .put("arrives", server.now().plusDays(5).toString());
  }

  private ObjectNode departure(Someone who, TestCard card) {
    ObjectNode departure = arrival(who, card).put("direction", "DEPARTURE");
    departure.remove(List.of("arrives", "origin"));
    return departure.put("leaves", server.now().plusDays(2).toString()).put("to", "3301");
  }

  private static JsonNode declare(Api door, ObjectNode declaration) {
    return door.post("/api/declarations", declaration).expect(201);
  }

  private static Api.Answer mine(Api door, TestCard card) {
    return door.post("/api/declarations/mine", ServerUnderTest.object().put("card", card.text()));
  }

  private void confirm(TestCard card, Someone holder) {
    lead.post(confirming(card), document(holder)).expect(204);
  }

  private static String confirming(TestCard card) {
    return "/api/declarations/cards/" + card.id() + "/confirm";
  }

  /** What whoever compares reads off the document of its owner. */
  private ObjectNode document(Someone owner) {
    return now().put("name", owner.name()).put("numberEnd", owner.idNumber().substring(14));
  }

  private ObjectNode now() {
    return ServerUnderTest.object().put("at", server.now().toString());
  }

  private Map<String, @Nullable Object> fact(String id) {
    return server
        .everything()
        .sql("SELECT * FROM evidence.fact WHERE id = ?")
        .param(UUID.fromString(id))
        .query()
        .singleRow();
  }

  private static String id(ObjectNode sent) {
    return sent.path("id").stringValue();
  }

  private String personOf(ObjectNode declaration) {
    return String.valueOf(fact(id(declaration)).get("person"));
  }

  private List<String> register() {
    return server
        .everything()
        .sql(
            """
            SELECT concat_ws('|', id, encode(name_sealed, 'hex'), encode(id_number_sealed, 'hex'), encode(phone_sealed, 'hex'),
              encode(id_number_index, 'hex'), encode(phone_name_index, 'hex')) FROM people.person ORDER BY id
            """)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  private List<JsonNode> meetings(ObjectNode declaration) {
    return lead.get("/api/tasks?limit=1000&region=" + place.township())
        .expect(200)
        .path("tasks")
        .valueStream()
        .filter(task -> task.path("kind").stringValue().equals("MEET_ARRIVAL"))
        .filter(task -> task.path("subject").stringValue().equals(id(declaration)))
        .toList();
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  private static OffsetDateTime time(JsonNode node, String field) {
    return OffsetDateTime.parse(node.path(field).stringValue());
  }

  @Test
  @Tag("row-0.11")
  @Tag("row-4.11")
  void whoever_declares_is_met_by_the_grid_and_done_when_they_arrived() {
    Someone who = Someone.fresh();
    TestCard card = TestCard.fresh();
    ObjectNode declaration = arrival(who, card);

    JsonNode accepted = declare(door(), declaration);

    assertThat(accepted.path("cardId").stringValue()).isEqualTo(card.id().toString());
    assertThat(accepted.path("state").stringValue()).isEqualTo("DECLARED");
    assertThat(accepted.path("noticeDays").intValue()).isEqualTo(3);
    assertThat(accepted.path("inTime").booleanValue()).isTrue();
    assertThat(fact(id(declaration)))
        .containsEntry("type", "declaration")
        .containsEntry("channel", "DECLARATION")
        .containsEntry("region", cell)
        .containsEntry("recorded_by", new UUID(0, 0));
    server.awaitDerived();
    JsonNode task = meetings(declaration).getFirst();
    assertThat(task.path("region").stringValue()).isEqualTo(cell);
    assertThat(time(task, "dueAt").toInstant())
        .isEqualTo(time(declaration, "arrives").plusHours(24).toInstant());
    String login = place.worker("201", "C01");
    assertThat(
            server
                .worker(login, cell)
                .get("/api/tasks/mine?limit=1000")
                .expect(200)
                .path("tasks")
                .valueStream()
                .map(mine -> mine.path("subject").stringValue()))
        .contains(id(declaration));

    lead.facts(Said.arrival(who, cell, server.now(), "LOW")).expect(200);
    server.awaitDerived();
    assertThat(meetings(declaration)).isEmpty();
  }

  @Test
  @Tag("row-4.11")
  void three_days_ahead_is_in_time_and_less_is_not() {
    Api door = door();
    Someone who = Someone.fresh();
    TestCard card = TestCard.fresh();
    ObjectNode late = arrival(who, card).put("arrives", server.now().plusDays(3).toString());
    ObjectNode ahead =
        arrival(who, card).put("arrives", server.now().plusDays(3).plusMinutes(5).toString());

    assertThat(declare(door, late).path("inTime").booleanValue()).isFalse();
    assertThat(declare(door, ahead).path("inTime").booleanValue()).isTrue();
  }

  @Test
  void a_repeat_is_answered_alike_and_changes_nothing_and_another_body_is_refused() {
    Api door = door();
    ObjectNode declaration = arrival(Someone.fresh(), TestCard.fresh());
    JsonNode first = declare(door, declaration);
    long facts = server.countFacts();
    Map<String, @Nullable Object> stored = fact(id(declaration));

    assertThat(declare(door, declaration)).isEqualTo(first);
    List<Consumer<ObjectNode>> changes =
        List.of(
            body -> body.put("name", "另一个"),
            body -> body.put("phone", "13900001111"),
            body -> body.put("origin", "11"),
            body -> body.put("region", place.cell("201", "C02")),
            body -> body.put("arrives", server.now().plusDays(6).toString()),
            body -> body.put("card", TestCard.fresh().text()),
            body -> body.remove("idNumber"));
    for (Consumer<ObjectNode> change : changes) {
      ObjectNode other = declaration.deepCopy();
      change.accept(other);
      assertRefused(door.post("/api/declarations", other), 409, "FK-1042");
    }
    assertThat(server.countFacts()).isEqualTo(facts);
    assertThat(fact(id(declaration))).usingRecursiveComparison().isEqualTo(stored);
  }

  @Test
  void the_same_declaration_sent_at_once_is_one() throws Exception {
    Api door = door();
    ObjectNode declaration = arrival(Someone.fresh(), TestCard.fresh());
    Callable<Integer> sending = () -> door.post("/api/declarations", declaration).status();
    try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer :
          at.invokeAll(List.of(sending, sending, sending, sending, sending, sending))) {
        assertThat(answer.get()).isEqualTo(201);
      }
    }
  }

  @Test
  void what_does_not_fit_is_refused_in_the_words_of_the_sender_and_nothing_is_stored() {
    long facts = server.countFacts();
    List<String> register = register();
    record Case(Consumer<ObjectNode> change, String code, String field) {}
    List<Case> cases =
        List.of(
            new Case(body -> body.put("region", "41/15/26/351/299/"), "FK-1008", "region"),
            new Case(body -> body.put("region", "nowhere"), "FK-1006", "region"),
            new Case(body -> body.put("arrives", "2199-01-01T00:00:00Z"), "FK-1007", "arrives"),
            new Case(body -> body.put("arrives", "2024-01-01T00:00:00Z"), "FK-1007", "arrives"),
            new Case(body -> body.put("arrives", "2022-01-01T00:00:00Z"), "FK-1007", "arrives"),
            new Case(body -> body.put("arrives", "tomorrow"), "FK-1006", "arrives"),
            new Case(body -> body.remove("arrives"), "FK-1004", "arrives"),
            new Case(body -> body.put("idNumber", "990000199001010000"), "FK-2006", "idNumber"),
            new Case(body -> body.put("idNumber", "12345"), "FK-1006", "idNumber"),
            new Case(body -> body.put("phone", "123"), "FK-1006", "phone"),
            new Case(body -> body.put("name", "长".repeat(61)), "FK-1006", "name"),
            new Case(body -> body.put("name", "名\u0000字"), "FK-1001", ""),
            new Case(body -> body.remove("name"), "FK-1004", "name"),
            new Case(body -> body.put("origin", "3".repeat(201)), "FK-1006", "origin"),
            new Case(body -> body.put("origin", "上海"), "FK-1006", "origin"),
            new Case(body -> body.put("id", UUID.randomUUID().toString()), "FK-1006", "id"),
            new Case(body -> body.put("card", "short"), "FK-1006", "card"),
            new Case(body -> body.put("direction", "SIDEWAYS"), "FK-1006", "direction"),
            new Case(body -> body.put("risk", "LOW"), "FK-1005", "risk"),
            new Case(body -> body.put("leaves", "2022-07-05T00:00:00Z"), "FK-1005", "leaves"),
            new Case(body -> body.putObject("person"), "FK-1005", "person"));
    Api door = door();
    for (Case each : cases) {
      Someone who = Someone.fresh();
      ObjectNode body = arrival(who, TestCard.fresh());
      each.change().accept(body);
      Api.Answer answer = door.post("/api/declarations", body);
      assertThat(answer.code()).as("%s: %s", each.field(), answer.text()).isEqualTo(each.code());
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.body().path("detail").stringValue()).contains(each.field());
      assertThat(answer.text())
          .doesNotContain(who.idNumber(), who.name(), who.phone(), body.path("card").asString());
    }
    assertRefused(door.post("/api/declarations", "application/json", "[]"), 400, "FK-1001");
    assertThat(server.countFacts()).isEqualTo(facts);
    assertThat(register()).isEqualTo(register);
  }

  @Test
  void a_card_shows_what_it_declared_and_who_answers_and_no_standing_before_it_is_confirmed() {
    Api door = door();
    Someone who = Someone.fresh();
    lead.facts(Said.arrival(who, cell, server.now().minusDays(1), "HIGH")).expect(200);
    TestCard card = TestCard.fresh();
    ObjectNode declaration = arrival(who, card);
    declare(door, declaration);
    declare(door, departure(who, card));

    JsonNode shown = mine(door, card).expect(200);

    assertThat(shown.path("cardId").stringValue()).isEqualTo(card.id().toString());
    assertThat(shown.path("state").stringValue()).isEqualTo("DECLARED");
    assertThat(shown.path("standing").isNull()).isTrue();
    JsonNode arriving = shown.path("declarations").get(0);
    assertThat(arriving.path("fact").stringValue()).isEqualTo(id(declaration));
    assertThat(arriving.path("direction").stringValue()).isEqualTo("ARRIVAL");
    assertThat(arriving.path("region").stringValue()).isEqualTo(cell);
    assertThat(arriving.path("regionName").stringValue()).isEqualTo("某乡351 / 村201 / 网格 / 单元");
    assertThat(arriving.path("origin").stringValue()).isEqualTo("310000");
    assertThat(time(arriving, "arrives")).isEqualTo(time(declaration, "arrives"));
    JsonNode leaving = shown.path("declarations").get(1);
    assertThat(leaving.path("direction").stringValue()).isEqualTo("DEPARTURE");
    assertThat(leaving.path("to").stringValue()).isEqualTo("3301");
    assertThat(shown.path("responsible").path("name").stringValue()).isEqualTo("员C01");
    assertThat(shown.path("responsible").path("phone").stringValue()).isEqualTo("13900000001");
    assertThat(shown.path("objection").path("phone").stringValue()).isEqualTo(LEADS_PHONE);
    assertThat(shown.toString())
        .doesNotContain("HIGH", "RISK_AREA", who.idNumber(), who.name(), who.phone());

    confirm(card, who);
    JsonNode confirmed = mine(door, card).expect(200);
    assertThat(confirmed.path("state").stringValue()).isEqualTo("CONFIRMED");
    JsonNode standing = confirmed.path("standing");
    assertThat(standing.path("code").stringValue()).isNotEqualTo("GREEN");
    assertThat(standing.path("category").stringValue()).isNotEqualTo("NONE");
    assertThat(standing.path("tier").stringValue()).isNotBlank();
    assertThat(standing.path("until").stringValue())
        .isGreaterThan(standing.path("from").stringValue());
    assertThat(standing.path("nextChangeAt").stringValue()).isNotBlank();
    JsonNode reason = standing.path("reasons").get(0);
    assertThat(reason.path("clause").stringValue()).startsWith("CN-COVID-9/");
    assertThat(reason.path("source").stringValue()).isNotBlank();
    assertThat(reason.path("evidence").get(0).path("type").stringValue()).isEqualTo("arrival");
    assertThat(time(reason.path("evidence").get(0), "at")).isBefore(server.now().minusHours(23));
    assertThat(declare(door, arrival(who, card)).path("state").stringValue())
        .isEqualTo("CONFIRMED");
  }

  @Test
  void what_somebody_else_does_with_their_number_confirms_nobody() {
    Api door = door();
    Someone who = Someone.fresh();
    lead.facts(Said.arrival(who, cell, server.now().minusDays(1), "HIGH")).expect(200);
    TestCard own = TestCard.fresh();
    TestCard others = TestCard.fresh();
    declare(door, arrival(who, own));
    declare(door, arrival(who, others));
    confirm(own, who);

    JsonNode shown = mine(door, others).expect(200);

    assertThat(shown.path("state").stringValue()).isEqualTo("DECLARED");
    assertThat(shown.path("standing").isNull()).isTrue();
    assertThat(shown.path("declarations")).hasSize(1);
    assertRefused(mine(door, TestCard.fresh()), 404, "FK-8001");
  }

  @Test
  void an_exposure_is_shown_with_its_time_and_never_with_whom() {
    Api door = door();
    Someone ill = Someone.fresh();
    Someone beside = Someone.fresh();
    OffsetDateTime at = server.now().minusDays(1);
    String illId =
        epidemiologist
            .facts(Said.fact("case", ill, cell).put("at", at.toString()).put("form", "CONFIRMED"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    epidemiologist
        .facts(
            Said.fact("exposure", beside, cell)
                .put("degree", "CLOSE")
                .put("to", illId)
                .put("from", at.toString())
                .put("until", at.plusHours(1).toString()))
        .expect(200);
    TestCard card = TestCard.fresh();
    declare(door, arrival(beside, card));
    confirm(card, beside);

    JsonNode shown = mine(door, card).expect(200);

    JsonNode evidence = shown.path("standing").path("reasons").get(0).path("evidence");
    assertThat(evidence).hasSize(1);
    assertThat(evidence.get(0).path("type").stringValue()).isEqualTo("exposure");
    assertThat(time(evidence.get(0), "at").toInstant()).isEqualTo(at.toInstant());
    assertThat(shown.toString()).doesNotContain(illId, ill.name(), ill.phone());
  }

  @Test
  void a_card_speaks_for_one_person_alone() {
    Api door = door();
    Someone known = Someone.fresh();
    lead.facts(Said.arrival(known, cell, server.now().minusDays(1), "HIGH")).expect(200);
    TestCard card = TestCard.fresh();
    Someone holder = Someone.fresh();
    declare(door, arrival(holder, card));
    confirm(card, holder);

    assertRefused(door.post("/api/declarations", arrival(known, card)), 409, "FK-7101");
    assertThat(mine(door, card).expect(200).path("declarations")).hasSize(1);
  }

  @Test
  void a_card_does_not_tell_whose_number_goes_with_whose_phone() {
    Api door = door();
    Someone known = Someone.fresh();
    lead.facts(Said.arrival(known, cell, server.now().minusDays(1), "LOW")).expect(200);
    ObjectNode unnumbered = arrival(known, TestCard.fresh());
    unnumbered.remove("idNumber");
    TestCard card = TestCard.fresh();
    declare(door, arrival(known, card).put("name", "别的名").put("phone", "13900002222"));

    assertRefused(
        door.post("/api/declarations", unnumbered.put("card", card.text())), 409, "FK-7101");
  }

  @Test
  void only_those_who_record_or_stand_at_a_checkpoint_confirm_a_card() {
    TestCard card = TestCard.fresh();
    Someone holder = Someone.fresh();
    declare(door(), arrival(holder, card));
    String path = confirming(card);

    assertRefused(server.nobody().post(path, document(holder)), 401, "FK-3001");
    assertRefused(server.as("AUDITOR", "*").post(path, document(holder)), 403, "FK-3002");
    assertRefused(
        server.as("GRID_LEAD", elsewhere.township()).post(path, document(holder)), 404, "FK-8001");
    assertRefused(
        lead.post(path, document(holder).put("at", server.now().plusDays(1).toString())),
        422,
        "FK-1007");
    assertRefused(lead.post(confirming(TestCard.fresh()), document(holder)), 404, "FK-8001");
    for (String field : List.of("at", "name", "numberEnd")) {
      ObjectNode lacking = document(holder);
      lacking.remove(field);
      assertRefused(lead.post(path, lacking), 422, "FK-1004");
    }
    assertRefused(lead.post(path, document(holder).put("numberEnd", "12345")), 422, "FK-1006");
    assertThat(confirmedAt(card)).isEqualTo("null");
    server.as("CHECKPOINT", elsewhere.township()).post(path, document(holder)).expect(204);
    String first = confirmedAt(card);
    assertThat(first).isNotEqualTo("null");
    lead.post(path, document(holder)).expect(204);
    assertThat(confirmedAt(card)).isEqualTo(first);
  }

  @Test
  @Tag("row-2.3")
  void whoever_declares_with_a_neighbours_number_is_not_confirmed_as_the_neighbour() {
    Someone neighbour = Someone.fresh();
    Someone self = Someone.fresh();
    lead.facts(Said.arrival(neighbour, cell, server.now().minusDays(20), "LOW")).expect(200);
    TestCard card = TestCard.fresh();
    declare(door(), arrival(self, card).put("idNumber", neighbour.idNumber()));

    assertRefused(lead.post(confirming(card), document(self)), 409, "FK-7103");
    assertThat(confirmedAt(card)).isEqualTo("null");
    confirm(card, neighbour);
  }

  @Test
  void of_whoever_declared_no_number_the_name_on_the_document_decides() {
    Someone holder = Someone.fresh();
    TestCard card = TestCard.fresh();
    ObjectNode declaration = arrival(holder, card);
    declaration.remove("idNumber");
    declare(door(), declaration);

    assertRefused(lead.post(confirming(card), document(holder).put("name", "别的名")), 409, "FK-7103");
    lead.post(confirming(card), document(holder).put("name", " " + holder.name())).expect(204);
  }

  private String confirmedAt(TestCard card) {
    return String.valueOf(
        server
            .everything()
            .sql(
                "SELECT confirmed_at || ' ' || confirmed_by AS c FROM declarations.declaration WHERE card = ?")
            .param(card.id())
            .query()
            .singleRow()
            .get("c"));
  }

  @Test
  @Tag("row-0.11")
  void whoever_was_announced_and_never_came_is_met_by_nobody_any_more() {
    ObjectNode declaration = arrival(Someone.fresh(), TestCard.fresh());
    declare(door(), declaration);
    server.awaitDerived();
    String person = personOf(declaration);
    assertThat(openMeetings()).contains(person);

    lead.facts(
            Said.fact("lead_outcome", person, cell)
                .put("at", server.now().toString())
                .put("lead", id(declaration))
                .put("outcome", "NOT_HERE"))
        .expect(200);
    server.awaitDerived();

    assertThat(openMeetings()).doesNotContain(person);
  }

  private List<String> openMeetings() {
    return lead.get("/api/tasks?limit=1000&region=" + place.township())
        .expect(200)
        .path("tasks")
        .valueStream()
        .filter(task -> task.path("kind").stringValue().equals("MEET_ARRIVAL"))
        .map(task -> task.path("person").stringValue())
        .toList();
  }

  @Test
  @Tag("row-0.25")
  @Tag("row-4.7")
  void a_post_reads_from_a_code_who_comes_and_who_leaves() {
    server
        .administrator()
        .put(
            "/api/checkpoints/posts",
            "text/csv",
            "post,name,kind,region\nK351,村口,VILLAGE,%s\n".formatted(place.village("201")))
        .expect(200);
    Api gate = server.as("CHECKPOINT", place.township());
    TestCard card = TestCard.fresh();
    Someone who = Someone.fresh();
    ObjectNode coming = arrival(who, card);
    declare(door(), coming);
    ObjectNode leaving = departure(who, card);
    declare(door(), leaving);
    server.awaitDerived();

    JsonNode told = lookUp(gate, card.code(TestCard.step(server.now().toInstant())));

    assertThat(told.path("person").stringValue()).isEqualTo(personOf(coming));
    assertThat(told.path("card").path("id").stringValue()).isEqualTo(card.id().toString());
    assertThat(told.path("card").path("state").stringValue()).isEqualTo("DECLARED");
    assertThat(told.path("declared").path("fact").stringValue()).isEqualTo(id(coming));
    assertThat(told.path("declared").path("inTime").booleanValue()).isTrue();
    assertThat(told.path("departing").path("fact").stringValue()).isEqualTo(id(leaving));
    assertThat(told.path("departing").path("to").stringValue()).isEqualTo("3301");
    assertThat(told.path("disposition").stringValue()).isEqualTo("REGISTER");
    assertThat(told.path("known").booleanValue()).isFalse();
    assertThat(told.path("code").isNull()).isTrue();
    JsonNode stale = lookUp(gate, card.code(TestCard.step(server.now().toInstant()) - 9));
    assertThat(stale.path("known").booleanValue()).isFalse();
    assertThat(stale.path("person").isNull()).isTrue();
    assertThat(stale.path("codeState").stringValue()).isEqualTo("EXPIRED");
    assertThat(told.path("codeState").stringValue()).isEqualTo("VALID");
    assertThat(told.path("objection").path("phone").stringValue()).isEqualTo(LEADS_PHONE);
  }

  private static JsonNode lookUp(Api gate, String code) {
    return gate.post(
            "/api/checkpoints/look-up",
            ServerUnderTest.object().put("post", "K351").put("code", code))
        .expect(200);
  }

  @Test
  void a_code_finds_its_card_for_two_minutes_and_a_wrong_one_finds_nobody() {
    TestCard card = TestCard.fresh();
    TestCard other = TestCard.fresh();
    Someone holder = Someone.fresh();
    ObjectNode declaration = arrival(holder, card);
    declare(door(), declaration);
    declare(door(), arrival(Someone.fresh(), other));
    Instant now = server.now().toInstant();
    long step = TestCard.step(now);
    Cards.Reading found =
        new Cards.Reading.Valid(
            new Card(card.id(), UUID.fromString(personOf(declaration)), Card.State.DECLARED));

    for (long off = -2; off <= 2; off++) {
      assertThat(cards.read(card.code(step + off), now)).as("%s off", off).isEqualTo(found);
    }
    String mac = card.mac(card.id(), step);
    for (long off : new long[] {-1_000_000, -3, 3}) {
      assertThat(cards.read(card.code(step + off), now))
          .as("%s off", off)
          .isInstanceOf(Cards.Reading.Expired.class);
    }
    for (String wrong :
        List.of(
            TestCard.code(card.id(), step - 1, mac),
            TestCard.code(card.id(), step, other.mac(other.id(), step)),
            TestCard.code(card.id(), step, other.mac(card.id(), step)),
            TestCard.code(other.id(), step, mac),
            TestCard.code(card.id(), step, (mac.charAt(0) == '0' ? '1' : '0') + mac.substring(1)),
            TestCard.code(card.id(), step, mac.substring(0, 15)),
            TestCard.code(card.id(), step, mac + "0"),
            TestCard.fresh().code(step),
            card.text(),
            "",
            "FK1." + card.id() + "." + "9".repeat(40) + "." + mac)) {
      assertThat(cards.read(wrong, now)).as(wrong).isInstanceOf(Cards.Reading.Unknown.class);
    }
    confirm(card, holder);
    assertThat(cards.read(card.code(step), now))
        .isInstanceOfSatisfying(
            Cards.Reading.Valid.class,
            valid -> assertThat(valid.card().state()).isEqualTo(Card.State.CONFIRMED));
  }

  @Test
  void an_address_declares_sixty_times_a_minute_and_a_card_is_looked_at_whatever_it_does() {
    Api door = door();
    TestCard card = TestCard.fresh();
    declare(door, arrival(Someone.fresh(), card));
    Api.Answer answer = door.post("/api/declarations", ServerUnderTest.object());
    for (int i = 0; i < 300 && answer.status() != 429; i++) {
      assertRefused(answer, 422, "FK-1004");
      answer = door.post("/api/declarations", ServerUnderTest.object());
    }

    assertRefused(answer, 429, "FK-7102");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isEqualTo(1);
    mine(door, card).expect(200);
  }

  @Test
  void a_card_is_looked_at_thirty_times_a_minute_and_no_other_waits_for_it() {
    TestCard card = TestCard.fresh();
    TestCard other = TestCard.fresh();
    Api door = door();
    declare(door, arrival(Someone.fresh(), card));
    declare(door, arrival(Someone.fresh(), other));
    Api.Answer answer = mine(door, card);
    for (int i = 0; i < 200 && answer.status() != 429; i++) {
      answer = mine(door, card);
    }

    assertRefused(answer, 429, "FK-7102");
    mine(door, other).expect(200);
  }

  @Test
  void a_declared_departure_is_known_and_moves_nobody() {
    Api door = door();
    Someone who = Someone.fresh();
    lead.facts(Said.arrival(who, cell, server.now().minusDays(1), "HIGH")).expect(200);
    ObjectNode departure =
        departure(who, TestCard.fresh()).put("region", elsewhere.cell("201", "C01"));

    JsonNode accepted = declare(door, departure);
    server.awaitDerived();

    assertThat(accepted.path("noticeDays").isNull()).isTrue();
    assertThat(accepted.path("inTime").booleanValue()).isTrue();
    assertThat(fact(id(departure)))
        .containsEntry("type", "departure_declaration")
        .containsEntry("channel", "DECLARATION");
    JsonNode person = lead.get("/api/people/" + personOf(departure)).expect(200);
    assertThat(person.path("region").stringValue()).isEqualTo(cell);
    assertThat(person.path("care").stringValue()).isNotEqualTo("MOVED_OUT");
    assertThat(meetings(departure)).isEmpty();
  }

  @Test
  void what_is_declared_without_an_account_moves_nobody_who_is_known_from_elsewhere() {
    Someone beside = Someone.fresh();
    String person =
        lead.facts(Said.test(beside, cell, server.now().minusHours(3), "NEGATIVE"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();

    declare(door(), arrival(beside, TestCard.fresh()).put("region", elsewhere.cell("201", "C01")));
    server.awaitDerived();

    assertThat(lead.get("/api/people/" + person).expect(200).path("region").stringValue())
        .isEqualTo(cell);
  }

  @Test
  @Tag("row-0.11")
  void what_is_said_at_the_public_door_finds_people_and_adds_nothing_to_the_register() {
    Api door = door();
    Someone numbered = Someone.fresh();
    Someone named = Someone.fresh();
    ObjectNode number = Said.fact("symptom", cell).put("present", false);
    number.put("at", server.now().minusHours(1).toString());
    number.putObject("person").put("idNumber", numbered.idNumber());
    ObjectNode name = number.deepCopy();
    name.put("id", UuidCreator.getTimeOrderedEpoch().toString());
    name.putObject("person").put("name", named.name()).put("phone", named.phone());
    JsonNode people = lead.facts(number, name).expect(200).path("people");
    List<String> register = register();

    ObjectNode foreignPhone = arrival(numbered, TestCard.fresh()).put("phone", "13900003333");
    ObjectNode foreignNumber = arrival(named, TestCard.fresh());
    declare(door, foreignPhone);
    declare(door, foreignNumber);

    assertThat(register()).isEqualTo(register);
    assertThat(personOf(foreignPhone)).isEqualTo(people.get(0).stringValue());
    assertThat(personOf(foreignNumber)).isEqualTo(people.get(1).stringValue());
  }

  @Test
  void a_made_up_number_takes_nobody_their_name_and_phone() {
    Someone known = Someone.fresh();
    String person =
        lead.facts(Said.arrival(known, cell, server.now().minusDays(1), "LOW"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    Someone madeUp = new Someone(Someone.fresh().idNumber(), known.name(), known.phone());
    ObjectNode declaration = arrival(madeUp, TestCard.fresh());
    declare(door(), declaration);
    assertThat(personOf(declaration)).isNotEqualTo(person);

    ObjectNode unnumbered = Said.arrival(known, cell, server.now().minusHours(1), "LOW");
    ((ObjectNode) unnumbered.path("person")).remove("idNumber");
    assertThat(lead.facts(unnumbered).expect(200).path("people").get(0).stringValue())
        .isEqualTo(person);
  }

  @Test
  void whoever_has_no_account_names_nobody_by_the_id_of_the_register() {
    Someone known = Someone.fresh();
    String person =
        lead.facts(Said.arrival(known, cell, server.now().minusDays(1), "LOW"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    ObjectNode fact =
        Said.fact("declaration", person, cell)
            .put("at", server.now().toString())
            .put("arrives", server.now().plusDays(5).toString())
            .put("origin", "310000");
    Receipt receipt =
        Scope.callEverywhere(() -> intake.take(List.of(fact), SignedIn.resident(new Region(cell))));

    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.UNKNOWN_PERSON));
    lead.facts(fact).expect(200);
  }

  @Test
  void postgresql_alone_shows_a_township_its_own_declarations_and_lets_nobody_rewrite_them() {
    TestCard here = TestCard.fresh();
    TestCard there = TestCard.fresh();
    declare(door(), arrival(Someone.fresh(), here));
    declare(door(), arrival(Someone.fresh(), there).put("region", elsewhere.cell("201", "C01")));
    String cardsSeen = "SELECT card FROM declarations.declaration";

    assertThat(seen(place.township(), cardsSeen)).contains(here.id()).doesNotContain(there.id());
    assertThat(seen(elsewhere.township(), cardsSeen))
        .contains(there.id())
        .doesNotContain(here.id());
    assertThat(seen("", cardsSeen)).isEmpty();
    assertThat(seen("*", cardsSeen)).contains(here.id(), there.id());
    String confirming =
        "UPDATE declarations.declaration SET confirmed_by = card, confirmed_at = now() WHERE card = '%s' RETURNING card";
    assertThat(seen(place.township(), confirming.formatted(there.id()))).isEmpty();
    assertThat(seen(place.township(), confirming.formatted(here.id()))).containsExactly(here.id());
    for (String sql :
        List.of(
            "DELETE FROM declarations.declaration RETURNING card",
            "UPDATE declarations.declaration SET person = person RETURNING card")) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> seen("*", sql)))
          .as(sql)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private List<UUID> seen(String scope, String sql) {
    try (java.sql.Connection connection = server.app().getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      client
          .sql("SELECT set_config('fangkong.scope', ?, true)")
          .param(scope)
          .query(String.class)
          .single();
      List<UUID> cardsSeen = client.sql(sql).query((row, _) -> row.getObject(1, UUID.class)).list();
      connection.rollback();
      return cardsSeen;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void no_card_stands_anywhere_in_the_database() {
    Api door = door();
    TestCard card = TestCard.fresh();
    Someone holder = Someone.fresh();
    declare(door, arrival(holder, card));
    confirm(card, holder);
    mine(door, card).expect(200);
    server.awaitDerived();

    assertThat(countRowsWith(card.id().toString())).isPositive();
    assertThat(countRowsWith(card.text())).isZero();
    assertThat(countRowsWith(card.hex())).isZero();
  }

  private long countRowsWith(String text) {
    JdbcClient everything = server.everything();
    return everything
        .sql(
            """
            SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            """)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list()
        .stream()
        .mapToLong(table ->
            everything
                .sql("SELECT count(*) FROM " + table + " t WHERE strpos(t::text, ?) > 0")
                .param(text)
                .query(Long.class)
                .single())
        .sum();
  }

  @Test
  void everybody_reads_the_clock_and_the_names_of_divisions_and_grids() {
    Api nobody = server.nobody();
    server
        .administrator()
        .put("/api/layout/nodes", "text/csv", "path,name,kind\n65/,某市,MUNICIPALITY\n")
        .expect(200);
    assertThat(time(nobody.get("/api/clock").expect(200), "now"))
        .isBetween(server.now().minusMinutes(1), server.now());
    assertRefused(nobody.put("/api/clock", "application/json", "{}"), 401, "FK-3001");

    String township = place.township();
    JsonNode villages = nobody.get("/api/regions/public?under=" + township).expect(200);
    assertThat(villages.valueStream().map(node -> node.path("region").stringValue()))
        .containsExactly(place.village("201"), place.village("202"));
    assertThat(villages.get(0).propertyNames()).containsExactlyInAnyOrder("region", "name", "kind");
    String grid = place.village("201") + "G01/";
    assertThat(
            nobody
                .get("/api/regions/public?under=" + place.village("201"))
                .expect(200)
                .valueStream()
                .map(node -> node.path("region").stringValue()))
        .containsExactly(grid);
    assertThat(nobody.get("/api/regions/public?under=" + grid).expect(200)).isEmpty();
    assertThat(
            nobody
                .get("/api/regions/public?under=")
                .expect(200)
                .valueStream()
                .map(node -> node.path("region").stringValue()))
        .contains("41/", "65/")
        .doesNotContain("41/15/");
    assertThat(nobody.get("/api/regions/public").expect(200).toString())
        .isEqualTo(nobody.get("/api/regions/public?under=").expect(200).toString());
    assertRefused(nobody.get("/api/regions/public?under=x"), 422, "FK-1006");
    assertRefused(nobody.get("/api/regions?region=41/"), 401, "FK-3001");
  }
}
