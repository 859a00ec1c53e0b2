package fangkong.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes by Kafka is taken once, or refused with its problem. */
@ServerTest
@Tag("row-0.10")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InboxIT implements WithBroker {

  private static final String HEADER = "姓名,身份证号,手机号,来源地,到达时间,目的地\n";

  private final ServerUnderTest server;
  private final Place here;
  private final Api lead;
  private final Topic lists = Topic.of("fangkong.lists");
  private final Topic results = Topic.of("fangkong.results");
  private final Topic refused = Topic.of("fangkong.refused");

  InboxIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "442");
    lead = server.as("GRID_LEAD", here.township());
  }

  private String file(Someone... people) {
    StringBuilder file = new StringBuilder(HEADER);
    for (Someone person : people) {
      file.append(
          "%s,%s,%s,310115,2022-06-20,%s\n"
              .formatted(
                  person.name(), person.idNumber(), person.phone(), here.cell("201", "C01")));
    }
    return file.toString();
  }

  private List<JsonNode> listsNamed(String name) {
    return StreamSupport.stream(
            lead.get("/api/lists").expect(200).path("lists").spliterator(), false)
        .filter(list -> list.path("name").stringValue().equals(name))
        .toList();
  }

  private ObjectNode result() {
    return Said.test(
        Someone.fresh(), here.cell("201", "C01"), ServerUnderTest.BEGIN.minusHours(3), "NEGATIVE");
  }

  private long stored(ObjectNode fact) {
    return server
        .everything()
        .sql("SELECT count(*) FROM evidence.fact WHERE id = ?::uuid")
        .param(fact.path("id").stringValue())
        .query(Long.class)
        .single();
  }

  private static String batch(ObjectNode... facts) {
    return ServerUnderTest.batch(List.of(facts)).toString();
  }

  /** The account is made after the first message was sent: what nobody may take waits. */
  @Test
  @Order(1)
  void lists_and_results_are_taken_under_the_account_that_is_named() {
    ObjectNode result = result();
    lists.send(file(Someone.fresh(), Someone.fresh()), Map.of("name", "名单.csv"));
    results.send(batch(result), Map.of());
    ObjectNode account =
        ServerUnderTest.object()
            .put("username", ACCOUNT)
            .put("password", "long enough for a test 2022")
            .put("role", "GRID_LEAD");
    account.putArray("scope").add(here.township());
    server.administrator().post("/api/accounts", account).expect(201);

    Patience.until("the list is taken", () -> listsNamed("名单.csv").size() == 1);
    assertThat(listsNamed("名单.csv").getFirst().path("accepted").intValue()).isEqualTo(2);
    Patience.until("the result is taken", () -> stored(result) == 1);
  }

  @Test
  @Order(2)
  void what_is_refused_goes_on_with_its_problem_and_the_next_one_is_taken() {
    ObjectNode foreign = result().put("region", "41/15/26/");
    ObjectNode good = result();
    results.send("{\"facts\": [", Map.of());
    results.send(batch(result(), foreign), Map.of("trace", "t-1"));
    results.send(batch(good), Map.of());
    results.send(batch(good), Map.of());
    lists.send(file(Someone.fresh()), Map.of());
    lists.send("no list at all", Map.of("name", "a.csv"));

    Patience.until("the good one is taken", () -> stored(good) == 1);
    Patience.until("four are refused", () -> refused.read().size() >= 4);
    assertThat(refused.read())
        .extracting(message -> Topic.header(message.headers(), "fangkong-problem"))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).contains("FK-1001"),
            problem -> assertThat(problem).contains("FK-1009", "\"index\":1"),
            problem -> assertThat(problem).contains("FK-1004"),
            problem -> assertThat(problem).contains("FK-2001"));
    ConsumerRecord<String, String> outside = refused.readWith("trace", "t-1").getFirst();
    assertThat(outside.value()).contains(foreign.path("id").stringValue());
    assertThat(Topic.header(outside.headers(), "fangkong-from"))
        .matches("fangkong\\.results/\\d/\\d+");
    assertThat(stored(foreign)).isZero();
  }

  /**
   * The transaction fails at its very end: the list and how far the topic was taken go together.
   */
  @Test
  @Order(3)
  void what_was_taken_and_not_committed_is_taken_again_and_once() {
    JdbcClient owner = server.everything();
    owner
        .sql(
            """
            CREATE FUNCTION interop.crash() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM nextval('interop.crashes'); RAISE 'as if killed' USING ERRCODE = '57P01'; END $$
            """)
        .update();
    owner.sql("CREATE SEQUENCE interop.crashes").update();
    owner.sql("GRANT USAGE ON SEQUENCE interop.crashes TO PUBLIC").update();
    owner
        .sql(
            """
            CREATE CONSTRAINT TRIGGER crash AFTER UPDATE ON interop.taken
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION interop.crash()
            """)
        .update();
    try {
      lists.send(file(Someone.fresh()), Map.of("name", "again.csv"));
      Patience.until(
          "it failed twice",
          () ->
              owner.sql("SELECT last_value FROM interop.crashes").query(Long.class).single() >= 2);
      assertThat(listsNamed("again.csv")).isEmpty();
    } finally {
      owner.sql("DROP TRIGGER crash ON interop.taken").update();
      owner.sql("DROP FUNCTION interop.crash()").update();
      owner.sql("DROP SEQUENCE interop.crashes").update();
    }
    ObjectNode after = result();
    Patience.until("the list is taken", () -> !listsNamed("again.csv").isEmpty());
    results.send(batch(after), Map.of());
    Patience.until("what came after is taken", () -> stored(after) == 1);

    assertThat(listsNamed("again.csv")).hasSize(1);
    assertThat(refused.read()).hasSize(4);
  }
}
