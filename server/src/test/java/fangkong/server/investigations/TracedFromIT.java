package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.TwoPeople;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom a trace starts from: Ann, who was found to be a case; Ben, who tested positive; nobody else.
 */
@ServerTest
class TracedFromIT extends Story {

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private String traces = "";

  TracedFromIT(ServerUnderTest server) {
    Place place = Place.layOut(server, "403").adopting(server, "CN-COVID-9");
    super(
        server.as("EPIDEMIOLOGIST", place.township()),
        server.now().minusDays(2).truncatedTo(ChronoUnit.MINUTES),
        place.cell("201", "C01"));
    this.server = server;
    here = place;
    there = Place.layOut(server, "404").adopting(server, "CN-COVID-9");
  }

  @BeforeEach
  void tellTheStory() {
    beginAnew();
    String cell = here.cell("201", "C01");
    tell("Ann", Said.fact("case", who("Ann"), cell).put("at", minute(60)).put("form", "CONFIRMED"));
    tell("Ben", Said.test(who("Ben"), cell, eight, "POSITIVE"));
    tell("Cal", Said.test(who("Cal"), cell, eight, "NEGATIVE"));
    Api beyond = server.as("EPIDEMIOLOGIST", there.township());
    tell(
        "Eve",
        Said.fact("case", who("Eve"), there.cell("201", "C01"))
            .put("at", minute(60))
            .put("form", "CONFIRMED"),
        beyond);
    traces =
        "/api/investigations/"
            + teller
                .post(
                    "/api/investigations", object().put("name", "x").put("region", here.township()))
                .expect(201)
                .path("id")
                .stringValue()
            + "/traces";
  }

  private String id(String name) {
    return ids.getOrDefault(name, "");
  }

  private ObjectNode from(String... names) {
    return Traced.from(
        minute(0), minute(60), List.of(names).stream().map(this::id).toArray(String[]::new));
  }

  private void assertRefused(ObjectNode request, String code, String value) {
    Api.Answer answer = teller.speaking("en").post(traces, request);
    answer.expect(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text()).contains(value, "Maybe");
  }

  @Test
  void a_trace_starts_from_whom_evidence_shows_to_be_a_case_and_from_nobody_else() {
    teller.post(traces, from("Ann", "Ben")).expect(201);

    assertRefused(from("Ann", "Cal"), "FK-6006", id("Cal"));
    assertThat(teller.get(traces).expect(200)).hasSize(1);
  }

  @Test
  void everybody_who_is_no_case_is_named_by_where_they_stand_in_the_request() {
    JsonNode errors = teller.post(traces, from("Cal", "Ann", "Eve")).expect(422).path("errors");

    assertThat(errors.valueStream().map(error -> error.path("index").intValue()))
        .containsExactly(0, 2);
  }

  @Test
  void a_finding_that_is_not_in_sight_shows_nothing() {
    assertRefused(from("Eve"), "FK-6006", id("Eve"));
  }

  @Test
  void a_reason_is_enough_and_is_kept_with_the_trace() {
    ObjectNode request = from("Cal");
    ((ObjectNode) request.at("/cases/0")).put("reason", "a positive self-test, told on the phone");

    teller.post(traces, request).expect(201);

    JsonNode kept = teller.get(traces).expect(200).at("/0/cases/0");
    assertThat(kept.path("person").stringValue()).isEqualTo(id("Cal"));
    assertThat(kept.path("reason").stringValue())
        .isEqualTo("a positive self-test, told on the phone");
    for (String reason : List.of(" ", "长".repeat(201))) {
      ObjectNode other = from("Cal");
      ((ObjectNode) other.at("/cases/0")).put("reason", reason);
      assertRefused(other, "FK-1006", "reason");
    }
  }

  @Test
  void evidence_that_a_ruling_excludes_shows_nothing() {
    server.awaitDerived();
    String positive =
        server
            .everything()
            .sql("SELECT id FROM evidence.fact WHERE type = 'test' AND person = ?::uuid")
            .param(id("Ben"))
            .query(String.class)
            .single();
    TwoPeople.inside(server, here.township())
        .rule(TwoPeople.excluding(id("Ben"), List.of(positive), server.now().plusDays(3)));
    server.awaitDerived();

    assertRefused(from("Ben"), "FK-6006", id("Ben"));
  }
}
