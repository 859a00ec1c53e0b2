package fangkong.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What is stored goes out, whatever happens to Kafka and to the server. */
@ServerTest
@Tag("row-0.10")
class PublisherIT implements WithBroker {

  private final ServerUnderTest server;
  private final Place here;
  private final Api recorder;
  private final Api analyst;
  private final Topic topic;

  PublisherIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "441");
    recorder = server.as("COMMAND", here.township());
    analyst = server.as("ANALYST", here.township());
    topic = Topic.of("fangkong.evidence");
  }

  private ObjectNode arrival() {
    return Said.arrival(
        Someone.fresh(), here.cell("201", "C01"), ServerUnderTest.BEGIN.minusDays(1), "LOW");
  }

  private static String id(ObjectNode fact) {
    return fact.path("id").stringValue();
  }

  private long waiting() {
    return server.nobody().get("/api/health").expect(200).path("unpublished").longValue();
  }

  private void awaitPublished() {
    Patience.until("everything is published", () -> waiting() == 0);
  }

  private String line(String id) {
    return analyst
        .get("/api/ledgers/facts?purpose=INVESTIGATE")
        .text()
        .lines()
        .filter(line -> line.contains("\"id\":\"" + id + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_stored_goes_out_as_an_event_whose_value_is_the_line_of_the_log() {
    ObjectNode sent = arrival();
    String person = recorder.facts(sent).expect(200).path("people").path(0).stringValue();
    ObjectNode visit =
        Said.fact("visit", here.household("201", "C01", 7))
            .put("at", ServerUnderTest.BEGIN.minusHours(2).toString())
            .put("outcome", "MET");
    recorder.facts(visit).expect(200);
    awaitPublished();

    ConsumerRecord<String, String> event = topic.readWith("ce_id", id(sent)).getFirst();
    assertThat(event.value()).isEqualTo(line(id(sent)));
    assertThat(event.key()).isEqualTo(person);
    assertThat(Topic.header(event.headers(), "ce_specversion")).isEqualTo("1.0");
    assertThat(Topic.header(event.headers(), "ce_type")).isEqualTo("org.fangkong.evidence.arrival");
    assertThat(Topic.header(event.headers(), "ce_source")).isEqualTo("urn:fangkong:evidence");
    assertThat(Topic.header(event.headers(), "ce_subject")).isEqualTo(person);
    assertThat(Topic.header(event.headers(), "ce_time")).isEqualTo("2022-06-30T00:00:00Z");
    assertThat(Topic.header(event.headers(), "content-type")).isEqualTo("application/json");
    ConsumerRecord<String, String> about = topic.readWith("ce_id", id(visit)).getFirst();
    assertThat(about.key()).isEqualTo(here.household("201", "C01", 7));
    assertThat(about.headers().lastHeader("ce_subject")).isNull();
  }

  @Test
  void while_kafka_is_away_facts_are_taken_and_wait_and_then_all_go_out() throws IOException {
    List<String> ids = new ArrayList<>();
    WithBroker.broker().kill();
    try {
      for (int i = 0; i < 5; i++) {
        ObjectNode fact = arrival();
        recorder.facts(fact).expect(200);
        ids.add(id(fact));
      }
      assertThat(waiting()).isEqualTo(5);
    } finally {
      WithBroker.broker().restart();
    }
    awaitPublished();

    assertThat(topic.read())
        .extracting(message -> Topic.header(message.headers(), "ce_id"))
        .containsAll(ids);
  }

  @Test
  void what_was_sent_and_not_yet_forgotten_goes_out_again_under_the_same_id() {
    JdbcClient owner = server.everything();
    owner
        .sql(
            """
            CREATE FUNCTION interop.crash() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE 'as if killed' USING ERRCODE = '57P01'; END $$
            """)
        .update();
    owner
        .sql(
            "CREATE TRIGGER crash BEFORE DELETE ON interop.outbox EXECUTE FUNCTION interop.crash()")
        .update();
    ObjectNode fact = arrival();
    try {
      recorder.facts(fact).expect(200);
      Patience.until("it was sent twice", () -> topic.readWith("ce_id", id(fact)).size() >= 2);
      assertThat(waiting()).isEqualTo(1);
    } finally {
      owner.sql("DROP TRIGGER crash ON interop.outbox").update();
      owner.sql("DROP FUNCTION interop.crash()").update();
    }
    awaitPublished();

    assertThat(topic.readWith("ce_id", id(fact)))
        .extracting(ConsumerRecord::value)
        .containsOnly(line(id(fact)));
  }

  @Test
  void what_was_refused_or_known_before_does_not_go_out() {
    ObjectNode fact = arrival();
    recorder.facts(fact).expect(200);
    recorder.facts(fact).expect(200);
    ObjectNode refused = arrival().put("at", "yesterday");
    recorder.facts(arrival(), refused).expect(422);
    awaitPublished();

    assertThat(topic.readWith("ce_id", id(fact))).hasSize(1);
    assertThat(topic.readWith("ce_id", id(refused))).isEmpty();
  }
}
