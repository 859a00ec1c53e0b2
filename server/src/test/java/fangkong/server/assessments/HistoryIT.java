package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How it came to a standing, and what somebody was shown before it was changed for the past. */
@ServerTest
class HistoryIT {

  private final ServerUnderTest server;
  private final Statements statements;
  private final Place here;
  private final Place there;
  private final TwoPeople two;
  private final String cell;

  HistoryIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
    here = Place.layOut(server, "386").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "387").adopting(server, "CN-COVID-9");
    two = TwoPeople.inside(server, here.township());
    cell = here.cell("201", "C01");
  }

  private String send(ObjectNode... facts) {
    return two.proposer().facts(facts).expect(200).path("people").get(0).stringValue();
  }

  /** Known when it is sent, so that nothing about it is late. */
  private ObjectNode prompt(ObjectNode fact) {
    return fact.put("known", server.now().toString());
  }

  private JsonNode history(String person) {
    return two.proposer().get("/api/people/" + person + "/history").expect(200);
  }

  private static List<JsonNode> steps(JsonNode history) {
    return history.path("steps").valueStream().toList();
  }

  private static List<String> codes(JsonNode history, String which) {
    List<String> codes = new ArrayList<>();
    for (JsonNode step : history.path("steps")) {
      String code = step.path(which).path("code").asString("-");
      if (codes.isEmpty() || !codes.getLast().equals(code)) {
        codes.add(code);
      }
    }
    return codes;
  }

  @Test
  void each_step_says_what_held_from_when_and_by_which_clause() {
    Someone someone = Someone.fresh();
    ObjectNode arrival = prompt(Said.arrival(someone, cell, server.now().minusHours(3), "HIGH"));
    String person = send(arrival);
    server.moveClock(server.now().plusHours(5));
    two.rule(TwoPeople.assigning(person, "NONE", server.now().plusDays(2)));
    server.moveClock(server.now().plusDays(3));

    JsonNode history = history(person);

    assertThat(codes(history, "known")).containsExactly("RED", "GREEN", "RED");
    JsonNode first = steps(history).getFirst();
    assertThat(OffsetDateTime.parse(first.path("from").stringValue()).toInstant())
        .isEqualTo(
            OffsetDateTime.parse(arrival.path("known").stringValue())
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS));
    assertThat(first.at("/known/category").stringValue()).isEqualTo("HIGH_AREA_HISTORY");
    assertThat(first.at("/known/clauses").toString())
        .isEqualTo("[\"CN-COVID-9/HIGH_AREA_HISTORY\"]");
    assertThat(first.at("/known/protocol").stringValue()).isEqualTo("CN-COVID-9");
    JsonNode released =
        steps(history).stream()
            .filter(step -> step.at("/known/code").asString("").equals("GREEN"))
            .findFirst()
            .orElseThrow();
    assertThat(released.at("/known/clauses/0").stringValue()).isEqualTo("RULING");
    assertThat(steps(history)).noneMatch(step -> step.path("changed").booleanValue());
    assertThat(history.path("cut").booleanValue()).isFalse();
  }

  @Test
  void what_a_device_without_a_network_sends_late_stands_beside_what_was_shown_before() {
    Someone someone = Someone.fresh();
    OffsetDateTime begin = server.now();
    String person = send(prompt(Said.arrival(someone, cell, begin.minusHours(2), "LOW")));
    server.moveClock(begin.plusHours(10));
    OffsetDateTime noted = begin.plusHours(3);
    ObjectNode late =
        Said.arrival(someone, cell, begin.plusHours(2), "HIGH").put("known", noted.toString());
    send(late);
    server.moveClock(begin.plusHours(12));

    JsonNode history = history(person);

    assertThat(codes(history, "known")).containsExactly("GREEN", "RED");
    List<JsonNode> changed =
        steps(history).stream().filter(step -> step.path("changed").booleanValue()).toList();
    assertThat(changed).isNotEmpty();
    JsonNode step = changed.getFirst();
    assertThat(OffsetDateTime.parse(step.path("from").stringValue())).isEqualTo(noted);
    assertThat(step.at("/known/code").stringValue()).isEqualTo("RED");
    assertThat(step.at("/shown/code").stringValue()).isEqualTo("GREEN");
    assertThat(step.path("late")).hasSize(1);
    assertThat(step.at("/late/0/id").stringValue()).isEqualTo(late.path("id").stringValue());
    assertThat(step.at("/late/0/type").stringValue()).isEqualTo("arrival");
    JsonNode after = steps(history).getLast();
    assertThat(after.path("changed").booleanValue()).isFalse();
    assertThat(OffsetDateTime.parse(after.path("from").stringValue()))
        .isAfterOrEqualTo(begin.plusHours(10));
    assertThat(step.at("/shown/code").stringValue())
        .as("what was shown then is what the page said then")
        .isEqualTo("GREEN");
  }

  @Test
  void of_several_late_facts_the_one_that_changed_it_is_named() {
    Someone someone = Someone.fresh();
    OffsetDateTime begin = server.now();
    String person = send(prompt(Said.arrival(someone, cell, begin.minusHours(2), "LOW")));
    server.moveClock(begin.plusHours(10));
    String noted = begin.plusHours(3).toString();
    ObjectNode decides =
        Said.arrival(someone, cell, begin.plusHours(2), "HIGH").put("known", noted);
    ObjectNode besides =
        Said.fact("shown_code", someone, cell)
            .put("at", begin.plusHours(2).toString())
            .put("issuer", "上海")
            .put("kind", "健康码")
            .put("value", "GREEN")
            .put("known", noted);
    send(decides, besides);

    JsonNode step =
        steps(history(person)).stream()
            .filter(each -> each.path("changed").booleanValue())
            .findFirst()
            .orElseThrow();

    assertThat(step.path("late").valueStream().map(late -> late.path("id").stringValue()))
        .containsExactly(decides.path("id").stringValue());
  }

  @Test
  void a_protocol_that_is_adopted_for_the_past_does_not_change_what_was_shown_until_then() {
    Place place = Place.layOut(server, "426").adopting(server, "CN-COVID-9");
    Api worker = server.as("EPIDEMIOLOGIST", place.township());
    OffsetDateTime begin = server.now();
    String person =
        worker
            .facts(
                prompt(
                    Said.arrival(
                        Someone.fresh(), place.cell("201", "C01"), begin.minusHours(2), "MEDIUM")))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.moveClock(begin.plusHours(10));
    OffsetDateTime from = begin.plusHours(2);
    server.adopt("CN-COVID-20", place.village("201"), from.toString(), null).expect(200);
    server.moveClock(begin.plusHours(12));

    JsonNode history = worker.get("/api/people/" + person + "/history").expect(200);

    assertThat(protocols(history, "known")).containsExactly("CN-COVID-9", "CN-COVID-20");
    List<JsonNode> changed =
        steps(history).stream().filter(step -> step.path("changed").booleanValue()).toList();
    assertThat(changed).hasSize(1);
    JsonNode step = changed.getFirst();
    assertThat(OffsetDateTime.parse(step.path("from").stringValue())).isEqualTo(from);
    assertThat(step.at("/known/category").stringValue()).isEqualTo("NONE");
    assertThat(step.at("/shown/category").stringValue()).isEqualTo("MEDIUM_AREA_HISTORY");
    assertThat(step.at("/shown/protocol").stringValue()).isEqualTo("CN-COVID-9");
    assertThat(step.path("late")).isEmpty();
    assertThat(step.at("/adoption/protocol").stringValue()).isEqualTo("CN-COVID-20");
    assertThat(OffsetDateTime.parse(step.at("/adoption/adopted").stringValue()))
        .isAfterOrEqualTo(begin.plusHours(10));
    JsonNode after = steps(history).getLast();
    assertThat(after.path("changed").booleanValue()).isFalse();
    assertThat(after.path("from")).isEqualTo(step.at("/adoption/adopted"));
  }

  private static List<String> protocols(JsonNode history, String which) {
    return steps(history).stream()
        .map(step -> step.at("/" + which + "/protocol").stringValue())
        .distinct()
        .toList();
  }

  @Test
  void what_was_shown_is_what_the_page_said_at_every_moment_that_was_looked_at() {
    Someone someone = Someone.fresh();
    OffsetDateTime begin = server.now();
    String person = send(prompt(Said.arrival(someone, cell, begin.minusHours(2), "LOW")));
    List<OffsetDateTime> looked = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int round = 1; round <= 4; round++) {
      server.moveClock(begin.plusDays(round));
      send(
          Said.arrival(
                  someone,
                  cell,
                  begin.plusDays(round).minusHours(20),
                  round % 2 == 0 ? "HIGH" : "MEDIUM")
              .put("known", begin.plusDays(round).minusHours(18).toString()));
      OffsetDateTime now = server.now();
      looked.add(now);
      said.add(
          two.proposer()
              .get("/api/people/" + person)
              .expect(200)
              .at("/assessment/category")
              .stringValue());
    }
    server.moveClock(begin.plusDays(5));

    List<JsonNode> steps = steps(history(person));

    for (int i = 0; i < looked.size(); i++) {
      OffsetDateTime at = looked.get(i);
      JsonNode step =
          steps.stream()
              .filter(each -> !OffsetDateTime.parse(each.path("from").stringValue()).isAfter(at))
              .reduce((_, later) -> later)
              .orElseThrow();
      assertThat(step.at("/shown/category").stringValue()).as("at %s", at).isEqualTo(said.get(i));
    }
  }

  @Test
  void a_history_of_many_days_and_facts_is_bounded_and_ends_with_now() {
    Someone someone = Someone.fresh();
    OffsetDateTime begin = server.now();
    String person = send(Said.arrival(someone, cell, begin.minusDays(300), "HIGH"));

    JsonNode history = history(person);

    assertThat(history.path("cut").booleanValue()).isTrue();
    JsonNode last = steps(history).getLast();
    assertThat(last.at("/known/category").stringValue())
        .isEqualTo(
            two.proposer()
                .get("/api/people/" + person)
                .expect(200)
                .at("/assessment/category")
                .stringValue());
  }

  @Test
  void nobody_sees_the_history_of_somebody_elsewhere_nor_late_facts_out_of_their_sight() {
    Someone someone = Someone.fresh();
    String person = send(prompt(Said.arrival(someone, cell, server.now().minusHours(2), "HIGH")));
    Api elsewhere = server.as("COMMAND", there.township());

    assertThat(elsewhere.get("/api/people/" + person + "/history").code()).isEqualTo("FK-8001");
    assertThat(
            server
                .as("CHECKPOINT", here.township())
                .get("/api/people/" + person + "/history")
                .code())
        .isEqualTo("FK-3002");
  }

  @Test
  void a_history_takes_as_many_statements_with_many_steps_as_with_one() {
    Someone many = Someone.fresh();
    String one = send(Said.arrival(Someone.fresh(), cell, server.now().minusDays(1), "LOW"));
    String other =
        send(
            Said.arrival(many, cell, server.now().minusDays(9), "HIGH"),
            Said.arrival(many, cell, server.now().minusDays(5), "MEDIUM"),
            Said.test(many, cell, server.now().minusDays(4), "NEGATIVE"));

    assertThat(steps(history(other))).hasSizeGreaterThan(steps(history(one)).size());
    assertThat(statements.countGet(two.proposer(), "/api/people/" + other + "/history"))
        .isEqualTo(statements.countGet(two.proposer(), "/api/people/" + one + "/history"))
        .isPositive();
  }
}
