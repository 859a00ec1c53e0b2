package fangkong.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages leave the server as a browser has to get them. */
@ServerTest
class PagesIT {

  private static final Pattern SCRIPT = Pattern.compile("src=\"(/[a-z]+/assets/[^\"]+\\.js)\"");

  private static final Pattern NONCE =
      Pattern.compile("style-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'");

  private final ServerUnderTest server;

  PagesIT(ServerUnderTest server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/",
        "/console/ledger",
        "/console/people/01890a5d-ac96-774b-bcce-b302099a8057",
        "/field/",
        "/field/resident"
      })
  void every_address_below_an_entry_gets_its_page(String address) {
    Api.Answer page = server.nobody().get(address);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    Matcher script = SCRIPT.matcher(page.text());
    assertThat(script.find()).isTrue();
    assertThat(script.group(1)).startsWith(address.startsWith("/field") ? "/field/" : "/console/");

    Api.Answer asset = server.nobody().get(script.group(1));
    assertThat(asset.status()).isEqualTo(200);
    assertThat(asset.header("Cache-Control")).contains("max-age=31536000", "immutable");
  }

  @Test
  void an_entry_without_its_slash_leads_to_it_by_a_relative_address() {
    for (String entry : new String[] {"/console", "/field"}) {
      Api.Answer answer = server.nobody().get(entry);
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).isEqualTo(entry + "/");
    }
  }

  @Test
  void the_manifest_of_the_field_app_is_served_as_one() {
    Api.Answer manifest = server.nobody().get("/field/manifest.webmanifest");
    assertThat(manifest.status()).isEqualTo(200);
    assertThat(manifest.header("Content-Type")).startsWith("application/manifest+json");
  }

  @Test
  void a_file_that_is_not_there_is_not_a_page() {
    for (String address :
        new String[] {"/console/assets/gone-12345678.js", "/field/gone.png", "/console/a/b.js"}) {
      assertThat(server.nobody().get(address).status()).as(address).isEqualTo(404);
    }
  }

  @Test
  void a_page_may_load_from_this_server_alone_and_be_framed_by_nobody() {
    for (String address :
        new String[] {"/", "/console/", "/field/", "/api/health", "/v3/api-docs", "/api/people"}) {
      Api.Answer page = server.nobody().get(address);
      assertThat(page.header("Content-Security-Policy"))
          .as(address)
          .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
          .doesNotContain("http:", "https:", "*", "unsafe-eval", "unsafe-inline");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(page.header("Permissions-Policy")).contains("camera=(self)", "geolocation=()");
    }
  }

  @Test
  void a_style_stands_in_the_console_only_with_the_nonce_of_that_answer() {
    Set<String> nonces = new HashSet<>();
    for (String address : new String[] {"/console/", "/console/ledger", "/console/index.html"}) {
      Api.Answer page = server.nobody().get(address);
      Matcher allowed = NONCE.matcher(page.header("Content-Security-Policy"));
      assertThat(allowed.find()).as(address).isTrue();
      assertThat(page.text())
          .contains("nonce=\"" + allowed.group(1) + "\"")
          .doesNotContain("FANGKONG");
      assertThat(page.response().headers().map()).doesNotContainKeys("last-modified", "etag");
      nonces.add(allowed.group(1));
    }
    assertThat(nonces).hasSize(3);
    assertThat(server.nobody().get("/field/").header("Content-Security-Policy"))
        .contains("style-src 'self';");
  }
}
