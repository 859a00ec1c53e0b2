package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OidcSettingsTest {

  private static final String ISSUER = "https://id.example";

  private static OidcSettings settings(String issuer, String audience, Set<String> classes) {
    return new OidcSettings(issuer, "pages", "secret", audience, classes);
  }

  @Test
  void without_an_issuer_there_is_no_provider_and_no_token_is_taken() {
    OidcSettings none = settings("", "interface", Set.of());
    assertThat(none.isOn()).isFalse();
    assertThat(none.takesTokens()).isFalse();
  }

  @Test
  void without_an_audience_programs_have_no_way_in() {
    assertThat(settings(ISSUER, "", Set.of()).takesTokens()).isFalse();
    assertThat(settings(ISSUER, "interface", Set.of()).takesTokens()).isTrue();
  }

  @Test
  void what_would_take_one_token_for_another_is_refused_at_the_start() {
    assertThatThrownBy(() -> settings("http://id.example", "interface", Set.of()))
        .hasMessageContaining("https");
    assertThatThrownBy(() -> settings(ISSUER, "pages", Set.of()))
        .hasMessageContaining("fangkong.oidc.audience=pages");
    assertThatThrownBy(() -> new OidcSettings(ISSUER, "pages", "", "", Set.of()))
        .hasMessageContaining("fangkong.oidc.client-secret");
  }

  @Test
  void more_than_one_factor_is_what_the_provider_calls_so() {
    OidcSettings settings = settings(ISSUER, "", Set.of("gold"));
    assertThat(settings.isMultiFactor(() -> Map.of("amr", List.of("pwd", "mfa")))).isTrue();
    assertThat(settings.isMultiFactor(() -> Map.of("acr", "gold"))).isTrue();
    assertThat(settings.isMultiFactor(() -> Map.of("amr", List.of("pwd")))).isFalse();
    assertThat(settings.isMultiFactor(() -> Map.of("acr", "silver"))).isFalse();
    assertThat(settings.isMultiFactor(Map::of)).isFalse();
  }
}
