package fangkong.server.assessments;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to a few people of two townships, at random: facts of every type, linked to each
 * other in chains and rings, rulings, pushed leads and what came of them; things become known later
 * than they happen and not in that order.
 */
public final class RandomHistory {

  private static final List<String> RISKS = List.of("HIGH", "HIGH", "MEDIUM", "LOW");
  private static final List<String> DEGREES =
      List.of("CLOSE", "SECONDARY", "SECONDARY", "COMPANION", "GENERAL");
  private static final List<String> RESULTS =
      List.of(
          "NEGATIVE",
          "NEGATIVE",
          "NEGATIVE",
          "NEGATIVE",
          "NEGATIVE",
          "POSITIVE",
          "GREY",
          "INVALID",
          "PENDING");
  private static final List<String> TIERS = List.of("HOSPITAL", "CENTRAL_ISOLATION");
  private static final List<String> OUTCOMES =
      List.of("FOUND", "MOVED", "WRONG", "NOT_HERE", "DUPLICATE", "UNREACHABLE");
  private static final List<String> RULED =
      List.of("NONE", "CLOSE_CONTACT", "HIGH_AREA_HISTORY", "SUSPECTED_CASE");
  private static final List<String> TYPES =
      List.of(
          "arrival",
          "arrival",
          "arrival",
          "stay",
          "stay",
          "exposure",
          "exposure",
          "exposure",
          "exposure",
          "test",
          "test",
          "test",
          "test",
          "test",
          "test",
          "symptom",
          "symptom",
          "environment",
          "admitted",
          "discharged",
          "case",
          "entry",
          "role_exit",
          "shown_code",
          "ruling",
          "ruling",
          "residence",
          "departure",
          "declaration",
          "check_in",
          "visit",
          "lead",
          "lead_outcome");

  private final ServerUnderTest server;
  private final Random random;
  private final Api sender;
  private final Api confirmer;
  private final List<Place> places;
  private final List<Someone> people = new ArrayList<>();
  private final Map<Someone, String> ids = new HashMap<>();
  private final Map<Someone, List<String>> facts = new HashMap<>();
  private final List<JsonNode> leads = new ArrayList<>();
  private OffsetDateTime since;

  public RandomHistory(ServerUnderTest server, long seed, List<Place> places) {
    this.server = server;
    this.random = new Random(seed);
    this.places = places;
    String[] townships = places.stream().map(Place::township).toArray(String[]::new);
    this.sender = server.as("COMMAND", townships);
    this.confirmer = server.as("EPIDEMIOLOGIST", townships);
    this.since = server.now();
    for (int i = 0; i < 9; i++) {
      Someone someone = Someone.fresh();
      people.add(someone);
      if (i < 6) {
        ObjectNode first =
            Said.fact("residence", someone, household())
                .put("at", at(since).toString())
                .put("known", since.toString());
        ids.put(someone, sender.facts(first).expect(200).path("people").get(0).stringValue());
      }
    }
  }

  /**
   * Moves the clock on and sends what became known in the meantime; a late one may have been known
   * before.
   */
  public void step(boolean late) {
    server.moveClock(server.now().plusMinutes(90 + random.nextInt(14 * 60)));
    OffsetDateTime now = server.now();
    List<ObjectNode> batch = new ArrayList<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      String type = pick(TYPES);
      switch (type) {
        case "lead" -> push(now);
        case "ruling" -> rule(pick(people), now);
        case "lead_outcome" -> outcome(now).ifPresent(batch::add);
        case "visit" ->
            batch.add(
                Said.fact("visit", household())
                    .put("at", known(now, at(now), late).toString())
                    .put("outcome", pick(List.of("MET", "ABSENT", "REFUSED"))));
        default -> batch.add(fact(type, pick(people), now, late));
      }
    }
    if (!batch.isEmpty()) {
      JsonNode receipt = sender.facts(batch).expect(200);
      for (int i = 0; i < batch.size(); i++) {
        remember(batch.get(i), receipt.path("people").get(i));
      }
    }
    server.awaitDerived();
    since = server.now();
  }

  private void remember(ObjectNode fact, JsonNode person) {
    for (Someone someone : people) {
      if (fact.path("person").path("idNumber").asString("").equals(someone.idNumber())) {
        ids.put(someone, person.stringValue());
        facts.computeIfAbsent(someone, _ -> new ArrayList<>()).add(fact.path("id").stringValue());
      }
    }
  }

  private ObjectNode fact(String type, Someone person, OffsetDateTime now, boolean late) {
    OffsetDateTime at = at(now);
    ObjectNode fact = Said.fact(type, person, type.equals("residence") ? household() : cell());
    fact.put("known", known(now, at, late).toString());
    String time = at.toString();
    switch (type) {
      case "arrival" ->
          fact.put("at", time).put("risk", pick(List.of("HIGH", "HIGH", "MEDIUM", "LOW", "NONE")));
      case "stay" -> until(fact.put("from", time).put("risk", pick(RISKS)), at);
      case "exposure" ->
          until(
              fact.put("from", time).put("degree", pick(DEGREES)).put("to", somebodyElse(person)),
              at);
      case "test" -> {
        fact.put("sampled", time).put("result", pick(RESULTS));
        if (random.nextInt(6) == 0) {
          fact.put("method", "ANTIGEN");
        }
      }
      case "symptom" -> fact.put("at", time).put("present", random.nextInt(4) == 0);
      case "environment" ->
          fact.put("sampled", time).put("result", random.nextInt(5) == 0 ? "POSITIVE" : "NEGATIVE");
      case "admitted", "discharged" -> fact.put("at", time).put("tier", pick(TIERS));
      case "case" -> fact.put("at", time).put("form", pick(List.of("CONFIRMED", "ASYMPTOMATIC")));
      case "shown_code" ->
          fact.put("at", time).put("issuer", "上海").put("kind", "健康码").put("value", "GREEN");
      case "declaration" ->
          fact.put("at", time).put("arrives", at.plusDays(3).toString()).put("origin", "310000");
      case "check_in" -> fact.put("at", time).put("place", "market " + random.nextInt(3));
      default -> fact.put("at", time);
    }
    return fact;
  }

  private void rule(Someone person, OffsetDateTime now) {
    String id = ids.get(person);
    if (id == null) {
      return;
    }
    OffsetDateTime until = now.plusDays(1 + random.nextInt(5));
    List<String> known = facts.getOrDefault(person, List.of());
    ObjectNode ruling =
        known.isEmpty() || random.nextBoolean()
            ? TwoPeople.assigning(id, pick(RULED), until)
            : TwoPeople.excluding(id, List.of(pick(known)), until);
    if (sender.post("/api/rulings", ruling).status() == 201) {
      facts
          .computeIfAbsent(person, _ -> new ArrayList<>())
          .add(
              confirmer
                  .post(TwoPeople.confirming(ruling), ServerUnderTest.object())
                  .expect(200)
                  .path("fact")
                  .stringValue());
    }
  }

  private void until(ObjectNode fact, OffsetDateTime from) {
    if (random.nextInt(4) > 0) {
      fact.put("until", from.plusMinutes(10 + random.nextInt(48 * 60)).toString());
    }
  }

  private void push(OffsetDateTime now) {
    Someone person = pick(people);
    String list =
        sender
            .postList(
                "pushed.csv",
                "姓名,身份证号,手机号,来源地,到达时间,目的地\n%s,%s,%s,310000,%s,%s\n"
                    .formatted(
                        person.name(),
                        person.idNumber(),
                        person.phone(),
                        now.toLocalDate().minusDays(random.nextInt(3)),
                        cell()))
            .expect(200)
            .path("id")
            .stringValue();
    sender.get("/api/lists/" + list + "/leads").expect(200).forEach(leads::add);
  }

  private java.util.Optional<ObjectNode> outcome(OffsetDateTime now) {
    if (leads.isEmpty()) {
      return java.util.Optional.empty();
    }
    JsonNode lead = pick(leads);
    return java.util.Optional.of(
        Said.fact(
                "lead_outcome",
                lead.path("person").stringValue(),
                lead.path("region").stringValue())
            .put("at", now.toString())
            .put("lead", lead.path("lead").stringValue())
            .put("outcome", pick(OUTCOMES)));
  }

  /** Some time in the six days before. */
  private OffsetDateTime at(OffsetDateTime now) {
    return now.minusSeconds(60 + random.nextInt(6 * 24 * 3600)).truncatedTo(ChronoUnit.SECONDS);
  }

  /** After it happened and after the step before, unless it is late. */
  private OffsetDateTime known(OffsetDateTime now, OffsetDateTime at, boolean late) {
    OffsetDateTime earliest = late || at.isAfter(since) ? at : since.plusNanos(1_000_000);
    long between = Math.max(1, Duration.between(earliest, now).toMillis());
    return earliest.plus(random.nextLong(between), ChronoUnit.MILLIS);
  }

  private String somebodyElse(Someone person) {
    return ids.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(person))
        .map(Map.Entry::getValue)
        .sorted()
        .skip(random.nextInt(ids.size() - 1))
        .findFirst()
        .orElseThrow();
  }

  private String cell() {
    Place place = places.get(random.nextInt(2));
    return place.cell(pick(List.of("201", "202")), pick(List.of("C01", "C02")));
  }

  private String household() {
    return cell() + "H000" + random.nextInt(3) + "/";
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
