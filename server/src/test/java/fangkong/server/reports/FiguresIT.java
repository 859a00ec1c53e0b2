package fangkong.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.figures.Figure;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import fangkong.server.assessments.RandomHistory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every figure opens exactly the persons it counted, and every view sums up to the same figures.
 */
@ServerTest
class FiguresIT {

  private static final int STEPS = 20;
  private static final List<String> STEPS_OF_FUNNEL =
      List.of("listed", "found", "classified", "measured", "released");
  private static final List<String> VIEWS =
      List.of(
          "reports/base-figures?",
          "reports/base-figures/rows?figure=managed&",
          "reports/funnel?",
          "reports/funnel/rows?step=listed&",
          "reports/epidemic-curve?",
          "reports/map?",
          "tasks/by-region?",
          "tasks?");

  private final ServerUnderTest server;
  private final Statements statements;
  private Place place;
  private Place other;
  private OffsetDateTime begin;

  FiguresIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
    this.place = new Place("", "");
    this.other = place;
    this.begin = ServerUnderTest.BEGIN;
  }

  @BeforeAll
  void live() {
    place = Place.layOut(server, "571").adopting(server, "CN-COVID-9");
    other = Place.layOut(server, "572").adopting(server, "CN-COVID-9");
    begin = server.now();
    RandomHistory history = new RandomHistory(server, 74, List.of(place, other));
    for (int step = 0; step < STEPS; step++) {
      history.step(step % 3 == 0);
    }
  }

  private Api reader() {
    return server.as("COMMAND", place.township());
  }

  private static String text(OffsetDateTime instant) {
    return URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
  }

  private String since() {
    return "&since=" + text(begin.minusDays(7));
  }

  private static JsonNode view(Api reader, String view, String region, String parameters) {
    return reader
        .get("/api/" + view + (view.endsWith("?") ? "" : "&") + "region=" + region + parameters)
        .expect(200);
  }

  /** Every base figure by the word that opens it. */
  private static Map<String, Integer> figures(JsonNode base) {
    Map<String, Integer> figures = new TreeMap<>();
    for (String word : List.of("screened", "cumulative", "followed")) {
      figures.put(word, base.path(word).intValue());
    }
    for (String word : List.of("released", "confirmed", "movedOut")) {
      figures.put(word, base.path(word).intValue());
      figures.put(
          "period" + Character.toUpperCase(word.charAt(0)) + word.substring(1),
          base.path("period").path(word).intValue());
    }
    for (String word : List.of("last", "added", "withdrawn", "current")) {
      figures.put(word, base.path("period").path(word).intValue());
    }
    base.path("managed")
        .properties()
        .forEach(part ->
            figures.put(
                part.getKey().equals("total") ? "managed" : part.getKey(),
                part.getValue().intValue()));
    return figures;
  }

  /** The persons behind a figure, a small page at a time. */
  private static Set<String> people(Api reader, String view, String region, String parameters) {
    List<String> people = new ArrayList<>();
    String after = "";
    int total;
    do {
      JsonNode page = view(reader, view, region, parameters + "&limit=2" + after);
      page.path("rows").forEach(row -> people.add(row.path("person").stringValue()));
      total = page.path("total").intValue();
      after = page.path("next").isString() ? "&after=" + page.path("next").stringValue() : "";
    } while (!after.isEmpty());
    assertThat(people).as(view + parameters).doesNotHaveDuplicates().hasSize(total);
    return new HashSet<>(people);
  }

  private static Map<String, Set<String>> opened(Api reader, String region, String parameters) {
    Map<String, Set<String>> opened = new TreeMap<>();
    for (Figure figure : Figure.values()) {
      String view = "reports/base-figures/rows?figure=" + figure.word();
      opened.put(figure.word(), people(reader, view, region, parameters));
    }
    return opened;
  }

  private static void assertOpened(Map<String, Integer> figures, Map<String, Set<String>> opened) {
    assertThat(figures.keySet()).isEqualTo(opened.keySet());
    opened.forEach(
        (word, people) -> assertThat(people).as(word).hasSize(figures.getOrDefault(word, -1)));
  }

  @Test
  @Tag("row-0.9")
  void every_figure_opens_the_persons_it_counted_at_any_cut_off() {
    Api reader = reader();
    Random random = new Random(71);
    long hours = java.time.Duration.between(begin, server.now()).toHours();
    Map<String, Integer> most = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      OffsetDateTime asOf = begin.plusHours(random.nextLong(hours));
      OffsetDateTime since = asOf.minusHours(1 + random.nextLong(hours));
      String cutOffs = "&asOf=" + text(asOf) + "&since=" + text(since);
      for (String region : List.of(place.township(), place.village("201"))) {
        Map<String, Integer> figures =
            figures(view(reader, "reports/base-figures?", region, cutOffs));
        assertOpened(figures, opened(reader, region, cutOffs));
        figures.forEach((word, figure) -> most.merge(word, figure, Math::max));
      }
    }
    assertThat(most.values().stream().filter(figure -> figure > 0).count())
        .as("the history reaches most figures: %s", most)
        .isGreaterThan(11);
  }

  @Test
  @Tag("row-0.9")
  void as_of_now_the_stored_standings_give_what_the_fold_gives() {
    Api reader = reader();
    String at = "&asOf=" + text(server.now());
    JsonNode stored = view(reader, "reports/base-figures?", place.township(), since());
    JsonNode folded = view(reader, "reports/base-figures?", place.township(), since() + at);

    assertThat(figures(stored)).isEqualTo(figures(folded));
    assertOpened(figures(stored), opened(reader, place.township(), since()));
    assertThat(counts(view(reader, "reports/map?", place.township(), "")))
        .isEqualTo(counts(view(reader, "reports/map?", place.township(), at)));
  }

  private static Map<String, List<Integer>> counts(JsonNode map) {
    Map<String, List<Integer>> counts = new TreeMap<>();
    for (JsonNode area : map) {
      counts.put(
          area.path("region").stringValue(),
          Stream.of("managed", "cases", "contacts", "households", "unvisited")
              .map(column -> area.path(column).intValue())
              .toList());
    }
    return counts;
  }

  @Test
  @Tag("row-0.9")
  @Tag("row-0.15")
  @Tag("row-0.16")
  @Tag("row-0.17")
  @Tag("row-4.9")
  void one_arrival_is_one_person_more_behind_each_figure_it_touches() {
    Api reader = reader();
    Map<String, Set<String>> before = opened(reader, place.township(), since());
    Someone someone = Someone.fresh();
    String person =
        reader
            .facts(
                Said.arrival(someone, place.cell("202", "C02"), server.now().minusHours(1), "HIGH"))
            .expect(200)
            .path("people")
            .path(0)
            .stringValue();
    server.awaitDerived();

    Map<String, Set<String>> after = opened(reader, place.township(), since());
    Set<String> touched = new HashSet<>();
    after.forEach((word, people) -> {
      Set<String> more = new HashSet<>(people);
      more.removeAll(before.getOrDefault(word, Set.of()));
      assertThat(more).as(word).isSubsetOf(person);
      if (!more.isEmpty()) {
        touched.add(word);
      }
    });
    assertThat(touched)
        .contains("screened", "cumulative", "managed", "added", "current")
        .hasSize(6);
    JsonNode row =
        Stream.of(view(reader, "reports/base-figures/rows?figure=added", place.township(), since()))
            .flatMap(rows -> rows.path("rows").valueStream())
            .filter(each -> each.path("person").stringValue().equals(person))
            .findFirst()
            .orElseThrow();
    assertThat(row.path("name").stringValue()).isEqualTo(someone.name());
    assertThat(row.path("region").stringValue()).isEqualTo(place.cell("202", "C02"));
    assertThat(row.path("regionName").stringValue()).isEqualTo("某乡571 / 村202 / 网格 / 单元");
    assertThat(row.path("category").stringValue()).isEqualTo("HIGH_AREA_HISTORY");
    assertThat(row.path("code").stringValue()).isEqualTo("RED");
    assertThat(row.path("until").stringValue()).hasSize(10);
  }

  @Test
  @Tag("row-0.14")
  void each_step_of_the_funnel_is_a_part_of_the_one_before_and_moves_with_an_outcome() {
    Api reader = reader();
    List<Set<String>> before = funnel(reader);
    assertThat(before.getFirst()).isNotEmpty();

    Someone someone = Someone.fresh();
    JsonNode lead = push(reader, someone, place.cell("201", "C01"));
    List<Set<String>> listed = funnel(reader);
    ObjectNode found =
        Said.fact("lead_outcome", lead.path("person").stringValue(), place.cell("201", "C01"))
            .put("at", server.now().toString())
            .put("lead", lead.path("lead").stringValue())
            .put("outcome", "FOUND");
    reader
        .facts(
            found,
            Said.arrival(someone, place.cell("201", "C01"), server.now().minusHours(2), "HIGH"))
        .expect(200);
    server.awaitDerived();
    List<Set<String>> after = funnel(reader);

    assertThat(grown(before, listed)).containsExactly(1, 0, 0, 0, 0);
    assertThat(grown(listed, after)).containsExactly(0, 1, 1, 1, 0);
  }

  private JsonNode push(Api reader, Someone someone, String region) {
    String list =
        reader
            .postList(
                "pushed.csv",
                "姓名,身份证号,手机号,来源地,到达时间,目的地\n%s,%s,%s,310000,%s,%s\n"
                    .formatted(
                        someone.name(),
                        someone.idNumber(),
                        someone.phone(),
                        server.now().toLocalDate(),
                        region))
            .expect(200)
            .path("id")
            .stringValue();
    server.awaitDerived();
    return reader.get("/api/lists/" + list + "/leads").expect(200).path(0);
  }

  private List<Set<String>> funnel(Api reader) {
    JsonNode funnel = view(reader, "reports/funnel?", place.township(), since());
    List<Set<String>> steps = new ArrayList<>();
    for (String step : STEPS_OF_FUNNEL) {
      Set<String> people =
          people(reader, "reports/funnel/rows?step=" + step, place.township(), since());
      assertThat(people).as(step).hasSize(funnel.path(step).intValue());
      if (!steps.isEmpty()) {
        assertThat(people).as(step).isSubsetOf(steps.getLast());
      }
      steps.add(people);
    }
    return steps;
  }

  private static List<Integer> grown(List<Set<String>> before, List<Set<String>> after) {
    List<Integer> grown = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      grown.add(after.get(i).size() - before.get(i).size());
    }
    return grown;
  }

  private static int sum(JsonNode rows, String... columns) {
    int sum = 0;
    for (JsonNode row : rows) {
      for (String column : columns) {
        sum += row.path(column).intValue();
      }
    }
    return sum;
  }

  @Test
  @Tag("row-0.9")
  void curve_and_map_sum_up_to_the_figures_and_a_case_and_a_contact_add_one_each() {
    Api reader = reader();
    assertSums(reader);
    JsonNode days = curve(reader);
    int cases = sum(days, "cases");
    int contacts = sum(days, "closeContacts");
    String cell = place.cell("201", "C02");
    String found =
        reader
            .facts(
                Said.fact("case", Someone.fresh(), cell)
                    .put("at", server.now().minusHours(1).toString())
                    .put("onset", server.now().minusDays(3).toString())
                    .put("form", "CONFIRMED"))
            .expect(200)
            .path("people")
            .path(0)
            .stringValue();
    reader
        .facts(
            Said.fact("residence", Someone.fresh(), place.household("201", "C02", 7))
                .put("at", server.now().minusDays(9).toString()),
            Said.fact("exposure", Someone.fresh(), cell)
                .put("from", server.now().minusDays(2).toString())
                .put("until", server.now().minusDays(1).toString())
                .put("known", server.now().minusHours(1).toString())
                .put("degree", "CLOSE")
                .put("to", found))
        .expect(200);
    server.awaitDerived();

    assertSums(reader);
    assertThat(sum(curve(reader), "cases")).isEqualTo(cases + 1);
    assertThat(sum(curve(reader), "closeContacts")).isEqualTo(contacts + 1);
    String onset = server.now().minusDays(3).toLocalDate().toString();
    JsonNode day =
        curve(reader)
            .valueStream()
            .filter(each -> each.path("day").stringValue().equals(onset))
            .findFirst()
            .orElseThrow();
    assertThat(day.path("cases").intValue()).isPositive();
  }

  private JsonNode curve(Api reader) {
    return view(reader, "reports/epidemic-curve?", place.township(), "&days=300").path("days");
  }

  private void assertSums(Api reader) {
    Map<String, Integer> figures =
        figures(view(reader, "reports/base-figures?", place.township(), since()));
    JsonNode map = view(reader, "reports/map?", place.township(), "");
    JsonNode days = curve(reader);
    JsonNode households =
        reader.get("/api/reports/households?region=" + place.township()).expect(200);
    assertThat(days).hasSize(300);
    assertThat(sum(days, "cases", "asymptomatic"))
        .isEqualTo(figures.get("confirmed"))
        .isEqualTo(sum(map, "cases"));
    assertThat(sum(days, "closeContacts", "contactsOfContacts")).isEqualTo(sum(map, "contacts"));
    assertThat(sum(days, "released")).isEqualTo(figures.get("released"));
    assertThat(sum(map, "managed")).isEqualTo(figures.get("managed"));
    assertThat(sum(map, "households")).isEqualTo(households.path("households").intValue());
    assertThat(sum(map, "unvisited")).isEqualTo(households.path("missing").intValue());
    JsonNode loads = reader.get("/api/tasks/loads?region=" + place.township()).expect(200);
    JsonNode areas = view(reader, "tasks/by-region?", place.township(), "");
    assertThat(sum(loads, "open"))
        .isPositive()
        .isEqualTo(sum(map, "open"))
        .isEqualTo(sum(areas, "open"))
        .isEqualTo(view(reader, "tasks?", place.township(), "&limit=1000").path("tasks").size());
    assertThat(sum(loads, "overdue"))
        .isEqualTo(sum(map, "overdue"))
        .isEqualTo(sum(areas, "overdue"));
    assertThat(areas.path(0).path("overdue").intValue())
        .isGreaterThanOrEqualTo(areas.path(1).path("overdue").intValue());
  }

  @Test
  void what_lies_in_no_grid_is_shown_beside_the_grids_and_above_a_township_there_are_divisions() {
    Place bare = Place.layOut(server, "573");
    Api reader = server.as("COMMAND", bare.township());
    push(reader, Someone.fresh(), bare.village("201"));
    push(reader, Someone.fresh(), bare.cell("202", "C01"));

    JsonNode areas = view(reader, "tasks/by-region?", bare.township(), "");
    assertThat(areas.valueStream().map(area -> area.path("region").stringValue()))
        .containsExactlyInAnyOrder(
            bare.village("201") + "G01/", bare.village("202") + "G01/", bare.township());
    assertThat(sum(areas, "open")).isEqualTo(2);
    assertThat(areas.path(0).path("kind").stringValue()).isEqualTo("TOWNSHIP");
    JsonNode county = view(server.as("COMMAND", "41/15/26/"), "tasks/by-region?", "41/15/26/", "");
    assertThat(county.valueStream())
        .anySatisfy(area -> {
          assertThat(area.path("region").stringValue()).isEqualTo(bare.township());
          assertThat(area.path("open").intValue()).isEqualTo(2);
          assertThat(area.path("name").stringValue()).isEqualTo("某乡573");
        });
  }

  @Test
  void a_foreign_region_is_refused_and_rows_need_the_right_to_read_people() {
    Api reader = reader();
    Api auditor = server.as("AUDITOR", place.township());
    for (String view : VIEWS) {
      String path = "/api/" + view + "region=";
      assertThat(reader.get(path + other.township()).code()).as(view).isEqualTo("FK-1009");
      assertThat(reader.get(path + place.township()).status()).as(view).isEqualTo(200);
      boolean people = view.contains("rows") || view.equals("tasks?");
      assertThat(auditor.get(path + place.township()).status())
          .as(view)
          .isEqualTo(people ? 403 : 200);
    }
    assertThat(
            reader
                .get("/api/reports/base-figures/rows?figure=cats&region=" + place.township())
                .code())
        .isEqualTo("FK-1006");
    assertThat(reader.get("/api/reports/funnel/rows?step=cats&region=" + place.township()).code())
        .isEqualTo("FK-1006");
  }

  @Test
  void whoever_may_not_read_of_people_gets_no_figures_of_less_than_a_grid() {
    Api reader = reader();
    Api auditor = server.as("AUDITOR", place.township());
    for (String view : VIEWS) {
      if (view.contains("rows") || view.contains("tasks")) {
        continue;
      }
      String path = "/api/" + view + "region=" + place.village("201") + "G01/";
      assertThat(auditor.get(path).status()).as(view).isEqualTo(200);
      for (String below : List.of("C01/", "C01/H0001/")) {
        assertThat(reader.get(path + below).status()).as(view).isEqualTo(200);
        Api.Answer answer = auditor.get(path + below);
        assertThat(answer.status()).as(view).isEqualTo(403);
        assertThat(answer.code()).as(view).isEqualTo("FK-6102");
      }
    }
  }

  @Test
  void each_view_sends_as_many_statements_however_many_people_there_are() {
    Api reader = reader();
    Map<String, Long> before = new TreeMap<>();
    for (String view : VIEWS) {
      before.put(view, statements(reader, view));
    }
    List<ObjectNode> more = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      more.add(
          Said.arrival(
              Someone.fresh(), place.cell("201", "C01"), server.now().minusHours(1), "HIGH"));
    }
    reader.facts(more).expect(200);
    server.awaitDerived();

    for (String view : VIEWS) {
      assertThat(statements(reader, view)).as(view).isEqualTo(before.get(view)).isBetween(2L, 30L);
    }
  }

  private long statements(Api reader, String view) {
    String path = "/api/" + view + "region=" + place.township();
    reader.get(path).expect(200);
    return statements.countGet(reader, path);
  }
}
