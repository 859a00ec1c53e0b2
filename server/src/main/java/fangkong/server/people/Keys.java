package fangkong.server.people;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import fangkong.judgement.people.IndexKey;
import fangkong.server.database.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;

/**
 * Seals protected text (AES-256-GCM) and makes the keyed indexes by which equal text is found
 * without opening it ({@link IndexKey}). The keys are files of mode 600, made once.
 */
public final class Keys {

  private static final Configuration CONFIGURATION = TinkConfig2026.get();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Aead aead;
  private final IndexKey indexing;

  private Keys(Aead aead, IndexKey indexing) {
    this.aead = aead;
    this.indexing = indexing;
  }

  /** The keys of a folder, made there when it has none. */
  public static Keys open(Path folder) {
    try {
      Files.createDirectories(folder);
      String sealing = load(folder.resolve("sealing.json"), PredefinedAeadParameters.AES256_GCM);
      String indexing =
          load(folder.resolve("indexing.json"), PredefinedPrfParameters.HMAC_SHA256_PRF);
      return new Keys(
          TinkJsonProtoKeysetFormat.parseKeyset(
                  sealing, CONFIGURATION, InsecureSecretKeyAccess.get())
              .getPrimitive(CONFIGURATION, Aead.class),
          IndexKey.parse(indexing));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "the keys in FANGKONG_KEYS="
              + folder
              + " cannot be used. Maybe the folder is another installation's.",
          e);
    }
  }

  private static String load(Path file, Parameters parameters)
      throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      KeysetHandle fresh = KeysetHandle.generateNew(parameters, CONFIGURATION);
      write(
          file,
          TinkJsonProtoKeysetFormat.serializeKeyset(
              fresh, CONFIGURATION, InsecureSecretKeyAccess.get()));
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(
          "key file " + file + " may be read by others. Maybe run chmod 600 on it.");
    }
    return Files.readString(file);
  }

  /** Whole or not at all: a key file cut short by a crash would lose everything sealed with it. */
  private static void write(Path file, String json) throws IOException {
    Path whole =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(utf8(json)));
      channel.force(true);
    }
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      // somebody else made it in the meantime: theirs is the key
    } finally {
      Files.delete(whole);
    }
  }

  Bytes seal(String text, String field) {
    try {
      return Bytes.of(aead.encrypt(utf8(text), utf8(field)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing " + field + " failed", e);
    }
  }

  String open(Bytes sealed, String field) {
    try {
      return new String(aead.decrypt(sealed.toArray(), utf8(field)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed " + field + " cannot be opened with these keys", e);
    }
  }

  /** The keyed index of a text under a label, as {@link IndexKey#index}. */
  public Bytes index(String label, String text) {
    return Objects.requireNonNull(Bytes.ofHex(indexing.index(label, text)));
  }

  /** What makes the indexes by which people are found. */
  IndexKey indexing() {
    return indexing;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
