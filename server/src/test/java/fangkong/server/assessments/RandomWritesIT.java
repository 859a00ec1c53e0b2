package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Measurements;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is written through the doors, in whatever order and with whatever is added to it: nobody
 * has a category, a colour or a measure without a clause and the facts that fired it. A hundred
 * thousand writes in {@code ./fangkong bench trust}, fewer here.
 */
@ServerTest
class RandomWritesIT {

  private static final int WRITES = Measurements.AT_SIZE ? 100_000 : 2_000;
  private static final int BATCH = 50;
  private static final int PEOPLE = Math.max(60, WRITES / 20);
  private static final int HOSTILE_IN = 3;
  private static final int RULED_IN = 3;
  private static final int DAYS = 6;

  /** What somebody would send who wants a colour, a category or a measure for its own sake. */
  private static final List<String> WANTED =
      List.of(
          "code",
          "colour",
          "category",
          "status",
          "care",
          "tier",
          "measure",
          "standing",
          "clause",
          "reasons",
          "evidence",
          "assessment",
          "protocol",
          "region_code",
          "until_date");

  private static final List<String> VALUES =
      List.of("RED", "YELLOW", "GREEN", "CLOSE_CONTACT", "CENTRAL_ISOLATION", "NONE", "'; --", "");

  private static final List<String> TYPES =
      List.of(
          "arrival",
          "stay",
          "exposure",
          "test",
          "test",
          "test",
          "symptom",
          "case",
          "shown_code",
          "residence",
          "environment",
          "admitted",
          "discharged",
          "entry",
          "ruling",
          "release",
          "lead",
          "passage",
          "no_such_type");

  private static final String NOT_GREEN =
      "SELECT count(*) FROM assessments.standing WHERE starts_with(region, :township) AND code <> 'GREEN'";

  private static final String MEASURES =
      "SELECT count(*) FROM measures.measure WHERE starts_with(region, :township)";

  private static final String RULINGS =
      "SELECT count(*) FROM evidence.fact WHERE type = 'ruling' AND starts_with(region, :township)";

  /** A standing that says something of somebody, without a clause or the facts that fired it. */
  private static final String STANDINGS_WITHOUT_CAUSE =
      """
      SELECT count(*) FROM assessments.standing s
      WHERE starts_with(s.region, :township) AND (s.category <> 'NONE' OR s.code <> 'GREEN')
        AND (coalesce(jsonb_array_length(s.detail -> 'reasons'), 0) = 0 OR EXISTS (
          SELECT FROM jsonb_array_elements(s.detail -> 'reasons') reason
          WHERE coalesce(reason ->> 'clause', '') = '' OR coalesce(jsonb_array_length(reason -> 'evidence'), 0) = 0
            OR EXISTS (SELECT FROM jsonb_array_elements_text(reason -> 'evidence') cause
                       WHERE NOT EXISTS (SELECT FROM evidence.fact f WHERE f.id = cause::uuid))))
      """;

  private static final String MEASURES_WITHOUT_CAUSE =
      """
      SELECT count(*) FROM measures.measure m
      WHERE starts_with(m.region, :township)
        AND (m.clause = '' OR cardinality(m.evidence) = 0 OR EXISTS (
          SELECT FROM unnest(m.evidence) cause
          WHERE NOT EXISTS (SELECT FROM evidence.fact f WHERE f.id = cause::uuid)))
      """;

  private static final String RULINGS_OF_ONE =
      """
      SELECT count(*) FROM evidence.fact f LEFT JOIN assessments.ruling_proposal p ON p.fact = f.id
      WHERE f.type = 'ruling' AND starts_with(f.region, :township)
        AND (p.id IS NULL OR p.decided_by = p.proposed_by OR p.until_at IS NULL OR p.reason = '')
      """;

  private final ServerUnderTest server;
  private final Place place;
  private final TwoPeople two;
  private final Api sender;
  private final Random random = new Random(42);
  private final OffsetDateTime now;
  private final List<Someone> people = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();

  RandomWritesIT(ServerUnderTest server) {
    this.server = server;
    place = Place.layOut(server, "530").adopting(server, "CN-COVID-9");
    two = TwoPeople.inside(server, place.township());
    now = server.now();
    sender = server.as("COMMAND", place.township());
  }

  @Test
  void nothing_is_said_of_anybody_without_a_clause_and_the_facts_that_fired_it() {
    for (int i = 0; i < PEOPLE; i++) {
      people.add(Someone.fresh());
    }
    sendFirst();
    int refused = 0;
    for (int written = 0; written < WRITES; written += BATCH) {
      if (random.nextInt(HOSTILE_IN) == 0) {
        refused += sendHostile();
      } else {
        sendHonest();
      }
    }
    server.awaitDerived();

    assertThat(refused).as("what wanted a colour for its own sake").isPositive();
    assertThat(count(NOT_GREEN)).isPositive();
    assertThat(count(MEASURES)).isPositive();
    assertThat(count(RULINGS)).isPositive();
    assertThat(count(STANDINGS_WITHOUT_CAUSE)).isZero();
    assertThat(count(MEASURES_WITHOUT_CAUSE)).isZero();
    assertThat(count(RULINGS_OF_ONE)).isZero();
    if (Measurements.AT_SIZE) {
      Measurements.write(
          "writes",
          List.of(
              "| %,d random writes | |".formatted(WRITES),
              "|---|---|",
              "| refused | %,d |".formatted(refused),
              "| people with a colour that is not green | %,d |".formatted(count(NOT_GREEN)),
              "| measures | %,d |".formatted(count(MEASURES)),
              "| rulings | %,d |".formatted(count(RULINGS)),
              "| any of them without clause and evidence, or by one person alone | 0 |"));
    }
  }

  private long count(String sql) {
    return server
        .everything()
        .sql(sql)
        .param("township", place.township())
        .query(Long.class)
        .single();
  }

  private void sendFirst() {
    for (int at = 0; at < PEOPLE; at += BATCH) {
      List<ObjectNode> batch = new ArrayList<>();
      for (Someone someone : people.subList(at, Math.min(PEOPLE, at + BATCH))) {
        batch.add(Said.fact("residence", someone, household()).put("at", at().toString()));
      }
      sender.facts(batch).expect(200).path("people").forEach(id -> ids.add(id.stringValue()));
    }
  }

  private void sendHonest() {
    List<ObjectNode> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      batch.add(honest());
    }
    sender.facts(batch).expect(200);
    batch.forEach(fact -> facts.add(fact.path("id").stringValue()));
    if (random.nextInt(RULED_IN) == 0) {
      rule();
    }
  }

  /**
   * As many requests as a batch has facts, each with something that nobody may say; or with luck.
   */
  private int sendHostile() {
    int refused = 0;
    for (int i = 0; i < BATCH; i++) {
      ObjectNode fact =
          random.nextBoolean() ? honest() : Said.fact(pick(TYPES), pick(people), cell());
      fact.put(pick(WANTED), pick(VALUES));
      if (random.nextInt(5) == 0) {
        fact.put("id", UUID.randomUUID().toString());
      }
      Api.Answer answer = sender.facts(fact);
      assertThat(answer.status()).as("%s", fact).isBetween(200, 499);
      refused += answer.status() == 200 ? 0 : 1;
    }
    return refused;
  }

  private void rule() {
    OffsetDateTime until = now.plusDays(1 + random.nextInt(DAYS));
    String person = pick(ids);
    ObjectNode ruling =
        random.nextBoolean()
            ? TwoPeople.assigning(person, pick(List.of("CLOSE_CONTACT", "NONE")), until)
            : TwoPeople.excluding(person, List.of(pick(facts)), until);
    JsonNode proposed = two.proposer().post("/api/rulings", ruling).body();
    two.proposer().post(TwoPeople.confirming(ruling), ServerUnderTest.object());
    if (proposed.has("id")) {
      two.confirmer().post(TwoPeople.confirming(ruling), ServerUnderTest.object());
    }
  }

  private ObjectNode honest() {
    Someone someone = pick(people);
    String time = at().toString();
    ObjectNode fact =
        Said.fact(pick(List.of("arrival", "test", "symptom", "exposure", "case")), someone, cell());
    switch (fact.path("type").stringValue()) {
      case "arrival" ->
          fact.put("at", time).put("risk", pick(List.of("HIGH", "MEDIUM", "LOW", "NONE")));
      case "test" ->
          fact.put("sampled", time)
              .put("result", pick(List.of("NEGATIVE", "NEGATIVE", "POSITIVE", "GREY", "PENDING")));
      case "symptom" -> fact.put("at", time).put("present", random.nextBoolean());
      case "exposure" ->
          fact.put("from", time)
              .put("degree", pick(List.of("CLOSE", "SECONDARY", "GENERAL")))
              .put("to", pick(ids));
      default -> fact.put("at", time).put("form", pick(List.of("CONFIRMED", "ASYMPTOMATIC")));
    }
    return fact;
  }

  private OffsetDateTime at() {
    return now.minusSeconds(60L + random.nextInt(DAYS * 24 * 3600)).withNano(0);
  }

  private String cell() {
    return place.cell(pick(List.of("201", "202")), pick(List.of("C01", "C02")));
  }

  private String household() {
    return cell() + "H0001/";
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
