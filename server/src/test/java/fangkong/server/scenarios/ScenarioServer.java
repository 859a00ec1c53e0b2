package fangkong.server.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.demo.Api;
import fangkong.cli.demo.Player;
import fangkong.cli.demo.SignIns;
import fangkong.server.Server;
import fangkong.server.accounts.Accounts;
import fangkong.server.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The whole server in this process, on a database and keys of its own, with one scenario played
 * into it over HTTP. Every scenario that is played wants an empty database, so that a test class
 * starts as many of these as it plays.
 */
final class ScenarioServer implements AutoCloseable {

  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public')
      """;

  private static final String CONTENT =
      """
      SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '')
      FROM the_table t
      """;

  private final ConfigurableApplicationContext context;
  private final TestDatabase database;
  private final Relay relay;
  private final SignIns signIns;
  private final Player player;
  private final Player.Played played;
  private final Api command;

  private ScenarioServer(Path folder) throws IOException {
    database = TestDatabase.fresh(ScenarioServer.class);
    context = new SpringApplication(Server.class).run(arguments(database));
    relay =
        new Relay(
            Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    String token = context.getBean(Accounts.class).offerSetup().orElseThrow();
    signIns = new SignIns(Api.local(relay.port()), token, List.of("15/", "41/"));
    command = signIns.command();
    player = new Player(folder, signIns);
    played = player.play();
  }

  /** Starts a server and plays these files into it. */
  static ScenarioServer playing(RawFiles files) throws IOException {
    return new ScenarioServer(files.folder());
  }

  private static String[] arguments(TestDatabase database) throws IOException {
    List<String> arguments = new ArrayList<>();
    database.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--server.port=0");
    arguments.add("--fangkong.synthetic=true");
    arguments.add("--fangkong.second-factor=off");
    arguments.add("--fangkong.home=" + System.getProperty("fangkong.root", ".."));
    arguments.add("--fangkong.keys=" + Files.createTempDirectory("fangkong-keys"));
    return arguments.toArray(String[]::new);
  }

  Player player() {
    return player;
  }

  Player.Played played() {
    return played;
  }

  Relay relay() {
    return relay;
  }

  /** The command post, signed in. */
  Api command() {
    return command;
  }

  Api administrator() {
    return signIns.administrator();
  }

  Api epidemiologist() {
    return signIns.epidemiologist();
  }

  /** A report of the scenario's region at its cut-off, since the scenario began. */
  JsonNode report(String name, String... parameters) {
    return reportSince(name, begin(), parameters);
  }

  JsonNode reportSince(String name, OffsetDateTime since, String... parameters) {
    return command.get(
        "/api/reports/"
            + name
            + "?region="
            + Api.encode(player.region())
            + "&asOf="
            + Api.encode(player.cutOff().toString())
            + "&since="
            + Api.encode(since.toString())
            + String.join("", parameters));
  }

  /** Every sum of the base figures closes, and so does that of returnees and of leads. */
  void assertSumsClose() {
    JsonNode base = report("base-figures");
    assertThat(base.path("equations").size()).isEqualTo(3);
    assertThat(base.path("equations"))
        .allSatisfy(equation ->
            assertThat(equation.path("left").longValue())
                .as(equation.path("name").stringValue())
                .isEqualTo(equation.path("right").longValue()));
    JsonNode managed = base.path("managed");
    assertThat(sum(managed)).isEqualTo(2 * managed.path("total").longValue());
    JsonNode returnees = report("returnees");
    assertThat(sum(returnees.path("byClause"))).isEqualTo(returnees.path("persons").longValue());
    JsonNode leads = report("leads");
    assertThat(sum(leads.path("outcomes"))).isEqualTo(leads.path("verified").longValue());
    assertThat(leads.path("verified").longValue() + leads.path("open").longValue())
        .isEqualTo(leads.path("received").longValue());
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.longValue();
    }
    return sum;
  }

  /** How many open tasks fall to whom. */
  JsonNode loads() {
    return command.get("/api/tasks/loads?region=" + Api.encode(player.region()));
  }

  /** All open tasks of the region, a page at a time. */
  List<JsonNode> listTasks() {
    List<JsonNode> tasks = new ArrayList<>();
    String after = "";
    JsonNode page;
    do {
      page = command.get("/api/tasks?limit=500&region=" + Api.encode(player.region()) + after);
      page.path("tasks").forEach(tasks::add);
      JsonNode next = page.path("next");
      after =
          "&afterDue=%s&afterPerson=%s&afterKind=%s&afterSubject=%s"
              .formatted(
                  Api.encode(next.path("dueAt").asString("")),
                  next.path("person").asString(""),
                  next.path("kind").asString(""),
                  next.path("subject").asString(""));
    } while (page.path("next").isObject());
    return tasks;
  }

  /** The category of everybody on the ledger of the region, a page at a time. */
  Map<String, String> categories() {
    Map<String, String> categories = new HashMap<>();
    String after = "";
    JsonNode page;
    do {
      page = command.get("/api/people?limit=500&region=" + Api.encode(player.region()) + after);
      page.path("rows")
          .forEach(row ->
              categories.put(row.path("person").asString(""), row.path("category").asString("")));
      after =
          "&afterRegion=%s&afterPerson=%s"
              .formatted(
                  Api.encode(page.path("next").path("region").asString("")),
                  page.path("next").path("person").asString(""));
    } while (page.path("next").isObject());
    return categories;
  }

  /** The measures of somebody who was sent with this identity number. */
  JsonNode measures(String idNumber) {
    return command.get("/api/measures?person=" + player.facts().person(idNumber));
  }

  /** The last moment before the first day: a period holds what became known after its begin. */
  private OffsetDateTime begin() {
    return player.from().atStartOfDay().minusSeconds(1).atOffset(player.cutOff().getOffset());
  }

  /** The ids of all persons whom a base figure counted, a page at a time. */
  List<String> listCounted(String figure) {
    List<String> persons = new ArrayList<>();
    JsonNode page;
    do {
      String after = persons.isEmpty() ? "" : "&after=" + persons.getLast();
      page = report("base-figures/rows", "&limit=20&figure=" + figure, after);
      page.path("rows").forEach(row -> persons.add(row.path("person").stringValue()));
    } while (!page.path("rows").isEmpty());
    return persons;
  }

  /** Every number in these reports by its path, the sides of equations aside. */
  Map<String, Long> figures(String... reports) {
    Map<String, Long> figures = new TreeMap<>();
    for (String report : reports) {
      collect(report, report(report), figures);
    }
    return figures;
  }

  /** Which figures differ, and by how much. */
  static Map<String, Long> changes(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> changes = new TreeMap<>(after);
    before.forEach((figure, value) -> changes.merge(figure, -value, Long::sum));
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  private static void collect(String path, JsonNode node, Map<String, Long> figures) {
    if (node.isNumber()) {
      figures.put(path, node.longValue());
    } else {
      node.properties()
          .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), figures));
    }
  }

  /** Sets the clock to the moment before the cut-off, so that what comes in now is counted. */
  OffsetDateTime beforeCutOff() {
    OffsetDateTime now = player.cutOff().minusMinutes(5);
    setClock(now);
    return now;
  }

  void setClock(OffsetDateTime now) {
    administrator()
        .put(
            "/api/clock",
            "application/json",
            command.object().put("now", now.toString()).toString());
  }

  /** Sends one fact and waits until everything that follows from it is derived. */
  void send(JsonNode fact) {
    player.facts().send(List.of(fact.toString()));
    command.awaitDerived();
  }

  /** Sends every file once more, to the letter, and finds everything as it was. */
  void assertThatSendingAllAgainChangesNothing(String... reports) throws IOException {
    Map<String, Long> figures = figures(reports);
    Map<String, String> tables = tables();
    for (Relay.Sent again : relay.sendAllAgain()) {
      assertThat(again.answer().status()).as(again.path()).isBetween(200, 299);
      JsonNode answer = command.read(again.answer().body());
      if (again.path().equals("/api/evidence")) {
        assertThat(answer.path("accepted").intValue()).isZero();
      } else if (again.path().startsWith("/api/lists")) {
        assertThat(answer.path("duplicate").intValue())
            .isEqualTo(answer.path("rowsRead").intValue());
      }
    }
    command.awaitDerived();
    Map<String, String> after = tables();
    // That a list came a second time is on the record itself, and so is who sent what again.
    after.keySet().removeIf(table -> table.startsWith("audit."));
    tables.keySet().removeIf(table -> table.startsWith("audit."));
    for (String receipts : Set.of("evidence.list", "evidence.list_row")) {
      assertThat(after.remove(receipts)).isNotEqualTo(tables.remove(receipts));
    }
    assertThat(after).hasSizeGreaterThan(10).isEqualTo(tables);
    assertThat(figures(reports)).isEqualTo(figures);
  }

  /** The register's ids of these people. */
  Set<String> registered(Collection<String> idNumbers) {
    return idNumbers.stream().map(player.facts()::person).collect(Collectors.toSet());
  }

  /**
   * Each table with the number of its rows and a digest of all that they hold, whoever may see it.
   */
  Map<String, String> tables() {
    Map<String, String> tables = new TreeMap<>();
    for (String name : texts(TABLES)) {
      tables.put(name, texts(CONTENT.replace("the_table", name)).getFirst());
    }
    return tables;
  }

  private List<String> texts(String sql) {
    return JdbcClient.create(database.owner())
        .sql(sql)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  @Override
  public void close() {
    player.close();
    relay.close();
    context.close();
  }
}
