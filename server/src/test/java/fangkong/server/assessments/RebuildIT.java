package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.codec.AssessmentJson;
import fangkong.judgement.figures.Figure;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything derived follows from the facts alone: thrown away and folded again it is the same, for
 * now and for every instant that was.
 */
@ServerTest
class RebuildIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int STEPS = 16;

  /** What is stored or folded of one person. */
  private record Seen(
      String region,
      String protocol,
      String category,
      String code,
      String status,
      Care care,
      JsonNode detail) {}

  /** What was stored at an instant. */
  private record Moment(Instant at, Map<UUID, Seen> standings) {}

  private final ServerUnderTest server;
  private final Assessments assessments;
  private final Rebuild rebuild;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  RebuildIT(
      ServerUnderTest server,
      Assessments assessments,
      Rebuild rebuild,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.server = server;
    this.assessments = assessments;
    this.rebuild = rebuild;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @Tag("row-0.9")
  void a_history_folded_again_is_the_same_as_of_now_and_as_of_every_instant_it_passed(int seed) {
    List<Place> places = places(seed);
    RandomHistory history = new RandomHistory(server, seed, places);
    List<Moment> moments = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      history.step(false);
      moments.add(moment(places.getFirst()));
      assertStoredIsFolded(places, moments.getLast());
    }

    for (Moment moment : moments) {
      assertThat(folded(places.getFirst(), moment.at()))
          .as("seed %d as of %s, folded afterwards", seed, moment.at())
          .isEqualTo(assessed(moment.standings()));
    }
    assertNothingDiffers();
    assertFiguresClose(places.getFirst(), moments, new Random(seed));
    assertNobodyIsWithoutSomebodyWhoAnswers(places.getFirst());
    assertThat(
            moments.stream()
                .flatMap(m -> m.standings().values().stream())
                .map(Seen::category)
                .distinct()
                .count())
        .as("the history reaches several categories")
        .isGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void what_becomes_known_late_and_out_of_order_changes_nothing_about_that(int seed) {
    List<Place> places = places(seed);
    RandomHistory history = new RandomHistory(server, seed, places);
    for (int step = 0; step < STEPS; step++) {
      history.step(true);
      assertStoredIsFolded(places, moment(places.getFirst()));
    }

    assertNothingDiffers();
  }

  @Test
  void a_derived_row_that_is_lost_altered_or_too_many_is_told() {
    Place place = Place.layOut(server, "520").adopting(server, "CN-COVID-9");
    String person =
        server
            .as("EPIDEMIOLOGIST", place.township())
            .facts(
                Said.arrival(
                    Someone.fresh(), place.cell("201", "C01"), server.now().minusDays(1), "HIGH"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();

    for (String table : List.of("assessments.standing", "measures.measure", "tasks.task")) {
      assertTold(table, person, "DELETE FROM %s WHERE person = '%s'", 0, 1);
      assertTold(table, person, "UPDATE %s SET region = '50/' WHERE person = '%s'", 1, 1);
      String ofNobody =
          """
          INSERT INTO %1$s SELECT (jsonb_populate_record(t, jsonb_build_object('person', gen_random_uuid()))).*
          FROM %1$s t WHERE person = '%2$s'
          """;
      assertTold(table, person, ofNobody, 1, 0);
    }
  }

  /** Spoils somebody's rows of one table, rebuilds and takes both back. */
  private void assertTold(
      String table, String person, String spoil, int missingEach, int unexpectedEach) {
    Scope.runEverywhere(() ->
        transaction.executeWithoutResult(spoiling -> {
          spoiling.setRollbackOnly();
          long rows = jdbc.sql(spoil.formatted(table, person)).update();
          assertThat(rows).as("rows of %s", table).isPositive();
          assertThat(rebuild.run())
              .filteredOn(compared -> !compared.equal())
              .singleElement()
              .satisfies(compared -> {
                assertThat(compared.table()).isEqualTo(table);
                assertThat(compared.missing()).isEqualTo(rows * missingEach);
                assertThat(compared.unexpected()).isEqualTo(rows * unexpectedEach);
              });
        }));
  }

  private List<Place> places(int seed) {
    return List.of(
        Place.layOut(server, Integer.toString(500 + 2 * seed)).adopting(server, "CN-COVID-9"),
        Place.layOut(server, Integer.toString(501 + 2 * seed))
            .adopting(server, seed % 2 == 0 ? "CN-COVID-9" : "CN-COVID-8"));
  }

  private Moment moment(Place place) {
    Instant now = server.now().toInstant();
    Map<UUID, Seen> standings = new TreeMap<>();
    server
        .everything()
        .sql(
            """
            SELECT person, region, protocol, category, code, status, care, detail FROM assessments.standing
            WHERE starts_with(region, ?)
            """)
        .param(place.township())
        .query((row, _) ->
            standings.put(
                row.getObject("person", UUID.class),
                new Seen(
                    row.getString("region"),
                    row.getString("protocol"),
                    row.getString("category"),
                    row.getString("code"),
                    row.getString("status"),
                    Care.valueOf(row.getString("care")),
                    JSON.readTree(row.getString("detail")))))
        .list();
    return new Moment(now, standings);
  }

  private Map<UUID, Seen> folded(Place place, Instant asOf) {
    Map<UUID, Seen> folded = new TreeMap<>();
    Scope.callEverywhere(() -> assessments.listAsOf(new Region(place.township()), asOf))
        .forEach(standing ->
            folded.put(
                standing.person(),
                new Seen(
                    standing.region().path(),
                    standing.protocol(),
                    standing.assessment().category(),
                    standing.assessment().code().name(),
                    standing.assessment().status().name(),
                    standing.care(),
                    JSON.readTree(AssessmentJson.write(standing.assessment())))));
    return assessed(folded);
  }

  /** Those of whom something is said that an assessment reads; of the others nothing follows. */
  private static Map<UUID, Seen> assessed(Map<UUID, Seen> standings) {
    Map<UUID, Seen> assessed = new TreeMap<>();
    standings.forEach((person, seen) -> {
      if (!seen.status().equals("NONE") || seen.care() != Care.NOT_MANAGED) {
        assessed.put(person, seen);
      }
    });
    return assessed;
  }

  private void assertStoredIsFolded(List<Place> places, Moment moment) {
    assertThat(folded(places.getFirst(), moment.at()))
        .as("as of %s", moment.at())
        .isEqualTo(assessed(moment.standings()));
    assertThat(
            server
                .everything()
                .sql(
                    "SELECT count(*) FROM assessments.standing s JOIN people.person p ON p.id = s.person WHERE p.region <> s.region")
                .query(Long.class)
                .single())
        .as("people whom the register has elsewhere")
        .isZero();
  }

  private void assertNothingDiffers() {
    List<Rebuild.Compared> compared =
        Objects.requireNonNull(Scope.callEverywhere(() -> transaction.execute(_ -> rebuild.run())));
    assertThat(compared)
        .extracting(Rebuild.Compared::table)
        .containsExactlyInAnyOrder(
            "assessments.standing", "measures.measure", "tasks.task", "investigations.check_ins");
    assertThat(compared)
        .allSatisfy(table -> {
          assertThat(table.rowsBefore())
              .as(table.table())
              .isPositive()
              .isEqualTo(table.rowsAfter());
          assertThat(table.missing()).as("rows missing from %s", table.table()).isZero();
          assertThat(table.unexpected()).as("rows unexpected in %s", table.table()).isZero();
        });
  }

  private void assertFiguresClose(Place place, List<Moment> moments, Random random) {
    Api reader = server.as("COMMAND", place.township());
    Instant before = moments.getFirst().at().minus(Duration.ofDays(1));
    for (Moment moment : moments) {
      long gone = Duration.between(before, moment.at()).toSeconds();
      JsonNode figures =
          figures(reader, place, before.plusSeconds(random.nextLong(gone)), moment.at());
      assertCloses(figures);
      assertCounts(figures, moment);
      Instant cutOff = before.plusSeconds(random.nextLong(gone));
      assertCloses(figures(reader, place, before.minusSeconds(random.nextLong(gone)), cutOff));
      Moment earlier = moments.get(random.nextInt(moments.indexOf(moment) + 1));
      assertThat(
              figures(reader, place, earlier.at(), moment.at())
                  .path("period")
                  .path("last")
                  .longValue())
          .as("managed as of %s, seen from %s", earlier.at(), moment.at())
          .isEqualTo(
              earlier.standings().values().stream()
                  .filter(seen -> seen.care().group() == Care.Group.MANAGED)
                  .count());
    }
    assertTilesOpenWhatTheyCounted(reader, place, moments.getLast());
  }

  private static JsonNode figures(Api reader, Place place, Instant since, Instant asOf) {
    return reader
        .get(
            "/api/reports/base-figures?region="
                + place.township()
                + "&since="
                + text(since)
                + "&asOf="
                + text(asOf))
        .expect(200);
  }

  private static String text(Instant instant) {
    String text = OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(8)).toString();
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void assertCloses(JsonNode figures) {
    assertThat(figures.path("equations")).hasSizeGreaterThanOrEqualTo(3);
    for (JsonNode equation : figures.path("equations")) {
      assertThat(equation.path("left").longValue())
          .as(equation.toString())
          .isEqualTo(equation.path("right").longValue());
    }
    JsonNode managed = figures.path("managed");
    assertThat(managed.path("total").intValue())
        .isEqualTo(
            List.of("central", "awaitingTransfer", "homeIsolation", "homeMonitoring", "hospital")
                .stream()
                .mapToInt(part -> managed.path(part).intValue())
                .sum());
    assertThat(figures.path("cumulative").intValue())
        .isEqualTo(
            managed.path("total").intValue()
                + figures.path("released").intValue()
                + figures.path("confirmed").intValue()
                + figures.path("movedOut").intValue());
    JsonNode period = figures.path("period");
    assertThat(period.path("current").intValue())
        .isEqualTo(
            period.path("last").intValue()
                + period.path("added").intValue()
                - period.path("released").intValue()
                - period.path("confirmed").intValue()
                - period.path("movedOut").intValue()
                - period.path("withdrawn").intValue())
        .isEqualTo(managed.path("total").intValue());
  }

  /** A figure at a cut-off is the number of people who stood so then. */
  private static void assertCounts(JsonNode figures, Moment moment) {
    Map<Care, Integer> by = new EnumMap<>(Care.class);
    moment.standings().values().forEach(seen -> by.merge(seen.care(), 1, Integer::sum));
    JsonNode managed = figures.path("managed");
    Map<Care, JsonNode> shown = new EnumMap<>(Care.class);
    shown.put(Care.CENTRAL, managed.path("central"));
    shown.put(Care.AWAITING_TRANSFER, managed.path("awaitingTransfer"));
    shown.put(Care.HOME_ISOLATION, managed.path("homeIsolation"));
    shown.put(Care.HOME_MONITORING, managed.path("homeMonitoring"));
    shown.put(Care.HOSPITAL, managed.path("hospital"));
    shown.put(Care.RELEASED, figures.path("released"));
    shown.put(Care.CONFIRMED, figures.path("confirmed"));
    shown.put(Care.MOVED_OUT, figures.path("movedOut"));
    shown.put(Care.FOLLOWED, figures.path("followed"));
    shown.forEach((care, figure) ->
        assertThat(figure.intValue())
            .as("%s as of %s", care, moment.at())
            .isEqualTo(by.getOrDefault(care, 0)));
  }

  private static void assertTilesOpenWhatTheyCounted(Api reader, Place place, Moment moment) {
    for (Care care : Care.values()) {
      if (care != Care.NOT_MANAGED) {
        JsonNode rows =
            reader
                .get(
                    "/api/reports/base-figures/rows?region="
                        + place.township()
                        + "&figure="
                        + Figure.valueOf(care.name()).word()
                        + "&asOf="
                        + text(moment.at()))
                .expect(200);
        List<String> people = new ArrayList<>();
        rows.path("rows").forEach(row -> people.add(row.path("person").stringValue()));
        assertThat(rows.path("total").intValue()).isEqualTo(people.size());
        assertThat(people)
            .containsExactlyInAnyOrderElementsOf(
                moment.standings().entrySet().stream()
                    .filter(entry -> entry.getValue().care() == care)
                    .map(entry -> entry.getKey().toString())
                    .toList());
      }
    }
  }

  private void assertNobodyIsWithoutSomebodyWhoAnswers(Place place) {
    JsonNode loads =
        server
            .as("GRID_LEAD", place.township())
            .get("/api/tasks/loads?region=" + place.township())
            .expect(200);
    assertThat(loads)
        .isNotEmpty()
        .allSatisfy(load -> assertThat(load.path("worker").stringValue()).isNotEmpty());
  }
}
