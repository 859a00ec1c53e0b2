package fangkong.server;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.accounts.Accounts;
import fangkong.server.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server whose database goes away and comes back: it refuses, loses nothing and goes on by
 * itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseDownIT {

  private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PASSWORD = "long enough for a test 2022";
  private static final int BATCH = 20;

  private final TestDatabase database = TestDatabase.fresh(DatabaseDownIT.class);
  private final Gate gate;
  private final ConfigurableApplicationContext server;
  private final Api administrator;
  private final Api worker;

  DatabaseDownIT() throws IOException {
    Matcher port = PORT.matcher(database.url());
    assertThat(port.find()).isTrue();
    gate = new Gate(Integer.parseInt(port.group()));
    List<String> arguments = new ArrayList<>();
    database.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--fangkong.db.url=" + port.replaceFirst(Integer.toString(gate.port())));
    arguments.add("--fangkong.db.pool-wait=500ms");
    arguments.add("--fangkong.synthetic=true");
    arguments.add("--fangkong.second-factor=off");
    arguments.add("--fangkong.home=" + ServerUnderTest.root());
    arguments.add("--fangkong.keys=" + ServerUnderTest.keys());
    arguments.add("--server.port=0");
    arguments.removeIf(argument -> argument.equals("--fangkong.db.url=" + database.url()));
    server = new SpringApplicationBuilder(Server.class).run(arguments.toArray(String[]::new));
    Api nobody =
        Api.nobody(
            "http://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    String token = server.getBean(Accounts.class).offerSetup().orElseThrow();
    nobody
        .post(
            "/api/setup",
            object().put("token", token).put("username", "first").put("password", PASSWORD))
        .expect(204);
    administrator = nobody.signIn("first", PASSWORD);
    administrator
        .put("/api/layout/nodes", "text/csv", "path,name,kind\n41/,某省,PROVINCE\n")
        .expect(200);
    ObjectNode account =
        object().put("username", "worker").put("password", PASSWORD).put("role", "GRID_WORKER");
    account.putArray("scope").add("41/");
    administrator.post("/api/accounts", account).expect(201);
    worker = nobody.signIn("worker", PASSWORD);
  }

  @BeforeAll
  void everythingIsUp() {
    worker.facts(batch()).expect(200);
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    gate.close();
  }

  private static List<ObjectNode> batch() {
    List<ObjectNode> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      batch.add(
          Said.test(
              Someone.fresh(),
              "41/",
              OffsetDateTime.parse("2022-06-30T08:00:00+08:00"),
              "NEGATIVE"));
    }
    return batch;
  }

  /** How many of these facts are stored; asked past the gate. */
  private long stored(List<ObjectNode> facts) {
    UUID[] ids =
        facts.stream()
            .map(fact -> UUID.fromString(fact.path("id").stringValue()))
            .toArray(UUID[]::new);
    return JdbcClient.create(database.owner())
        .sql("SELECT count(*) FROM evidence.fact WHERE id = ANY (?)")
        .param(ids)
        .query(Long.class)
        .single();
  }

  private Api.Answer untilAnswered(List<ObjectNode> facts) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Api.Answer answer = worker.facts(facts);
    while (answer.status() == 503 && System.nanoTime() < deadline) {
      answer = worker.facts(facts);
    }
    return answer;
  }

  private static void assertDown(Api.Answer answer) {
    answer.expect(503);
    assertThat(answer.code()).isEqualTo("FK-9001");
    assertThat(answer.header("Retry-After")).matches("\\d+");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("title").stringValue()).isEqualTo("暂时无法保存");
  }

  @Test
  void while_the_database_is_down_everything_is_answered_503_and_afterwards_all_works_again() {
    List<ObjectNode> facts = batch();
    gate.shut();
    try {
      assertDown(worker.facts(facts));
      assertDown(
          administrator.put("/api/layout/nodes", "text/csv", "path,name,kind\n41/02/,某市,CITY\n"));
      assertDown(
          worker.post(
              "/api/sign-in", object().put("username", "worker").put("password", PASSWORD)));
      assertDown(worker.get("/api/people?region=41/"));
      assertDown(worker.get("/api/health"));
      assertThat(stored(facts)).isZero();
    } finally {
      gate.open();
    }

    untilAnswered(facts).expect(200);
    assertThat(stored(facts)).isEqualTo(BATCH);
    worker.get("/api/people?region=41/").expect(200);
    awaitDerived();
  }

  private void awaitDerived() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (worker.get("/api/health").expect(200).path("pending").longValue() > 0) {
      assertThat(System.nanoTime()).as("standings are derived again").isLessThan(deadline);
    }
  }

  @Test
  void what_is_cut_off_in_the_middle_is_stored_whole_or_not_at_all_and_sending_it_again_is_enough()
      throws Exception {
    int senders = 6;
    CountDownLatch sending = new CountDownLatch(senders * 2);
    ConcurrentLinkedQueue<List<ObjectNode>> sent = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<List<ObjectNode>> acknowledged = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                boolean cut = false;
                while (!cut) {
                  List<ObjectNode> facts = batch();
                  sent.add(facts);
                  sending.countDown();
                  Api.Answer answer = worker.facts(facts);
                  statuses.add(answer.status());
                  if (answer.status() == 200) {
                    acknowledged.add(facts);
                  } else {
                    cut = true;
                  }
                }
              }));
    }
    sending.await();
    gate.shut();
    for (Thread thread : threads) {
      thread.join();
    }
    gate.open();

    assertThat(statuses).containsOnly(200, 503);
    assertThat(acknowledged)
        .isNotEmpty()
        .allSatisfy(facts -> assertThat(stored(facts)).isEqualTo(BATCH));
    assertThat(sent).allSatisfy(facts -> assertThat(stored(facts)).isIn(0L, (long) BATCH));
    for (List<ObjectNode> facts : sent) {
      untilAnswered(facts).expect(200);
      assertThat(stored(facts)).isEqualTo(BATCH);
    }
    awaitDerived();
  }
}
