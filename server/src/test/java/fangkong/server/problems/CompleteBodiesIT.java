package fangkong.server.problems;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A body that lacks something is refused by the name of what it lacks, wherever it is sent. */
@ServerTest
class CompleteBodiesIT {

  private static final String SOME_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  private final ServerUnderTest server;

  CompleteBodiesIT(ServerUnderTest server) {
    this.server = server;
  }

  private static ObjectNode account() {
    return object()
        .put("username", "list-of-nothing")
        .put("password", "a password of length")
        .put("role", "AUDITOR");
  }

  private static ObjectNode trace() {
    return object()
        .put("id", SOME_ID)
        .put("from", "2022-07-01T00:00:00+08:00")
        .put("until", "2022-07-02T00:00:00+08:00");
  }

  private static void assertMissing(String field, Api.Answer answer) {
    answer.expect(422);
    assertThat(answer.code()).isEqualTo("FK-1004");
    assertThat(answer.body().path("detail").stringValue()).startsWith(field + " is missing");
  }

  @Test
  void a_list_that_holds_nothing_at_a_place_is_refused_by_that_place() {
    Api administrator = server.administrator().speaking("en");
    Api epidemiologist = server.as("EPIDEMIOLOGIST", "41/15/26/343/").speaking("en");
    ObjectNode account = account();
    account.putArray("scope").add("41/").addNull();
    ObjectNode trace = trace();
    trace.putArray("cases").addNull();

    assertMissing("scope[1]", administrator.post("/api/accounts", account));
    assertMissing(
        "cases[0]", epidemiologist.post("/api/investigations/" + SOME_ID + "/traces", trace));
  }

  @Test
  void a_batch_that_holds_nothing_at_a_place_is_refused_by_that_place() {
    ObjectNode batch = object();
    batch.putArray("facts").addNull();

    Api.Answer answer =
        server.as("GRID_LEAD", "41/15/26/343/").speaking("en").post("/api/evidence", batch);

    answer.expect(400);
    assertThat(answer.body().path("errors").get(0).path("index").intValue()).isZero();
  }

  @Test
  void an_element_that_lacks_a_component_is_refused_by_its_name() {
    ObjectNode trace = trace();
    trace.putArray("cases").addObject().put("person", SOME_ID);

    assertMissing(
        "infectiousFrom",
        server
            .as("EPIDEMIOLOGIST", "41/15/26/343/")
            .speaking("en")
            .post("/api/investigations/" + SOME_ID + "/traces", trace));
  }
}
