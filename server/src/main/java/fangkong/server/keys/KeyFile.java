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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;

/**
 * A file of mode 600 with a Tink keyset, made once, until it is destroyed and another is in its
 * place. Beside it stand, while that happens, the next one ({@code .next}) and the one that is gone
 * ({@code .destroyed}): wherever it is cut short, the next look at the file finishes it.
 */
public final class KeyFile {

  static final Configuration CONFIGURATION = TinkConfig2026.get();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final String NEXT = ".next";
  private static final String DESTROYED = ".destroyed";

  /** Makes of a keyset what is used. */
  public interface Parser<T> {
    T parse(String keyset) throws GeneralSecurityException;
  }

  private KeyFile() {}

  /** What the keyset in a file of this folder gives; the file is made when there is none. */
  public static <T> T load(Path folder, String name, Parameters parameters, Parser<T> parser) {
    try {
      return parser.parse(load(folder.resolve(name), parameters));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "the keys in FANGKONG_KEYS="
              + folder
              + " cannot be used. Maybe the folder is another installation's.",
          e);
    }
  }

  /** What the key in a file is called, of which nothing can be told. */
  public static String id(Path folder, String name, Parameters parameters) {
    return load(
        folder,
        name,
        parameters,
        keyset ->
            name
                + " "
                + Integer.toUnsignedString(
                    TinkJsonProtoKeysetFormat.parseKeyset(
                            keyset, CONFIGURATION, InsecureSecretKeyAccess.get())
                        .getPrimary()
                        .getId()));
  }

  /**
   * Puts a new key into a file, and overwrites and removes the one that was there. What a disk or a
   * copy elsewhere keeps of it is out of reach.
   */
  public static void destroy(Path folder, String name, Parameters parameters) {
    Path file = folder.resolve(name);
    try {
      finishDestroying(file);
      Path next = beside(file, NEXT);
      Files.deleteIfExists(next);
      write(next, fresh(parameters));
      Files.move(file, beside(file, DESTROYED), StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      finishDestroying(file);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          file + " cannot be destroyed. Maybe its folder may not be written.", e);
    }
  }

  private static void finishDestroying(Path file) throws IOException {
    Path gone = beside(file, DESTROYED);
    if (!Files.exists(gone)) {
      return;
    }
    if (!Files.exists(file)) {
      Files.move(beside(file, NEXT), file, StandardCopyOption.ATOMIC_MOVE);
      force(folder(file));
    }
    try (FileChannel channel = FileChannel.open(gone, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(Math.toIntExact(channel.size())), 0);
      channel.force(true);
    }
    Files.delete(gone);
    force(folder(file));
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static String fresh(Parameters parameters) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(parameters, CONFIGURATION),
        CONFIGURATION,
        InsecureSecretKeyAccess.get());
  }

  private static String load(Path file, Parameters parameters)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(folder(file));
    finishDestroying(file);
    if (!Files.exists(file)) {
      write(file, fresh(parameters));
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
            folder(file), "key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
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
      force(folder(file));
    }
  }
}
