package fangkong.cli.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Public data sets outside the repository: in FANGKONG_DATA, else in shared/data beside it. */
final class PublicData {
  private PublicData() {}

  /** The folder of a data set; where it is absent, says by name what does not run and why. */
  static Optional<Path> find(String name, String test, String whereToGetIt) {
    String named = System.getenv("FANGKONG_DATA");
    Path data =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("fangkong.root", ".."), "..", "shared", "data");
    Path folder = data.resolve(name).normalize();
    if (Files.isDirectory(folder)) {
      return Optional.of(folder);
    }
    System.out.printf(
        "NOT RUN: %s, because %s is absent. Get it from %s, or set FANGKONG_DATA.%n",
        test, folder, whereToGetIt);
    return Optional.empty();
  }
}
