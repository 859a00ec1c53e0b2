package fangkong.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The bundled PostgreSQL programs, unpacked once into a folder named after the bundle's checksum.
 */
record PostgresBinaries(Path home) {
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  static PostgresBinaries unpacked(Path cache) throws IOException {
    URL bundle = bundle();
    Path home = cache.resolve(checksum(bundle));
    if (!Files.isDirectory(home)) {
      unpack(bundle, cache, home);
    }
    return new PostgresBinaries(home.toRealPath());
  }

  private static URL bundle() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name =
        switch (arch) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> arch;
        };
    URL found = PostgresBinaries.class.getResource("/postgres-linux-" + name + ".txz");
    if (found == null) {
      throw new DatabaseRefused(
          "No PostgreSQL is bundled for Linux on " + arch + ".",
          "install PostgreSQL 15 or later and set FANGKONG_DB_URL.");
    }
    return found;
  }

  private static String checksum(URL bundle) throws IOException {
    URLConnection connection = bundle.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return String.format(Locale.ROOT, "%08x", jar.getJarEntry().getCrc());
    }
    CRC32 crc = new CRC32();
    try (InputStream in = connection.getInputStream()) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private static void unpack(URL bundle, Path cache, Path home) throws IOException {
    Files.createDirectories(cache);
    Path part = Files.createTempDirectory(cache, "unpacking-");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(bundle.openStream())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, part);
      }
      Files.setPosixFilePermissions(part, PROGRAM);
      Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      delete(part);
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("The bundle names a file outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      makeFolder(root, target);
      return;
    }
    makeFolder(root, target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (!entry.getName().endsWith(".a")) {
      Files.copy(tar, target);
      Files.setPosixFilePermissions(target, (entry.getMode() & 0100) != 0 ? PROGRAM : PLAIN);
    }
  }

  private static void makeFolder(Path root, Path folder) throws IOException {
    Path made = root;
    for (Path name : root.relativize(folder)) {
      made = made.resolve(name);
      if (!Files.isDirectory(made)) {
        Files.createDirectory(made);
        Files.setPosixFilePermissions(made, PROGRAM);
      }
    }
  }

  /** Deletes a folder and all in it; absent is fine. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
