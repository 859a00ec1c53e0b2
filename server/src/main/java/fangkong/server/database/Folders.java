package fangkong.server.database;

import java.nio.file.Path;

/**
 * The two folders of an installation, absolute.
 *
 * @param data everything a backup of the data copies ({@code fangkong.data}, {@code
 *     FANGKONG_DATA_DIR})
 * @param keys key files of mode 600, kept out of that backup ({@code fangkong.keys}, {@code
 *     FANGKONG_KEYS}); beside the data folder unless named
 */
public record Folders(Path data, Path keys) {
  public Folders {
    data = data.toAbsolutePath().normalize();
    keys = keys.toAbsolutePath().normalize();
    if (keys.startsWith(data)) {
      throw new DatabaseRefused(
          "FANGKONG_KEYS=" + keys + " lies inside the data folder " + data + ".",
          "name a folder beside it, so that a backup of the data never carries its keys.");
    }
  }

  static Folders besideData(Path data) {
    Path absolute = data.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    if (name == null) {
      throw new DatabaseRefused(
          "The data folder is " + absolute + ".", "name a folder below it with --data.");
    }
    return new Folders(absolute, absolute.resolveSibling(name + "-keys"));
  }
}
