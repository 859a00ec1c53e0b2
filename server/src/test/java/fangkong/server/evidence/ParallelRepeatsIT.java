package fangkong.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many devices that send the same records at once, as they do when a network comes back. */
@ServerTest
class ParallelRepeatsIT {

  private static final int RECORDS = 1_000;
  private static final int REPEATS = 50;
  private static final int AT_ONCE = 12;
  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(2);

  private final ServerUnderTest server;

  ParallelRepeatsIT(ServerUnderTest server) {
    this.server = server;
  }

  private static List<Someone> people() {
    return Stream.generate(Someone::fresh).limit(RECORDS / 4).toList();
  }

  private static List<ObjectNode> records(Place place, List<Someone> people) {
    List<ObjectNode> records = new ArrayList<>(RECORDS);
    for (int i = 0; i < people.size(); i++) {
      Someone person = people.get(i);
      Someone nameOnly = new Someone("", person.name(), person.phone());
      String cell = place.cell("201", i % 2 == 0 ? "C01" : "C02");
      records.add(Said.arrival(person, cell, AT, i % 3 == 0 ? "HIGH" : "LOW"));
      records.add(Said.test(nameOnly, cell, AT.plusHours(i % 24), "NEGATIVE"));
      records.add(
          Said.fact("check_in", person, cell).put("at", AT.toString()).put("place", "market"));
      records.add(
          Said.fact("visit", cell + "H%04d/".formatted(i))
              .put("at", AT.toString())
              .put("outcome", "MET"));
    }
    return records;
  }

  @Test
  void fifty_parallel_repeats_of_a_thousand_records_about_strangers_are_a_thousand_rows()
      throws Exception {
    Place place = Place.layOut(server, "321").adopting(server, "CN-COVID-9");

    assertStoredOnce(place, records(place, people()));
  }

  @Test
  void fifty_parallel_repeats_of_a_thousand_records_about_known_people_are_a_thousand_rows()
      throws Exception {
    Place place = Place.layOut(server, "322").adopting(server, "CN-COVID-9");
    List<Someone> people = people();
    server
        .as("GRID_LEAD", place.township())
        .facts(
            people.stream()
                .map(person -> Said.arrival(person, place.township(), AT, "NONE"))
                .toList())
        .expect(200);

    assertStoredOnce(place, records(place, people));
  }

  private void assertStoredOnce(Place place, List<ObjectNode> records) throws Exception {
    Api sender = server.as("GRID_LEAD", place.township());
    long before = server.countFacts();

    int accepted = 0;
    int duplicate = 0;
    for (JsonNode receipt : sendAtOnce(sender, records)) {
      accepted += receipt.path("accepted").intValue();
      duplicate += receipt.path("duplicate").intValue();
    }
    server.awaitDerived();

    assertThat(accepted).isEqualTo(RECORDS);
    assertThat(duplicate).isEqualTo(RECORDS * (REPEATS - 1));
    assertThat(server.countFacts() - before).isEqualTo(RECORDS);
    assertThat(
            count(
                place,
                "SELECT count(DISTINCT person) FROM evidence.fact WHERE starts_with(region, ?)"))
        .isEqualTo(RECORDS / 4);
    assertThat(count(place, "SELECT count(*) FROM people.person WHERE starts_with(region, ?)"))
        .isEqualTo(RECORDS / 4);
    assertThat(
            count(place, "SELECT count(*) FROM assessments.standing WHERE starts_with(region, ?)"))
        .isEqualTo(RECORDS / 4);
  }

  private long count(Place place, String sql) {
    return server.everything().sql(sql).param(place.township()).query(Long.class).single();
  }

  /** Each repeat in an order and in batches of its own; every answer must be 200. */
  private static List<JsonNode> sendAtOnce(Api sender, List<ObjectNode> records)
      throws InterruptedException, ExecutionException {
    try (ExecutorService devices = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<List<JsonNode>>> sending = new ArrayList<>();
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        Random random = new Random(repeat);
        List<ObjectNode> mine = new ArrayList<>(records);
        Collections.shuffle(mine, random);
        int size = List.of(1_000, 500, 250).get(random.nextInt(3));
        sending.add(devices.submit(() -> sendAll(sender, mine, size)));
      }
      List<JsonNode> receipts = new ArrayList<>();
      for (Future<List<JsonNode>> each : sending) {
        receipts.addAll(each.get());
      }
      return receipts;
    }
  }

  private static List<JsonNode> sendAll(Api sender, List<ObjectNode> records, int size) {
    List<JsonNode> receipts = new ArrayList<>();
    for (int from = 0; from < records.size(); from += size) {
      receipts.add(sender.facts(records.subList(from, from + size)).expect(200));
    }
    return receipts;
  }
}
