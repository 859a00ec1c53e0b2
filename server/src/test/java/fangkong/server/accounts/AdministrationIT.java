package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Accounts are listed and changed, and what was signed in before is out at once. */
@ServerTest
class AdministrationIT {

  private static final String PASSWORD = "a password of length";
  private static final String TOWNSHIP = "41/15/26/472/";

  private final ServerUnderTest server;
  private final Api administrator;

  AdministrationIT(ServerUnderTest server) {
    this.server = server;
    this.administrator = server.as("ADMINISTRATOR", "*");
  }

  private static ObjectNode reach(String role, boolean disabled, String... scope) {
    ObjectNode reach = object().put("role", role).put("disabled", disabled);
    List.of(scope).forEach(reach.putArray("scope")::add);
    return reach;
  }

  private String add(String username, String role, String... scope) {
    ObjectNode wanted =
        reach(role, false, scope).put("username", username).put("password", PASSWORD);
    wanted.remove("disabled");
    return administrator.post("/api/accounts", wanted).expect(201).path("id").stringValue();
  }

  private Api.Answer change(String id, ObjectNode reach) {
    return administrator.put("/api/accounts/" + id, "application/json", reach.toString());
  }

  private Api.Answer trySignIn(String username, String password) {
    return server
        .nobody()
        .post("/api/sign-in", object().put("username", username).put("password", password));
  }

  private static String idOf(Api api) {
    return api.get("/api/me").expect(200).path("account").stringValue();
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void accounts_are_listed_by_name_page_after_page() {
    add("kept1", "AUDITOR", TOWNSHIP);
    String second = add("kept2", "GRID_LEAD", TOWNSHIP + "201/", TOWNSHIP + "202/");
    add("kept3", "AUDITOR", TOWNSHIP);
    change(second, reach("GRID_LEAD", true, TOWNSHIP + "201/", TOWNSHIP + "202/")).expect(200);

    JsonNode first = administrator.get("/api/accounts?after=kept0&limit=2").expect(200);
    JsonNode then = administrator.get("/api/accounts?after=kept2&limit=1").expect(200);

    assertThat(names(first)).containsExactly("kept1", "kept2");
    assertThat(first.path("next").stringValue()).isEqualTo("kept2");
    assertThat(names(then)).containsExactly("kept3");
    JsonNode lead = first.path("accounts").get(1);
    assertThat(lead.path("id").stringValue()).isEqualTo(second);
    assertThat(lead.path("role").stringValue()).isEqualTo("GRID_LEAD");
    assertThat(lead.path("scope").toString())
        .isEqualTo("[\"%s201/\",\"%s202/\"]".formatted(TOWNSHIP, TOWNSHIP));
    assertThat(lead.path("disabled").booleanValue()).isTrue();
    assertThat(lead.path("secondFactor").booleanValue()).isFalse();
    assertThat(first.toString()).doesNotContain("argon2", "password");
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.path("accounts").forEach(each -> names.add(each.path("username").stringValue()));
    return names;
  }

  @Test
  void the_last_page_says_that_it_is_the_last() {
    String after = "";
    int pages = 0;
    List<String> names = new ArrayList<>();
    while (after != null && pages < 1_000) {
      JsonNode page = administrator.get("/api/accounts?limit=200&after=" + after).expect(200);
      names.addAll(names(page));
      after = page.path("next").isNull() ? null : page.path("next").stringValue();
      pages++;
    }

    assertThat(names).doesNotHaveDuplicates().isSorted().contains("first-admin");
  }

  @Test
  void a_disabled_account_is_out_at_once_and_gets_the_answer_of_a_wrong_password() {
    String id = add("barred-one", "COMMAND", TOWNSHIP);
    Api api = server.nobody().signIn("barred-one", PASSWORD);
    api.get("/api/me").expect(200);

    change(id, reach("COMMAND", true, TOWNSHIP)).expect(200);

    assertRefused(api.get("/api/me"), 401, "FK-3001");
    Api.Answer disabled = trySignIn("barred-one", PASSWORD);
    assertRefused(disabled, 401, "FK-3003");
    assertThat(disabled.text()).isEqualTo(trySignIn("barred-nobody", PASSWORD).text());

    change(id, reach("COMMAND", false, TOWNSHIP)).expect(200);

    assertRefused(api.get("/api/me"), 401, "FK-3001");
    server.nobody().signIn("barred-one", PASSWORD).get("/api/me").expect(200);
  }

  @Test
  void whoever_gets_another_role_or_scope_signs_in_again_to_have_it() {
    String id = add("moved-one", "COMMAND", TOWNSHIP);
    Api before = server.nobody().signIn("moved-one", PASSWORD);
    before.get("/api/people?region=" + TOWNSHIP).expect(200);

    change(id, reach("AUDITOR", false, TOWNSHIP)).expect(200);

    assertRefused(before.get("/api/me"), 401, "FK-3001");
    Api after = server.nobody().signIn("moved-one", PASSWORD);
    assertRefused(after.get("/api/people?region=" + TOWNSHIP), 403, "FK-3002");

    change(id, reach("AUDITOR", false, TOWNSHIP + "201/")).expect(200);

    assertRefused(after.get("/api/me"), 401, "FK-3001");
    assertRefused(
        server.nobody().signIn("moved-one", PASSWORD).get("/api/reports/forces?region=" + TOWNSHIP),
        403,
        "FK-1009");
  }

  @Test
  void what_changes_nothing_ends_no_session() {
    String id = add("same-one", "COMMAND", TOWNSHIP);
    Api api = server.nobody().signIn("same-one", PASSWORD);

    change(id, reach("COMMAND", false, TOWNSHIP)).expect(200);

    api.get("/api/me").expect(200);
  }

  @Test
  void nobody_disables_or_demotes_themselves() {
    String own = idOf(administrator);

    assertRefused(change(own, reach("ADMINISTRATOR", true, "*")), 409, "FK-3013");
    assertRefused(change(own, reach("AUDITOR", false, "*")), 409, "FK-3013");
    change(own, reach("ADMINISTRATOR", false, "*")).expect(200);
    administrator.get("/api/me").expect(200);
  }

  @Test
  void an_administrator_may_be_disabled_by_another() {
    Api other = server.as("ADMINISTRATOR", "*");
    String id = idOf(other);

    change(id, reach("ADMINISTRATOR", true, "*")).expect(200);

    assertRefused(other.get("/api/accounts"), 401, "FK-3001");
  }

  @Test
  void a_change_is_held_to_what_a_new_account_is_held_to() {
    String id = add("checked-one", "COMMAND", TOWNSHIP);

    assertRefused(change(id, reach("COMMAND", false)), 422, "FK-1004");
    assertRefused(change(id, reach("COMMAND", false, "nowhere")), 422, "FK-1006");
    assertRefused(change(id, reach("COMMAND", false, "*", TOWNSHIP)), 422, "FK-1006");
    assertRefused(change(id, reach("ADMINISTRATOR", false, TOWNSHIP)), 422, "FK-1006");
    assertRefused(change(id, reach("RESIDENT", false, TOWNSHIP)), 422, "FK-1006");
    assertRefused(
        change("01890a5d-ac96-774b-bcce-b302099a8057", reach("COMMAND", false, TOWNSHIP)),
        404,
        "FK-8001");
  }

  @Test
  void accounts_are_kept_by_administrators_alone() {
    String id = add("kept-from-others", "AUDITOR", TOWNSHIP);
    for (String role : List.of("COMMAND", "EPIDEMIOLOGIST", "GRID_LEAD", "ANALYST", "AUDITOR")) {
      Api api = server.as(role, TOWNSHIP);
      assertRefused(api.get("/api/accounts"), 403, "FK-3002");
      assertRefused(
          api.put(
              "/api/accounts/" + id,
              "application/json",
              reach("AUDITOR", true, TOWNSHIP).toString()),
          403,
          "FK-3002");
      assertRefused(api.delete("/api/accounts/" + id + "/second-factor"), 403, "FK-3002");
    }
  }
}
