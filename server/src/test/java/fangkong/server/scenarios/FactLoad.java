package fangkong.server.scenarios;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Patience;
import fangkong.simulation.people.IdentityNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Devices that go on sending facts whatever happens to the server, and remember which batches were
 * acknowledged and which were not: newcomers of their own, and people whom all of them know.
 */
final class FactLoad {

  /** People of a batch whom no other batch knows: the first from a high-risk area. */
  static final int NEWCOMERS = 4;

  /** People about whom all devices tell. */
  static final int KNOWN_TO_ALL = 30;

  static final String REGION = "15/29/21/401/201/";

  private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2022-07-01T08:00:00+08:00");
  private static final int THREADS = 4;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Facts that are sent together. */
  record Batch(String body, List<String> people) {
    Batch {
      people = List.copyOf(people);
    }

    int size() {
      return people.size();
    }
  }

  /** An answer, or that there was none ({@code status} 0). */
  record Answer(int status, String retryAfter, JsonNode body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI door;
  private final String token;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Batch> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Batch> unacknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, String> registered = new ConcurrentHashMap<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger unavailable = new AtomicInteger();

  private FactLoad(int port, String token) {
    door = URI.create("http://localhost:" + port + "/api/evidence");
    this.token = token;
  }

  static FactLoad start(int port, String token) {
    FactLoad load = new FactLoad(port, token);
    for (int device = 0; device < THREADS; device++) {
      int number = device;
      load.threads.add(Thread.ofPlatform().name("device-" + device).start(() -> load.run(number)));
    }
    return load;
  }

  private void run(int device) {
    int sent = 0;
    while (over.getCount() > 0) {
      Batch batch = batch(device, sent++);
      Answer answer = send(batch);
      if (answer.status() == 200) {
        acknowledge(batch, answer.body());
      } else {
        unacknowledged.add(batch);
        note(answer);
        pause();
      }
    }
  }

  private void acknowledge(Batch batch, JsonNode receipt) {
    if (receipt.path("accepted").intValue() != batch.size()) {
      wrong.add("a new batch was answered " + receipt);
    }
    for (int i = 0; i < batch.size(); i++) {
      String id = receipt.path("people").path(i).asString("");
      String known = registered.putIfAbsent(batch.people().get(i), id);
      if (known != null && !known.equals(id)) {
        wrong.add("one person is both " + known + " and " + id);
      }
    }
    acknowledged.add(batch);
  }

  private void note(Answer answer) {
    if (answer.status() == 0) {
      unanswered.incrementAndGet();
    } else if (answer.status() == 503 && !answer.retryAfter().isEmpty()) {
      unavailable.incrementAndGet();
    } else {
      wrong.add(answer.status() + " " + answer.retryAfter() + " " + answer.body());
    }
  }

  private void pause() {
    try {
      over.await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      over.countDown();
    }
  }

  /** Sends a batch once. */
  Answer send(Batch batch) {
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(batch.body()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Retry-After").orElse(""),
          response.body().startsWith("{")
              ? JSON.readTree(response.body())
              : JSON.createObjectNode().put("text", response.body()));
    } catch (IOException e) {
      return new Answer(0, "", JSON.createObjectNode().put("text", e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Batch batch(int device, int number) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode facts = body.putArray("facts");
    List<String> people = new ArrayList<>();
    OffsetDateTime at = BEGIN.plusMinutes(number % 600);
    for (int i = 0; i < NEWCOMERS; i++) {
      int newcomer = number * NEWCOMERS + i;
      String person = idNumber(LocalDate.of(1970, 1, 1), device, newcomer);
      String risk = i == 0 ? "HIGH" : "LOW";
      add(facts, people, person, "arrival").put("at", at.toString()).put("risk", risk);
      add(facts, people, person, "test").put("sampled", at.toString()).put("result", "NEGATIVE");
    }
    for (int i = 0; i < NEWCOMERS; i++) {
      int known = (number * NEWCOMERS + i) % KNOWN_TO_ALL;
      String person = idNumber(LocalDate.of(1940, 1, 1), 0, known);
      String place = "P-" + known % 5;
      add(facts, people, person, "check_in").put("at", at.toString()).put("place", place);
      add(facts, people, person, "symptom").put("at", at.toString()).put("present", i == 1);
    }
    return new Batch(body.toString(), people);
  }

  private static String idNumber(LocalDate from, int device, int number) {
    return IdentityNumber.of(from.plusDays(number / 100), device * 100 + number % 100).text();
  }

  private static ObjectNode add(ArrayNode facts, List<String> people, String person, String type) {
    people.add(person);
    ObjectNode fact =
        facts
            .addObject()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("type", type)
            .put("region", REGION + (person.charAt(16) % 2 == 0 ? "G01/" : "G02/"));
    fact.putObject("person").put("idNumber", person);
    return fact;
  }

  /** Waits until so many more batches are acknowledged. */
  void awaitMore(int batches) {
    int enough = acknowledged.size() + batches;
    Patience.until("facts are acknowledged again", () -> acknowledged.size() >= enough);
  }

  void stop() throws InterruptedException {
    over.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  List<Batch> acknowledged() {
    return List.copyOf(acknowledged);
  }

  List<Batch> unacknowledged() {
    return List.copyOf(unacknowledged);
  }

  /** Everybody a fact was sent about, by identity number, with the id the register gave. */
  Map<String, String> registered() {
    return registered;
  }

  /** Answers that are neither an acknowledgement nor a promise that it will work later. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** How many batches got no answer at all. */
  int unanswered() {
    return unanswered.get();
  }

  /** How many batches were answered 503 with a time to come again. */
  int unavailable() {
    return unavailable.get();
  }
}
