package fangkong.cli.bench;

import fangkong.cli.Main;
import fangkong.cli.demo.DemoCommand;
import fangkong.simulation.Scenario;
import fangkong.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many of those who were infected in truth a trace of the demonstration's outbreak reaches,
 * over many seeds: the batch command on the raw facts with the demonstration's parameters. Beside
 * each figure stand all infected of the generations that are traced.
 */
final class RecallBench {

  private static final int GENERATIONS = 2;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final int seeds;

  RecallBench(int seeds) {
    this.seeds = seeds;
  }

  List<Measured> run() throws IOException {
    List<Measured> measured = new ArrayList<>();
    int reached = 0;
    int infected = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      Path folder = Files.createTempDirectory("fangkong-recall");
      try {
        Simulation.write(Scenario.OUTBREAK, seed, folder.resolve("facts"));
        Set<String> contacts = trace(folder);
        Set<String> truth = infected(folder.resolve("facts/truth/infections.csv"));
        int all = truth.size();
        truth.retainAll(contacts);
        infected += all;
        reached += truth.size();
        measured.add(new Measured("seed " + seed + ": contacts", contacts.size(), "people", "", 0));
        measured.add(of("seed " + seed + ": infected reached", truth.size(), all));
      } finally {
        delete(folder);
      }
    }
    measured.add(of("all seeds: infected reached", reached, infected));
    return measured;
  }

  private static Measured of(String name, int reached, int infected) {
    return new Measured(name, reached, "people", "", infected);
  }

  private Set<String> trace(Path folder) throws IOException {
    List<String> checkIns = new ArrayList<>(List.of("person,place,entered_at,left_at"));
    List<String> cases = new ArrayList<>(List.of("person,infectious_from,infectious_until"));
    Map<String, List<String>> households = new TreeMap<>();
    for (Path file : factFiles(folder.resolve("facts"))) {
      for (String line : Files.readAllLines(file)) {
        JsonNode fact = JSON.readTree(line);
        String person = fact.path("person").path("idNumber").asString("");
        switch (fact.path("type").stringValue()) {
          case "check_in" ->
              checkIns.add(
                  String.join(
                      ",", person, text(fact, "place"), text(fact, "at"), text(fact, "until")));
          case "residence" ->
              households.computeIfAbsent(text(fact, "region"), _ -> new ArrayList<>()).add(person);
          case "case" ->
              cases.add(
                  String.join(
                      ",",
                      person,
                      OffsetDateTime.parse(text(fact, "onset")).minusDays(2).toString(),
                      text(fact, "at")));
          default -> {}
        }
      }
    }
    JsonNode place = JSON.readTree(Files.readString(folder.resolve("facts/place.json")));
    OffsetDateTime until = OffsetDateTime.parse(text(place, "cutOff"));
    OffsetDateTime from =
        LocalDate.parse(text(place, "from")).atStartOfDay().atOffset(until.getOffset());
    Path out = folder.resolve("contacts-found.csv");
    StringWriter said = new StringWriter();
    int status =
        Main.commandLine()
            .setErr(new PrintWriter(said))
            .execute(
                "trace",
                "--checkins=" + Files.write(folder.resolve("checkins.csv"), checkIns),
                "--contacts="
                    + Files.write(
                        folder.resolve("contacts.csv"), livingTogether(households, from, until)),
                "--cases=" + Files.write(folder.resolve("cases.csv"), cases.subList(0, 3)),
                "--generations=" + GENERATIONS,
                "--min-overlap=" + DemoCommand.MIN_OVERLAP,
                "--latent=" + DemoCommand.LATENT,
                "--until=" + until,
                "--out=" + out);
    if (status != 0) {
      throw new IOException("the trace ended with " + status + ": " + said);
    }
    Set<String> contacts = new HashSet<>();
    Files.readAllLines(out).stream()
        .skip(1)
        .forEach(line -> contacts.add(line.substring(0, line.indexOf(','))));
    return contacts;
  }

  /** Everybody meets the others of their household all the time. */
  private static List<String> livingTogether(
      Map<String, List<String>> households, OffsetDateTime from, OffsetDateTime until) {
    List<String> lines = new ArrayList<>(List.of("person,contact,from,until"));
    for (List<String> household : households.values()) {
      for (String one : household) {
        for (String other : household) {
          if (!other.equals(one)) {
            lines.add(String.join(",", one, other, from.toString(), until.toString()));
          }
        }
      }
    }
    return lines;
  }

  private static Set<String> infected(Path file) throws IOException {
    Set<String> people = new HashSet<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      List<String> cells = List.of(line.split(",", -1));
      int generation = Integer.parseInt(cells.get(1));
      if (generation >= 1 && generation <= GENERATIONS) {
        people.add(cells.getFirst());
      }
    }
    return people;
  }

  private static List<Path> factFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("facts-\\d+\\.jsonl"))
          .sorted()
          .toList();
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
