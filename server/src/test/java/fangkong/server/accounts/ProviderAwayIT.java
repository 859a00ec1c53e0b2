package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** An identity provider that nobody answers for: it is said, and everybody else gets in. */
@ServerTest
@TestPropertySource(
    properties = {
      "fangkong.oidc.issuer=http://127.0.0.1:1",
      "fangkong.oidc.client-id=fangkong-pages",
      "fangkong.oidc.client-secret=a secret of length",
      "fangkong.oidc.audience=fangkong-interface"
    })
class ProviderAwayIT {

  private final ServerUnderTest server;

  ProviderAwayIT(ServerUnderTest server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/authorization/oidc?entry=console",
        "/login/oauth2/code/oidc?code=1&state=2"
      })
  void whoever_would_sign_in_over_it_is_told_that_it_is_away(String path) {
    Api.Answer answer = server.nobody().speaking("en").get(path);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("FK-3025");
    assertThat(answer.text()).contains("Maybe").doesNotContain("127.0.0.1:1");
  }

  @Test
  void a_browser_is_told_so_on_the_page_it_came_from() {
    for (String entry : Set.of("console", "field")) {
      Api.Answer answer =
          server
              .nobody()
              .with("Accept", "text/html,*/*")
              .get("/oauth2/authorization/oidc?entry=" + entry);

      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).isEqualTo("/" + entry + "/sign-in?oidc=away");
    }
  }

  @Test
  void a_token_of_it_is_no_session_and_everybody_else_signs_in() {
    assertThat(server.nobody().withToken("aaaa.bbbb.cccc").get("/api/me").status()).isEqualTo(401);
    server.administrator().get("/api/me").expect(200);
  }
}
