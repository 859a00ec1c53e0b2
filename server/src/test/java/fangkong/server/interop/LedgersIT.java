package fangkong.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.protocol.Protocol;
import fangkong.codec.ProtocolFiles;
import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.evidence.LoggedFact;
import fangkong.judgement.figures.FigureAnswers;
import fangkong.judgement.figures.FigureCounts;
import fangkong.judgement.figures.FigureQuestion;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Deriver;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.assessments.RandomHistory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What leaves as ledgers is all that figures need: counted elsewhere, they are to the letter what
 * the reports answer. With {@code -Dfangkong.ledgers.write} the ledgers and the answers are kept
 * under {@code testdata/count}, by which the commands are tested.
 */
@ServerTest
@Tag("row-0.10")
@Tag("row-0.9")
class LedgersIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int STEPS = 24;
  private static final int DAYS = 28;
  private static final int NOTICE_DAYS = 3;

  private final ServerUnderTest server;
  private final List<Place> places;
  private final Api analyst;

  LedgersIT(ServerUnderTest server) {
    this.server = server;
    this.places =
        List.of(
            Place.layOut(server, "453").adopting(server, "CN-COVID-9"),
            Place.layOut(server, "454").adopting(server, "CN-COVID-8"));
    this.analyst =
        server.as("ANALYST", places.stream().map(Place::township).toArray(String[]::new));
  }

  @Test
  void figures_counted_from_the_ledgers_are_to_the_letter_what_the_reports_answer()
      throws IOException {
    Instant begin = server.now().toInstant().truncatedTo(ChronoUnit.SECONDS);
    for (int seed = 1; seed <= 3; seed++) {
      RandomHistory history = new RandomHistory(server, 900 + seed, places);
      for (int step = 0; step < STEPS; step++) {
        history.step(step % 3 == 0);
      }
    }
    server.awaitDerived();
    String facts = analyst.get("/api/ledgers/facts?purpose=INVESTIGATE").text();
    String adoptions = analyst.get("/api/protocols/adoptions").text();
    List<String> regions = new ArrayList<>();
    places.forEach(place -> {
      regions.add(place.township());
      regions.add(place.village("201"));
      regions.add(place.village("202") + "G01/");
    });
    Instant end = server.now().toInstant();
    List<String> kept = new ArrayList<>();
    for (long part = 1; part <= 4; part++) {
      Instant asOf =
          begin
              .plus(Duration.between(begin, end).multipliedBy(part).dividedBy(4))
              .truncatedTo(ChronoUnit.SECONDS);
      FigureQuestion question =
          new FigureQuestion(
              regions.stream().map(Region::new).toList(),
              part == 4 ? begin : asOf.minus(Duration.ofHours(60 * part)),
              asOf,
              DAYS,
              NOTICE_DAYS,
              ZONE);
      List<String> reported = reported(question);
      assertThat(counted(question, facts, adoptions)).isEqualTo(reported);
      kept.addAll(reported);
      keep("answers-%d.jsonl".formatted(part), String.join("\n", reported) + "\n");
      keep(
          "cut-off-%d.txt".formatted(part), "%s %s%n".formatted(question.since(), question.asOf()));
    }
    assertThat(kept.stream().distinct().count()).as("answers that differ").isGreaterThan(48);
    keep("facts.jsonl", facts);
    keep("adoptions.json", adoptions);
  }

  private List<String> reported(FigureQuestion question) {
    List<String> lines = new ArrayList<>();
    for (Region region : question.regions()) {
      for (String report :
          List.of(
              "base-figures", "funnel", "epidemic-curve", "returnees", "leads", "declarations")) {
        Api.Answer answer =
            analyst.get(
                "/api/reports/%s?region=%s&since=%s&asOf=%s"
                    .formatted(report, region, text(question.since()), text(question.asOf())));
        answer.expect(200);
        lines.add(line(report, region, answer.text()));
      }
    }
    return lines;
  }

  private static String text(Instant instant) {
    return URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
  }

  private static String line(String report, Region region, String answer) {
    return "{\"report\":\"%s\",\"region\":\"%s\",\"answer\":%s}".formatted(report, region, answer);
  }

  private List<String> counted(FigureQuestion question, String facts, String adoptions)
      throws IOException {
    List<Adoption> adopted = JSON.readerForListOf(Adoption.class).readValue(adoptions);
    Map<String, Protocol> protocols =
        ProtocolFiles.read(ServerUnderTest.root().resolve("protocols")).listProtocols().stream()
            .collect(Collectors.toMap(Protocol::id, Function.identity()));
    List<LoggedFact> read = facts.lines().map(line -> FactJson.read("facts", 0, line)).toList();
    assertThat(read).hasSizeGreaterThan(100);
    Map<Region, Map<String, Long>> sums = new HashMap<>();
    Map<Region, List<Long>> elapsed = new HashMap<>();
    new FigureCounts(new Deriver(protocols, new Adoptions(adopted), ZONE), question)
        .count(
            read.stream().filter(each -> each.fact().person() != null).toList(),
            List.of(),
            (region, name, value) -> {
              if (name.equals(FigureCounts.ELAPSED)) {
                elapsed.computeIfAbsent(region, _ -> new ArrayList<>()).add(value);
              } else {
                sums.computeIfAbsent(region, _ -> new HashMap<>()).merge(name, value, Long::sum);
              }
            });
    List<String> lines = new ArrayList<>();
    for (Region region : question.regions()) {
      FigureAnswers answers =
          FigureAnswers.of(
              region,
              question,
              sums.getOrDefault(region, Map.of()),
              median(elapsed.getOrDefault(region, List.of())));
      answers
          .byReport()
          .forEach(
              (report, answer) -> lines.add(line(report, region, JSON.writeValueAsString(answer))));
    }
    return lines;
  }

  private static OptionalDouble median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0);
  }

  private static void keep(String file, String text) throws IOException {
    if (System.getProperty("fangkong.ledgers.write") != null) {
      Path folder =
          Files.createDirectories(ServerUnderTest.root().resolve("testdata").resolve("count"));
      Files.writeString(folder.resolve(file), text);
    }
  }

  @Test
  void whoever_is_no_analyst_gets_no_ledger_and_an_analyst_only_what_is_in_sight() {
    Place elsewhere = Place.layOut(server, "451").adopting(server, "CN-COVID-9");
    RandomHistory history =
        new RandomHistory(server, 951, List.of(elsewhere, Place.layOut(server, "452")));
    history.step(false);
    for (String role : List.of("COMMAND", "EPIDEMIOLOGIST", "GRID_LEAD", "AUDITOR")) {
      assertThat(
              server
                  .as(role, elsewhere.township())
                  .get("/api/ledgers/facts?purpose=INVESTIGATE")
                  .status())
          .as(role)
          .isEqualTo(403);
    }
    assertThat(server.administrator().get("/api/ledgers/facts?purpose=INVESTIGATE").status())
        .isEqualTo(403);
    assertThat(server.nobody().get("/api/ledgers/facts?purpose=INVESTIGATE").status())
        .isEqualTo(401);
    String there =
        server
            .as("ANALYST", elsewhere.township())
            .get("/api/ledgers/facts?purpose=INVESTIGATE")
            .text();
    assertThat(there.lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"region\":\"" + elsewhere.township()));
    assertThat(analyst.get("/api/ledgers/facts?purpose=INVESTIGATE").text())
        .doesNotContain(elsewhere.township());
  }
}
