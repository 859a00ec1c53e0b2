package fangkong.server.accounts;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes of six digits for steps of 30 seconds (RFC 6238 with SHA-1: what every authenticator app
 * makes). Secrets are texts of Base32. Thread-safe.
 */
final class Totp {

  static final Duration STEP = Duration.ofSeconds(30);

  /** How many steps the clock of a phone may be ahead or behind. */
  static final int DRIFT = 1;

  private static final int DIGITS = 6;
  private static final int SECRET_BYTES = 20;
  private static final String NAME = "Fangkong";

  private final TimeBasedOneTimePasswordGenerator codes =
      new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);
  private final SecureRandom random = new SecureRandom();

  String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new Base32().encodeToString(secret);
  }

  /** The address by which an authenticator app takes the secret of an account over. */
  static String uri(String username, String secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(NAME, username, secret, NAME, DIGITS, STEP.toSeconds());
  }

  /** The step of which this is the code, after the last one that was used; empty when of none. */
  OptionalLong findStep(String secret, String code, Instant now, long lastUsed) {
    byte[] said = code.strip().getBytes(StandardCharsets.UTF_8);
    long current = step(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - DRIFT; step <= current + DRIFT; step++) {
      byte[] right = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(right, said) && step > lastUsed) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  String code(String secret, Instant at) {
    return code(secret, step(at));
  }

  private String code(String secret, long step) {
    SecretKey key = new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm());
    try {
      return codes.generateOneTimePasswordString(
          key, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a secret of a second factor is no key", e);
    }
  }

  private static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
  }
}
