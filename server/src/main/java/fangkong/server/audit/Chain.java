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
 * behind its length, so that no two entries are written alike. Of an entry of the second form, what
 * names somebody is in it as a digest of its own, with a random salt: without the salt nobody finds
 * out by trying whom it named, and the hash is what it was. Not thread-safe.
 */
final class Chain {
  /** What the first entry of all follows. */
  static final Bytes START = Bytes.of(new byte[32]);

  /** Where an entry of the first form has its month. */
  private static final int SECOND_FORM = -2;

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

  /** The hash of an entry as it is read; of either form. */
  Bytes hash(Bytes before, Entry entry) {
    Entry.Names names = entry.names();
    return names == null
        ? hash(before, entry.month(), entry.number(), entry.act())
        : hash(before, entry.month(), entry.number(), entry.act(), names.digest());
  }

  /** What stands for those whom an act names. */
  Bytes digest(Bytes salt, Act act) {
    written.reset();
    try {
      out.write(salt.toArray());
      write(act.actor().account());
      writePeople(act);
      write(act.path());
      write(act.actor().emergency());
      write(act.actor().device());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(digest.digest(written.toByteArray()));
  }

  /** The hash of an entry of the second form, which follows one with the hash {@code before}. */
  Bytes hash(Bytes before, int month, long number, Act act, Bytes names) {
    written.reset();
    try {
      out.write(before.toArray());
      out.writeInt(SECOND_FORM);
      out.writeInt(month);
      out.writeLong(number);
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, act.at()));
      write(act.actor().role());
      write(act.actor().region());
      write(act.kind());
      write(act.pathWithoutIds());
      write(act.purpose());
      out.write(names.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(digest.digest(written.toByteArray()));
  }

  /** The hash of an entry of the first form. */
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
      writePeople(act);
      write(act.purpose());
      if (act.actor().emergency() != null) {
        write(act.actor().emergency());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(digest.digest(written.toByteArray()));
  }

  private void writePeople(Act act) throws IOException {
    out.writeInt(act.people().size());
    for (UUID person : act.people()) {
      write(person);
    }
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
