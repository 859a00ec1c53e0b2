package fangkong.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a scenario's files back, naively and with none of the code that wrote them. */
record RawFiles(Path root) {

  private static final JsonMapper JSON = new JsonMapper();

  JsonNode json(String file) throws IOException {
    return JSON.readTree(Files.readString(root.resolve(file)));
  }

  /** Lists all files, in the order of their names. */
  List<Path> list() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  List<Path> inDays(String pattern) throws IOException {
    return list().stream()
        .filter(f -> f.startsWith(root.resolve("days")))
        .filter(f -> f.getFileName().toString().matches(pattern))
        .toList();
  }

  /** Shows the lines of all facts of the day files; no parsing, for where there are many. */
  void eachLine(Consumer<String> reader) throws IOException {
    for (Path file : inDays("facts-\\d\\d\\.jsonl")) {
      Files.readAllLines(file).forEach(reader);
    }
  }

  /** Returns the text of a field of a line, or nothing. */
  static String field(String line, String name) {
    String start = '"' + name + "\":\"";
    int from = line.indexOf(start);
    return from < 0
        ? ""
        : line.substring(from + start.length(), line.indexOf('"', from + start.length()));
  }

  /** Shows all facts of the day files and those sent with answers. */
  void eachFact(Consumer<JsonNode> reader) throws IOException {
    eachLine(line -> reader.accept(JSON.readTree(line)));
    for (JsonNode answer : answers()) {
      answer.get("facts").forEach(reader);
    }
  }

  void eachFactOf(Collection<String> persons, Consumer<JsonNode> reader) throws IOException {
    eachLine(line -> {
      if (persons.contains(field(line, "idNumber"))) {
        reader.accept(JSON.readTree(line));
      }
    });
  }

  List<JsonNode> facts() throws IOException {
    List<JsonNode> facts = new ArrayList<>();
    eachFact(facts::add);
    return facts;
  }

  List<JsonNode> answers() throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (Path file : inDays("answers\\.jsonl")) {
      for (String line : Files.readAllLines(file)) {
        answers.add(JSON.readTree(line));
      }
    }
    return answers;
  }

  /** The rows of a pushed list, tidied. */
  static List<Row> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.getFirst().replace("\uFEFF", "").split(",", -1));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] v = Normalizer.normalize(line, Normalizer.Form.NFKC).split(",", -1);
      rows.add(
          new Row(
              v[header.indexOf("姓名")].replace("\"", "").strip(),
              v[header.indexOf("身份证号")].strip().toUpperCase(Locale.ROOT),
              v[header.indexOf("手机号")].replaceAll("^\\+86|[- ]", ""),
              v[header.indexOf("来源地")],
              v[header.indexOf("到达时间")],
              v[header.indexOf("目的地")]));
    }
    return rows;
  }

  /** A row of a pushed list; what it does not tell is empty. */
  record Row(
      String name,
      String idNumber,
      String phone,
      String origin,
      String arrives,
      String destination) {

    /** What a repeat has in common with the first. */
    String key() {
      String person = idNumber.isEmpty() ? name + phone : idNumber;
      return person + "|" + origin + "|" + arrives.substring(0, 10);
    }
  }

  List<String[]> csv(String name) throws IOException {
    return Files.readAllLines(root.resolve(name)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** The digest of each file by its name. */
  Map<String, String> digests() {
    try {
      Map<String, String> digests = new TreeMap<>();
      for (Path file : list()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
      return digests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
