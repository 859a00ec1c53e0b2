package fangkong.server.audit;

import fangkong.server.database.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of entries: SHA-256 of the hash before and of everything in the entry, each text and list
 * behind its length, so that no two entries are written alike. Not thread-safe.
 */
final class Chain {
  /** What the first entry of all follows. */
  static final Bytes START = Bytes.of(new byte[32]);

  private final MessageDigest digest;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(written);

  Chain() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** The hash of the entry of this number, which follows one with the hash {@code before}. */
  Bytes hash(Bytes before, int month, long number, Act act) {
    written.reset();
    try {
      out.write(before.toArray());
      out.writeInt(month);
      out.writeLong(number);
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, act.at()));
      write(act.actor().account());
      write(act.actor().role());
      write(act.actor().region());
      write(act.kind());
      write(act.path());
      out.writeInt(act.people().size());
      for (UUID person : act.people()) {
        write(person);
      }
      write(act.purpose());
      if (act.actor().emergency() != null) {
        write(act.actor().emergency());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(digest.digest(written.toByteArray()));
  }

  private void write(@Nullable UUID id) throws IOException {
    out.writeBoolean(id != null);
    if (id != null) {
      out.writeLong(id.getMostSignificantBits());
      out.writeLong(id.getLeastSignificantBits());
    }
  }

  private void write(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }
}
