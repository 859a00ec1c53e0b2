package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page of somebody else has a browser send here does nothing, whatever cookie it carries.
 */
@ServerTest
class CrossSiteIT {

  private static final String PASSWORD = "a password of length";
  private static final String FOREIGN = "FK-3020";

  private final ServerUnderTest server;
  private Api browser;

  CrossSiteIT(ServerUnderTest server) {
    this.server = server;
    this.browser = server.nobody();
    var wanted =
        object()
            .put("username", "clicks-on-links")
            .put("password", PASSWORD)
            .put("role", "AUDITOR");
    wanted.putArray("scope").add("41/15/26/521/");
    server.administrator().post("/api/accounts", wanted).expect(201);
  }

  @BeforeEach
  void signIn() {
    String cookie =
        server
            .nobody()
            .post(
                "/api/sign-in",
                object().put("username", "clicks-on-links").put("password", PASSWORD))
            .header("Set-Cookie");
    browser = server.nobody().with("Cookie", cookie.split(";", 2)[0]);
  }

  private static void assertRefused(Api.Answer answer, String named) {
    answer.expect(403);
    assertThat(answer.code()).isEqualTo(FOREIGN);
    assertThat(answer.body().path("detail").stringValue()).contains(named);
  }

  private boolean isStillSignedIn() {
    return browser.get("/api/me").status() == 200;
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, http://localhost:1",
    "Origin, https://localhost.evil.example",
    "Origin, null",
    "Origin, not an address",
  })
  void a_request_from_elsewhere_is_refused_and_does_nothing(String header, String value) {
    assertRefused(browser.with(header, value).post("/api/sign-out", object()), value);
    assertThat(isStillSignedIn()).isTrue();
    assertRefused(
        browser
            .with(header, value)
            .post("/api/me/password", object().put("old", PASSWORD).put("wanted", PASSWORD + " 2")),
        value);
    assertRefused(browser.with(header, value).delete("/api/accounts/x/second-factor"), value);
    assertRefused(
        server
            .nobody()
            .with(header, value)
            .post("/api/sign-in", object().put("username", "mallory").put("password", PASSWORD)),
        value);
    signIn();
  }

  @Test
  void where_a_browser_says_both_the_site_is_what_counts() {
    Api sameSite = browser.with("Sec-Fetch-Site", "same-origin");
    assertRefused(
        browser
            .with("Origin", "https://" + "evil.example")
            .with("Sec-Fetch-Site", "cross-site")
            .post("/api/sign-out", object()),
        "cross-site");
    sameSite.with("Origin", "https://behind.a.proxy").post("/api/sign-out", object()).expect(204);
    assertThat(isStillSignedIn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin", "Sec-Fetch-Site", "none", ""})
  void what_our_own_pages_and_programs_send_is_done(String says) {
    URI here = browser.get("/api/me").response().uri();
    String origin = "http://" + here.getAuthority();
    Api own =
        switch (says) {
          case "Origin" -> browser.with("Origin", origin);
          case "Sec-Fetch-Site" -> browser.with("Sec-Fetch-Site", "same-origin");
          case "none" -> browser.with("Sec-Fetch-Site", "none");
          default -> browser;
        };
    own.post("/api/sign-out", object()).expect(204);
    assertThat(isStillSignedIn()).isFalse();
  }

  @Test
  void a_link_from_elsewhere_may_be_followed() {
    Api linked = browser.with("Sec-Fetch-Site", "cross-site");
    linked.get("/api/health").expect(200);
    assertThat(linked.get("/console/").status()).isEqualTo(200);
  }
}
