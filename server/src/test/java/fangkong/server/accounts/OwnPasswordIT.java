package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import org.junit.jupiter.api.Test;

/** Whoever is signed in changes their own password. */
@ServerTest
class OwnPasswordIT {

  private static final String OLD = "a password of length";
  private static final String NEW = "another one of length";

  private final ServerUnderTest server;

  OwnPasswordIT(ServerUnderTest server) {
    this.server = server;
  }

  private Api add(String username) {
    var wanted = object().put("username", username).put("password", OLD).put("role", "AUDITOR");
    wanted.putArray("scope").add("41/15/26/473/");
    server.administrator().post("/api/accounts", wanted).expect(201);
    return server.nobody().signIn(username, OLD);
  }

  private static Api.Answer change(Api api, String old, String wanted) {
    return api.post("/api/me/password", object().put("old", old).put("wanted", wanted));
  }

  private Api.Answer trySignIn(String username, String password) {
    return server
        .nobody()
        .post("/api/sign-in", object().put("username", username).put("password", password));
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void a_new_password_ends_all_sessions_but_the_one_it_was_given_in() {
    Api here = add("renewing-one");
    Api there = server.nobody().signIn("renewing-one", OLD);

    change(here, OLD, NEW).expect(204);

    here.get("/api/me").expect(200);
    assertRefused(there.get("/api/me"), 401, "FK-3001");
    assertRefused(trySignIn("renewing-one", OLD), 401, "FK-3003");
    trySignIn("renewing-one", NEW).expect(200);
  }

  @Test
  void a_password_is_changed_from_the_session_of_a_browser_too() {
    add("browsing-one");
    String cookie = trySignIn("browsing-one", OLD).header("Set-Cookie").split(";", 2)[0];
    Api browser = server.nobody().with("Cookie", cookie);

    change(browser, OLD, NEW).expect(204);

    browser.get("/api/me").expect(200);
  }

  @Test
  void a_weak_password_is_refused_and_the_old_one_stays() {
    Api api = add("frail-one");

    assertRefused(change(api, OLD, "short"), 422, "FK-3006");
    assertRefused(change(api, OLD, "frail-one frail-one"), 422, "FK-3006");

    trySignIn("frail-one", OLD).expect(200);
  }

  @Test
  void a_wrong_old_password_changes_nothing_and_counts_as_an_attempt() {
    Api api = add("mistaken-one");
    Api.Answer answer = change(api, "guess number 0", NEW);
    assertRefused(answer, 422, "FK-3012");
    int guesses = 1;
    while (answer.status() == 422 && guesses < 60) {
      answer = change(api, "guess number " + guesses, NEW);
      guesses++;
    }

    assertRefused(answer, 429, "FK-3008");
    assertThat(guesses).isGreaterThan(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertRefused(trySignIn("mistaken-one", OLD), 429, "FK-3008");
    api.get("/api/me").expect(200);
  }
}
