package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Together;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A release counts as approved by the approval that was made of it, and by nothing else. */
@ServerTest
class ReleaseApprovalIT {

  private static final String RELEASES = "/api/protocols/releases";

  private final ServerUnderTest server;

  ReleaseApprovalIT(ServerUnderTest server) {
    this.server = server;
  }

  /** People whom the adoption of a protocol here released. */
  private record Released(Place here, OffsetDateTime from, List<String> people) {

    ObjectNode approval() {
      ObjectNode approval =
          object()
              .put("adoptedFor", here.township())
              .put("effectiveFrom", from.toString())
              .put("inside", here.township());
      people.forEach(approval.putArray("people")::add);
      return approval;
    }

    String list() {
      return RELEASES
          + "?adoptedFor=%s&inside=%s&effectiveFrom=%s"
              .formatted(here.township(), here.township(), from.toString().replace("+", "%2B"));
    }
  }

  private Released released(String township, int count) {
    Place here = Place.layOut(server, township).adopting(server, "CN-COVID-9");
    String cell = here.cell("201", "C01");
    List<ObjectNode> arrivals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrivals.add(Said.arrival(Someone.fresh(), cell, server.now().minusDays(1), "MEDIUM"));
    }
    List<String> people =
        server
            .as("EPIDEMIOLOGIST", here.township())
            .facts(arrivals)
            .expect(200)
            .path("people")
            .valueStream()
            .map(JsonNode::stringValue)
            .toList();
    OffsetDateTime from = server.now().plusMinutes(5).truncatedTo(ChronoUnit.SECONDS);
    server.adopt("CN-COVID-20", here.township(), from.toString(), null).expect(200);
    server.moveClock(from.plusSeconds(1));
    server.awaitDerived();
    return new Released(here, from, people);
  }

  @Test
  void a_fact_under_an_id_that_anybody_can_work_out_neither_approves_nor_keeps_from_approving() {
    Released released = released("402", 1);
    String person = released.people().getFirst();
    server
        .as("EPIDEMIOLOGIST", released.here().township())
        .facts(
            Said.fact("check_in", person, released.here().cell("201", "C01"))
                .put("id", workedOut(released.here().township(), released.from(), person))
                .put("at", server.now().minusHours(1).toString())
                .put("place", "market"))
        .expect(200);
    Api command = server.as("COMMAND", released.here().township());

    JsonNode listed = command.get(released.list()).expect(200).at("/0/people/0");
    assertThat(listed.path("person").stringValue()).isEqualTo(person);
    assertThat(listed.path("approved").booleanValue()).isFalse();
    JsonNode approved = command.post(RELEASES, released.approval()).expect(200);

    assertThat(approved.path("accepted").intValue()).isEqualTo(1);
    assertThat(command.get(released.list()).expect(200).at("/0/people/0/approved").booleanValue())
        .isTrue();
  }

  /** Of what everybody knows of an approval. */
  private static String workedOut(String region, OffsetDateTime from, String person) {
    String name = region + " " + from.toInstant() + " " + person;
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long head = (from.toInstant().toEpochMilli() << 16) | 0x7000L;
    return new UUID(head | (hash.getMostSignificantBits() & 0xFFFL), hash.getLeastSignificantBits())
        .toString();
  }

  @Test
  void of_several_who_approve_the_same_at_once_one_does_and_the_others_find_it_done()
      throws Exception {
    Released released = released("425", 3);
    List<Supplier<Api.Answer>> approvals = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Api command = server.as("COMMAND", released.here().township());
      approvals.add(() -> command.post(RELEASES, released.approval()));
    }

    List<Api.Answer> answers = Together.at(server, "evidence.fact", approvals);

    assertThat(answers)
        .extracting(answer -> answer.expect(200).toString())
        .containsExactlyInAnyOrder(
            "{\"accepted\":3,\"duplicate\":0}",
            "{\"accepted\":0,\"duplicate\":3}",
            "{\"accepted\":0,\"duplicate\":3}");
    assertThat(
            server
                .everything()
                .sql("SELECT count(*) FROM evidence.fact WHERE type = 'release' AND region LIKE ?")
                .param(released.here().township() + "%")
                .query(Long.class)
                .single())
        .isEqualTo(3);
  }
}
