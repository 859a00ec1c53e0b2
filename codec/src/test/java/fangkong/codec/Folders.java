package fangkong.codec;

import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** Where the tests find the repository and its protocols. */
final class Folders {
  private Folders() {}

  static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"));
  }

  static Protocols protocols() {
    try {
      return ProtocolFiles.read(root().resolve("protocols"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Protocol protocol(String id) {
    return protocols().findProtocol(id).orElseThrow();
  }
}
