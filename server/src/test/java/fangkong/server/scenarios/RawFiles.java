package fangkong.server.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The raw files of a scenario, read naively and with none of the code that wrote them or that takes
 * them in.
 */
record RawFiles(Path folder) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A row of a pushed list in one spelling; what it does not tell is empty. */
  record Row(
      String list,
      int number,
      String name,
      String idNumber,
      String phone,
      String origin,
      String arrives) {

    /** What a repeat has in common with the first: person, origin and date of arrival. */
    String key() {
      return (idNumber.isEmpty() ? name + phone : idNumber)
          + "|"
          + origin
          + "|"
          + arrives.substring(0, 10);
    }
  }

  /** All facts, those sent with answers included. */
  List<JsonNode> facts() throws IOException {
    List<JsonNode> facts = new ArrayList<>();
    for (Path file : inDays("facts-\\d+\\.jsonl")) {
      Files.readAllLines(file).forEach(line -> facts.add(JSON.readTree(line)));
    }
    for (JsonNode answer : answers()) {
      answer.path("facts").forEach(facts::add);
    }
    return facts;
  }

  List<JsonNode> facts(String type) throws IOException {
    return facts().stream().filter(fact -> text(fact, "type").equals(type)).toList();
  }

  List<JsonNode> answers() throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (Path file : inDays("answers\\.jsonl")) {
      Files.readAllLines(file).forEach(line -> answers.add(JSON.readTree(line)));
    }
    return answers;
  }

  /** The rows of all pushed lists, in the order in which they were pushed. */
  List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : inDays("list-\\d+\\.csv")) {
      List<String> lines = Files.readAllLines(file);
      List<String> header = List.of(lines.getFirst().replace("\uFEFF", "").split(",", -1));
      for (int i = 1; i < lines.size(); i++) {
        List<String> cells =
            List.of(Normalizer.normalize(lines.get(i), Normalizer.Form.NFKC).split(",", -1));
        rows.add(
            new Row(
                name(file),
                i,
                cells.get(header.indexOf("姓名")).replaceAll("[\"\\s]", ""),
                cells.get(header.indexOf("身份证号")).strip().toUpperCase(Locale.ROOT),
                cells.get(header.indexOf("手机号")).replaceAll("^\\+86|[- ]", ""),
                cells.get(header.indexOf("来源地")),
                cells.get(header.indexOf("到达时间"))));
      }
    }
    return rows;
  }

  /** The lines of a table below its header, cut at every comma. */
  List<List<String>> table(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  /** Lines of {@code lists.csv}: a list and when it was pushed. */
  List<List<String>> pushes() throws IOException {
    List<List<String>> pushes = new ArrayList<>();
    for (Path file : inDays("lists\\.csv")) {
      pushes.addAll(table(folder.relativize(file).toString()));
    }
    return pushes;
  }

  /** Copies all files into an empty folder, the lines of the day files changed as told. */
  RawFiles copyTo(Path target, UnaryOperator<String> line) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(folder.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling(""));
        List<String> lines = new ArrayList<>();
        for (String each : Files.readAllLines(file)) {
          String changed = name(file).endsWith(".jsonl") ? line.apply(each) : each;
          if (!changed.isEmpty()) {
            lines.add(changed);
          }
        }
        Files.write(copy, lines);
      }
    }
    return new RawFiles(target);
  }

  private List<Path> inDays(String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("days"))) {
      return files.filter(file -> name(file).matches(pattern)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static String text(JsonNode fact, String field) {
    return fact.path(field).asString("");
  }

  static String person(JsonNode fact) {
    return fact.path("person").path("idNumber").asString("");
  }
}
