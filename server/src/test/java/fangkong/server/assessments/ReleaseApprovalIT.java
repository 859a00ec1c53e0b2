package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A release counts as approved by the approval that was made of it, and by nothing else. */
@ServerTest
class ReleaseApprovalIT {

  private final ServerUnderTest server;
  private final Place here;

  ReleaseApprovalIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "402").adopting(server, "CN-COVID-9");
  }

  @Test
  void a_fact_of_another_type_under_the_id_of_an_approval_approves_nothing() {
    Api worker = server.as("EPIDEMIOLOGIST", here.township());
    String cell = here.cell("201", "C01");
    String person =
        worker
            .facts(Said.arrival(Someone.fresh(), cell, server.now().minusDays(1), "MEDIUM"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    OffsetDateTime from = server.now().plusMinutes(5).truncatedTo(ChronoUnit.SECONDS);
    server.adopt("CN-COVID-20", here.township(), from.toString(), null).expect(200);
    server.moveClock(from.plusSeconds(1));
    server.awaitDerived();

    worker
        .facts(
            Said.fact("check_in", person, cell)
                .put("id", approval(here.township(), from, person))
                .put("at", server.now().minusHours(1).toString())
                .put("place", "market"))
        .expect(200);

    JsonNode released =
        server
            .as("COMMAND", here.township())
            .get(
                "/api/protocols/releases?adoptedFor=%s&inside=%s&effectiveFrom=%s"
                    .formatted(
                        here.township(), here.township(), from.toString().replace("+", "%2B")))
            .expect(200)
            .at("/0/people/0");
    assertThat(released.path("person").stringValue()).isEqualTo(person);
    assertThat(released.path("approved").booleanValue()).isFalse();
  }

  /** As anybody can work it out. */
  private static String approval(String region, OffsetDateTime from, String person) {
    String name = region + " " + from.toInstant() + " " + person;
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long head = (from.toInstant().toEpochMilli() << 16) | 0x7000L;
    return new UUID(head | (hash.getMostSignificantBits() & 0xFFFL), hash.getLeastSignificantBits())
        .toString();
  }
}
