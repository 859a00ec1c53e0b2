package fangkong.server.reports.web;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages hear that something changed, and nothing of what. */
@ServerTest
class EventsIT {

  private final ServerUnderTest server;
  private final EventStream events;

  EventsIT(ServerUnderTest server, EventStream events) {
    this.server = server;
    this.events = events;
  }

  /** What a client has heard so far. */
  private static final class Listener implements AutoCloseable {
    private final Stream<String> lines;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Listener(Api api, String region) {
      lines = api.listen("/api/events?region=" + region);
      Thread.ofVirtual()
          .start(() -> {
            try {
              lines.forEach(heard::add);
            } catch (UncheckedIOException e) {
              heard.add("closed");
            }
          });
    }

    long count(String event) {
      return heard.stream().filter(line -> line.equals("event:" + event)).count();
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  @Test
  void a_page_hears_of_a_fact_and_of_a_door_visit_once_each_and_of_nobody() {
    Place place = Place.layOut(server, "591").adopting(server, "CN-COVID-9");
    Api command = server.as("COMMAND", place.township());
    Someone someone = Someone.fresh();
    try (Listener gone = new Listener(command, place.township())) {
      Patience.until("a stream begins", () -> gone.count("tick") > 0);
    }
    try (Listener page = new Listener(command, place.township())) {
      Patience.until("another stream begins", () -> page.count("tick") > 0);
      long before = page.count("changed");
      command
          .facts(
              Said.arrival(someone, place.cell("201", "C01"), server.now().minusHours(1), "HIGH"))
          .expect(200);
      Patience.until("the fact is heard of", () -> page.count("changed") > before);
      server.awaitDerived();
      long after = page.count("changed");
      command
          .facts(
              Said.fact("visit", place.household("201", "C01", 1))
                  .put("at", server.now().toString())
                  .put("outcome", "MET"))
          .expect(200);
      Patience.until("the visit is heard of", () -> page.count("changed") > after);
      Patience.until("whoever is gone is dropped", () -> events.countClients() == 1);
      assertThat(page.heard)
          .filteredOn(line -> line.startsWith("data:"))
          .isNotEmpty()
          .allMatch(line -> line.matches("data:\\{\"at\":\"[0-9T:.+Z-]+\"}"));
    }
  }

  @Test
  void streams_are_for_those_who_read_here() {
    Place place = Place.layOut(server, "592");
    String path = "/api/events?region=" + place.township();
    assertThat(server.nobody().get(path).status()).isEqualTo(401);
    assertThat(server.as("AUDITOR", Place.layOut(server, "594").township()).get(path).code())
        .isEqualTo("FK-1009");
    assertThat(server.as("AUDITOR", place.village("201")).get(path).code()).isEqualTo("FK-1009");
  }
}
