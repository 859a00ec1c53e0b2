package fangkong.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * The passwords of the embedded PostgreSQL, one file each in the keys folder, made on the first
 * start: 256 random bits, so that other accounts of the machine cannot connect.
 */
final class DatabaseKeys {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  DatabaseKeys(Path folder) {
    this.folder = folder;
  }

  Database.Login superuser() {
    return new Database.Login("postgres", password("db-superuser.password"));
  }

  Database.Login owner() {
    return new Database.Login("fangkong_owner", password("db-owner.password"));
  }

  Database.Login app() {
    return new Database.Login("fangkong_app", password("db-app.password"));
  }

  private String password(String name) {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        write(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> excess = EnumSet.copyOf(mode);
    excess.removeAll(FILE);
    if (!excess.isEmpty()) {
      throw new DatabaseRefused(
          "The key file " + file + " has mode " + PosixFilePermissions.toString(mode) + ".",
          "run chmod 600 " + file + ".");
    }
    String password = Files.readString(file).strip();
    if (!password.matches("[A-Za-z0-9_-]{32,128}")) {
      throw new DatabaseRefused(
          "The key file " + file + " holds no password of 32 to 128 letters, digits, - and _.",
          "delete it: a new one is made and set.");
    }
    return password;
  }

  private static void write(Path file) throws IOException {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(FILE))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
