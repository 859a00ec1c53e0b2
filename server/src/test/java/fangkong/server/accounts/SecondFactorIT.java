package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Together;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server as it is for real people: whoever sees more than one grid has a second factor. */
@ServerTest
@TestPropertySource(properties = "fangkong.second-factor=required")
class SecondFactorIT {

  private static final String PASSWORD = "a password of length";
  private static final String TOWNSHIP = "41/15/26/470/";
  private static final String GRID = TOWNSHIP + "201/G01/";

  /** Somebody with an authenticator app, signed in. */
  private record Enrolled(String username, String secret, Api api) {}

  private final ServerUnderTest server;
  private final Clock clock;
  private final Totp totp = new Totp();
  private final Enrolled administrator;

  SecondFactorIT(ServerUnderTest server, Accounts accounts, @Qualifier("system") Clock clock) {
    this.server = server;
    this.clock = clock;
    server
        .nobody()
        .post(
            "/api/setup",
            object()
                .put("token", accounts.offerSetup().orElseThrow())
                .put("username", "the-first")
                .put("password", PASSWORD))
        .expect(204);
    administrator = enrol("the-first");
    administrator
        .api()
        .put(
            "/api/layout/nodes",
            "text/csv",
            """
            path,name,kind
            41/,某省,PROVINCE
            41/15/,某市,CITY
            41/15/26/,某县,COUNTY
            41/15/26/470/,某乡470,TOWNSHIP
            41/15/26/470/201/,村201,VILLAGE
            41/15/26/470/201/G01/,网格,GRID
            41/15/26/470/201/G01/C01/,单元,CELL
            41/15/26/470/201/G01/C02/,单元,CELL
            41/15/26/470/201/G02/,网格,GRID
            """)
        .expect(200);
  }

  private String add(String username, String role, String... scope) {
    ObjectNode wanted =
        object().put("username", username).put("password", PASSWORD).put("role", role);
    Arrays.stream(scope).forEach(wanted.putArray("scope")::add);
    return administrator.api().post("/api/accounts", wanted).expect(201).path("id").stringValue();
  }

  private Api.Answer signIn(String username, String password, String code) {
    ObjectNode credentials = object().put("username", username).put("password", password);
    return server
        .nobody()
        .post("/api/sign-in", code.isEmpty() ? credentials : credentials.put("code", code));
  }

  private Api.Answer confirm(JsonNode offered, String code) {
    return server
        .nobody()
        .post(
            "/api/me/second-factor",
            object().put("token", offered.path("token").stringValue()).put("code", code));
  }

  private static String secretOf(JsonNode offered) {
    return offered.path("enrol").path("secret").stringValue();
  }

  private Enrolled enrol(String username) {
    JsonNode offered = signIn(username, PASSWORD, "").expect(200);
    String secret = secretOf(offered);
    String token = confirm(offered, code(secret)).expect(200).path("token").stringValue();
    return new Enrolled(username, secret, server.nobody().withToken(token));
  }

  private String code(String secret) {
    return totp.code(secret, clock.instant());
  }

  private String wrongCode(String secret) {
    Set<String> near =
        IntStream.rangeClosed(-5, 5)
            .mapToObj(step -> totp.code(secret, clock.instant().plus(Totp.STEP.multipliedBy(step))))
            .collect(Collectors.toSet());
    return Stream.iterate(0, number -> number + 1)
        .map("%06d"::formatted)
        .filter(code -> !near.contains(code))
        .findFirst()
        .orElseThrow();
  }

  /** As if the last code had been used a while ago. */
  private void waitForNextCode(String username) {
    server
        .everything()
        .sql(
            "UPDATE accounts.second_factor SET last_step = last_step - 10 WHERE account = (SELECT id FROM accounts.account WHERE username = ?)")
        .param(username)
        .update();
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void whoever_sees_more_than_one_grid_gets_in_with_a_second_factor_alone() {
    add("command-one", "COMMAND", TOWNSHIP);

    Api.Answer offer = signIn("command-one", PASSWORD, "");

    JsonNode offered = offer.expect(200);
    assertThat(secretOf(offered)).matches("[A-Z2-7]{32}");
    assertThat(offered.path("enrol").path("uri").stringValue())
        .isEqualTo(Totp.uri("command-one", secretOf(offered)));
    assertThat(offer.header("Set-Cookie")).isEmpty();
    Api enrolling = server.nobody().withToken(offered.path("token").stringValue());
    assertRefused(enrolling.get("/api/me"), 401, "FK-3001");
    assertRefused(enrolling.get("/api/regions/names?path=" + TOWNSHIP), 401, "FK-3001");

    assertRefused(confirm(offered, wrongCode(secretOf(offered))), 401, "FK-3011");
    Api.Answer confirmed = confirm(offered, code(secretOf(offered)));

    JsonNode session = confirmed.expect(200);
    assertThat(session.path("enrol").isNull()).isTrue();
    assertThat(confirmed.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
    server.nobody().withToken(session.path("token").stringValue()).get("/api/me").expect(200);
    assertRefused(confirm(offered, code(secretOf(offered))), 401, "FK-3001");
  }

  @Test
  void a_code_is_asked_for_after_a_right_password_and_is_good_once() {
    add("command-two", "COMMAND", TOWNSHIP);
    Enrolled enrolled = enrol("command-two");
    String used = code(enrolled.secret());
    assertRefused(signIn("command-two", PASSWORD, used), 401, "FK-3011");
    waitForNextCode("command-two");

    assertRefused(signIn("command-two", PASSWORD, ""), 401, "FK-3010");
    assertRefused(signIn("command-two", PASSWORD + "x", ""), 401, "FK-3003");
    String code = code(enrolled.secret());
    assertRefused(signIn("command-two", PASSWORD + "x", code), 401, "FK-3003");
    assertRefused(signIn("command-two", PASSWORD, wrongCode(enrolled.secret())), 401, "FK-3011");
    signIn("command-two", PASSWORD, code).expect(200);
    assertRefused(signIn("command-two", PASSWORD, code), 401, "FK-3011");
  }

  @Test
  void whoever_sees_one_grid_or_less_needs_none() {
    add("grid-one", "GRID_LEAD", GRID);
    add("grid-two", "GRID_WORKER", GRID + "C01/", GRID + "C02/H0001/");

    for (String username : List.of("grid-one", "grid-two")) {
      JsonNode session = signIn(username, PASSWORD, "").expect(200);
      assertThat(session.path("enrol").isNull()).as(username).isTrue();
      server.nobody().withToken(session.path("token").stringValue()).get("/api/me").expect(200);
    }
  }

  @Test
  void whoever_sees_two_grids_a_village_or_what_nobody_knows_needs_one() {
    add("wide-one", "GRID_WORKER", GRID + "C01/", TOWNSHIP + "201/G02/");
    add("wide-two", "CHECKPOINT", TOWNSHIP + "201/");
    add("wide-three", "GRID_LEAD", "41/15/26/471/201/G01/");
    add("wide-four", "AUDITOR", "*");

    for (String username : List.of("wide-one", "wide-two", "wide-three", "wide-four")) {
      JsonNode offered = signIn(username, PASSWORD, "").expect(200);
      assertThat(offered.path("enrol").isObject()).as(username).isTrue();
    }
  }

  @Test
  void an_administrator_resets_a_second_factor_and_nobody_else() {
    String id = add("phoneless-one", "COMMAND", TOWNSHIP);
    Enrolled before = enrol("phoneless-one");
    String path = "/api/accounts/" + id + "/second-factor";
    assertRefused(before.api().delete(path), 403, "FK-3002");

    administrator.api().delete(path).expect(204);

    assertRefused(before.api().get("/api/me"), 401, "FK-3001");
    Enrolled after = enrol("phoneless-one");
    assertThat(after.secret()).isNotEqualTo(before.secret());
    waitForNextCode("phoneless-one");
    assertRefused(signIn("phoneless-one", PASSWORD, code(before.secret())), 401, "FK-3011");
    assertRefused(
        administrator.api().delete(path.replace(id, "01890a5d-ac96-774b-bcce-b302099a8057")),
        404,
        "FK-8001");
  }

  @Test
  void whoever_comes_to_see_more_is_out_and_comes_back_with_a_second_factor() {
    String id = add("rising-one", "GRID_LEAD", GRID);
    Api api =
        server
            .nobody()
            .withToken(signIn("rising-one", PASSWORD, "").expect(200).path("token").stringValue());
    api.get("/api/me").expect(200);
    ObjectNode wider = object().put("role", "GRID_LEAD").put("disabled", false);
    wider.putArray("scope").add(TOWNSHIP);

    administrator
        .api()
        .put("/api/accounts/" + id, "application/json", wider.toString())
        .expect(200);

    assertRefused(api.get("/api/me"), 401, "FK-3001");
    assertThat(signIn("rising-one", PASSWORD, "").expect(200).path("enrol").isObject()).isTrue();
  }

  @Test
  void of_two_secrets_that_were_offered_the_one_confirmed_first_counts() {
    add("twice-one", "COMMAND", TOWNSHIP);
    JsonNode first = signIn("twice-one", PASSWORD, "").expect(200);
    JsonNode second = signIn("twice-one", PASSWORD, "").expect(200);

    confirm(second, code(secretOf(second))).expect(200);

    assertRefused(confirm(first, code(secretOf(first))), 401, "FK-3001");
  }

  @Test
  void what_was_offered_before_an_account_was_disabled_is_confirmed_no_more() {
    String id = add("leaving-one", "COMMAND", TOWNSHIP);
    JsonNode offered = signIn("leaving-one", PASSWORD, "").expect(200);
    ObjectNode out = object().put("role", "COMMAND").put("disabled", true);
    out.putArray("scope").add(TOWNSHIP);
    String path = "/api/accounts/" + id;

    administrator.api().put(path, "application/json", out.toString()).expect(200);
    administrator
        .api()
        .put(path, "application/json", out.put("disabled", false).toString())
        .expect(200);

    assertRefused(confirm(offered, code(secretOf(offered))), 401, "FK-3001");
  }

  @Test
  void an_offer_is_good_for_a_while_alone() {
    add("slow-one", "COMMAND", TOWNSHIP);
    JsonNode offered = signIn("slow-one", PASSWORD, "").expect(200);

    server
        .everything()
        .sql(
            "UPDATE accounts.enrolment SET expires_at = expires_at - interval '10 minutes' WHERE account = (SELECT id FROM accounts.account WHERE username = 'slow-one')")
        .update();

    assertRefused(confirm(offered, code(secretOf(offered))), 401, "FK-3001");
  }

  @Test
  void whoever_guesses_codes_has_to_wait_though_the_password_is_right() {
    add("guessed-code", "COMMAND", TOWNSHIP);
    Enrolled enrolled = enrol("guessed-code");
    waitForNextCode("guessed-code");
    String wrong = wrongCode(enrolled.secret());
    int guesses = 0;
    Api.Answer answer = signIn("guessed-code", PASSWORD, wrong);
    while (answer.status() == 401 && guesses < 60) {
      signIn("guessed-code", PASSWORD, "");
      answer = signIn("guessed-code", PASSWORD, wrong);
      guesses++;
    }

    assertRefused(answer, 429, "FK-3008");
    assertThat(guesses).isLessThanOrEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME + 5);
    assertRefused(signIn("guessed-code", PASSWORD, code(enrolled.secret())), 429, "FK-3008");
    ObjectNode elsewhere =
        object()
            .put("username", "guessed-code")
            .put("password", PASSWORD)
            .put("code", code(enrolled.secret()));
    assertRefused(
        server.nobody().from("127.0.54.1").post("/api/sign-in", elsewhere), 429, "FK-3008");
  }

  @Test
  void whoever_guesses_while_a_second_factor_is_set_up_has_to_wait_too() {
    add("guessed-offer", "COMMAND", TOWNSHIP);
    JsonNode offered = signIn("guessed-offer", PASSWORD, "").expect(200);
    String wrong = wrongCode(secretOf(offered));
    int guesses = 0;
    Api.Answer answer = confirm(offered, wrong);
    while (answer.status() == 401 && guesses < 60) {
      answer = confirm(offered, wrong);
      guesses++;
    }

    assertRefused(answer, 429, "FK-3008");
    assertThat(guesses).isLessThanOrEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME + 5);
    assertRefused(confirm(offered, code(secretOf(offered))), 429, "FK-3008");
  }

  @Test
  void a_secret_is_kept_sealed() {
    add("sealed-one", "COMMAND", TOWNSHIP);
    JsonNode offered = signIn("sealed-one", PASSWORD, "").expect(200);
    add("sealed-two", "COMMAND", TOWNSHIP);
    Enrolled enrolled = enrol("sealed-two");

    List<byte[]> kept =
        server
            .everything()
            .sql(
                "SELECT sealed_secret FROM accounts.enrolment UNION ALL SELECT sealed_secret FROM accounts.second_factor")
            .query((row, _) -> row.getBytes(1))
            .list();

    assertThat(kept)
        .hasSizeGreaterThan(1)
        .extracting(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .noneMatch(text -> text.contains(secretOf(offered)) || text.contains(enrolled.secret()));
  }

  @Test
  void a_secret_that_was_put_onto_somebody_else_lets_nobody_in() {
    add("bound-one", "COMMAND", TOWNSHIP);
    enrol("bound-one");
    add("bound-two", "COMMAND", TOWNSHIP);
    Enrolled other = enrol("bound-two");
    server
        .everything()
        .sql(
            """
            UPDATE accounts.second_factor own SET sealed_secret = other.sealed_secret
            FROM accounts.second_factor other, accounts.account one, accounts.account two
            WHERE own.account = one.id AND one.username = 'bound-one'
              AND other.account = two.id AND two.username = 'bound-two'
            """)
        .update();
    waitForNextCode("bound-one");

    Api.Answer answer = signIn("bound-one", PASSWORD, code(other.secret()));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.text()).doesNotContain("token", other.secret());
  }

  @Test
  void of_two_administrators_who_disable_each_other_at_once_one_stays() throws Exception {
    String left = add("left-one", "ADMINISTRATOR", "*");
    String right = add("right-one", "ADMINISTRATOR", "*");
    Api leftOne = enrol("left-one").api();
    Api rightOne = enrol("right-one").api();
    ObjectNode out = object().put("role", "ADMINISTRATOR").put("disabled", true);
    out.putArray("scope").add("*");
    setTheFirstDisabled(true);

    List<Api.Answer> answers =
        Together.at(
            server,
            "accounts.account",
            List.of(
                () -> leftOne.put("/api/accounts/" + right, "application/json", out.toString()),
                () -> rightOne.put("/api/accounts/" + left, "application/json", out.toString())));

    setTheFirstDisabled(false);
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(answers).extracting(Api.Answer::code).containsExactlyInAnyOrder("", "FK-3014");
  }

  private void setTheFirstDisabled(boolean disabled) {
    server
        .everything()
        .sql("UPDATE accounts.account SET disabled = ? WHERE username = 'the-first'")
        .param(disabled)
        .update();
  }

  @Test
  void emergency_access_is_for_accounts_with_a_second_factor_alone() {
    ObjectNode wanted =
        object().put("region", TOWNSHIP).put("purpose", "CARE").put("reason", "送医途中，需要核对过敏史");
    add("grid-wu", "GRID_WORKER", GRID);
    Api byPassword =
        server
            .nobody()
            .withToken(signIn("grid-wu", PASSWORD, "").expect(200).path("token").stringValue());
    assertThat(byPassword.post("/api/emergency-access", wanted).code()).isEqualTo("FK-7406");

    add("lead-zheng", "GRID_LEAD", TOWNSHIP + "201/");
    enrol("lead-zheng").api().post("/api/emergency-access", wanted).expect(201);
  }
}
