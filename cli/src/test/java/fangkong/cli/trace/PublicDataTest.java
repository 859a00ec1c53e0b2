package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on public data with known answers. */
@Tag("row-2.16")
@Tag("row-3.7")
class PublicDataTest {
  private static final String OFFICE = "http://www.sociopatterns.org (InVS15, CC0)";
  private static final String MERS = "https://github.com/reconverse/outbreaks (MERS Korea, MIT)";
  private static final String HAGELLOCH =
      "https://github.com/reconverse/outbreaks (measles in Hagelloch 1861, MIT)";
  private static final String NO_CLASS = ",class 0";
  private static final String ALWAYS = "2015-05-01T00:00+09,2015-07-01T00:00+09";

  @TempDir Path folder;

  @Test
  void twoGenerationsInAnOfficeWithSources() throws IOException {
    office("1", "--generations", "2", "--min-overlap", "60", "--sources");
  }

  @Test
  void threeGenerationsInAnOfficeWithLatencyAndLinger() throws IOException {
    office("2", "--generations", "3", "--min-overlap", "20", "--latent", "86400", "--linger", "40");
  }

  private void office(String number, String... options) throws IOException {
    Optional<Path> data = PublicData.find("invs15", "expected-" + number + ".csv", OFFICE);
    if (data.isEmpty()) {
      return;
    }
    Path found = folder.resolve("found.csv");
    String[] files = {
      "--checkins", data.get().resolve("checkins.csv.gz").toString(),
      "--cases", data.get().resolve("cases-" + number + ".csv").toString(),
      "--out", found.toString()
    };
    String[] all = Arrays.copyOf(files, files.length + options.length);
    System.arraycopy(options, 0, all, files.length, options.length);
    new Cli(folder).trace(all).succeeds();
    assertThat(found).hasSameBinaryContentAs(data.get().resolve("expected-" + number + ".csv"));
  }

  @Test
  void forwardFromTheFirstPatientOfMersInKorea() throws IOException {
    Optional<Path> data = PublicData.find("mers", "forward from SK_1", MERS);
    if (data.isEmpty()) {
      return;
    }
    List<String[]> rows = forward(data.get(), "SK_1", 9);
    assertThat(count(rows, row -> row[1])).isEqualTo(Map.of("1", 26L, "2", 65L, "3", 2L));
    assertThat(rows).hasSize(94 - 1);
    assertThat(rows.stream().map(row -> row[0])).doesNotHaveDuplicates().doesNotContain("SK_1");
    // Of the two sources of SK_107 one is of the same generation, and does not count.
    assertThat(sources(rows, "SK_107")).containsExactly("2 1 SK_16");
    // The file names a third source of SK_39.
    assertThat(sources(rows, "SK_39")).containsExactly("2 3 SK_11");
    assertThat(forward(data.get(), "SK_14", 1)).hasSize(38);
    assertThat(forward(data.get(), "SK_16", 1)).hasSize(21);
  }

  /** Generation, number of sources and main source of a person, once for each row. */
  private static List<String> sources(List<String[]> rows, String person) {
    return rows.stream()
        .filter(row -> row[0].equals(person))
        .map(row -> String.join(" ", row[1], row[6], row[7]))
        .toList();
  }

  private List<String[]> forward(Path data, String person, int generations) throws IOException {
    List<String> pairs =
        Files.readAllLines(data.resolve("contacts.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", 3))
            .map(pair -> pair[0] + "," + pair[1])
            .toList();
    return forward(pairs, List.of(person), generations);
  }

  /** The contacts of persons over pairs of infector and infected, all at one and the same time. */
  private List<String[]> forward(List<String> pairs, List<String> persons, int generations)
      throws IOException {
    return rows(
        "--contacts",
        new Cli(folder)
            .file("contacts.csv", lines("person,contact,from,until", pairs, "," + ALWAYS)),
        persons,
        generations);
  }

  private List<String[]> rows(String option, String file, List<String> persons, int generations)
      throws IOException {
    Cli cli = new Cli(folder);
    String cases = lines("person,infectious_from,infectious_until", persons, "," + ALWAYS);
    Cli.Run run =
        cli.trace(
                option,
                file,
                "--cases",
                cli.file("cases.csv", cases),
                "--generations",
                Integer.toString(generations),
                "--sources")
            .succeeds();
    return run.out().lines().skip(1).map(line -> line.split(",")).toList();
  }

  private static String lines(String header, List<String> lines, String end) {
    return lines.stream()
        .map(line -> line + end + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }

  @Test
  void forwardFromTheRootsOfMeaslesInHagelloch() throws IOException {
    Optional<List<Measles>> cases = measles();
    if (cases.isEmpty()) {
      return;
    }
    List<String> pairs =
        cases.get().stream()
            .filter(measles -> !measles.isRoot())
            .map(measles -> measles.infector + "," + measles.person)
            .toList();
    List<String> roots = cases.get().stream().filter(Measles::isRoot).map(Measles::person).toList();
    assertThat(roots).hasSize(4);
    assertThat(count(forward(pairs, roots, 9), row -> row[1]))
        .isEqualTo(Map.of("1", 8L, "2", 50L, "3", 102L, "4", 22L, "5", 2L));
    assertThat(forward(pairs, List.of("45"), 1)).hasSize(30);
  }

  @Test
  void householdOrClassExplainsMostOfMeaslesInHagelloch() throws IOException {
    Optional<List<Measles>> cases = measles();
    if (cases.isEmpty()) {
      return;
    }
    List<String> stays =
        cases.get().stream()
            .flatMap(measles ->
                Stream.of(",household " + measles.household, ",class " + measles.schoolClass)
                    .filter(place -> !place.equals(NO_CLASS))
                    .map(place -> measles.person + place))
            .toList();
    String checkIns =
        new Cli(folder)
            .file("checkins.csv", lines("person,place,entered_at,left_at", stays, "," + ALWAYS));
    int explained = 0;
    Map<String, List<Measles>> byInfector =
        cases.get().stream()
            .filter(measles -> !measles.isRoot())
            .collect(Collectors.groupingBy(Measles::infector));
    for (Map.Entry<String, List<Measles>> infected : byInfector.entrySet()) {
      Set<String> met =
          rows("--checkins", checkIns, List.of(infected.getKey()), 1).stream()
              .map(row -> row[0])
              .collect(Collectors.toSet());
      explained += (int) infected.getValue().stream().filter(m -> met.contains(m.person)).count();
    }
    assertThat(explained).isEqualTo(145);
    assertThat(byInfector.values().stream().mapToInt(List::size).sum()).isEqualTo(184);
  }

  /** A case of the outbreak; without an infector it is a root. */
  private record Measles(String person, String infector, String household, String schoolClass) {
    boolean isRoot() {
      return infector.equals("NA") || infector.isEmpty();
    }
  }

  private static Optional<List<Measles>> measles() throws IOException {
    Optional<Path> data = PublicData.find("mers", "measles in Hagelloch", HAGELLOCH);
    if (data.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Files.readAllLines(data.get().resolveSibling("hagelloch.csv")).stream()
            .skip(1)
            .map(line -> line.replace("\"", "").split(","))
            .map(cells -> new Measles(cells[0], cells[1], cells[7], cells[8]))
            .toList());
  }

  private static Map<String, Long> count(List<String[]> rows, Function<String[], String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }
}
