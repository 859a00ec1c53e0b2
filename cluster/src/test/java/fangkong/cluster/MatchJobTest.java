package fangkong.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import fangkong.cli.Refusal;
import fangkong.cli.lists.MatchOptions;
import fangkong.judgement.people.IndexKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * A cluster says of each row what a server said, also while it loses a machine [row 0.10]. What a
 * server says of the same lists is held to the same files by a test of the server.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatchJobTest extends ClusterTest {
  private static final int TASKS_BEFORE_DEATH = 60;
  private static final Path DATA =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"))
          .resolve("testdata/match");
  private static final Pattern INDEXED = Pattern.compile("\"(idNumber|phoneName) ([^\"]*)\"");

  @Test
  @Order(1)
  @Tag("row-0.10")
  void what_a_server_says_of_each_row_while_a_worker_dies_and_lists_for_the_county()
      throws Exception {
    AtomicInteger tasks = cluster().killWorkerAt(TASKS_BEFORE_DEATH);
    copyLists("b");
    List<String> asked = new ArrayList<>(ledgers());
    asked.addAll(List.of("--dispatch", folder.resolve("dispatch").toString()));
    run(asked);
    assertThat(rows()).isEqualTo(expected("rows.csv"));
    assertThat(tasks).hasValueGreaterThan(2 * TASKS_BEFORE_DEATH);

    int lines = 0;
    try (Stream<Path> files = Files.list(folder.resolve("dispatch"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        assertThat(name).startsWith("411526-b");
        List<String> list = Files.readAllLines(file);
        Path original = folder.resolve("lists/" + name.substring("411526-".length()));
        assertThat(decoded(original)).containsSubsequence(list);
        lines += list.size() - 1;
      }
    }
    assertThat(expected("rows.csv"))
        .filteredOn(row -> row.contains(",ACCEPTED,") || row.contains(",UPDATED,"))
        .hasSize(lines);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> run(asked))
        .withMessageContainingAll("--dispatch", "is not empty");
  }

  @Test
  @Order(2)
  @Tag("row-0.10")
  void all_lists_one_after_the_other_from_an_empty_register() throws Exception {
    copyLists("");
    run(List.of());
    List<String> all = new ArrayList<>(expected("before.csv"));
    all.addAll(expected("rows.csv").subList(1, expected("rows.csv").size()));
    assertThat(rows()).isEqualTo(all);
  }

  @Test
  @Order(3)
  @Tag("row-0.10")
  void another_date_in_one_row_makes_another_answer() throws Exception {
    copyLists("b00");
    List<String> before =
        expected("rows.csv").stream().filter(row -> row.startsWith("b00.csv,")).toList();
    String accepted =
        before.stream().filter(row -> row.contains(",ACCEPTED,")).findFirst().orElseThrow();
    int number = Integer.parseInt(accepted.split(",", -1)[1]);
    List<String> lines = new ArrayList<>(decoded(folder.resolve("lists/b00.csv")));
    lines.removeIf(String::isBlank);
    lines.set(number, lines.get(number).replaceAll("2022[-/]0?6[-/]2", "2019-06-2"));
    Files.write(folder.resolve("lists/b00.csv"), lines);
    run(ledgers());
    assertThat(rows()).hasSize(1 + before.size()).doesNotContain(accepted);
    assertThat(rows().get(number))
        .startsWith("b00.csv,%d,,REJECTED,,ROW_DATE_FAR,到达时间,2019-06-2".formatted(number));
  }

  private static List<String> decoded(Path list) throws IOException {
    byte[] bytes = Files.readAllBytes(list);
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    String read = utf8.contains("\uFFFD") ? new String(bytes, Charset.forName("GB18030")) : utf8;
    return read.replace("\uFEFF", "").lines().toList();
  }

  @Test
  @Order(4)
  void a_ledger_that_is_another_is_refused() throws Exception {
    copyLists("b00");
    List<String> ledgers = new ArrayList<>(ledgers());
    ledgers.set(1, DATA.resolve("nodes.jsonl").toString());
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> run(ledgers))
        .withMessageContainingAll("--register", "nodes.jsonl", "/api/ledgers/register");
  }

  /** Takes the lists whose names begin so. */
  private void copyLists(String prefix) throws IOException {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    try (Stream<Path> files = Files.list(DATA.resolve("lists"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(prefix)) {
          Files.copy(file, lists.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private void run(List<String> more) throws IOException, GeneralSecurityException {
    keyset();
    List<String> asked =
        new ArrayList<>(
            List.of(
                "--lists",
                folder.resolve("lists").toString(),
                "--nodes",
                DATA.resolve("nodes.jsonl").toString(),
                "--keys",
                folder.toString(),
                "--now",
                "2022-07-01T08:00:00+08:00",
                "--synthetic",
                "--out",
                folder.resolve("rows.csv").toString()));
    asked.addAll(more);
    Options options = new Options();
    new CommandLine(options).parseArgs(asked.toArray(String[]::new));
    options.match.check();
    new MatchJob(cluster().spark(), ClusterUnderTest.WORKERS, new PrintWriter(Writer.nullWriter()))
        .run(options.match);
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve("rows.csv"));
  }

  private List<String> expected(String file) throws IOException {
    return Files.readAllLines(DATA.resolve(file));
  }

  /** The ledgers with the indexes of a key of this test. */
  private List<String> ledgers() throws IOException, GeneralSecurityException {
    IndexKey key = IndexKey.parse(keyset());
    for (String name : List.of("register.jsonl", "leads.jsonl")) {
      String text =
          INDEXED
              .matcher(Files.readString(DATA.resolve(name)))
              .replaceAll(found ->
                  '"'
                      + key.index(found.group(1), found.group(2).replace("\\u0000", "\u0000"))
                      + '"');
      Files.writeString(folder.resolve(name), text);
    }
    return List.of(
        "--register",
        folder.resolve("register.jsonl").toString(),
        "--leads",
        folder.resolve("leads.jsonl").toString());
  }

  private String keyset() throws IOException, GeneralSecurityException {
    Path file = folder.resolve("indexing.json");
    if (!Files.exists(file)) {
      Files.writeString(
          file,
          TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(
                  PredefinedPrfParameters.HMAC_SHA256_PRF, TinkConfig2026.get()),
              TinkConfig2026.get(),
              InsecureSecretKeyAccess.get()));
    }
    return Files.readString(file);
  }

  @Command
  private static final class Options {
    @Mixin private MatchOptions match = new MatchOptions();
  }
}
