package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.ApplicationRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody disappears by moving: both sides see them until the new one accepts. */
@ServerTest
@Tag("row-2.22")
class MovesIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;
  private final Api left;
  private final Api entered;
  private final Api command;
  private final Someone person = Someone.fresh();
  private final String id;

  MovesIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "531").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "532").adopting(server, "CN-COVID-9");
    left = server.as("GRID_LEAD", here.township());
    entered = server.as("GRID_LEAD", there.township());
    command = server.as("COMMAND", here.township(), there.township());
    id =
        left.facts(residence(person, here.household("201", "C01", 1), 3))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();
  }

  private static JsonNode residence(Someone someone, String household, int daysAgo) {
    return Said.fact("residence", someone, household)
        .put("at", ServerUnderTest.BEGIN.minusDays(daysAgo).toString());
  }

  private static JsonNode residence(String person, String household) {
    return Said.fact("residence", person, household).put("at", ServerUnderTest.BEGIN.toString());
  }

  /** The open moves of somebody into or out of a place, as an account sees them. */
  private static List<JsonNode> list(Api by, Place place, String person) {
    return by.get("/api/moves?region=" + place.township())
        .expect(200)
        .path("moves")
        .valueStream()
        .filter(move -> move.path("person").stringValue().equals(person))
        .toList();
  }

  private void move(Place to, int daysAgo) {
    command.facts(residence(person, to.household("201", "C01", 1), daysAgo)).expect(200);
    server.awaitDerived();
  }

  @Test
  void whoever_moves_is_seen_by_both_sides_until_the_new_one_accepts() {
    assertThat(entered.get("/api/people/" + id).status()).isEqualTo(404);

    move(there, 2);

    JsonNode leaving = list(left, here, id).get(0);
    JsonNode coming = list(entered, there, id).get(0);
    assertThat(leaving.path("id")).isEqualTo(coming.path("id"));
    assertThat(leaving.path("person").stringValue()).isEqualTo(id);
    assertThat(leaving.path("incoming").booleanValue()).isFalse();
    assertThat(coming.path("incoming").booleanValue()).isTrue();
    assertThat(left.get("/api/people/" + id).expect(200).path("regionName").stringValue())
        .contains("532");
    entered.get("/api/people/" + id).expect(200);

    String accept = "/api/moves/" + coming.path("id").stringValue() + "/accept";
    assertThat(left.post(accept, ServerUnderTest.object()).status()).isEqualTo(403);
    Api.Answer own = command.post(accept, ServerUnderTest.object());
    assertThat(own.status()).as("who moved them accepts them").isEqualTo(403);
    assertThat(own.code()).isEqualTo("FK-7501");
    assertThat(
            left.post(
                    "/api/people/" + id + "/appeals",
                    ServerUnderTest.object()
                        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
                        .put("clause", "CN-COVID-9/HIGH_AREA_HISTORY")
                        .put("text", "不在当地"))
                .status())
        .as("the old side decides nothing any more")
        .isEqualTo(404);
    assertThat(left.facts(residence(id, here.household("201", "C01", 1))).status()).isEqualTo(422);
    entered
        .facts(
            Said.fact("test", id, there.cell("201", "C01"))
                .put("sampled", ServerUnderTest.BEGIN.toString())
                .put("result", "NEGATIVE")
                .put("channel", "LAB"))
        .expect(200);
    assertThat(list(entered, there, id)).as("a laboratory accepts nobody").hasSize(1);
    entered
        .facts(
            Said.fact("symptom", id, there.cell("201", "C01"))
                .put("at", ServerUnderTest.BEGIN.toString())
                .put("present", false)
                .put("channel", "VENUE"))
        .expect(200);
    assertThat(list(entered, there, id)).as("nor does a venue").hasSize(1);
    entered.post(accept, ServerUnderTest.object()).expect(204);
    entered.post(accept, ServerUnderTest.object()).expect(204);

    assertThat(list(left, here, id)).isEmpty();
    assertThat(list(entered, there, id)).isEmpty();
    assertThat(left.get("/api/people/" + id).status()).isEqualTo(404);
    entered.get("/api/people/" + id).expect(200);

    move(here, 1);
    assertThat(list(left, here, id).get(0).path("from").stringValue()).startsWith(there.township());
    left.facts(
            Said.fact("symptom", id, here.cell("201", "C01"))
                .put("at", ServerUnderTest.BEGIN.toString())
                .put("present", false))
        .expect(200);
    assertThat(list(left, here, id)).as("who records a fact of them has accepted them").isEmpty();
    assertThat(entered.get("/api/people/" + id).status()).isEqualTo(404);
  }

  @Test
  void whoever_goes_on_is_handed_over_by_the_first_and_whoever_comes_back_by_nobody() {
    Someone restless = Someone.fresh();
    String moving =
        command
            .facts(residence(restless, here.household("201", "C02", 1), 5))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();
    command.facts(residence(restless, here.household("202", "C01", 1), 4)).expect(200);
    server.awaitDerived();
    command.facts(residence(restless, there.household("202", "C02", 2), 3)).expect(200);
    server.awaitDerived();

    List<JsonNode> moves = list(command, there, moving);
    assertThat(moves).hasSize(1);
    assertThat(moves.get(0).path("from").stringValue()).isEqualTo(here.household("201", "C02", 1));
    assertThat(moves.get(0).path("to").stringValue()).isEqualTo(there.household("202", "C02", 2));

    command.facts(residence(restless, here.household("201", "C01", 3), 2)).expect(200);
    server.awaitDerived();
    assertThat(list(command, there, moving)).isEmpty();
  }

  @Test
  void row_level_security_alone_lets_the_old_side_read_and_change_nothing() {
    ApplicationRole role = new ApplicationRole(server);
    Someone someone = Someone.fresh();
    String moving =
        command
            .facts(residence(someone, here.household("202", "C02", 4), 3))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();
    String count = "SELECT count(*) FROM people.person WHERE id = '%s'".formatted(moving);
    assertThat(seen(role, there, count)).isZero();
    command.facts(residence(someone, there.household("202", "C02", 4), 2)).expect(200);
    server.awaitDerived();

    assertThat(seen(role, here, count)).isEqualTo(1);
    assertThat(seen(role, there, count)).isEqualTo(1);
    String steal =
        "UPDATE people.person SET region = '%s' WHERE id = '%s'".formatted(here.township(), moving);
    assertThat(change(role, here, steal)).isZero();
    String accept =
        "UPDATE assessments.move SET accepted_at = now(), accepted_by = gen_random_uuid() WHERE person = '%s'"
            .formatted(moving);
    assertThat(change(role, here, accept)).isZero();
    assertThat(change(role, there, accept)).isEqualTo(1);
    String moves = "SELECT count(*) FROM assessments.move WHERE person = '%s'".formatted(moving);
    assertThat(seen(role, here, moves)).isEqualTo(1);
    long elsewhere = role.asking("50/", jdbc -> jdbc.sql(moves).query(Long.class).single());
    assertThat(elsewhere).isZero();
  }

  private static long seen(ApplicationRole role, Place place, String sql) {
    return role.asking(place.township(), jdbc -> jdbc.sql(sql).query(Long.class).single());
  }

  private static int change(ApplicationRole role, Place place, String sql) {
    return role.asking(place.township(), jdbc -> jdbc.sql(sql).update());
  }
}
