package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Statements;
import fangkong.server.accounts.Scope;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may have infected Pat, a case, who lives with Kin and was at the market and the school: Ann
 * was at both, Ben longer at the market, Cal, who is a case too, for a moment, Dan before, and Eve,
 * who is a case elsewhere, the longest.
 */
@ServerTest
class BackwardTracingIT extends Story {

  private static final int DAY = 24 * 60;

  private final ServerUnderTest server;
  private final Statements statements;
  private final LiveCheckIns live;
  private final Place here;
  private final Place there;
  private final Api epidemiologist;
  private final Api beyond;
  private final String sources;

  BackwardTracingIT(ServerUnderTest server, Statements statements, LiveCheckIns live) {
    Place place = Place.layOut(server, "392").adopting(server, "CN-COVID-9");
    super(
        server.as("EPIDEMIOLOGIST", place.township()),
        server.now().minusDays(3).truncatedTo(ChronoUnit.MINUTES),
        place.cell("201", "C01"));
    this.server = server;
    this.statements = statements;
    this.live = live;
    here = place;
    there = Place.layOut(server, "393").adopting(server, "CN-COVID-9");
    epidemiologist = teller;
    beyond = server.as("EPIDEMIOLOGIST", there.township());
    sources = sources(epidemiologist, here);
  }

  /** The address of the question in a new investigation. */
  private static String sources(Api asking, Place place) {
    return "/api/investigations/"
        + asking
            .post("/api/investigations", object().put("name", "x").put("region", place.township()))
            .expect(201)
            .path("id")
            .stringValue()
        + "/sources";
  }

  /** Tells it anew, of other people at other places. */
  @BeforeEach
  void tellTheStory() {
    beginAnew();
    String home = here.household("201", "C01", story);
    for (String name : List.of("Pat", "Kin")) {
      tell(name, Said.fact("residence", who(name), home).put("at", minute(-30 * DAY)));
    }
    tell("Pat", at("market", "Pat", 0, 120));
    tell("Pat", at("school", "Pat", 300, 360));
    tell("Pat", found("Pat", here).put("onset", minute(2 * DAY)));
    tell("Ann", at("market", "Ann", 0, 60));
    tell("Ann", at("school", "Ann", 330, 350));
    tell("Ben", at("market", "Ben", 30, 150));
    tell("Cal", at("market", "Cal", 110, 200));
    tell("Cal", found("Cal", here).put("onset", minute(-DAY)));
    tell("Dan", at("market", "Dan", -30, -10));
    String away = there.cell("201", "C01");
    tell("Eve", found("Eve", there).put("onset", minute(-DAY)), beyond);
    tell("Eve", at("market", "Eve", -20, 100, away), beyond);
    server.awaitDerived();
  }

  private ObjectNode found(String name, Place place) {
    return Said.fact("case", who(name), place.cell("201", "C01"))
        .put("at", minute(2 * DAY + 60))
        .put("form", "CONFIRMED");
  }

  private String id(String name) {
    return ids.getOrDefault(name, "");
  }

  private ObjectNode about(String name) {
    return object().put("person", id(name));
  }

  private JsonNode ask(ObjectNode question) {
    return epidemiologist.post(sources, question).expect(200);
  }

  private String named(JsonNode person) {
    return ids.entrySet().stream()
        .filter(each -> each.getValue().equals(person.stringValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("?");
  }

  private long minuteOf(JsonNode time) {
    return Duration.between(eight, OffsetDateTime.parse(time.stringValue())).toMinutes();
  }

  private static String place(JsonNode place) {
    return place.isNull() ? "home" : place.stringValue().replaceFirst(" .*", "");
  }

  private String lines(JsonNode answer) {
    return answer.path("sources").valueStream().map(this::line).collect(Collectors.joining());
  }

  private String line(JsonNode row) {
    JsonNode longest = row.path("longest");
    return "%s%s %d min, %d, %d-%d, %s %d-%d\n"
        .formatted(
            named(row.path("person")),
            row.path("known").isNull() ? "" : " (case)",
            row.path("overlapSeconds").longValue() / 60,
            row.path("exposures").longValue(),
            minuteOf(row.path("firstExposedAt")),
            minuteOf(row.path("lastExposedAt")),
            place(longest.path("place")),
            minuteOf(longest.path("from")),
            minuteOf(longest.path("until")));
  }

  private String exposures(String name, String source) {
    return epidemiologist
        .post(sources + "/" + id(source) + "/exposures", about(name))
        .expect(200)
        .path("exposures")
        .valueStream()
        .map(row ->
            "%s at %s %d-%d\n"
                .formatted(
                    named(row.path("source")),
                    place(row.path("place")),
                    minuteOf(row.path("from")),
                    minuteOf(row.path("until"))))
        .collect(Collectors.joining());
  }

  @Test
  @Tag("row-3.7")
  void whoever_may_have_infected_somebody_is_ranked_by_what_speaks_for_it() {
    JsonNode answer = ask(about("Pat"));

    assertThat(lines(answer))
        .isEqualTo(
            """
            Cal (case) 10 min, 1, 110-120, market 110-120
            Kin 20160 min, 1, -17280-2880, home -17280-2880
            Eve 100 min, 1, 0-100, market 0-100
            Ben 90 min, 1, 30-120, market 30-120
            Ann 80 min, 2, 0-350, market 0-60
            """);
    assertThat(answer.path("total").intValue()).isEqualTo(5);
    assertThat(answer.path("cases").intValue()).isEqualTo(1);
    assertThat(answer.path("exposures").longValue()).isEqualTo(6);
    assertThat(answer.path("next").isNull()).isTrue();
    assertThat(answer.path("name").stringValue()).isEqualTo(who("Pat").name());
    JsonNode cal = answer.at("/sources/0");
    assertThat(cal.path("category").stringValue()).isEqualTo("CASE");
    assertThat(cal.at("/known/form").stringValue()).isEqualTo("CONFIRMED");
    assertThat(minuteOf(cal.at("/known/onset"))).isEqualTo(-DAY);
    assertThat(exposures("Pat", "Ann")).isEqualTo("Ann at market 0-60\nAnn at school 330-350\n");
    assertThat(exposures("Pat", "Dan")).isEmpty();
  }

  @Test
  @Tag("row-3.7")
  void one_more_check_in_changes_the_ranks_and_a_finding_makes_a_case_of_a_source() {
    tell("Ben", at("school", "Ben", 300, 330));

    assertThat(lines(ask(about("Pat"))))
        .contains(
            """
            Ben 120 min, 2, 30-330, market 30-120
            Eve 100 min\
            """);
    assertThat(exposures("Pat", "Ben")).isEqualTo("Ben at market 30-120\nBen at school 300-330\n");

    tell("Ann", found("Ann", here).put("onset", minute(DAY)));
    server.awaitDerived();

    assertThat(lines(ask(about("Pat"))))
        .startsWith(
            """
            Ann (case) 80 min, 2, 0-350, market 0-60
            Cal (case) 10 min, 1, 110-120, market 110-120
            Kin 20160 min\
            """);
  }

  @Test
  @Tag("row-3.7")
  void stays_count_as_in_a_trace() {
    assertThat(lines(ask(about("Pat").put("minOverlap", "PT85M"))))
        .contains("Kin ", "Eve 100 min", "Ben 90 min")
        .doesNotContain("Ann", "Cal");
    assertThat(lines(ask(about("Pat").put("linger", "PT15M"))))
        .contains("Dan 5 min, 1, 0-5, market 0-5", "Ann 105 min, 2, 0-360, market 0-75");
    ObjectNode later = about("Pat").put("from", minute(100)).put("until", minute(340));
    assertThat(lines(ask(later)))
        .isEqualTo(
            """
            Cal (case) 10 min, 1, 110-120, market 110-120
            Kin 240 min, 1, 100-340, home 100-340
            Ben 20 min, 1, 100-120, market 100-120
            Ann 10 min, 1, 330-340, school 330-340
            """);
    tell("Fay", at("market", "Fay", 90, 91));
    ObjectNode open = at("market", "Gus", 60, 61);
    open.remove("until");
    tell("Gus", open);
    assertThat(lines(ask(about("Pat").put("assumedStay", "PT45M"))))
        .contains("Gus 45 min, 1, 60-105", "Fay 1 min");
  }

  @Test
  void the_time_is_that_before_somebody_fell_ill_or_was_sampled_or_found_or_before_now() {
    assertThat(time("Pat")).isEqualTo("ONSET -17280-2880");
    tell("Ann", found("Ann", here).put("sampled", minute(DAY)));
    tell("Ben", found("Ben", here));
    server.awaitDerived();

    assertThat(time("Ann")).isEqualTo("SAMPLED -18720-1440");
    assertThat(time("Ben")).isEqualTo("FOUND -17220-2940");
    assertThat(time("Dan")).startsWith("NOW ");
    JsonNode asked = ask(about("Pat").put("until", minute(DAY))).path("window");
    assertThat(asked.path("basis").stringValue()).isEqualTo("ASKED");
    assertThat(minuteOf(asked.path("from"))).isEqualTo(-13 * DAY);
  }

  private String time(String name) {
    JsonNode window = ask(about(name)).path("window");
    return window.path("basis").stringValue()
        + " "
        + minuteOf(window.path("from"))
        + "-"
        + minuteOf(window.path("until"));
  }

  @Test
  void what_is_in_memory_and_what_is_read_from_the_database_say_the_same() {
    tell("Gus", at("market", "Gus", 0, 60));
    tell("Gus", at("arcade", "Gus", 200, 260));
    tell("Pat", at("arcade", "Pat", 200, 260));
    SourcesRequest request =
        new SourcesRequest(
            UUID.fromString(id("Pat")),
            eight.minusDays(7).toInstant(),
            eight.plusDays(2).toInstant(),
            Duration.ZERO,
            Duration.ofMinutes(15),
            Duration.ofHours(1));
    Patience.until("check-ins are in memory", () -> isFromMemory(request));

    List<String> inMemory = answer(request, arranged(request));
    List<String> read = answer(request, Scope.callEverywhere(() -> live.read(request)));

    assertThat(inMemory).isEqualTo(read).anyMatch(line -> line.contains(id("Gus")));
    String before = lines(ask(about("Pat")));
    assertThat(lines(ask(about("Pat").put("assumedStay", "PT59M"))))
        .as("no index is kept for this stay")
        .isEqualTo(before);
  }

  /** What is read from the database is numbered anew each time. */
  private boolean isFromMemory(SourcesRequest request) {
    PeopleAsInts once = arranged(request).people();
    return once == arranged(request).people();
  }

  private Arranged arranged(SourcesRequest request) {
    return live.with(request, arranged -> arranged);
  }

  private List<String> answer(SourcesRequest request, Arranged arranged) {
    BackwardRun run = new BackwardRun(request, arranged, BackwardRun.MOST_EXPOSURES);
    Set<UUID> cases = Set.of(UUID.fromString(id("Cal")));
    PossibleSources found = run.page(cases, null, 100).orElseThrow();
    return found.page().stream()
        .flatMap(source ->
            Stream.concat(
                Stream.of(source.toString()),
                run.exposures(source.person()).map(Exposure::toString)))
        .toList();
  }

  @Test
  void where_there_are_more_exposures_than_are_looked_at_the_answer_says_that_it_is_cut() {
    SourcesRequest request =
        new SourcesRequest(
            UUID.fromString(id("Pat")),
            eight.minusDays(7).toInstant(),
            eight.plusDays(2).toInstant(),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(1));

    BackwardRun all = new BackwardRun(request, arranged(request), 6);
    BackwardRun some = new BackwardRun(request, arranged(request), 5);

    assertThat(all.isCut()).isFalse();
    assertThat(all.page(Set.of(), null, 9).orElseThrow().exposures()).isEqualTo(6);
    PossibleSources found = some.page(Set.of(), null, 9).orElseThrow();
    assertThat(found.cut()).isTrue();
    assertThat(found.exposures()).isEqualTo(5);
    assertThat(some.people()).as("those of the household come first").contains(uuid("Kin"));
    assertThat(ask(about("Pat")).path("cut").booleanValue()).isFalse();
  }

  private UUID uuid(String name) {
    return UUID.fromString(id(name));
  }

  @Test
  void pages_follow_one_another_and_the_number_of_all_is_said() {
    List<ObjectNode> crowd =
        IntStream.range(0, 1_000)
            .mapToObj(i -> at("school", "one of the crowd " + i, 310, 311 + i % 20))
            .toList();
    epidemiologist.facts(crowd).expect(200);

    JsonNode first = ask(about("Pat"));
    assertThat(first.path("total").intValue()).isEqualTo(1_005);
    assertThat(first.path("sources")).hasSize(50);

    JsonNode whole = epidemiologist.post(sources + "?limit=1000", about("Pat")).expect(200);
    List<String> paged = new ArrayList<>();
    String next = "?limit=300";
    while (!next.isEmpty()) {
      JsonNode page = epidemiologist.post(sources + next, about("Pat")).expect(200);
      page.path("sources").forEach(row -> paged.add(row.path("person").stringValue()));
      JsonNode after = page.path("next");
      next = after.isNull() ? "" : "?limit=300&after=" + after.stringValue();
    }
    assertThat(paged).hasSize(1_005).doesNotHaveDuplicates();
    assertThat(paged.subList(0, 1_000))
        .isEqualTo(
            whole
                .path("sources")
                .valueStream()
                .map(row -> row.path("person").stringValue())
                .toList());
    assertThat(statements.countPost(epidemiologist, sources + "?limit=500", about("Pat")))
        .isEqualTo(statements.countPost(epidemiologist, sources + "?limit=1", about("Pat")))
        .isPositive();
    String pair = sources + "/" + id("Ann") + "/exposures?limit=1";
    JsonNode one = epidemiologist.post(pair, about("Pat")).expect(200);
    assertThat(one.path("exposures")).hasSize(1);
    JsonNode rest =
        epidemiologist
            .post(pair + "&after=" + one.path("next").intValue(), about("Pat"))
            .expect(200);
    assertThat(place(rest.at("/exposures/0/place"))).isEqualTo("school");
  }

  @Test
  @Tag("row-3.7")
  void people_outside_the_scope_are_ids_alone_as_in_a_trace() {
    Api.Answer ours = epidemiologist.post(sources, about("Pat"));
    JsonNode eve = ours.expect(200).at("/sources/2");
    assertThat(named(eve.path("person"))).isEqualTo("Eve");
    for (String field : List.of("name", "regionName", "category", "known")) {
      assertThat(eve.path(field).isNull()).as(field).isTrue();
    }
    assertThat(ours.text()).doesNotContain(who("Eve").name(), there.township());

    String theirs = sources(beyond, there);
    Api.Answer others = beyond.post(theirs, about("Pat"));
    JsonNode answer = others.expect(200);
    assertThat(answer.path("name").isNull()).isTrue();
    assertThat(answer.at("/window/basis").stringValue())
        .as("that and when Pat fell ill is not theirs to know")
        .isEqualTo("NOW");
    assertThat(answer.path("cases").intValue()).isEqualTo(1);
    assertThat(named(answer.at("/sources/0/person"))).isEqualTo("Eve");
    assertThat(lines(answer)).contains("Eve (case)", "Cal 10 min").doesNotContain("Cal (case)");
    for (String name : List.of("Pat", "Kin", "Ann", "Ben", "Cal")) {
      assertThat(others.text()).doesNotContain(who(name).name());
    }
    assertThat(others.text()).doesNotContain(here.township());
    Api.Answer pair = beyond.post(theirs + "/" + id("Cal") + "/exposures", about("Pat"));
    assertThat(pair.expect(200).at("/exposures/0/sourceName").isNull()).isTrue();

    assertThat(beyond.post(sources, about("Pat")).code()).isEqualTo("FK-8001");
    assertThat(beyond.post(sources + "/" + id("Cal") + "/exposures", about("Pat")).code())
        .isEqualTo("FK-8001");
    assertThat(server.as("COMMAND", here.township()).post(sources, about("Pat")).code())
        .isEqualTo("FK-3002");
  }

  private void assertRefused(String path, ObjectNode question, String code, String value) {
    Api.Answer answer = epidemiologist.speaking("en").post(path, question);
    answer.expect(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text()).contains(value, "Maybe");
  }

  @Test
  void what_cannot_be_answered_is_refused_with_the_value_and_what_to_do() {
    String nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
    String until = eight.toInstant().toString();
    assertRefused(sources, object().put("person", nobody), "FK-1010", nobody);
    assertRefused(sources, object(), "FK-1004", "person");
    assertRefused(
        sources, about("Pat").put("from", minute(1)).put("until", minute(0)), "FK-1006", until);
    assertRefused(
        sources, about("Pat").put("from", minute(0)).put("until", minute(0)), "FK-1006", until);
    ObjectNode long28 = about("Pat").put("until", minute(0));
    epidemiologist.post(sources, long28.put("from", minute(-28 * DAY))).expect(200);
    String from = eight.minusDays(28).minusMinutes(1).toInstant().toString();
    assertRefused(sources, long28.put("from", minute(-28 * DAY - 1)), "FK-6003", from);
    assertRefused(sources, about("Pat").put("minOverlap", "-PT1M"), "FK-1006", "PT-1M");
    assertRefused(sources, about("Pat").put("linger", "P999D"), "FK-1006", "PT23976H");
    for (String field : List.of("linger", "assumedStay")) {
      epidemiologist.post(sources, about("Pat").put(field, "PT24H")).expect(200);
      assertRefused(sources, about("Pat").put(field, "PT24H1S"), "FK-6005", "PT24H1S");
    }
    assertRefused(sources + "?after=" + nobody, about("Pat"), "FK-1006", nobody);
    assertThat(
            epidemiologist
                .post(sources + "/" + nobody + "/exposures", about("Pat"))
                .expect(200)
                .path("exposures"))
        .isEmpty();
  }
}
