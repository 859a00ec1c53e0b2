package fangkong.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.evidence.FactType;
import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From the door of the server over Kafka and Spark to files: all of the log, each fact once, while
 * the broker and the driver are killed.
 */
@ServerTest
@Tag("row-0.10")
class StreamIT implements WithBroker {

  private static final int BATCHES = 12;
  private static final int MOST_LOOKS = 480;

  /** Small batches are faster when nothing is compiled for them. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final String CLUSTER = "fangkong-cluster-0.1.0.jar";
  private static final String FACTS = "read_parquet('%s/facts/*/*/*.parquet')";
  private static final String FACT_ROWS =
      "SELECT concat_ws('|', id, type, person, region, epoch_us(\"at\"), epoch_us(known), day) FROM ";
  private static final String CHECK_IN_ROWS =
      "SELECT concat_ws('|', person, place, epoch_us(entered_at), epoch_us(left_at)) FROM ";
  private static final String CHECK_INS = "read_parquet('%s/checkins/*/*/*.parquet')";

  private static final OffsetDateTime CUT_OFF = ServerUnderTest.BEGIN.plusHours(6);
  private static final OffsetDateTime BEFORE = ServerUnderTest.BEGIN.minusDays(3);

  private final ServerUnderTest server;
  private final Place here;
  private final Api recorder;
  private final Api analyst;
  private final Topic topic = Topic.of("fangkong.evidence");
  private final List<Process> drivers = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  StreamIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "443").adopting(server, "CN-COVID-9");
    recorder = server.as("COMMAND", here.township());
    analyst = server.as("ANALYST", "*");
  }

  @AfterEach
  void nothing_is_left_running() {
    drivers.forEach(StreamIT::kill);
  }

  private Process driver(String... options) throws IOException {
    return start(
        Stream.concat(
            Stream.of(
                "stream",
                "--kafka",
                WithBroker.broker().servers(),
                "--out",
                folder.resolve("out").toString()),
            Stream.of(options)));
  }

  private Process start(Stream<String> options) throws IOException {
    Path target = WithBroker.target("cluster");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dspark.sql.codegen.wholeStage=false",
                "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
                "-cp",
                target.resolve(CLUSTER) + ":" + target.resolve("lib") + "/*",
                "fangkong.cluster.Main"));
    Stream.concat(options, Stream.of("--workers", "1", "--memory", "512")).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("driver.log").toFile()));
    builder.environment().put("JDK_JAVA_OPTIONS", QUICK);
    Process driver = builder.start();
    drivers.add(driver);
    return driver;
  }

  /** The driver alone: its workers end with it. */
  private static void kill(Process driver) {
    driver.destroyForcibly();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("driver.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitFiles(Process driver) throws InterruptedException {
    for (int looks = 0; !hasFacts(); looks++) {
      boolean ended = driver.waitFor(500, TimeUnit.MILLISECONDS);
      assertThat(ended || looks > MOST_LOOKS).as(this::said).isFalse();
    }
  }

  private boolean hasFacts() {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return files.anyMatch(
          file -> file.toString().endsWith(".parquet") && file.toString().contains("/facts/day="));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** Arrivals, check-ins around midnight and a test, of many days. */
  private void post(int batch) {
    List<ObjectNode> facts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      OffsetDateTime at = ServerUnderTest.BEGIN.minusDays(batch % 4 + 1).minusHours(i * 5L);
      Someone somebody = Someone.fresh();
      String cell = here.cell("201", "C01");
      facts.add(Said.arrival(somebody, cell, at, "HIGH"));
      facts.add(
          Said.fact("check_in", somebody, cell)
              .put("at", at.plusMinutes(20).toString())
              .put("until", at.plusMinutes(80).toString())
              .put("place", "market \"" + i + "\""));
      facts.add(Said.test(somebody, cell, at.plusHours(1), "NEGATIVE"));
    }
    recorder.facts(facts).expect(200);
  }

  private List<String> ask(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(sql.formatted(folder.resolve("out")))) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private void awaitPublished() {
    Patience.until(
        "everything is published",
        () -> server.nobody().get("/api/health").expect(200).path("unpublished").longValue() == 0);
  }

  private List<String> log() {
    return analyst.get("/api/ledgers/facts?purpose=INVESTIGATE").text().lines().toList();
  }

  @Test
  void the_files_hold_the_log_each_fact_once_whatever_was_killed_on_the_way() throws Exception {
    post(0);
    Process first = driver("--every", "1");
    awaitFiles(first);
    for (int batch = 1; batch < BATCHES; batch++) {
      if (batch == BATCHES / 3) {
        WithBroker.broker().kill();
      } else if (batch == BATCHES / 2) {
        kill(first);
        WithBroker.broker().restart();
      }
      post(batch);
    }
    awaitPublished();
    topic.sendAgain(topic.read());
    post(0); // Of a day that was written long ago.
    awaitPublished();

    Process second = driver("--once");
    assertThat(second.waitFor(240, TimeUnit.SECONDS)).as(this::said).isTrue();
    assertThat(second.exitValue()).as(this::said).isZero();

    List<String> log = log();
    List<Fact> facts = log.stream().map(line -> FactJson.read("log", 1, line).fact()).toList();
    assertThat(log).hasSizeGreaterThanOrEqualTo((BATCHES + 1) * 15);
    assertThat(ask("SELECT json FROM " + FACTS)).containsExactlyInAnyOrderElementsOf(log);
    assertThat(ask(FACT_ROWS + FACTS))
        .containsExactlyInAnyOrderElementsOf(facts.stream().map(StreamIT::row).toList());
    assertThat(ask(CHECK_IN_ROWS + CHECK_INS))
        .containsExactlyInAnyOrderElementsOf(
            facts.stream()
                .filter(fact -> fact.type() == FactType.CHECK_IN)
                .map(StreamIT::checkInRow)
                .toList());
    assertThat(traced(folder.resolve("out/checkins").toString(), facts))
        .hasSizeGreaterThan(BATCHES)
        .isEqualTo(traced(published(""), facts))
        .isNotEqualTo(traced(published("?endingTimestamp=" + early()), facts));
    assertThat(counted()).containsExactlyElementsOf(reported());
  }

  /** The check-ins of the topic. */
  private String published(String options) {
    return "kafka://" + WithBroker.broker().servers() + "/fangkong.evidence" + options;
  }

  /** When a quarter of the messages had come. */
  private long early() {
    List<Long> came = topic.read().stream().map(ConsumerRecord::timestamp).sorted().toList();
    return came.get(came.size() / 4);
  }

  /** The contacts of every third person who was anywhere. */
  private List<String> traced(String from, List<Fact> facts) throws Exception {
    Path cases = folder.resolve("cases.csv");
    List<Fact> checkIns = facts.stream().filter(fact -> fact.place() != null).toList();
    Files.writeString(
        cases,
        IntStream.iterate(0, i -> i < checkIns.size(), i -> i + 3)
            .mapToObj(i -> checkIns.get(i).person() + ",2020-01-01T00:00:00Z,")
            .collect(Collectors.joining("\n", "person,infectious_from,infectious_until\n", "\n")));
    Path contacts = folder.resolve("contacts.csv");
    Process trace =
        start(
            Stream.of(
                "trace",
                "--checkins",
                from,
                "--cases",
                cases.toString(),
                "--generations",
                "1",
                "--out",
                contacts.toString()));
    assertThat(trace.waitFor(240, TimeUnit.SECONDS)).as(this::said).isTrue();
    assertThat(trace.exitValue()).as(this::said).isZero();
    return Files.readAllLines(contacts);
  }

  /** The figures as a cluster counts them from the files. */
  private List<String> counted() throws IOException, InterruptedException {
    Path adoptions = folder.resolve("adoptions.json");
    Files.writeString(adoptions, analyst.get("/api/protocols/adoptions").text());
    Path answers = folder.resolve("answers.jsonl");
    Process count =
        start(
            Stream.of(
                "count",
                "--facts",
                folder.resolve("out/facts").toString(),
                "--adoptions",
                adoptions.toString(),
                "--protocols",
                ServerUnderTest.root().resolve("protocols").toString(),
                "--region",
                here.township(),
                "--since",
                BEFORE.toString(),
                "--as-of",
                CUT_OFF.toString(),
                "--out",
                answers.toString()));
    assertThat(count.waitFor(240, TimeUnit.SECONDS)).as(this::said).isTrue();
    assertThat(count.exitValue()).as(this::said).isZero();
    return Files.readAllLines(answers);
  }

  /** The same as the server says them. */
  private List<String> reported() {
    server.moveClock(CUT_OFF.plusMinutes(1));
    server.awaitDerived();
    JsonNode base = report("base-figures").expect(200);
    assertThat(base.path("cumulative").intValue()).isGreaterThanOrEqualTo(5 * (BATCHES + 1));
    return Stream.of(
            "base-figures", "funnel", "epidemic-curve", "returnees", "leads", "declarations")
        .map(name ->
            "{\"report\":\"%s\",\"region\":\"%s\",\"answer\":%s}"
                .formatted(name, here.township(), report(name).text()))
        .toList();
  }

  private Api.Answer report(String name) {
    return analyst.get(
        "/api/reports/%s?region=%s&since=%s&asOf=%s"
            .formatted(
                name,
                here.township(),
                URLEncoder.encode(BEFORE.toString(), StandardCharsets.UTF_8),
                URLEncoder.encode(CUT_OFF.toString(), StandardCharsets.UTF_8)));
  }

  private static String row(Fact fact) {
    return joined(
        fact.id(),
        fact.type().word(),
        fact.person(),
        fact.region(),
        micros(fact.at()),
        micros(fact.known()),
        fact.at().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
  }

  private static String checkInRow(Fact fact) {
    return joined(fact.person(), fact.place(), micros(fact.at()), micros(fact.until()));
  }

  /** As the database joins them: without what is null. */
  private static String joined(@Nullable Object... values) {
    return Stream.of(values)
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .collect(Collectors.joining("|"));
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
