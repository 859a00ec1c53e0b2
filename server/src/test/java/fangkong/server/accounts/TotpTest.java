package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238 has them, and which of them are taken when. */
class TotpTest {

  private static final String SECRET =
      new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
  private static final Instant NOW = Instant.parse("2022-07-01T00:00:10Z");
  private static final long STEP = NOW.getEpochSecond() / 30;
  private static final long NEVER = Long.MIN_VALUE;

  private final Totp totp = new Totp();

  private OptionalLong find(String code, long lastUsed) {
    return totp.findStep(SECRET, code, NOW, lastUsed);
  }

  private String code(int stepsAway) {
    return totp.code(SECRET, NOW.plus(Totp.STEP.multipliedBy(stepsAway)));
  }

  /** Appendix B of RFC 6238, mode SHA1; the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void a_code_is_the_one_that_the_standard_shows(long seconds, String code) {
    assertThat(totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
  }

  @Test
  void a_clock_may_be_one_step_ahead_or_behind_and_no_more() {
    assertThat(find(code(-1), NEVER)).hasValue(STEP - 1);
    assertThat(find(code(0), NEVER)).hasValue(STEP);
    assertThat(find(code(1), NEVER)).hasValue(STEP + 1);
    assertThat(find(code(-2), NEVER)).isEmpty();
    assertThat(find(code(2), NEVER)).isEmpty();
  }

  @Test
  void a_code_is_good_once_and_none_before_it_any_more() {
    assertThat(find(code(0), STEP)).isEmpty();
    assertThat(find(code(-1), STEP)).isEmpty();
    assertThat(find(code(1), STEP)).hasValue(STEP + 1);
  }

  @Test
  void what_is_no_code_is_wrong() {
    for (String none : new String[] {"", "0", "abcdef", code(0) + "0", code(0).substring(1)}) {
      assertThat(find(none, NEVER)).as(none).isEmpty();
    }
    assertThat(find(" " + code(0) + " ", NEVER)).hasValue(STEP);
  }

  @Test
  void a_secret_is_random_and_an_app_can_take_it_over() {
    String secret = totp.newSecret();

    assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(totp.newSecret());
    assertThat(Totp.uri("wang.wu", secret))
        .isEqualTo(
            "otpauth://totp/Fangkong:wang.wu?secret="
                + secret
                + "&issuer=Fangkong&algorithm=SHA1&digits=6&period=30");
  }
}
