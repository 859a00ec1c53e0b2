package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trace found, exposure by exposure. Two cases, Ann and Ben; Cleo met both at the market and
 * lives with Ann; Dan met Cleo at the school later, and Eve, who lives elsewhere, met Ben.
 */
@ServerTest
class TraceChainsIT extends Story {

  private final ServerUnderTest server;
  private final Statements statements;
  private final Place here;
  private final Place there;
  private final Api epidemiologist;
  private final Map<String, String> names = new HashMap<>();

  TraceChainsIT(ServerUnderTest server, Statements statements) {
    Place place = Place.layOut(server, "380").adopting(server, "CN-COVID-9");
    super(
        server.as("EPIDEMIOLOGIST", place.township()),
        server.now().minusDays(2).truncatedTo(ChronoUnit.MINUTES),
        place.cell("201", "C01"));
    this.server = server;
    this.statements = statements;
    here = place;
    there = Place.layOut(server, "381").adopting(server, "CN-COVID-9");
    epidemiologist = teller;
  }

  /** Tells it anew, of other people at other places. */
  @BeforeEach
  void tellTheStory() {
    beginAnew();
    names.clear();
    String home = here.household("201", "C01", story);
    for (String name : List.of("Ann", "Cleo")) {
      tell(name, Said.fact("residence", who(name), home).put("at", eight.minusDays(9).toString()));
    }
    tell("Ann", at("market", "Ann", 0, 60));
    tell("Ben", at("market", "Ben", 30, 120));
    tell("Cleo", at("market", "Cleo", 15, 75));
    tell("Cleo", at("school", "Cleo", 300, 360));
    tell("Dan", at("school", "Dan", 330, 400));
    Api beyond = server.as("EPIDEMIOLOGIST", there.township());
    tell("Eve", at("market", "Eve", 100, 110, there.cell("201", "C01")), beyond);
    ids.forEach((name, id) -> names.put(id, name));
    server.awaitDerived();
  }

  /** The address of a new trace of three generations from Ann and Ben. */
  private String trace() {
    return trace(ids.getOrDefault("Ann", ""), ids.getOrDefault("Ben", ""));
  }

  private String trace(String... cases) {
    String investigation =
        epidemiologist
            .post("/api/investigations", object().put("name", "x").put("region", here.township()))
            .expect(201)
            .path("id")
            .stringValue();
    ObjectNode request =
        object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("generations", 3)
            .put("from", eight.minusHours(1).toString())
            .put("until", eight.plusHours(10).toString());
    for (String person : cases) {
      request
          .withArray("cases")
          .addObject()
          .put("person", person)
          .put("infectiousFrom", eight.minusHours(1).toString())
          .put("reason", "told to be ill");
    }
    String traces = "/api/investigations/" + investigation + "/traces";
    JsonNode ran = epidemiologist.post(traces, request).expect(201);
    return traces + "/" + ran.path("id").stringValue();
  }

  private JsonNode get(String path) {
    return epidemiologist.get(path).expect(200);
  }

  private JsonNode ran(String trace) {
    return get(trace.substring(0, trace.lastIndexOf('/'))).get(0);
  }

  private String named(JsonNode id) {
    return names.getOrDefault(id.stringValue(), "?");
  }

  private long minute(JsonNode time) {
    return Duration.between(eight, OffsetDateTime.parse(time.stringValue())).toMinutes();
  }

  private String at(JsonNode place) {
    return place.isNull() ? "home" : place.stringValue().replaceFirst(" .*", "");
  }

  private String exposures(String path) {
    return get(path).path("exposures").valueStream().map(this::exposure).collect(joined());
  }

  private String exposure(JsonNode row) {
    return "%s at %s %d-%d"
        .formatted(
            named(row.path("source")),
            at(row.path("place")),
            minute(row.path("from")),
            minute(row.path("until")));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n", "", "\n");
  }

  private String contact(String trace, String name) {
    return trace + "/contacts/" + ids.get(name);
  }

  @Test
  @Tag("row-3.7")
  void a_contact_has_every_exposure_with_its_source_its_place_and_its_time() {
    String before = trace();

    assertThat(exposures(contact(before, "Cleo") + "/exposures"))
        .isEqualTo(
            """
            Ann at home -60-600
            Ann at market 15-60
            Ben at market 30-75
            """);
    assertThat(exposures(contact(before, "Dan") + "/exposures"))
        .isEqualTo("Cleo at school 330-360\n");
    JsonNode first = get(contact(before, "Dan") + "/exposures").path("exposures").get(0);
    assertThat(first.path("sourceName").stringValue()).isEqualTo(who("Cleo").name());
    assertThat(first.path("overlapSeconds").longValue()).isEqualTo(30 * 60);

    tell("Ben", at("school", "Ben", 340, 350));
    String after = trace();

    assertThat(exposures(contact(after, "Dan") + "/exposures"))
        .isEqualTo("Ben at school 340-350\n");
    assertThat(exposures(contact(before, "Dan") + "/exposures"))
        .isEqualTo("Cleo at school 330-360\n");
  }

  @Test
  void exposures_are_paged_and_are_as_many_as_the_contact_and_the_trace_say() {
    String trace = trace();
    String path = contact(trace, "Cleo") + "/exposures?limit=2";
    JsonNode page = get(path);
    int next = page.path("next").intValue();

    assertThat(page.path("exposures")).hasSize(2);
    assertThat(exposures(path + "&after=" + next)).isEqualTo("Ben at market 30-75\n");
    assertThat(get(path + "&after=" + next).path("next").isNull()).isTrue();
    JsonNode contact = get(contact(trace, "Cleo"));
    assertThat(contact.path("exposures").longValue()).isEqualTo(3);
    assertThat(contact.path("name").stringValue()).isEqualTo(who("Cleo").name());
    assertThat(ran(trace).path("exposures").longValue()).isEqualTo(5);
    assertThat(ran(trace).path("exposuresKept").booleanValue()).isTrue();
    assertThat(epidemiologist.get(contact(trace, "Ann")).code()).isEqualTo("FK-8001");
  }

  private String places(JsonNode page) {
    return page.path("places")
        .valueStream()
        .map(row ->
            "%s: %d contacts, %d exposures, %d min, %d-%d"
                .formatted(
                    at(row.path("place")),
                    row.path("contacts").intValue(),
                    row.path("exposures").intValue(),
                    row.path("overlapSeconds").longValue() / 60,
                    minute(row.path("firstExposedAt")),
                    minute(row.path("lastExposedAt"))))
        .collect(joined());
  }

  @Test
  @Tag("row-3.7")
  void places_are_ranked_by_exposures_and_the_households_are_one_of_them() {
    String trace = trace();

    assertThat(places(get(trace + "/places")))
        .isEqualTo(
            """
            market: 2 contacts, 3 exposures, 100 min, 15-110
            home: 1 contacts, 1 exposures, 660 min, -60-600
            school: 1 contacts, 1 exposures, 30 min, 330-360
            """);

    String next = "";
    List<String> paged = new ArrayList<>();
    do {
      JsonNode page = get(trace + "/places?limit=1" + next);
      paged.add(places(page));
      JsonNode key = page.path("next");
      next =
          "&afterExposures=%d&afterPlace=%s"
              .formatted(
                  key.path("exposures").longValue(),
                  key.path("place").asString("").replace(" ", "%20"));
    } while (paged.size() < 3);
    assertThat(String.join("", paged)).isEqualTo(places(get(trace + "/places")));
    assertThat(get(trace + "/places?limit=1" + next).path("places")).isEmpty();
  }

  private String chain(JsonNode chain) {
    Stream<String> nodes =
        chain
            .path("nodes")
            .valueStream()
            .map(node -> node.path("generation").intValue() + " " + named(node.path("person")))
            .sorted();
    Stream<String> edges =
        chain
            .path("edges")
            .valueStream()
            .map(edge ->
                "%s -> %s: %d, %d min%s"
                    .formatted(
                        named(edge.path("source")),
                        named(edge.path("contact")),
                        edge.path("exposures").asInt(-1),
                        edge.path("overlapSeconds").asLong(-60) / 60,
                        edge.path("main").booleanValue() ? ", main" : ""));
    return Stream.concat(nodes, edges).collect(joined());
  }

  @Test
  @Tag("row-3.7")
  void the_chain_goes_from_the_cases_to_everybody_by_whom_they_met() {
    String before = trace();

    JsonNode chain = get(before + "/chain");

    assertThat(chain(chain))
        .isEqualTo(
            """
            0 Ann
            0 Ben
            1 Cleo
            1 Eve
            2 Dan
            Ann -> Cleo: 2, 705 min, main
            Ben -> Eve: 1, 10 min, main
            Cleo -> Dan: 1, 30 min, main
            Ben -> Cleo: 1, 45 min
            """);
    assertThat(
            chain
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("generation").intValue() > 0)
                .map(node -> named(node.path("mainSource")) + " -> " + named(node.path("person"))))
        .as("the main source of a line is that of the contact")
        .containsExactlyInAnyOrder("Ann -> Cleo", "Ben -> Eve", "Cleo -> Dan");
    assertThat(chain.path("people").longValue()).isEqualTo(5);
    assertThat(chain.path("pairs").longValue()).isEqualTo(4);

    tell("Ben", at("school", "Ben", 340, 350));

    assertThat(chain(get(trace() + "/chain")))
        .contains("1 Dan", "Ben -> Dan: 1, 10 min, main")
        .doesNotContain("2 Dan", "Cleo -> Dan");
  }

  @Test
  @Tag("row-3.7")
  void people_outside_the_scope_are_ids_alone_and_the_trace_of_others_is_not_there() {
    String trace = trace();
    String eve = who("Eve").name();

    JsonNode far =
        get(trace + "/chain")
            .path("nodes")
            .valueStream()
            .filter(node -> named(node.path("person")).equals("Eve"))
            .findFirst()
            .orElseThrow();
    assertThat(far.path("name").isNull()).isTrue();
    for (String path : List.of("/chain", "/places", "/contacts/" + ids.get("Eve"))) {
      assertThat(epidemiologist.get(trace + path).text()).doesNotContain(eve, there.township());
    }

    Api other = server.as("EPIDEMIOLOGIST", there.township());
    String another = trace();
    for (String path :
        List.of("/chain", "/places", "/contacts/" + ids.get("Eve"), exposuresOf("Eve"))) {
      assertThat(other.get(trace + path).code()).as(path).isEqualTo("FK-8001");
      assertThat(epidemiologist.get(mixed(trace, another) + path).code())
          .as("a trace of another investigation, " + path)
          .isEqualTo("FK-8001");
    }
    assertThat(server.as("COMMAND", here.township()).get(trace + "/chain").code())
        .isEqualTo("FK-3002");
  }

  private String exposuresOf(String name) {
    return "/contacts/" + ids.get(name) + "/exposures";
  }

  /** The investigation of the one with the trace of the other. */
  private static String mixed(String one, String other) {
    return one.substring(0, one.lastIndexOf('/')) + other.substring(other.lastIndexOf('/'));
  }

  @Test
  @Tag("row-3.7")
  void too_many_exposures_are_not_kept_and_the_trace_says_so() {
    List<String> cases = crowd(1_001);
    List<String> others = crowd(500);

    String trace = trace(cases.toArray(String[]::new));

    JsonNode ran = ran(trace);
    assertThat(ran.path("contacts").toString()).isEqualTo("[500,0,0]");
    assertThat(ran.path("exposures").longValue()).isEqualTo(500_500);
    assertThat(ran.path("exposuresKept").booleanValue()).isFalse();
    Api.Answer refused = epidemiologist.get(trace + "/places");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("FK-6002");
    assertThat(epidemiologist.get(trace + "/contacts/" + others.getFirst() + "/exposures").code())
        .isEqualTo("FK-6002");
    JsonNode chain = get(trace + "/chain");
    assertThat(chain.path("exposuresKept").booleanValue()).isFalse();
    assertThat(chain.path("nodes")).hasSize(1_501);
    assertThat(chain.path("edges")).hasSize(500);
    assertThat(chain.path("pairs").longValue()).isEqualTo(500_500);
    assertThat(chain.path("edges").valueStream())
        .allMatch(edge -> edge.path("main").booleanValue() && edge.path("exposures").isNull());
  }

  /** So many people who were at the hall for the same hour. */
  private List<String> crowd(int size) {
    List<ObjectNode> facts =
        IntStream.range(0, size)
            .mapToObj(_ ->
                Said.fact("check_in", Someone.fresh(), here.cell("202", "C01"))
                    .put("at", eight.toString())
                    .put("until", eight.plusHours(1).toString())
                    .put("place", "hall " + story))
            .toList();
    List<String> found = new ArrayList<>();
    for (int from = 0; from < size; from += 1_000) {
      List<ObjectNode> some = facts.subList(from, Math.min(size, from + 1_000));
      epidemiologist
          .facts(some.toArray(ObjectNode[]::new))
          .expect(200)
          .path("people")
          .forEach(id -> found.add(id.stringValue()));
    }
    return found;
  }

  @Test
  void the_chain_holds_two_thousand_people_and_says_how_many_there_are() {
    List<String> cases = crowd(4);
    crowd(2_100);

    JsonNode chain = get(trace(cases.toArray(String[]::new)) + "/chain");

    assertThat(chain.path("people").longValue()).isEqualTo(2_104);
    assertThat(chain.path("pairs").longValue()).isEqualTo(8_400);
    assertThat(chain.path("nodes")).hasSize(2_000);
    assertThat(chain.path("edges")).hasSize(6_000);
    assertThat(chain.path("edges").valueStream().filter(edge -> edge.path("main").booleanValue()))
        .hasSize(1_996);
    assertThat(chain.path("edges").valueStream().map(edge -> edge.path("contact").stringValue()))
        .isSubsetOf(
            chain
                .path("nodes")
                .valueStream()
                .map(node -> node.path("person").stringValue())
                .toList());
  }

  @Test
  void a_page_takes_as_many_statements_for_many_as_for_one() {
    String small = trace(ids.getOrDefault("Cleo", ""));
    String large = trace();

    assertThat(statements.countGet(epidemiologist, large + "/chain"))
        .isEqualTo(statements.countGet(epidemiologist, small + "/chain"))
        .isPositive();
    for (String path : List.of("/places", exposuresOf("Cleo"))) {
      assertThat(statements.countGet(epidemiologist, large + path + "?limit=3"))
          .isEqualTo(statements.countGet(epidemiologist, large + path + "?limit=1"));
    }
  }
}
