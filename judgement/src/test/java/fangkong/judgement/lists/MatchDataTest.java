package fangkong.judgement.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import fangkong.judgement.people.IndexKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What becomes of the lists of {@code testdata/match}, in one process: what a server says of them.
 */
class MatchDataTest {
  private static final Path DATA =
      Path.of(Objects.requireNonNull(System.getProperty("fangkong.root"), "fangkong.root"))
          .resolve("testdata/match");
  private static final Pattern INDEXED = Pattern.compile("\"(idNumber|phoneName) ([^\"]*)\"");

  private final IndexKey key;

  MatchDataTest() throws GeneralSecurityException {
    KeysetHandle keys =
        KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, TinkConfig2026.get());
    key =
        IndexKey.parse(
            TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, TinkConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  @Test
  void rows_are_those_of_a_server_with_the_ledgers_and_from_the_beginning() throws IOException {
    List<String> before = Files.readAllLines(DATA.resolve("before.csv"));
    List<String> rows = Files.readAllLines(DATA.resolve("rows.csv"));
    assertThat(match("b", ledger("register.jsonl"), ledger("leads.jsonl"))).isEqualTo(rows);
    before.addAll(rows.subList(1, rows.size()));
    assertThat(match("", List.of(), List.of())).isEqualTo(before);
  }

  @Test
  void one_person_or_one_lead_less_makes_other_rows() throws IOException {
    List<String> rows = Files.readAllLines(DATA.resolve("rows.csv"));
    List<String> people = ledger("register.jsonl");
    List<String> leads = ledger("leads.jsonl");
    boolean person = false;
    for (int i = 0; i < people.size() && !person; i++) {
      person = !match("b", without(i, people), leads).equals(rows);
    }
    boolean lead = false;
    for (int i = 0; i < leads.size() && !lead; i++) {
      lead = !match("b", people, without(i, leads)).equals(rows);
    }
    assertThat(person && lead).isTrue();
  }

  private static List<String> without(int index, List<String> lines) {
    List<String> others = new ArrayList<>(lines);
    others.remove(index);
    return others;
  }

  private List<String> ledger(String name) throws IOException {
    return INDEXED
        .matcher(Files.readString(DATA.resolve(name)))
        .replaceAll(found ->
            '"' + key.index(found.group(1), found.group(2).replace("\\u0000", "\u0000")) + '"')
        .lines()
        .toList();
  }

  private List<String> match(String prefix, List<String> people, List<String> leads)
      throws IOException {
    Set<String> nodes =
        Files.readAllLines(DATA.resolve("nodes.jsonl")).stream()
            .map(line -> JsonMapper.shared().readTree(line).path("path").stringValue())
            .collect(Collectors.toSet());
    ListLines lines =
        new ListLines(
            Instant.parse("2022-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"), true, nodes);
    List<Path> files;
    try (Stream<Path> entries = Files.list(DATA.resolve("lists"))) {
      files = entries.filter(file -> name(file).startsWith(prefix)).sorted().toList();
    }
    List<String> texts = new ArrayList<>(people);
    texts.addAll(leads);
    record Said(int list, int row, String csv) {}
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      for (ListLines.Line line : lines.read(i, Files.readAllBytes(files.get(i)), key).toList()) {
        if (line.idNumberIndex() == null && line.phoneNameIndex() == null) {
          said.add(new Said(line.list(), line.row(), line.text()));
        } else {
          texts.add(line.text());
        }
      }
    }
    for (AnswerLine answer : ListLines.match(texts.iterator())) {
      said.add(new Said(answer.list(), answer.row(), answer.csv()));
    }
    said.sort(Comparator.comparingInt(Said::list).thenComparingInt(Said::row));
    return Stream.concat(
            Stream.of(AnswerLine.HEADER),
            said.stream().map(each -> AnswerLine.line(name(files.get(each.list())), each.csv())))
        .toList();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
