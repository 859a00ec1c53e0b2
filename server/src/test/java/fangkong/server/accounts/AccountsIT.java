package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who gets in, and that everything is closed to everybody else. */
@ServerTest
class AccountsIT {

  private static final String PASSWORD = "a password of length";
  private static final Set<String> OPEN =
      Set.of(
          "GET /api/health",
          "GET /api/clock",
          "GET /api/regions/public",
          "POST /api/setup",
          "POST /api/sign-in",
          "POST /api/sign-in/provider",
          "GET /api/sign-in/ways",
          "POST /api/me/second-factor",
          "POST /api/devices",
          "POST /api/sign-out",
          "POST /api/declarations",
          "POST /api/declarations/appeals",
          "POST /api/declarations/mine");

  private final ServerUnderTest server;
  private final RequestMappingHandlerMapping mappings;

  AccountsIT(
      ServerUnderTest server,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
    this.server = server;
    this.mappings = mappings;
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("status").intValue()).isEqualTo(status);
    assertThat(answer.body().path("title").stringValue()).isNotBlank();
    assertThat(answer.body().path("type").stringValue()).isEqualTo("urn:fangkong:problem:" + code);
  }

  private static ObjectNode account(String username, String password) {
    ObjectNode account =
        object().put("username", username).put("password", password).put("role", "AUDITOR");
    account.putArray("scope").add("41/");
    return account;
  }

  private Api.Answer add(ObjectNode account) {
    return server.administrator().post("/api/accounts", account);
  }

  private Api.Answer signIn(String username, String password) {
    return server
        .nobody()
        .post("/api/sign-in", object().put("username", username).put("password", password));
  }

  @Test
  void there_is_no_account_until_somebody_makes_one() {
    assertThat(server.accountsAtStart()).isZero();
  }

  @Test
  void the_token_of_the_first_start_works_once() {
    String used = server.usedSetupToken();

    for (String token : List.of(used, "guessed", "")) {
      assertRefused(
          server
              .nobody()
              .post(
                  "/api/setup",
                  object().put("token", token).put("username", "second").put("password", PASSWORD)),
          409,
          "FK-3004");
    }
    assertRefused(signIn("second", PASSWORD), 401, "FK-3003");
  }

  @Test
  void a_weak_password_is_refused() {
    for (String weak :
        List.of(
            "",
            "short",
            "elevenchars",
            "weak-one has this name in it",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabc")) {
      assertRefused(add(account("weak-one", weak)), 422, "FK-3006");
    }
    add(account("weak-one", PASSWORD)).expect(201);
  }

  @Test
  void an_account_that_is_not_whole_is_refused() {
    for (String part : List.of("username", "password", "role", "scope")) {
      ObjectNode lacking = account("whole-one", PASSWORD);
      lacking.remove(part);
      assertRefused(add(lacking), 422, "FK-1004");
    }
    ObjectNode everywhere = account("whole-one", PASSWORD);
    everywhere.putArray("scope");
    assertRefused(add(everywhere), 422, "FK-1004");
    everywhere.putArray("scope").add("41");
    assertRefused(add(everywhere), 422, "FK-1006");
    everywhere.putArray("scope").add("*").add("41/");
    assertRefused(add(everywhere), 422, "FK-1006");
    everywhere.putArray("scope").add("41/,50/");
    assertRefused(add(everywhere), 422, "FK-1006");
    assertRefused(add(account("Whole One", PASSWORD)), 422, "FK-1006");
    assertRefused(add(account("whole-one", PASSWORD).put("role", "EMPEROR")), 400, "FK-1001");
    assertRefused(add(account("whole-one", PASSWORD).put("role", "RESIDENT")), 422, "FK-1006");
  }

  @Test
  void a_name_is_taken_once() {
    add(account("taken-one", PASSWORD)).expect(201);

    assertRefused(add(account("taken-one", PASSWORD + "!")), 409, "FK-3005");
    signIn("taken-one", PASSWORD).expect(200);
  }

  @Test
  void a_worker_has_one_account() {
    add(account("first-of-one", PASSWORD).put("worker", "w-of-one")).expect(201);

    Api.Answer second = add(account("second-of-one", PASSWORD).put("worker", "w-of-one"));
    assertRefused(second, 409, "FK-3007");
    assertThat(second.text()).contains("w-of-one").doesNotContain("second-of-one");
    assertRefused(add(account("first-of-one", PASSWORD).put("worker", "w-of-one")), 409, "FK-3005");
    add(account("second-of-one", PASSWORD)).expect(201);
  }

  @Test
  void a_password_is_kept_as_a_hash_and_never_comes_back() {
    Api.Answer added =
        add(account("hashed-one", PASSWORD)).expect(201).isObject()
            ? signIn("hashed-one", PASSWORD)
            : null;

    assertThat(String.valueOf(added)).doesNotContain(PASSWORD);
    String stored =
        server
            .everything()
            .sql("SELECT password_hash FROM accounts.account WHERE username = 'hashed-one'")
            .query(String.class)
            .single();
    assertThat(stored).startsWith("$argon2id$").doesNotContain(PASSWORD);
    assertThat(
            server
                .everything()
                .sql(
                    "SELECT count(*) FROM accounts.session WHERE token_digest = decode(?, 'escape')")
                .param(java.util.Objects.requireNonNull(added).body().path("token").stringValue())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_wrong_password_and_a_wrong_name_get_the_same_answer() {
    add(account("right-one", PASSWORD)).expect(201);

    Api.Answer wrongPassword = signIn("right-one", PASSWORD + "x");
    Api.Answer wrongName = signIn("wrong-one", PASSWORD);

    assertRefused(wrongPassword, 401, "FK-3003");
    assertRefused(wrongName, 401, "FK-3003");
    assertThat(wrongPassword.text()).isEqualTo(wrongName.text());
    assertRefused(server.nobody().post("/api/sign-in", object()), 422, "FK-1004");
    assertRefused(
        server.nobody().post("/api/sign-in", object().put("username", "right-one")),
        422,
        "FK-1004");
  }

  @Test
  void a_session_ends_on_sign_out_and_the_cookie_with_it() {
    add(account("leaving-one", PASSWORD)).expect(201);
    Api.Answer signedIn = signIn("leaving-one", PASSWORD);
    String token = signedIn.expect(200).path("token").stringValue();
    Api client = server.nobody().withToken(token);
    assertThat(client.get("/api/me").expect(200).path("username").stringValue())
        .isEqualTo("leaving-one");
    assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");

    server.nobody().withToken(" ").post("/api/sign-out", object()).expect(204);
    Api.Answer left = client.post("/api/sign-out", object());

    left.expect(204);
    assertThat(left.header("Set-Cookie")).contains("Max-Age=0");
    assertRefused(client.get("/api/me"), 401, "FK-3001");
  }

  @Test
  void whoever_is_signed_in_is_told_what_they_may_do_and_in_which_zone() {
    JsonNode me = server.as("GRID_WORKER", "41/15/26/").get("/api/me").expect(200);

    assertThat(me.path("role").stringValue()).isEqualTo("GRID_WORKER");
    assertThat(me.path("rights").toString())
        .isEqualTo("[\"RECORD\",\"DECLARE\",\"READ_PEOPLE\",\"REVEAL\"]");
    assertThat(me.path("scope").toString()).isEqualTo("[\"41/15/26/\"]");
    assertThat(me.path("worker").isNull()).isTrue();
    assertThat(me.path("zone").stringValue()).isEqualTo("Asia/Shanghai");
    assertThat(me.path("synthetic").booleanValue()).isTrue();
    assertThat(me.propertyNames()).contains("account", "username");
  }

  @Test
  void a_disabled_account_is_out_at_once() {
    add(account("disabled-one", PASSWORD)).expect(201);
    Api client =
        server
            .nobody()
            .withToken(signIn("disabled-one", PASSWORD).expect(200).path("token").stringValue());
    client.get("/api/me").expect(200);

    server
        .everything()
        .sql("UPDATE accounts.account SET disabled = true WHERE username = 'disabled-one'")
        .update();

    assertRefused(client.get("/api/me"), 401, "FK-3001");
    assertRefused(signIn("disabled-one", PASSWORD), 401, "FK-3003");
  }

  @Test
  void a_session_that_is_over_is_no_session() {
    add(account("late-one", PASSWORD)).expect(201);
    Api client =
        server
            .nobody()
            .withToken(signIn("late-one", PASSWORD).expect(200).path("token").stringValue());

    server
        .everything()
        .sql(
            "UPDATE accounts.session SET expires_at = created_at WHERE account = (SELECT id FROM accounts.account WHERE username = 'late-one')")
        .update();

    assertRefused(client.get("/api/me"), 401, "FK-3001");
  }

  @Test
  void whoever_guesses_passwords_has_to_wait_and_nobody_else() {
    add(account("guessed-one", PASSWORD)).expect(201);
    add(account("other-one", PASSWORD)).expect(201);
    Api.Answer answer = signIn("guessed-one", "guess 0");
    int guesses = 1;
    while (answer.status() == 401 && guesses < 60) {
      answer = signIn("guessed-one", "guess " + guesses);
      guesses++;
    }

    assertRefused(answer, 429, "FK-3008");
    assertThat(guesses).isGreaterThan(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertThat(Long.parseLong(answer.header("Retry-After")))
        .isBetween(1L, SignInAttempts.ONE_OF_A_NAME.toSeconds());
    assertThat(answer.body().path("detail").stringValue()).contains(answer.header("Retry-After"));
    signIn("other-one", PASSWORD).expect(200);
  }

  private long countSessions(String username) {
    return server
        .everything()
        .sql(
            "SELECT count(*) FROM accounts.session WHERE account = (SELECT id FROM accounts.account WHERE username = ?)")
        .param(username)
        .query(Long.class)
        .single();
  }

  @Test
  void a_session_that_is_over_is_deleted_when_anybody_signs_in() {
    add(account("gone-one", PASSWORD)).expect(201);
    add(account("staying-one", PASSWORD)).expect(201);
    signIn("gone-one", PASSWORD).expect(200);
    signIn("gone-one", PASSWORD).expect(200);
    server
        .everything()
        .sql(
            "UPDATE accounts.session SET expires_at = created_at WHERE account = (SELECT id FROM accounts.account WHERE username = 'gone-one')")
        .update();

    signIn("staying-one", PASSWORD).expect(200);
    signIn("staying-one", PASSWORD).expect(200);

    assertThat(countSessions("gone-one")).isZero();
    assertThat(countSessions("staying-one")).isEqualTo(2);
  }

  /** Every endpoint of the code, with its variables filled. */
  private List<String> endpoints() {
    Set<String> endpoints = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, method) -> {
          if (!method.getBeanType().getName().startsWith("fangkong.")) {
            return;
          }
          Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
          mapping.getPatternValues().stream()
              .map(path -> path.replaceAll("\\{[^}]+}", "01890a5d-ac96-774b-bcce-b302099a8057"))
              .flatMap(path -> methods.stream().map(verb -> verb + " " + path))
              .forEach(endpoints::add);
        });
    return List.copyOf(endpoints);
  }

  private static Api.Answer call(Api api, String endpoint) {
    String[] parts = endpoint.split(" ", 2);
    return parts[0].equals("GET")
        ? api.get(parts[1])
        : api.send(parts[0], parts[1], "application/json", BodyPublishers.ofString("{}"));
  }

  @Test
  void every_endpoint_is_closed_to_whoever_has_no_session() {
    List<String> endpoints = endpoints();
    assertThat(endpoints).hasSizeGreaterThan(30).containsAll(OPEN);
    for (String endpoint : endpoints) {
      if (!OPEN.contains(endpoint)) {
        assertRefused(call(server.nobody(), endpoint), 401, "FK-3001");
        assertRefused(call(server.nobody().withToken("made-up"), endpoint), 401, "FK-3001");
      }
    }
  }

  @Test
  void what_is_not_named_is_closed_to_everybody() {
    List<String> unnamed =
        Stream.of(
                HttpMethod.GET,
                HttpMethod.POST,
                HttpMethod.PUT,
                HttpMethod.DELETE,
                HttpMethod.PATCH)
            .flatMap(verb ->
                Stream.of("/api/nothing", "/api", "/actuator/health", "/secret.txt")
                    .map(path -> verb + " " + path))
            .toList();
    for (String endpoint : unnamed) {
      assertRefused(call(server.nobody(), endpoint), 401, "FK-3001");
      assertRefused(call(server.administrator(), endpoint), 403, "FK-3002");
    }
    assertRefused(call(server.administrator(), "DELETE /api/evidence"), 403, "FK-3002");
    assertRefused(
        call(server.administrator(), "PATCH /api/people/01890a5d-ac96-774b-bcce-b302099a8057"),
        403,
        "FK-3002");
  }

  @Test
  void an_office_does_what_it_may_and_nothing_else() {
    String people = "/api/people?region=41/15/26/341/";
    String figures = "/api/reports/forces?region=41/15/26/341/";
    Api administrator = server.administrator();
    Api auditor = server.as("AUDITOR", "41/15/26/341/");
    Api worker = server.as("GRID_WORKER", "41/15/26/341/");
    Api command = server.as("COMMAND", "41/15/26/341/");

    assertRefused(administrator.get(people), 403, "FK-3002");
    assertRefused(auditor.get(people), 403, "FK-3002");
    auditor.get(figures).expect(200);
    worker.get(people).expect(200);
    assertRefused(worker.get(figures), 403, "FK-3002");
    assertRefused(worker.post("/api/accounts", object()), 403, "FK-3002");
    assertRefused(command.put("/api/clock", "application/json", "{}"), 403, "FK-3002");
    assertRefused(command.put("/api/layout/nodes", "text/csv", "path,name,kind\n"), 403, "FK-3002");
    assertRefused(worker.post("/api/protocols/proposals", object()), 403, "FK-3002");
    assertRefused(command.post("/api/investigations", object()), 403, "FK-3002");
    assertRefused(command.get("/api/people?region=41/15/26/342/"), 403, "FK-1009");
    assertRefused(command.get("/api/reports/forces?region=41/15/26/342/"), 403, "FK-1009");
    assertRefused(command.get("/api/tasks?region=41/15/26/342/"), 403, "FK-1009");
    assertRefused(command.get("/api/people?region=nowhere"), 422, "FK-1006");
    assertRefused(command.get("/api/people"), 422, "FK-1004");
  }
}
