package fangkong.server.problems;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What fits nowhere is refused wherever it stands, and no request of anybody is a fault of ours.
 */
@ServerTest
class RequestValuesIT {

  private static final List<String> FAR =
      List.of("%2B294277-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "1899-12-31T00:00:00Z");

  private final ServerUnderTest server;
  private final Place place;
  private final Api command;

  RequestValuesIT(ServerUnderTest server) {
    this.server = server;
    place = Place.layOut(server, "344");
    command = server.as("COMMAND", place.township());
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void a_nul_is_refused_in_every_address() {
    String here = "region=" + place.township();
    for (String path :
        List.of(
            "/api/people?" + here + "&category=%00",
            "/api/people?" + here + "&status=a%00b",
            "/api/people?" + here + "&care=%00",
            "/api/people?" + here + "&code=%00",
            "/api/people?"
                + here
                + "&afterRegion=%00&afterPerson=01890a5d-ac96-774b-bcce-b302099a8057",
            "/api/tasks?" + here + "&afterKind=%00",
            "/api/tasks?" + here + "&afterSubject=%00",
            "/api/reports/base-figures?region=%00")) {
      assertRefused(command.get(path), 422, "FK-1006");
    }
    assertRefused(command.get("/api/people?" + here + "&%00=1"), 422, "FK-1015");
    assertRefused(
        server.as("CHECKPOINT", place.township()).get("/api/checkpoints/posts?after=%00"),
        422,
        "FK-1006");
    assertRefused(command.postList("a\0.csv", "姓名"), 422, "FK-1006");
  }

  @Test
  void a_nul_is_refused_in_every_body() {
    ObjectNode account =
        object()
            .put("username", "nul-one")
            .put("password", "a password of length")
            .put("role", "GRID_WORKER")
            .put("worker", "w\u0000");
    account.putArray("scope").add("41/");
    assertRefused(server.administrator().post("/api/accounts", account), 422, "FK-1006");
    assertRefused(
        server
            .nobody()
            .post("/api/sign-in", object().put("username", "a\u0000b").put("password", "x")),
        422,
        "FK-1006");
    assertRefused(
        server
            .administrator()
            .put("/api/layout/nodes", "text/csv", "path,name,kind\n41/,某\u0000省,PROVINCE\n"),
        422,
        "FK-4001");
  }

  @Test
  void a_time_nobody_lives_in_is_refused_in_every_address() {
    String here = "region=" + place.township();
    for (String far : FAR) {
      for (String path :
          List.of(
              "/api/reports/base-figures?" + here + "&asOf=" + far,
              "/api/reports/leads?" + here + "&since=" + far,
              "/api/tasks?"
                  + here
                  + "&afterPerson=01890a5d-ac96-774b-bcce-b302099a8057&afterDue="
                  + far,
              "/api/people/01890a5d-ac96-774b-bcce-b302099a8057?asOf=" + far)) {
        assertRefused(command.get(path), 422, "FK-1006");
      }
    }
    command.get("/api/reports/leads?" + here + "&asOf=2022-07-01T00:00:00%2B08:00").expect(200);
  }

  @Test
  void a_time_nobody_lives_in_is_refused_in_every_body() {
    String far = "+294277-01-01T00:00:00Z";
    assertRefused(
        command.post(
            "/api/protocols/proposals",
            object()
                .put("id", "01890a5d-ac96-774b-bcce-b302099a8057")
                .put("protocol", "CN-COVID-9")
                .put("region", place.township())
                .put("effectiveFrom", far)),
        422,
        "FK-1007");
    assertRefused(
        server
            .as("CHECKPOINT", place.township())
            .post(
                "/api/checkpoints/shifts",
                object()
                    .put("id", "01890a5d-ac96-774b-bcce-b302099a8057")
                    .put("post", "P1")
                    .put("at", far)),
        422,
        "FK-1007");
  }

  @Test
  void the_clock_of_a_demonstration_stays_within_the_times_of_which_facts_are_taken() {
    for (String far : List.of("1999-12-31T00:00:00Z", "2101-01-01T00:00:00Z")) {
      assertRefused(
          server
              .administrator()
              .put("/api/clock", "application/json", object().put("now", far).toString()),
          422,
          "FK-1007");
    }
  }

  @Test
  void a_body_is_json_or_it_is_not_supported() {
    String body = "facts: []";
    for (String path : List.of("/api/declarations", "/api/sign-in")) {
      assertRefused(server.nobody().post(path, "application/yaml", body), 415, "FK-1013");
      assertRefused(server.nobody().post(path, "*/*", body), 415, "FK-1013");
    }
    assertThat(server.nobody().with("Accept", "application/yaml").get("/api/health").status())
        .isEqualTo(406);
  }

  @Test
  void there_is_nothing_at_the_address_of_errors() {
    assertRefused(server.nobody().get("/error"), 404, "FK-8001");
  }
}
