package fangkong.server;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.accounts.Accounts;
import fangkong.server.audit.WithoutTrust;
import fangkong.server.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What row-level security, encryption and the log together cost on a list and on a durable post:
 * the server as it is beside one without the three, in one process, on one durable PostgreSQL each,
 * asked in turns. {@code ./fangkong bench trust} runs it at size and prints; here it is small and
 * shows that the two answer alike.
 */
class CostOfTrustIT {

  private static final int PEOPLE = Measurements.AT_SIZE ? 50_000 : 300;
  private static final int ROUNDS = Measurements.AT_SIZE ? 15 : 2;
  private static final int EACH_ROUND = Measurements.AT_SIZE ? 40 : 3;
  private static final int CLIENTS = 8;
  private static final int PAGE = 100;
  private static final int BATCH = 500;
  private static final double MILLIS = 1e3;
  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);

  private static final String DIRTY = "SELECT count(*) FROM assessments.dirty";

  private static final String WITHOUT_ROW_SECURITY =
      """
      DO $$ DECLARE protected regclass; BEGIN
        FOR protected IN SELECT oid FROM pg_class WHERE relrowsecurity LOOP
          EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', protected);
        END LOOP;
      END $$
      """;

  /** A server of its own with a township of people, and one of them who asks. */
  private static final class Asked implements AutoCloseable {
    final TestDatabase database;
    final ConfigurableApplicationContext context;
    final Place place;
    final Api command;

    Asked(Path folder, Class<?>... more) throws IOException {
      database = TestDatabase.durable(folder, CostOfTrustIT.class);
      List<Class<?>> sources = new ArrayList<>(List.of(more));
      sources.addFirst(Server.class);
      SpringApplication application = new SpringApplication(sources.toArray(Class[]::new));
      application.setAllowBeanDefinitionOverriding(true);
      context = application.run(arguments(database, folder));
      ServerUnderTest server =
          new ServerUnderTest(context.getEnvironment(), context.getBean(Accounts.class), database);
      place = Place.layOut(server, "301").adopting(server, "CN-COVID-9");
      command = server.as("COMMAND", place.township());
      if (more.length > 0) {
        server.everything().sql(WITHOUT_ROW_SECURITY).update();
      }
      for (int at = 0; at < PEOPLE; at += BATCH) {
        command
            .facts(IntStream.range(0, Math.min(BATCH, PEOPLE - at)).mapToObj(_ -> fact()).toList())
            .expect(200);
        Patience.until(
            "few are still to be derived",
            () -> server.everything().sql(DIRTY).query(Long.class).single() < 4 * BATCH);
      }
      server.awaitDerived();
    }

    private static String[] arguments(TestDatabase database, Path folder) throws IOException {
      List<String> arguments = new ArrayList<>();
      database.properties().forEach((key, value) -> arguments.add("--" + key + "=" + value));
      arguments.add("--server.port=0");
      arguments.add("--fangkong.synthetic=true");
      arguments.add("--fangkong.second-factor=off");
      arguments.add("--fangkong.home=" + ServerUnderTest.root());
      arguments.add("--fangkong.keys=" + Files.createDirectories(folder.resolve("server-keys")));
      return arguments.toArray(String[]::new);
    }

    private ObjectNode fact() {
      return Said.arrival(Someone.fresh(), place.cell("201", "C01"), AT, "HIGH");
    }

    JsonNode list() {
      return command
          .get("/api/people?limit=" + PAGE + "&region=" + place.township())
          .expect(200)
          .path("rows");
    }

    void post() {
      command.facts(fact()).expect(200);
    }

    void postTogether() {
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        List<Future<?>> posted = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          posted.add(clients.submit(this::post));
        }
        for (Future<?> each : posted) {
          each.get();
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      context.close();
      database.end();
    }
  }

  private record Figure(String name, double with, double without) {

    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %+.0f %% |",
          name,
          with,
          without,
          (with / without - 1) * 100);
    }
  }

  @Test
  void a_list_and_a_durable_post_answer_alike_with_and_without_what_protects_them(
      @TempDir Path folder) throws IOException {
    try (Asked with = new Asked(folder.resolve("with"));
        Asked without = new Asked(folder.resolve("without"), WithoutTrust.class)) {
      assertThat(with.list()).hasSize(PAGE);
      assertThat(without.list()).hasSize(PAGE);
      List<Figure> figures =
          List.of(
              measure("a page of " + PAGE + " people", with, without, Asked::list),
              measure("a durable post of one fact", with, without, Asked::post),
              measure(CLIENTS + " such posts at once", with, without, Asked::postTogether));
      if (Measurements.AT_SIZE) {
        write(figures);
      }
    }
  }

  private interface Work {
    void on(Asked asked);
  }

  /**
   * The median round of each, in milliseconds a request, both asked in turns; at size after as many
   * rounds that nobody counts, while the code is still being compiled.
   */
  private static Figure measure(String name, Asked with, Asked without, Work work) {
    for (int round = 0; round < (Measurements.AT_SIZE ? ROUNDS : 0); round++) {
      time(with, work);
      time(without, work);
    }
    double[] withs = new double[ROUNDS];
    double[] withouts = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      withs[round] = time(with, work);
      withouts[round] = time(without, work);
    }
    return new Figure(name, Measurements.median(withs), Measurements.median(withouts));
  }

  private static double time(Asked asked, Work work) {
    double seconds =
        Measurements.seconds(() -> {
          for (int i = 0; i < EACH_ROUND; i++) {
            work.on(asked);
          }
        });
    return seconds * MILLIS / EACH_ROUND;
  }

  private static void write(List<Figure> figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| %,d people, median of %d rounds after as many to warm up | ms | without, ms | cost |"
            .formatted(PEOPLE, ROUNDS));
    lines.add("|---|---|---|---|");
    figures.forEach(figure -> lines.add(figure.row()));
    Measurements.write("cost", lines);
  }
}
