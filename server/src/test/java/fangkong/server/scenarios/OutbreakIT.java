package fangkong.server.scenarios;

import static fangkong.server.scenarios.RawFiles.person;
import static fangkong.server.scenarios.RawFiles.text;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.cli.Main;
import fangkong.cli.demo.Api;
import fangkong.simulation.Scenario;
import fangkong.simulation.Simulation;
import fangkong.simulation.people.IdentityNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An outbreak among one household of ten and all who are infected in truth: the server's trace over
 * what came in over HTTP holds against the batch command over the same raw files, and all that
 * follows from the contacts is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutbreakIT {

  private static final int ONE_HOUSEHOLD_OF = 10;
  private static final int GENERATIONS = 2;
  private static final String MIN_OVERLAP = "PT10M";
  private static final String LATENT = "P1D";
  private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2022-04-10T00:00:00+08:00");
  private static final OffsetDateTime CUT_OFF = OffsetDateTime.parse("2022-04-24T18:00:00+08:00");
  private static final Pattern ID_NUMBER = Pattern.compile("\"idNumber\":\"([^\"]+)\"");

  private final Path folder;
  private final RawFiles files;
  private final ScenarioServer server;
  private final List<String> byCommand;
  private final Traced traced;

  /** A trace of the server: where it is, and its contacts as lines of the command's form. */
  private record Traced(String path, JsonNode summary, List<String> contacts) {

    Set<String> people(int generation) {
      return contacts.stream()
          .filter(line -> cell(line, 1).equals(Integer.toString(generation)))
          .map(line -> cell(line, 0))
          .collect(toSet());
    }
  }

  OutbreakIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Path whole = folder.resolve("whole");
    Simulation.write(Scenario.OUTBREAK, 1, whole);
    files = thinned(new RawFiles(whole), folder.resolve("thinned"));
    server = ScenarioServer.playing(files);
    byCommand = traceByCommand();
    traced = trace();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** Some households whole, and those of the infected; nobody else's facts. */
  private static RawFiles thinned(RawFiles whole, Path target) throws IOException {
    Set<String> infected =
        whole.table("truth/infections.csv").stream().map(row -> row.get(0)).collect(toSet());
    Map<String, Set<String>> households = households(whole);
    Set<String> kept = new HashSet<>();
    List<Set<String>> inOrder = List.copyOf(households.values());
    for (int i = 0; i < inOrder.size(); i++) {
      if (i % ONE_HOUSEHOLD_OF == 0 || inOrder.get(i).stream().anyMatch(infected::contains)) {
        kept.addAll(inOrder.get(i));
      }
    }
    return whole.copyTo(
        target,
        line -> {
          Matcher idNumber = ID_NUMBER.matcher(line);
          return idNumber.find() && !kept.contains(idNumber.group(1)) ? "" : line;
        });
  }

  /** Who lives together, by household. */
  private static Map<String, Set<String>> households(RawFiles files) throws IOException {
    Map<String, Set<String>> households = new TreeMap<>();
    for (JsonNode residence : files.facts("residence")) {
      households
          .computeIfAbsent(text(residence, "region"), _ -> new TreeSet<>())
          .add(person(residence));
    }
    return households;
  }

  private Traced trace() {
    Api epidemiologist = server.epidemiologist();
    JsonNode investigation =
        epidemiologist.post(
            "/api/investigations",
            epidemiologist.object().put("name", "一起疫情").put("region", server.player().region()));
    ObjectNode request = epidemiologist.object();
    ArrayNode cases = request.putArray("cases");
    windows()
        .forEach((person, window) ->
            cases
                .addObject()
                .put("person", person)
                .put("infectiousFrom", window.getFirst().toString())
                .put("infectiousUntil", window.getLast().toString()));
    request
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("generations", GENERATIONS)
        .put("minOverlap", MIN_OVERLAP)
        .put("latent", LATENT)
        .put("from", BEGIN.toString())
        .put("until", CUT_OFF.toString());
    String traces = "/api/investigations/" + text(investigation, "id") + "/traces";
    JsonNode summary = epidemiologist.post(traces, request);
    String path = traces + "/" + text(summary, "id");
    List<String> contacts = new ArrayList<>();
    for (int generation = 1; generation <= GENERATIONS; generation++) {
      contacts.addAll(contacts(epidemiologist, path, generation));
    }
    return new Traced(path, summary, contacts);
  }

  /**
   * When the first two cases were infectious: from two days before onset to when they were found.
   */
  private Map<String, List<OffsetDateTime>> windows() {
    Map<String, List<OffsetDateTime>> windows = new HashMap<>();
    try {
      for (JsonNode found : files.facts("case").subList(0, 2)) {
        windows.put(
            server.player().facts().person(person(found)),
            List.of(
                OffsetDateTime.parse(text(found, "onset")).minusDays(2),
                OffsetDateTime.parse(text(found, "at"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return windows;
  }

  private static List<String> contacts(Api epidemiologist, String path, int generation) {
    List<String> contacts = new ArrayList<>();
    String after = "";
    JsonNode page;
    do {
      page = epidemiologist.get(path + "/contacts?limit=200&generation=" + generation + after);
      for (JsonNode contact : page) {
        contacts.add(
            String.join(
                ",",
                text(contact, "person"),
                text(contact, "generation"),
                text(contact, "firstExposedAt"),
                text(contact, "lastExposedAt"),
                text(contact, "overlapSeconds"),
                text(contact, "exposures"),
                text(contact, "sources"),
                text(contact, "mainSource")));
        after = "&after=" + text(contact, "person");
      }
    } while (!page.isEmpty());
    return contacts;
  }

  /** The lines that {@code fangkong trace} writes, people under the ids of the register. */
  private List<String> traceByCommand() throws IOException {
    List<String> checkIns = new ArrayList<>(List.of("person,place,entered_at,left_at"));
    for (JsonNode checkIn : files.facts("check_in")) {
      checkIns.add(
          String.join(
              ",",
              server.player().facts().person(person(checkIn)),
              text(checkIn, "place"),
              text(checkIn, "at"),
              text(checkIn, "until")));
    }
    List<String> contacts = new ArrayList<>(List.of("person,contact,from,until"));
    for (Set<String> household : households(files).values()) {
      Set<String> ids = server.registered(household);
      for (String one : ids) {
        ids.stream()
            .filter(other -> !other.equals(one))
            .forEach(other ->
                contacts.add(String.join(",", one, other, BEGIN.toString(), CUT_OFF.toString())));
      }
    }
    List<String> cases = new ArrayList<>(List.of("person,infectious_from,infectious_until"));
    windows()
        .forEach((person, window) ->
            cases.add(person + "," + window.getFirst() + "," + window.getLast()));
    Path out = folder.resolve("contacts-found.csv");
    int status =
        Main.commandLine()
            .execute(
                "trace",
                "--checkins=" + Files.write(folder.resolve("checkins.csv"), checkIns),
                "--contacts=" + Files.write(folder.resolve("contacts.csv"), contacts),
                "--cases=" + Files.write(folder.resolve("cases.csv"), cases),
                "--generations=" + GENERATIONS,
                "--min-overlap=" + MIN_OVERLAP,
                "--latent=" + LATENT,
                "--until=" + CUT_OFF,
                "--sources",
                "--out=" + out);
    assertThat(status).isZero();
    List<String> lines = Files.readAllLines(out);
    return lines.subList(1, lines.size());
  }

  private static String cell(String line, int index) {
    return List.of(line.split(",", -1)).get(index);
  }

  @Test
  @Tag("row-2.16")
  @Tag("row-3.7")
  void the_server_finds_the_contacts_that_the_batch_command_finds_in_the_same_files()
      throws IOException {
    Set<String> everybody = new HashSet<>();
    files.facts("residence").forEach(residence -> everybody.add(person(residence)));
    assertThat(server.registered(everybody)).as("one id a person").hasSameSizeAs(everybody);
    assertThat(traced.summary().path("checkIns").intValue())
        .isEqualTo(files.facts("check_in").size());
    assertThat(traced.contacts())
        .hasSizeGreaterThan(100)
        .containsExactlyInAnyOrderElementsOf(byCommand);
    assertThat(traced.people(1)).hasSize(traced.summary().path("contacts").path(0).intValue());
    assertThat(traced.people(2)).hasSize(traced.summary().path("contacts").path(1).intValue());
  }

  @Test
  @Tag("row-3.7")
  void the_trace_reaches_those_whom_the_cases_infected_in_truth() throws IOException {
    Set<String> contacts = new HashSet<>(traced.people(1));
    contacts.addAll(traced.people(2));
    Set<String> infected = new HashSet<>();
    for (List<String> row : files.table("truth/infections.csv")) {
      if (row.get(1).matches("[12]")) {
        infected.add(server.player().facts().person(row.get(0)));
      }
    }
    Set<String> reached = new HashSet<>(infected);
    reached.retainAll(contacts);
    Set<String> reachedByCommand = new HashSet<>(infected);
    reachedByCommand.retainAll(byCommand.stream().map(line -> cell(line, 0)).collect(toSet()));
    assertThat(infected).hasSizeGreaterThan(10);
    assertThat(reached).isEqualTo(reachedByCommand);
    assertThat(10 * reached.size()).isGreaterThanOrEqualTo(9 * infected.size());
  }

  @Test
  @Tag("row-2.16")
  void one_more_check_in_beside_a_case_is_one_more_contact() throws IOException {
    Map<String, List<OffsetDateTime>> windows = windows();
    JsonNode beside =
        files.facts("check_in").stream()
            .filter(checkIn -> checkIn.has("until"))
            .filter(checkIn -> {
              List<OffsetDateTime> window =
                  windows.get(server.player().facts().person(person(checkIn)));
              OffsetDateTime from = OffsetDateTime.parse(text(checkIn, "at"));
              OffsetDateTime until = OffsetDateTime.parse(text(checkIn, "until"));
              return window != null
                  && from.isAfter(window.getFirst())
                  && until.isBefore(window.getLast())
                  && from.plusMinutes(10).isBefore(until);
            })
            .findFirst()
            .orElseThrow();
    ObjectNode passerBy = ((ObjectNode) beside).deepCopy();
    passerBy.put("id", UuidCreator.getTimeOrderedEpoch().toString());
    String idNumber = IdentityNumber.of(LocalDate.of(1900, 1, 1), 1).text();
    passerBy.putObject("person").put("idNumber", idNumber);
    server.send(passerBy);

    List<String> more = new ArrayList<>(trace().contacts());
    more.removeAll(traced.contacts());
    assertThat(more).hasSize(1);
    assertThat(more.getFirst()).startsWith(server.player().facts().person(idNumber) + ",1,");
  }

  @Test
  @Tag("row-3.7")
  @Tag("row-0.9")
  @Tag("row-1.6")
  void every_contact_handed_over_is_managed_and_falls_to_exactly_one_worker() throws IOException {
    server.beforeCutOff();
    Api epidemiologist = server.epidemiologist();
    int found = traced.contacts().size();
    JsonNode handedOver =
        epidemiologist.post(traced.path() + "/hand-over", epidemiologist.object());
    JsonNode again = epidemiologist.post(traced.path() + "/hand-over", epidemiologist.object());
    assertThat(handedOver.path("accepted").intValue()).isEqualTo(found);
    assertThat(again.path("accepted").intValue()).isZero();
    assertThat(again.path("duplicate").intValue()).isEqualTo(found);
    server.command().awaitDerived();

    Map<String, String> expected = expectedCategories();
    Map<String, String> categories = server.categories();
    categories.values().removeIf("NONE"::equals);
    assertThat(categories).isEqualTo(expected);
    assertThatAllAreCounted(expected);
    assertThatEachIsLookedAfter(expected);
  }

  /**
   * A case is a case; whoever met one, be it the third that was found by tracing, is a close
   * contact; the others met a contact.
   */
  private Map<String, String> expectedCategories() throws IOException {
    Set<String> cases = new HashSet<>();
    files.facts("case").forEach(found -> cases.add(server.player().facts().person(person(found))));
    assertThat(cases).hasSize(3);
    Map<String, String> expected = new HashMap<>();
    for (String line : traced.contacts()) {
      boolean close = cell(line, 1).equals("1") || cases.contains(cell(line, 7));
      expected.put(cell(line, 0), close ? "CLOSE_CONTACT" : "CONTACT_OF_CONTACT");
    }
    cases.forEach(person -> expected.put(person, "CASE"));
    return expected;
  }

  private void assertThatAllAreCounted(Map<String, String> expected) {
    JsonNode base = server.report("base-figures");
    assertThat(base.path("cumulative").intValue()).isEqualTo(expected.size());
    assertThat(base.path("confirmed").intValue()).isEqualTo(3);
    assertThat(base.path("managed").path("awaitingTransfer").intValue())
        .isEqualTo(expected.size() - 3)
        .isEqualTo(base.path("managed").path("total").intValue());
    server.assertSumsClose();
  }

  private void assertThatEachIsLookedAfter(Map<String, String> expected) {
    expected.forEach((person, category) -> {
      if (category.equals("CLOSE_CONTACT")) {
        JsonNode measure = server.command().get("/api/measures?person=" + person).path(0);
        assertThat(text(measure, "clause")).isEqualTo("CN-COVID-8/CLOSE_CONTACT");
        assertThat(text(measure, "tier")).isEqualTo("CENTRAL_ISOLATION");
        assertThat(measure.path("evidence").size()).isPositive();
        JsonNode view = server.command().get("/api/people/" + person);
        assertThat(text(view.path("accountable"), "login")).isNotEmpty();
      }
    });
    int open = 0;
    for (JsonNode load : server.loads()) {
      assertThat(text(load, "worker")).as("whose tasks").isNotEmpty();
      open += load.path("open").intValue();
    }
    assertThat(open).isPositive().isEqualTo(server.listTasks().size());
  }
}
