package fangkong.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that are folders. */
public final class Folders {
  private Folders() {}

  /** The files so deep in a folder whose name matches, in order. */
  public static List<String> list(Path folder, int depth, String name) {
    try (Stream<Path> entries = Files.walk(folder, depth)) {
      return entries
          .filter(file -> file.getFileName().toString().matches(name))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refusal(folder + ": this folder cannot be read", e);
    }
  }
}
