package fangkong.server.privacy;

import fangkong.server.database.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * Says which keys were destroyed and what was emptied when an event was closed.
 *
 * @param content JSON, as it is signed
 * @param signature Ed25519, with the key of the installation
 */
public record Certificate(UUID closing, String content, Bytes signature) {

  /** What is signed. */
  Bytes message() {
    return message(content);
  }

  static Bytes message(String content) {
    return Objects.requireNonNull(Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
  }
}
