package fangkong.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of one protocol, read from {@code clauses/ID.txt}; its README says how they look. */
record ClauseTables(String protocol, int year, List<Block> blocks) {
  static final Path FOLDER = Path.of("codec", "src", "test", "resources", "clauses");
  private static final String ENDING = ".txt";

  /** What is said of the protocol as a whole stands under this name. */
  static final String WHOLE = "*";

  /** The tables of one clause, and what the clause says. */
  record Block(String category, String source, String conf, String asks, List<Drawing> drawings) {}

  /** One table: lines of evidence and questions. */
  record Drawing(String title, String table) {}

  static List<ClauseTables> all() {
    try (Stream<Path> files = Files.list(Folders.root().resolve(FOLDER))) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(ClauseTables::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClauseTables read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(name.substring(0, name.length() - ENDING.length()), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClauseTables parse(String protocol, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    List<List<String>> parts = parts(lines, "== ");
    for (List<String> part : parts.subList(1, parts.size())) {
      List<List<String>> tables = parts(part, "-- ");
      List<String> head = tables.getFirst();
      blocks.add(
          new Block(
              head.getFirst().substring(3),
              value(head, "source "),
              value(head, "conf "),
              value(head, "asks "),
              tables.stream()
                  .skip(1)
                  .map(table ->
                      new Drawing(
                          table.getFirst().substring(3),
                          String.join("\n", table.subList(1, table.size()))))
                  .toList()));
    }
    return new ClauseTables(protocol, Integer.parseInt(value(lines, "year ")), blocks);
  }

  /**
   * The lines up to the first that starts with {@code mark}, then each such line with those after
   * it; without comments and blank lines.
   */
  private static List<List<String>> parts(List<String> lines, String mark) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      if (line.startsWith(mark)) {
        parts.add(new ArrayList<>());
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        parts.getLast().add(line);
      }
    }
    return parts;
  }

  private static String value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElse("");
  }
}
