package fangkong.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People of a place of whom only others tell. */
@ServerTest
class ExposedElsewhereIT {
  private final ServerUnderTest server;

  ExposedElsewhereIT(ServerUnderTest server) {
    this.server = server;
  }

  @Test
  @Tag("row-0.9")
  void whoever_is_known_by_an_exposure_elsewhere_is_counted_where_they_were_registered() {
    Place market = Place.layOut(server, "455").adopting(server, "CN-COVID-9");
    Place inquiry = Place.layOut(server, "456").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", market.township(), inquiry.township());
    OffsetDateTime now = server.now();
    Someone contact = Someone.fresh();
    ObjectNode checkIn =
        Said.fact("check_in", contact, market.cell("201", "C01"))
            .put("at", now.minusHours(30).toString())
            .put("until", now.minusHours(29).toString())
            .put("place", "market");
    String met = command.facts(checkIn).expect(200).path("people").get(0).stringValue();
    String source =
        command
            .facts(
                Said.arrival(Someone.fresh(), inquiry.cell("201", "C01"), now.minusDays(3), "LOW"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    command
        .facts(
            Said.fact("exposure", met, inquiry.township())
                .put("degree", "CLOSE")
                .put("to", source)
                .put("from", now.minusHours(30).toString())
                .put("until", now.minusHours(29).toString()))
        .expect(200);
    server.awaitDerived();
    String asked = "/api/reports/base-figures?region=" + market.township();
    JsonNode today = command.get(asked).expect(200);
    JsonNode past =
        command.get(asked + "&asOf=" + server.now().toString().replace("+", "%2B")).expect(200);
    assertThat(today.path("cumulative").intValue()).isOne();
    assertThat(past.path("managed")).isEqualTo(today.path("managed"));
  }
}
