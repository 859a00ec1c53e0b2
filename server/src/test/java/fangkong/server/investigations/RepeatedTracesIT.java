package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A trace that is sent twice is one trace: Ann, a case, met Ben. */
@ServerTest
class RepeatedTracesIT extends Story {

  private final ServerUnderTest server;
  private final Place here;
  private String traces = "";
  private ObjectNode request = object();

  RepeatedTracesIT(ServerUnderTest server) {
    Place place = Place.layOut(server, "405").adopting(server, "CN-COVID-9");
    super(
        server.as("EPIDEMIOLOGIST", place.township()),
        server.now().minusDays(2).truncatedTo(ChronoUnit.MINUTES),
        place.cell("201", "C01"));
    this.server = server;
    here = place;
  }

  @BeforeEach
  void tellTheStory() {
    beginAnew();
    tell(
        "Ann",
        Said.fact("case", who("Ann"), here.cell("201", "C01"))
            .put("at", minute(600))
            .put("form", "CONFIRMED"));
    tell("Ann", at("pier", "Ann", 0, 60));
    tell("Ben", at("pier", "Ben", 30, 90));
    traces = traces(teller, here);
    request = Traced.from(minute(0), minute(600), ids.getOrDefault("Ann", ""));
  }

  private static String traces(Api by, Place place) {
    return "/api/investigations/"
        + by.post("/api/investigations", object().put("name", "x").put("region", place.township()))
            .expect(201)
            .path("id")
            .stringValue()
        + "/traces";
  }

  private JsonNode run() {
    return teller.post(traces, request).expect(201);
  }

  @Test
  void a_repeat_gives_back_the_trace_that_was_kept_and_runs_none() {
    JsonNode first = run();
    tell("Cal", at("pier", "Cal", 40, 50));

    JsonNode again = run();

    assertThat(first.path("id")).isEqualTo(request.path("id"));
    assertThat(again).isEqualTo(first);
    assertThat(again.path("contacts").toString()).isEqualTo("[1]");
    assertThat(teller.get(traces).expect(200)).hasSize(1);
  }

  private void assertReused(Api by, String path, ObjectNode body) {
    Api.Answer answer = by.post(path, body);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("FK-1042");
  }

  @Test
  void the_id_of_a_trace_holds_no_other() {
    run();

    assertReused(teller, traces, request.deepCopy().put("generations", 2));
    assertReused(teller, traces, request.deepCopy().put("linger", "PT5M"));
    ObjectNode later = request.deepCopy();
    ((ObjectNode) later.at("/cases/0")).put("infectiousUntil", minute(300));
    assertReused(teller, traces, later);
    ObjectNode reasoned = request.deepCopy();
    ((ObjectNode) reasoned.at("/cases/0")).put("reason", "another one");
    assertReused(teller, traces, reasoned);
    assertReused(teller, traces(teller, here), request);
    assertReused(server.as("EPIDEMIOLOGIST", here.township()), traces, request);
    Place there = Place.layOut(server, "406");
    Api beyond = server.as("EPIDEMIOLOGIST", there.township());
    ObjectNode theirs = request.deepCopy();
    ((ObjectNode) theirs.at("/cases/0")).put("reason", "seen there");
    assertReused(beyond, traces(beyond, there), theirs);
    assertThat(teller.get(traces).expect(200)).hasSize(1);
  }

  @Test
  void an_id_is_of_version_seven_and_is_not_left_out() {
    ObjectNode random = request.deepCopy().put("id", new UUID(0x4000L, 1L << 63).toString());
    assertThat(teller.post(traces, random).code()).isEqualTo("FK-1006");
    ObjectNode without = request.deepCopy();
    without.remove("id");
    assertThat(teller.post(traces, without).code()).isEqualTo("FK-1004");
  }

  @Test
  void a_trace_sent_several_times_at_once_is_run_once() throws Exception {
    List<JsonNode> answers = new ArrayList<>();
    try (ExecutorService fingers = Executors.newFixedThreadPool(4)) {
      List<Future<JsonNode>> taps = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        taps.add(fingers.submit(this::run));
      }
      for (Future<JsonNode> tap : taps) {
        answers.add(tap.get());
      }
    }

    assertThat(answers).allMatch(answers.getFirst()::equals);
    assertThat(teller.get(traces).expect(200)).hasSize(1);
  }
}
