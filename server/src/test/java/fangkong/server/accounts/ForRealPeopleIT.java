package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server as it stands behind its proxy where nobody is made up. */
@ServerTest
@TestPropertySource(
    properties = {
      "fangkong.synthetic=false",
      "fangkong.second-factor=required",
      "server.forward-headers-strategy=native"
    })
class ForRealPeopleIT {

  private static final String PASSWORD = "a password of length";
  private static final String GRID = "41/15/26/525/201/G01/";
  private static final String[] DESCRIPTION = {
    "/v3/api-docs", "/v3/api-docs/swagger-config", "/swagger-ui/index.html", "/swagger-ui.html"
  };

  private final ServerUnderTest server;
  private final Api nobody;
  private final Api administrator;
  private final Api.Answer signedIn;

  ForRealPeopleIT(ServerUnderTest server, Accounts accounts, @Qualifier("system") Clock clock) {
    this.server = server;
    this.nobody = server.nobody();
    ObjectNode credentials = object().put("username", "the-first").put("password", PASSWORD);
    nobody
        .post(
            "/api/setup", credentials.deepCopy().put("token", accounts.offerSetup().orElseThrow()))
        .expect(204);
    JsonNode offered = overTls().post("/api/sign-in", credentials).expect(200);
    String code = new Totp().code(offered.at("/enrol/secret").stringValue(), clock.instant());
    signedIn =
        overTls()
            .post(
                "/api/me/second-factor",
                object().put("token", offered.path("token").stringValue()).put("code", code));
    administrator = nobody.withToken(signedIn.expect(200).path("token").stringValue());
  }

  @DynamicPropertySource
  static void rolesOfThePlace(DynamicPropertyRegistry registry) {
    registry.add(
        "fangkong.roles",
        () ->
            write(
                """
                # grid workers here do not reveal; whoever samples reads the figures
                GRID_WORKER = RECORD DECLARE READ_PEOPLE
                SAMPLING = RECORD READ_REPORTS
                """));
  }

  private static String write(String roles) {
    try {
      return Files.writeString(Files.createTempFile("roles", ".properties"), roles).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Api overTls() {
    return server.nobody().with("X-Forwarded-Proto", "https");
  }

  @Test
  void the_description_of_the_interface_is_shown_to_whoever_is_signed_in_alone() {
    for (String address : DESCRIPTION) {
      assertThat(nobody.get(address).status()).as(address).isEqualTo(401);
      assertThat(administrator.get(address).status()).as(address).isIn(200, 302);
    }
  }

  @Test
  void what_came_by_tls_is_told_to_come_by_it_alone_from_now_on() {
    String policy = overTls().get("/console/").header("Strict-Transport-Security");
    assertThat(policy).contains("max-age=31536000");
    assertThat(nobody.get("/console/").header("Strict-Transport-Security")).isEmpty();
  }

  private Api as(String role) {
    String username = "a-" + role.toLowerCase(Locale.ROOT).replace('_', '-');
    ObjectNode wanted =
        object().put("username", username).put("password", PASSWORD).put("role", role);
    wanted.putArray("scope").add(GRID);
    administrator.post("/api/accounts", wanted).expect(201);
    return nobody.signIn(username, PASSWORD);
  }

  @Test
  void a_place_says_what_its_roles_may_do() {
    administrator
        .put(
            "/api/layout/nodes",
            "text/csv",
            "path,name,kind\n41/,某省,PROVINCE\n41/15/,某市,CITY\n41/15/26/,某县,COUNTY\n"
                + "41/15/26/525/,某乡,TOWNSHIP\n41/15/26/525/201/,村,VILLAGE\n"
                + "41/15/26/525/201/G01/,网格,GRID\n")
        .expect(200);
    Api worker = as("GRID_WORKER");
    Api sampling = as("SAMPLING");
    Api lab = as("LAB");
    String reveal = "/api/people/01890a5d-ac96-774b-bcce-b302099a8057/reveal";
    ObjectNode purpose = object().put("purpose", "CONTACT");

    assertThat(worker.get("/api/me").expect(200).path("rights").toString())
        .isEqualTo("[\"RECORD\",\"DECLARE\",\"READ_PEOPLE\"]");
    assertThat(worker.post(reveal, purpose).status()).as("narrowed").isEqualTo(403);
    worker.get("/api/people?region=" + GRID).expect(200);
    sampling.get("/api/reports/base-figures?region=" + GRID).expect(200);
    assertThat(lab.get("/api/reports/base-figures?region=" + GRID).status())
        .as("as it is shipped")
        .isEqualTo(403);
  }

  @Test
  void a_session_that_came_by_tls_goes_by_it_alone() {
    assertThat(signedIn.header("Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Strict");
  }
}
