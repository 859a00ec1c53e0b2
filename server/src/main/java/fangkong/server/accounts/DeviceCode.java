package fangkong.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Codes of eight characters that are read out and typed: 39 bits, without characters that look like
 * another. Their digest is slow to make, so that whoever reads the database cannot try them all
 * while one is good.
 */
final class DeviceCode {

  private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final int ROUNDS = 100_000;
  private static final int BITS = 256;
  private static final byte[] SALT = "fangkong device code".getBytes(StandardCharsets.UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  private DeviceCode() {}

  static String fresh() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
    }
    return code.toString();
  }

  /** The same for small letters, and with spaces and hyphens between the characters. */
  static byte[] digest(String code) {
    String typed = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    PBEKeySpec spec = new PBEKeySpec(typed.toCharArray(), SALT, ROUNDS, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no PBKDF2", e);
    }
  }
}
