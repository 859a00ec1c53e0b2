package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How often an identity provider is asked that does not answer, and what the log says of it. */
@ExtendWith(OutputCaptureExtension.class)
class OidcRegistrationTest {

  private final HttpServer provider =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger();
  private final AtomicReference<String> calledBy = new AtomicReference<>(issuer);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2022-07-01T00:00:00Z"));
  private final OidcRegistration registration =
      new OidcRegistration(
          new OidcSettings(issuer, "fangkong-pages", "a secret of length", "", Set.of()),
          ((InstantSource) now::get).withZone(ZoneOffset.UTC));

  OidcRegistrationTest() throws IOException {
    provider.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = metadata(calledBy.get());
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status.get(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    provider.start();
  }

  private static byte[] metadata(String issuer) {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
     "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(issuer)
        .getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  @Test
  void one_that_does_not_answer_is_left_alone_for_a_while_and_asked_again(CapturedOutput output) {
    status.set(503);
    assertThat(registration.isReachable()).isFalse();
    int once = asked.get();
    assertThat(once).isPositive();

    for (int i = 0; i < 5; i++) {
      assertThat(registration.isReachable()).isFalse();
    }
    assertThat(asked).hasValue(once);
    assertThat(output).containsOnlyOnce("cannot be asked: ").doesNotContain("to the letter");

    status.set(200);
    assertThat(registration.isReachable()).isFalse();
    now.set(now.get().plus(OidcRegistration.LEFT_ALONE));
    assertThat(registration.isReachable()).isTrue();
    assertThat(registration.findByRegistrationId(OidcRegistration.ID)).isNotNull();
  }

  @Test
  void a_clock_that_was_set_back_leaves_nobody_waiting() {
    status.set(503);
    assertThat(registration.isReachable()).isFalse();
    status.set(200);
    now.set(now.get().minusSeconds(3_600));

    assertThat(registration.isReachable()).isTrue();
  }

  @Test
  void one_that_calls_itself_otherwise_is_no_outage_in_the_log(CapturedOutput output) {
    status.set(200);
    calledBy.set(issuer + "/realms/town");

    assertThat(registration.isReachable()).isFalse();

    assertThat(output).contains("ERROR", "to the letter").doesNotContain("cannot be asked: ");
  }

  @Test
  void one_that_has_nothing_at_that_address_is_no_outage_in_the_log(CapturedOutput output) {
    status.set(404);

    assertThat(registration.isReachable()).isFalse();

    assertThat(output).contains("ERROR", "to the letter").doesNotContain("cannot be asked: ");
  }
}
