package fangkong.server.keys;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
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
import java.util.Set;

/** A file of mode 600 with a Tink keyset, made once. */
public final class KeyFile {

  static final Configuration CONFIGURATION = TinkConfig2026.get();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** Makes of a keyset what is used. */
  public interface Parser<T> {
    T parse(String keyset) throws GeneralSecurityException;
  }

  private KeyFile() {}

  /** What the keyset in a file of this folder gives; the file is made when there is none. */
  public static <T> T load(Path folder, String name, Parameters parameters, Parser<T> parser) {
    try {
      Files.createDirectories(folder);
      return parser.parse(load(folder.resolve(name), parameters));
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
      channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
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
}
