package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on public data with known answers. */
@Tag("row-2.16")
@Tag("row-3.7")
class PublicDataTest {
  private static final String OFFICE = "http://www.sociopatterns.org (InVS15, CC0)";
  private static final String MERS = "https://github.com/reconverse/outbreaks (MERS Korea, MIT)";

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
    assertThat(rows.stream().map(row -> row[0]))
        .doesNotHaveDuplicates()
        .contains("SK_39", "SK_107");
    assertThat(rows.stream().filter(row -> row[0].equals("SK_39")).map(row -> row[6]))
        .containsExactly("3");
    assertThat(forward(data.get(), "SK_14", 1)).hasSize(38);
    assertThat(forward(data.get(), "SK_16", 1)).hasSize(21);
  }

  private List<String[]> forward(Path data, String person, int generations) throws IOException {
    Cli cli = new Cli(folder);
    String contacts =
        Files.readAllLines(data.resolve("contacts.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", 3))
            .map(pair -> pair[0] + "," + pair[1] + ",2015-05-01T00:00+09,2015-07-01T00:00+09\n")
            .collect(Collectors.joining("", "person,contact,from,until\n", ""));
    String cases =
        "person,infectious_from,infectious_until\n%s,2015-05-01T00:00+09,\n".formatted(person);
    Cli.Run run =
        cli.trace(
                "--contacts",
                cli.file("contacts.csv", contacts),
                "--cases",
                cli.file("cases.csv", cases),
                "--generations",
                Integer.toString(generations),
                "--sources")
            .succeeds();
    return run.out().lines().skip(1).map(line -> line.split(",")).toList();
  }

  private static Map<String, Long> count(List<String[]> rows, Function<String[], String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }
}
