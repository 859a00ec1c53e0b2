package fangkong.cli.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the raw files of a scenario as the people of the place would send them, day by day: the
 * layout by the administrator, the adoption of protocols by the command post, lists as files, facts
 * in batches, and what grid workers found out about each lead they were handed. It never looks into
 * {@code truth/}.
 */
public final class Player implements AutoCloseable {

  /** What came in. */
  public record Played(
      long facts,
      int lists,
      int listRows,
      int listDuplicates,
      int listRejected,
      int nodes,
      int workers) {}

  private final Path folder;
  private final JsonNode place;
  private final SignIns signIns;
  private final Api administrator;
  private final Api command;
  private final FactSender facts;
  private final List<JsonNode> cases = new ArrayList<>();

  public Player(Path folder, SignIns signIns) throws IOException {
    this.folder = folder;
    this.signIns = signIns;
    this.administrator = signIns.administrator();
    this.command = signIns.command();
    this.place = command.read(Files.readString(folder.resolve("place.json")));
    this.facts = new FactSender(command);
  }

  public String region() {
    return place.path("path").stringValue();
  }

  /** The name of the place. */
  public String name() {
    return place.path("name").stringValue();
  }

  public OffsetDateTime cutOff() {
    return OffsetDateTime.parse(place.path("cutOff").stringValue());
  }

  public LocalDate from() {
    return LocalDate.parse(place.path("from").stringValue());
  }

  public FactSender facts() {
    return facts;
  }

  /**
   * Lays the place out, adopts its protocols, plays every day and waits until all of it is derived.
   */
  public Played play() throws IOException {
    int nodes = put("nodes", "divisions.csv") + put("nodes", "nodes.csv");
    int workers = put("roster", "roster.csv");
    put("absences", "absences.csv");
    if (Files.exists(folder.resolve("household-links.csv"))) {
      put("household-links", "household-links.csv");
    }
    administrator.put(
        "/api/checkpoints/posts", "text/csv", Files.readString(folder.resolve("posts.csv")));
    setClock(from().atStartOfDay().atOffset(cutOff().getOffset()));
    adopt(place.path("base").stringValue(), region().substring(0, 3), from().minusDays(60));
    adopt(
        place.path("overlay").path("protocol").stringValue(),
        place.path("overlay").path("region").stringValue(),
        from().minusDays(30));
    Tally tally = new Tally();
    Map<String, String> lists = new HashMap<>();
    for (Path day : days()) {
      playDay(day, lists, tally);
    }
    command.awaitDerived();
    return new Played(
        facts.accepted(),
        tally.lists,
        tally.rows,
        tally.duplicates,
        tally.rejected,
        nodes,
        workers);
  }

  /** Where this worker of the roster works. */
  public String regionOf(String worker) throws IOException {
    return Files.readAllLines(folder.resolve("roster.csv")).stream()
        .filter(line -> line.startsWith(worker + ","))
        .map(line -> line.substring(line.lastIndexOf(',') + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(worker + " is not on the roster"));
  }

  private static final class Tally {
    private int lists;
    private int rows;
    private int duplicates;
    private int rejected;
  }

  private List<Path> days() throws IOException {
    try (Stream<Path> days = Files.list(folder.resolve("days"))) {
      return days.sorted().toList();
    }
  }

  private void playDay(Path day, Map<String, String> lists, Tally tally) throws IOException {
    importLists(day, lists, tally);
    OffsetDateTime end =
        LocalDate.parse(String.valueOf(day.getFileName()))
            .atTime(23, 59, 59)
            .atOffset(cutOff().getOffset());
    setClock(end.isAfter(cutOff()) ? cutOff() : end);
    try (Stream<Path> files = Files.list(day)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("facts-")).sorted().toList()) {
        facts.sendFile(file);
      }
    }
    answer(day.resolve("answers.jsonl"), lists);
  }

  private void importLists(Path day, Map<String, String> lists, Tally tally) throws IOException {
    Path index = day.resolve("lists.csv");
    if (!Files.exists(index)) {
      return;
    }
    for (String line : Files.readAllLines(index).stream().skip(1).toList()) {
      String name = line.substring(0, line.indexOf(','));
      setClock(OffsetDateTime.parse(line.substring(line.indexOf(',') + 1)));
      JsonNode receipt = command.postList(name, Files.readAllBytes(day.resolve(name)));
      lists.put(name, receipt.path("id").stringValue());
      tally.lists++;
      tally.rows += receipt.path("rowsRead").intValue();
      tally.duplicates += receipt.path("duplicate").intValue();
      tally.rejected += receipt.path("rejected").intValue();
    }
  }

  /** Looks each answered lead up where it was handed out and sends what was found. */
  private void answer(Path file, Map<String, String> lists) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    Map<String, Map<Integer, JsonNode>> leads = new HashMap<>();
    List<String> sent = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode answer = command.read(line);
      String list = answer.path("list").stringValue();
      JsonNode lead =
          leads
              .computeIfAbsent(list, name -> leads(lists.getOrDefault(name, "")))
              .get(answer.path("row").intValue());
      if (lead == null) {
        throw new IllegalStateException(
            "row " + answer.path("row") + " of " + list + " was never handed out");
      }
      sent.add(outcome(answer, lead).toString());
      answer.path("facts").forEach(fact -> sent.add(fact.toString()));
    }
    facts.send(sent);
  }

  private ObjectNode outcome(JsonNode answer, JsonNode lead) {
    OffsetDateTime at = OffsetDateTime.parse(answer.path("at").stringValue());
    return command
        .object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("type", "lead_outcome")
        .put("person", lead.path("person").stringValue())
        .put("region", lead.path("region").stringValue())
        .put("channel", "VISIT")
        .put("at", at.toString())
        .put("lead", lead.path("lead").stringValue())
        .put("outcome", answer.path("outcome").stringValue());
  }

  private Map<Integer, JsonNode> leads(String list) {
    Map<Integer, JsonNode> byRow = new HashMap<>();
    int after = 0;
    JsonNode page;
    do {
      page = command.get("/api/lists/" + list + "/leads?limit=1000&after=" + after);
      for (JsonNode lead : page) {
        after = lead.path("row").intValue();
        byRow.put(after, lead);
      }
    } while (!page.isEmpty());
    return byRow;
  }

  private int put(String kind, String file) throws IOException {
    return administrator
        .put("/api/layout/" + kind, "text/csv", Files.readString(folder.resolve(file)))
        .path("rowsRead")
        .intValue();
  }

  private void adopt(String protocol, String region, LocalDate since) {
    String from = since.atStartOfDay().atOffset(cutOff().getOffset()).toString();
    for (JsonNode adoption : command.get("/api/protocols/adoptions")) {
      if (adoption.path("protocol").stringValue().equals(protocol)
          && adoption.path("region").stringValue().equals(region)) {
        return;
      }
    }
    signIns.adopt(protocol, region, from);
  }

  private void setClock(OffsetDateTime now) {
    administrator.put(
        "/api/clock",
        "application/json",
        administrator.object().put("now", now.toString()).toString());
  }

  /** The facts of type {@code case} that the files hold. */
  public List<JsonNode> listCases() throws IOException {
    if (cases.isEmpty()) {
      for (Path day : days()) {
        try (Stream<Path> files = Files.list(day)) {
          for (Path file : files.sorted().toList()) {
            try (Stream<String> lines = Files.lines(file)) {
              lines
                  .filter(line -> line.contains("\"type\":\"case\""))
                  .map(command::read)
                  .forEach(cases::add);
            }
          }
        }
      }
    }
    return List.copyOf(cases);
  }

  @Override
  public void close() {
    facts.close();
  }
}
