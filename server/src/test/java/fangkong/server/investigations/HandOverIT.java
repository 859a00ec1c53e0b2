package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A contact counts as handed over by the exposure that was made of it, and by nothing else. */
@ServerTest
class HandOverIT extends Story {

  private final ServerUnderTest server;
  private final Place here;
  private String traces = "";
  private String trace = "";

  HandOverIT(ServerUnderTest server) {
    Place place = Place.layOut(server, "401").adopting(server, "CN-COVID-9");
    super(
        server.as("EPIDEMIOLOGIST", place.township()),
        server.now().minusDays(2).truncatedTo(ChronoUnit.MINUTES),
        place.cell("201", "C01"));
    this.server = server;
    here = place;
  }

  /** Ann, a case, met Ben at the quay; Cal was there later. */
  @BeforeEach
  void trace() {
    beginAnew();
    tell(
        "Ann",
        Said.fact("case", who("Ann"), here.cell("201", "C01"))
            .put("at", minute(600))
            .put("form", "CONFIRMED"));
    tell("Ann", at("quay", "Ann", 0, 60));
    tell("Ben", at("quay", "Ben", 30, 90));
    tell("Cal", at("quay", "Cal", 300, 360));
    traces =
        "/api/investigations/"
            + teller
                .post(
                    "/api/investigations", object().put("name", "x").put("region", here.township()))
                .expect(201)
                .path("id")
                .stringValue()
            + "/traces";
    trace =
        teller
            .post(traces, Traced.from(minute(0), minute(600), id("Ann")))
            .expect(201)
            .path("id")
            .stringValue();
  }

  private String id(String name) {
    return ids.getOrDefault(name, "");
  }

  private JsonNode ben() {
    return teller.get(traces + "/" + trace + "/contacts/" + id("Ben")).expect(200);
  }

  private int handedOver() {
    return teller.get(traces).expect(200).at("/0/handedOver").intValue();
  }

  private String kept() {
    return server
        .everything()
        .sql("SELECT fact FROM investigations.contact WHERE trace = ?::uuid AND person = ?::uuid")
        .params(trace, id("Ben"))
        .query(String.class)
        .single();
  }

  @Test
  void the_id_of_an_exposure_is_shown_once_it_is_there() {
    assertThat(ben().path("fact").isNull()).isTrue();
    assertThat(teller.get(traces + "/" + trace + "/contacts").text()).doesNotContain(kept());

    teller.post(traces + "/" + trace + "/hand-over", object()).expect(200);

    assertThat(ben().path("fact").stringValue()).isEqualTo(kept());
    assertThat(ben().path("handedOver").booleanValue()).isTrue();
    assertThat(handedOver()).isEqualTo(1);
  }

  private void assertProvesNothing(ObjectNode fact) {
    teller.facts(fact.put("id", kept())).expect(200);

    assertThat(ben().path("handedOver").booleanValue()).isFalse();
    JsonNode page = teller.get(traces + "/" + trace + "/contacts").expect(200);
    assertThat(page.get(0).path("handedOver").booleanValue()).isFalse();
    assertThat(handedOver()).isZero();
    Api.Answer refused = teller.post(traces + "/" + trace + "/hand-over", object());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("FK-1042");
  }

  @Test
  void another_fact_about_the_contact_under_that_id_does_not_count() {
    assertProvesNothing(at("mill", "Ben", 200, 210));
  }

  @Test
  void the_exposure_of_somebody_else_under_that_id_does_not_count() {
    assertProvesNothing(
        Said.fact("exposure", who("Cal"), here.cell("201", "C01"))
            .put("degree", "CLOSE")
            .put("to", id("Ann"))
            .put("from", minute(0)));
  }
}
