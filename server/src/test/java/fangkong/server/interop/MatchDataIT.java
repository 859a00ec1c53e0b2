package fangkong.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.people.Keys;
import fangkong.server.problems.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What this server says of the lists of {@code testdata/match}, to the letter, and the ledgers that
 * leave it in between: what a cluster is held to [row 0.10]. With {@code -Dfangkong.match.write}
 * the lists are made and the folder is written anew. In it ids are numbered in their order, and in
 * place of each keyed index stands what it is of.
 */
@ServerTest
class MatchDataIT {

  private static final Path FOLDER = ServerUnderTest.root().resolve("testdata/match");
  private static final String COUNTY = "41/15/26/";
  private static final List<String> OURS = List.of(COUNTY + "431/", COUNTY + "432/");
  private static final int LISTS_BEFORE = 12;
  private static final int LISTS = 24;

  private final ServerUnderTest server;
  private final Keys keys;
  private final RandomLists lists = new RandomLists(431);
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  MatchDataIT(ServerUnderTest server, Keys keys) {
    this.server = server;
    this.keys = keys;
    lists.numbers().forEach(number -> learn("idNumber", number));
    for (String phone : lists.phones()) {
      lists.names().forEach(name -> learn("phoneName", phone + '\u0000' + name));
    }
  }

  private void learn(String label, String text) {
    texts.put(HexFormat.of().formatHex(keys.index(label, text).toArray()), label + " " + text);
  }

  @Test
  @Tag("row-0.10")
  void lists_become_the_rows_and_ledgers_that_a_cluster_is_held_to() throws IOException {
    Place.layOut(server, "431");
    Place.layOut(server, "432");
    Api sender = server.as("COMMAND", COUNTY);
    Api analyst = server.as("ANALYST", COUNTY);
    boolean write = System.getProperty("fangkong.match.write") != null;
    Map<String, byte[]> files = write ? makeLists() : readLists();
    assertThat(files).hasSize(LISTS_BEFORE + LISTS + 1);

    Map<String, String> said = new TreeMap<>();
    said.put("before.csv", rows(sender, files, "a"));
    said.put("nodes.jsonl", nodes(analyst));
    said.put("register.jsonl", people(analyst));
    said.put("leads.jsonl", leads(analyst));
    said.put("rows.csv", rows(sender, files, "b"));

    if (write) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(
            Files.createDirectories(FOLDER.resolve("lists")).resolve(file.getKey()),
            file.getValue());
      }
      for (Map.Entry<String, String> file : said.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
    for (Map.Entry<String, String> file : said.entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .isEqualTo(Files.readString(FOLDER.resolve(file.getKey())));
    }
    for (String state :
        List.of("ACCEPTED,NEW", "UPDATED,ID_NUMBER", "DUPLICATE,PHONE_AND_NAME", "REJECTED,")) {
      assertThat(said.get("rows.csv")).contains("," + state);
    }
  }

  /** Lists whose names begin with a come before the ledgers, those with b after. */
  private Map<String, byte[]> makeLists() {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < LISTS_BEFORE; i++) {
      files.put("a%02d.csv".formatted(i), lists.next());
    }
    for (int i = 0; i < LISTS; i++) {
      files.put("b%02d.csv".formatted(i), lists.next());
    }
    files.put("b99.csv", "\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static Map<String, byte[]> readLists() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(FOLDER.resolve("lists"))) {
      for (Path file : entries.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private String rows(Api sender, Map<String, byte[]> files, String prefix) {
    StringBuilder rows = new StringBuilder("list,row,region,state,match,problem,field,value\n");
    files.forEach((name, file) -> {
      if (name.startsWith(prefix)) {
        Api.Answer answer = sender.postList(name, file);
        if (answer.status() == 200) {
          rows(sender, answer.body().path("id").stringValue())
              .forEach(row -> rows.append(name).append(',').append(row).append('\n'));
        } else {
          rows.append(name).append(",0,,REJECTED,,").append(nameOf(answer.code())).append(",,\n");
        }
      }
    });
    return rows.toString();
  }

  /** What the interface says of each row, with where it went and which value was wrong. */
  private List<String> rows(Api sender, String list) {
    Map<Integer, String[]> kept = new HashMap<>();
    server
        .everything()
        .sql(
            "SELECT row_no, region, coalesce(problem ->> 'value', '') AS value FROM evidence.list_row WHERE list = ?::uuid")
        .param(list)
        .query(
            (row, _) -> kept.put(row.getInt(1), new String[] {row.getString(2), row.getString(3)}))
        .list();
    JsonNode rows = sender.get("/api/lists/" + list + "/rows?limit=1000").expect(200);
    assertThat(rows.size()).isEqualTo(kept.size());
    return rows.valueStream()
        .map(row -> {
          int number = row.path("row").intValue();
          String[] more = kept.getOrDefault(number, new String[0]);
          boolean rejected = row.path("state").stringValue().equals("REJECTED");
          return String.join(
              ",",
              Integer.toString(number),
              rejected ? "" : more[0],
              row.path("state").stringValue(),
              row.path("match").asString(""),
              rejected ? nameOf(row.path("code").stringValue()) : "",
              row.path("column").asString(""),
              more[1]);
        })
        .toList();
  }

  private static String nameOf(String code) {
    return Arrays.stream(ProblemCode.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static Stream<ObjectNode> lines(Api analyst, String ledger) {
    Api.Answer answer = analyst.get("/api/ledgers/" + ledger + "?purpose=INVESTIGATE");
    assertThat(answer.status()).isEqualTo(200);
    return answer.text().lines().map(line -> (ObjectNode) JsonMapper.shared().readTree(line));
  }

  private static String text(Stream<ObjectNode> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String nodes(Api analyst) {
    return text(
        lines(analyst, "nodes")
            .filter(node -> {
              String path = node.path("path").stringValue();
              return path.equals(COUNTY) || OURS.stream().anyMatch(path::startsWith);
            }));
  }

  private String people(Api analyst) {
    return text(
        lines(analyst, "register")
            .filter(
                line -> isOurs(line.path("idNumberIndex")) || isOurs(line.path("phoneNameIndex")))
            .map(line ->
                line.put("id", number(line.path("id").stringValue()))
                    .put("idNumberIndex", said(line.path("idNumberIndex")))
                    .put("phoneNameIndex", said(line.path("phoneNameIndex")))));
  }

  private @Nullable String said(JsonNode index) {
    return index.isNull()
        ? null
        : Objects.requireNonNull(texts.get(index.stringValue()), "an index of nobody's");
  }

  private boolean isOurs(JsonNode index) {
    return texts.containsKey(index.asString(""));
  }

  private String leads(Api analyst) {
    return text(
        lines(analyst, "leads")
            .filter(line -> ids.containsKey(line.path("person").stringValue()))
            .map(line -> line.put("person", number(line.path("person").stringValue())))
            .map(line -> line.put("lead", number(line.path("lead").stringValue()))));
  }

  private String number(String id) {
    return ids.computeIfAbsent(id, _ -> "00000000-0000-7000-8000-%012d".formatted(ids.size()));
  }
}
