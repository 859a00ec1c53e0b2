package fangkong.server.declarations;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A card as a device makes and shows it, written from the contract alone. */
record TestCard(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static TestCard fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new TestCard(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String hex() {
    return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text));
  }

  private byte[] key() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(Base64.getUrlDecoder().decode(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  UUID id() {
    ByteBuffer key = ByteBuffer.wrap(key());
    return new UUID(key.getLong(), key.getLong());
  }

  static long step(Instant at) {
    return at.getEpochSecond() / 30;
  }

  String code(long step) {
    return code(id(), step, mac(id(), step));
  }

  static String code(UUID id, long step, String mac) {
    return "FK1." + id + "." + step + "." + mac;
  }

  String mac(UUID id, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      byte[] made = mac.doFinal((id + "." + step).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(made).substring(0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
