package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sign-in over a real identity provider, and programs that come with its tokens. */
@ServerTest
@TestPropertySource(properties = "fangkong.second-factor=required")
class OidcIT {

  private static final ProviderUnderTest PROVIDER = new ProviderUnderTest();
  private static final String PASSWORD = "a password of length";
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final ServerUnderTest server;
  private final Clock clock;
  private final String here;
  private final Api administrator;
  private final Place place;

  OidcIT(ServerUnderTest server, Accounts accounts, @Qualifier("system") Clock clock) {
    this.server = server;
    this.clock = clock;
    URI address = server.nobody().get("/api/health").response().uri();
    this.here = "http://127.0.0.1:" + address.getPort();
    ObjectNode first = object().put("username", "the-first").put("password", PASSWORD);
    server
        .nobody()
        .post("/api/setup", first.deepCopy().put("token", accounts.offerSetup().orElseThrow()))
        .expect(204);
    JsonNode offered = server.nobody().post("/api/sign-in", first).expect(200);
    administrator = server.nobody().withToken(confirm(offered).path("token").stringValue());
    place = new Place("41/15/26/524/", "524");
    administrator
        .put(
            "/api/layout/nodes",
            "text/csv",
            "path,name,kind\n41/,某省,PROVINCE\n41/15/,某市,CITY\n41/15/26/,某县,COUNTY\n"
                + "41/15/26/524/,某乡,TOWNSHIP\n41/15/26/524/201/,村,VILLAGE\n"
                + "41/15/26/524/201/G01/,网格,GRID\n41/15/26/524/201/G01/C01/,单元,CELL\n")
        .expect(200);
  }

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("fangkong.oidc.issuer", PROVIDER::issuer);
    registry.add("fangkong.oidc.client-id", () -> ProviderUnderTest.CLIENT);
    registry.add(
        "fangkong.oidc.client-secret", () -> ProviderUnderTest.secret(ProviderUnderTest.CLIENT));
    registry.add("fangkong.oidc.audience", () -> ProviderUnderTest.AUDIENCE);
  }

  @AfterAll
  static void closeProvider() {
    PROVIDER.close();
  }

  private JsonNode confirm(JsonNode offered) {
    String code = new Totp().code(offered.at("/enrol/secret").stringValue(), clock.instant());
    return server
        .nobody()
        .post(
            "/api/me/second-factor",
            object().put("token", offered.path("token").stringValue()).put("code", code))
        .expect(200);
  }

  private String add(String username, String role, String scope, String subject) {
    ObjectNode wanted =
        object().put("username", username).put("password", PASSWORD).put("role", role);
    wanted.putArray("scope").add(scope);
    String id = administrator.post("/api/accounts", wanted).expect(201).path("id").stringValue();
    link(id, subject).expect(200);
    return id;
  }

  private Api.Answer link(String id, String subject) {
    return administrator.put(
        "/api/accounts/" + id + "/subject",
        "application/json",
        object().put("subject", subject).toString());
  }

  private static String basic(String client) {
    String both = client + ":" + ProviderUnderTest.secret(client);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private static String location(HttpResponse<String> answer) {
    return ProviderUnderTest.location(answer.headers());
  }

  /** To the provider, and the address under which it sends the browser back. */
  private String goThere(BrowserWithCookies browser, String subject) {
    HttpResponse<String> begun = browser.get(here + "/oauth2/authorization/oidc?entry=field");
    assertThat(begun.statusCode()).isEqualTo(302);
    assertThat(location(begun))
        .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
        .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=");
    HttpResponse<String> back =
        BrowserWithCookies.send(
            HttpRequest.newBuilder(URI.create(location(begun)))
                .header(ProviderUnderTest.KNOWN_AS, subject)
                .build());
    assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
    return location(back);
  }

  private BrowserWithCookies vouchedFor(String subject) {
    BrowserWithCookies browser = new BrowserWithCookies();
    HttpResponse<String> back = browser.get(goThere(browser, subject));
    assertThat(location(back)).isEqualTo("/field/sign-in?oidc=ready");
    return browser;
  }

  private HttpResponse<String> askForSession(BrowserWithCookies browser, String code) {
    ObjectNode factor = object();
    return browser.post(
        here + "/api/sign-in/provider", code.isEmpty() ? factor : factor.put("code", code));
  }

  private static JsonNode body(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private JsonNode me(BrowserWithCookies browser) {
    HttpResponse<String> answer = browser.get(here + "/api/me");
    assertThat(answer.statusCode()).isEqualTo(200);
    return body(answer);
  }

  private long countAccounts() {
    return server
        .everything()
        .sql("SELECT count(*) FROM accounts.account")
        .query(Long.class)
        .single();
  }

  @Test
  void whoever_is_linked_gets_the_session_of_that_account_with_its_role_and_scope_and_no_other() {
    add("worker-li", "GRID_WORKER", place.cell("201", "C01"), "li");
    BrowserWithCookies browser = vouchedFor("li");

    HttpResponse<String> session = askForSession(browser, "");

    assertThat(session.statusCode()).isEqualTo(200);
    assertThat(String.join(" ", session.headers().allValues("Set-Cookie")))
        .contains(SessionToken.COOKIE, "HttpOnly", "SameSite=Strict");
    JsonNode me = me(browser);
    assertThat(me.path("username").stringValue()).isEqualTo("worker-li");
    assertThat(me.path("role").stringValue()).isEqualTo("GRID_WORKER");
    assertThat(me.path("scope").toString()).isEqualTo("[\"" + place.cell("201", "C01") + "\"]");
    assertThat(askForSession(browser, "").statusCode()).as("once more").isEqualTo(401);
  }

  @Test
  void nobody_is_made_by_signing_in() {
    long before = countAccounts();
    BrowserWithCookies browser = new BrowserWithCookies();

    HttpResponse<String> back = browser.get(goThere(browser, "stranger"));

    assertThat(location(back)).isEqualTo("/field/sign-in?oidc=unknown");
    assertThat(browser.cookies).isEmpty();
    assertThat(askForSession(browser, "").statusCode()).isEqualTo(401);
    assertThat(countAccounts()).isEqualTo(before);
  }

  @Test
  void whoever_is_disabled_gets_in_no_more_and_is_out_at_once() {
    String id = add("soon-gone", "GRID_WORKER", place.cell("201", "C01"), "gone");
    BrowserWithCookies inside = vouchedFor("gone");
    assertThat(askForSession(inside, "").statusCode()).isEqualTo(200);
    BrowserWithCookies onTheWay = vouchedFor("gone");
    ObjectNode disabled = object().put("role", "GRID_WORKER").put("disabled", true);
    disabled.putArray("scope").add(place.cell("201", "C01"));

    administrator.put("/api/accounts/" + id, "application/json", disabled.toString()).expect(200);

    assertThat(inside.get(here + "/api/me").statusCode()).isEqualTo(401);
    assertThat(askForSession(onTheWay, "").statusCode()).isEqualTo(401);
    BrowserWithCookies again = new BrowserWithCookies();
    assertThat(location(again.get(goThere(again, "gone"))))
        .isEqualTo("/field/sign-in?oidc=unknown");
  }

  @Test
  void whoever_is_linked_to_somebody_else_is_out_and_one_subject_is_one_account() {
    String id = add("moves", "GRID_WORKER", place.cell("201", "C01"), "mover");
    BrowserWithCookies inside = vouchedFor("mover");
    assertThat(askForSession(inside, "").statusCode()).isEqualTo(200);
    String other = add("moved-to", "GRID_WORKER", place.cell("201", "C01"), "nobody-yet");
    assertThat(link(other, "mover").code()).isEqualTo("FK-3023");

    unlink(id);

    assertThat(inside.get(here + "/api/me").statusCode()).isEqualTo(401);
    link(other, "mover").expect(200);
    BrowserWithCookies again = vouchedFor("mover");
    askForSession(again, "");
    assertThat(me(again).path("username").stringValue()).isEqualTo("moved-to");
  }

  @Test
  void who_sees_more_than_one_grid_is_asked_for_a_second_factor_unless_the_provider_saw_one() {
    String id = add("command-wang", "COMMAND", place.township(), "wang");
    BrowserWithCookies first = vouchedFor("wang");
    JsonNode offered = body(askForSession(first, ""));
    assertThat(offered.at("/enrol/secret").isString()).isTrue();
    assertThat(first.get(here + "/api/me").statusCode()).isEqualTo(401);
    confirm(offered);
    String secret = offered.at("/enrol/secret").stringValue();

    BrowserWithCookies second = vouchedFor("wang");
    HttpResponse<String> asked = askForSession(second, "");
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(body(asked).path("code").stringValue()).isEqualTo("FK-3010");
    assertThat(body(askForSession(second, "000000")).path("code").stringValue())
        .isEqualTo("FK-3011");
    String next = new Totp().code(secret, clock.instant().plus(Totp.STEP));
    assertThat(askForSession(second, next).statusCode()).isEqualTo(200);
    assertThat(me(second).path("role").stringValue()).isEqualTo("COMMAND");

    link(id, "mfa-wang").expect(200);
    BrowserWithCookies linkedBySomebody = vouchedFor("mfa-wang");
    assertThat(body(askForSession(linkedBySomebody, "")).path("code").stringValue())
        .as("whoever links an account does not become its holder")
        .isEqualTo("FK-3010");

    add("command-li", "COMMAND", place.township(), "mfa-li");
    BrowserWithCookies third = vouchedFor("mfa-li");
    assertThat(askForSession(third, "").statusCode()).isEqualTo(200);
    assertThat(me(third).path("username").stringValue()).isEqualTo("command-li");
  }

  @Test
  void whoever_was_vouched_for_and_guesses_codes_has_to_wait() {
    add("guessed-zhou", "COMMAND", place.township(), "zhou");
    JsonNode offered = body(askForSession(vouchedFor("zhou"), ""));
    confirm(offered);
    BrowserWithCookies browser = vouchedFor("zhou");
    int guesses = 0;
    HttpResponse<String> answer = askForSession(browser, "000000");
    while (answer.statusCode() == 401 && guesses < 60) {
      answer = askForSession(browser, "000000");
      guesses++;
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(guesses).isLessThanOrEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME + 5);
    String next =
        new Totp().code(offered.at("/enrol/secret").stringValue(), clock.instant().plus(Totp.STEP));
    assertThat(body(askForSession(browser, next)).path("code").stringValue()).isEqualTo("FK-3008");
  }

  @Test
  void a_new_password_ends_whatever_else_was_on_its_way_in() {
    add("command-sun", "COMMAND", place.township(), "mfa-sun");
    JsonNode offered =
        server
            .nobody()
            .post("/api/sign-in", object().put("username", "command-sun").put("password", PASSWORD))
            .expect(200);
    BrowserWithCookies onTheWay = vouchedFor("mfa-sun");
    BrowserWithCookies inside = vouchedFor("mfa-sun");
    assertThat(askForSession(inside, "").statusCode()).isEqualTo(200);
    ObjectNode passwords = object().put("old", PASSWORD).put("wanted", PASSWORD + " anew");

    assertThat(inside.post(here + "/api/me/password", passwords).statusCode()).isEqualTo(204);

    assertThat(me(inside).path("username").stringValue()).isEqualTo("command-sun");
    assertThat(askForSession(onTheWay, "").statusCode()).isEqualTo(401);
    String code = new Totp().code(offered.at("/enrol/secret").stringValue(), clock.instant());
    Api.Answer confirmed =
        server
            .nobody()
            .post(
                "/api/me/second-factor",
                object().put("token", offered.path("token").stringValue()).put("code", code));
    assertThat(confirmed.code()).isEqualTo("FK-3001");
  }

  @Test
  void only_the_browser_that_began_can_end_it_and_once() {
    add("worker-zhao", "GRID_WORKER", place.cell("201", "C01"), "zhao");
    BrowserWithCookies victim = new BrowserWithCookies();
    BrowserWithCookies mallory = new BrowserWithCookies();
    String ofMallory = goThere(mallory, "zhao");
    assertThat(location(victim.get(ofMallory))).as("without a begin").endsWith("oidc=failed");
    goThere(victim, "zhao");
    assertThat(location(victim.get(ofMallory))).as("with another's").endsWith("oidc=failed");
    assertThat(victim.cookies).doesNotContainKey(SessionToken.VOUCHED_COOKIE);

    BrowserWithCookies owner = new BrowserWithCookies();
    String back = goThere(owner, "zhao");
    Map<String, String> kept = Map.copyOf(owner.cookies);
    assertThat(location(owner.get(back.replace("state=", "state=x")))).endsWith("oidc=failed");
    owner.cookies.putAll(kept);
    owner.cookies.computeIfPresent(
        BegunSignIns.COOKIE, (_, value) -> "A".repeat(4) + value.substring(4));
    assertThat(location(owner.get(back))).as("a cookie changed").endsWith("oidc=failed");
    owner.cookies.putAll(kept);
    assertThat(location(owner.get(back))).endsWith("oidc=ready");
    owner.cookies.putAll(kept);
    assertThat(location(owner.get(back))).as("a code used").endsWith("oidc=failed");
  }

  @Test
  void the_page_of_sign_in_is_told_that_there_is_a_provider() {
    assertThat(server.nobody().get("/api/sign-in/ways").expect(200).path("provider").booleanValue())
        .isTrue();
  }

  private JsonNode token(String client, String form) {
    HttpResponse<String> answer =
        BrowserWithCookies.send(
            HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/oauth2/token"))
                .header("Authorization", basic(client))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return body(answer);
  }

  private Api program(String client) {
    String form = "grant_type=client_credentials&scope=read";
    return server.nobody().withToken(token(client, form).path("access_token").stringValue());
  }

  @Test
  void a_program_with_a_token_has_the_rights_of_its_account_as_long_as_that_is_not_disabled() {
    String id = add("hospital", "EPIDEMIOLOGIST", place.township(), ProviderUnderTest.PROGRAM);
    Api program = program(ProviderUnderTest.PROGRAM);

    JsonNode me = program.get("/api/me").expect(200);
    assertThat(me.path("username").stringValue()).isEqualTo("hospital");
    assertThat(me.path("role").stringValue()).isEqualTo("EPIDEMIOLOGIST");
    program.get("/api/people?region=" + place.township()).expect(200);
    assertThat(program.get("/api/people?region=41/15/").status()).isEqualTo(403);
    assertThat(program.get("/api/accounts").status()).isEqualTo(403);
    ObjectNode disabled = object().put("role", "EPIDEMIOLOGIST").put("disabled", true);
    disabled.putArray("scope").add(place.township());
    administrator.put("/api/accounts/" + id, "application/json", disabled.toString()).expect(200);
    assertThat(program.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_token_for_somebody_else_or_of_somebody_else_is_none() throws Exception {
    add("stranger-program", "AUDITOR", place.township(), ProviderUnderTest.STRANGER);
    assertThat(program(ProviderUnderTest.STRANGER).get("/api/me").status())
        .as("made out to another audience")
        .isEqualTo(401);
    String good =
        token(ProviderUnderTest.PROGRAM, "grant_type=client_credentials&scope=read")
            .path("access_token")
            .stringValue();
    assertThat(server.nobody().withToken(resigned(good)).get("/api/me").status())
        .as("signed by another key")
        .isEqualTo(401);
    String unsigned =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
            + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1);
    assertThat(server.nobody().withToken(unsigned).get("/api/me").status()).isEqualTo(401);
  }

  private static String resigned(String token) throws JOSEException, ParseException {
    SignedJWT other =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
            SignedJWT.parse(token).getJWTClaimsSet());
    other.sign(new RSASSASigner(new RSAKeyGenerator(2048).keyID("1").generate()));
    return other.serialize();
  }

  /** What an app on a phone gets for somebody. */
  private JsonNode tokensOfApp(String subject) throws Exception {
    String verifier = "v".repeat(64);
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    String back = URLEncoder.encode(ProviderUnderTest.APP_ADDRESS, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        BrowserWithCookies.send(
            HttpRequest.newBuilder(
                    URI.create(
                        PROVIDER.issuer()
                            + "/oauth2/authorize?response_type=code&scope=openid&state=s&client_id="
                            + ProviderUnderTest.PHONE_APP
                            + "&redirect_uri="
                            + back
                            + "&code_challenge_method=S256&code_challenge="
                            + challenge))
                .header(ProviderUnderTest.KNOWN_AS, subject)
                .build());
    Matcher code = CODE.matcher(location(answer));
    assertThat(code.find()).as(answer.body()).isTrue();
    return token(
        ProviderUnderTest.PHONE_APP,
        "grant_type=authorization_code&redirect_uri="
            + back
            + "&code="
            + code.group(1)
            + "&code_verifier="
            + verifier);
  }

  @Test
  void a_person_with_a_token_needs_the_second_factor_that_they_need_here() throws Exception {
    String id = add("lead-with-app", "GRID_LEAD", place.township(), "app-user");
    JsonNode ofOneFactor = tokensOfApp("app-user");
    Api app = server.nobody().withToken(ofOneFactor.path("access_token").stringValue());
    assertThat(app.get("/api/me").status()).isEqualTo(401);
    assertThat(
            server
                .nobody()
                .withToken(ofOneFactor.path("id_token").stringValue())
                .get("/api/me")
                .status())
        .isEqualTo(401);
    ObjectNode narrow = object().put("role", "GRID_WORKER").put("disabled", false);
    narrow.putArray("scope").add(place.cell("201", "C01"));
    administrator.put("/api/accounts/" + id, "application/json", narrow.toString()).expect(200);
    assertThat(app.get("/api/me").expect(200).path("username").stringValue())
        .isEqualTo("lead-with-app");
    unlink(id);
    assertThat(app.get("/api/me").status()).isEqualTo(401);
  }

  private void unlink(String id) {
    administrator
        .put(
            "/api/accounts/" + id + "/subject",
            "application/json",
            object().putNull("subject").toString())
        .expect(200);
  }
}
