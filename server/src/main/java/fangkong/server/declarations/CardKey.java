package fangkong.server.declarations;

import fangkong.server.database.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digest of a card: all that is known of it here, and what its codes are made with. */
record CardKey(Bytes digest) {

  /** 256 bits, base64url without padding. */
  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final int MAC_BYTES = 8;

  static Optional<CardKey> read(String card) {
    return CARD.matcher(card).matches()
        ? Optional.of(new CardKey(Bytes.of(sha256(Base64.getUrlDecoder().decode(card)))))
        : Optional.empty();
  }

  UUID id() {
    ByteBuffer bytes = ByteBuffer.wrap(digest.toArray());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** Whether this is the mac of the step; takes as long whichever character is wrong. */
  boolean made(String mac, long step) {
    return MessageDigest.isEqual(ascii(mac(step)), ascii(mac));
  }

  private String mac(long step) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(digest.toArray(), "HmacSHA256"));
      return HexFormat.of().formatHex(hmac.doFinal(ascii(id() + "." + step)), 0, MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no HmacSHA256", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
