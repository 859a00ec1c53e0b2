package fangkong.server;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.accounts.Accounts;
import fangkong.server.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real server, asked over HTTP, and its database beside it. Its clock is set to a day in July
 * 2022 and runs on from there; a test may move it forward.
 */
public final class ServerUnderTest {

  /** Gives the server a database of its own and keys of its own. */
  static final class OwnDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestDatabase database = TestDatabase.fresh(ServerUnderTest.class);
      Map<String, String> properties = new HashMap<>(database.properties());
      properties.put("fangkong.home", root().toString());
      properties.put("fangkong.keys", keys().toString());
      TestPropertyValues.of(properties).applyTo(context);
      context.getBeanFactory().registerSingleton("testDatabase", database);
    }
  }

  public static final OffsetDateTime BEGIN = OffsetDateTime.parse("2022-07-01T08:00:00+08:00");

  private static final String PASSWORD = "long enough for a test 2022";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Environment environment;
  private final Accounts accounts;
  private final TestDatabase database;
  private final long accountsAtStart;
  private @Nullable String setupToken;
  private @Nullable Api administrator;

  ServerUnderTest(Environment environment, Accounts accounts, TestDatabase database) {
    this.environment = environment;
    this.accounts = accounts;
    this.database = database;
    this.accountsAtStart =
        JdbcClient.create(database.owner())
            .sql("SELECT count(*) FROM accounts.account")
            .query(Long.class)
            .single();
  }

  /** The root of the repository. */
  public static Path root() {
    return Path.of(System.getProperty("fangkong.root", ".."));
  }

  static Path keys() {
    try {
      return Files.createTempDirectory("fangkong-keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody signed in. */
  public Api nobody() {
    return Api.nobody("http://localhost:" + environment.getRequiredProperty("local.server.port"));
  }

  /** How many accounts there were before anybody made one. */
  public long accountsAtStart() {
    return accountsAtStart;
  }

  /** The token that made the first administrator, used up by now. */
  public String usedSetupToken() {
    administrator();
    return String.valueOf(setupToken);
  }

  public synchronized Api administrator() {
    Api made = administrator;
    if (made == null) {
      String token = accounts.offerSetup().orElseThrow();
      setupToken = token;
      nobody()
          .post(
              "/api/setup",
              object().put("token", token).put("username", "first-admin").put("password", PASSWORD))
          .expect(204);
      made = nobody().signIn("first-admin", PASSWORD);
      administrator = made;
      moveClock(BEGIN);
    }
    return made;
  }

  /** Somebody new of this role, signed in, who sees what lies inside these regions. */
  public Api as(String role, String... scope) {
    return account(role, null, scope);
  }

  /** The account of a worker on the roster, signed in. */
  public Api worker(String login, String... scope) {
    return account("GRID_WORKER", login, scope);
  }

  private Api account(String role, @Nullable String worker, String... scope) {
    String username = "user-" + NUMBER.incrementAndGet();
    ObjectNode wanted =
        object()
            .put("username", username)
            .put("password", PASSWORD)
            .put("role", role)
            .put("worker", worker);
    List.of(scope).forEach(wanted.putArray("scope")::add);
    administrator().post("/api/accounts", wanted).expect(201);
    return nobody().signIn(username, PASSWORD);
  }

  /**
   * Has two of the command post put a protocol into effect for a region; the answer is the
   * second's.
   */
  public Api.Answer adopt(String protocol, String region, String from, @Nullable String until) {
    ObjectNode wanted =
        object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("protocol", protocol)
            .put("region", region)
            .put("effectiveFrom", from)
            .put("effectiveUntil", until)
            .put("justification", "as a test wants it");
    as("COMMAND", region).post("/api/protocols/proposals", wanted).expect(201);
    return as("COMMAND", region)
        .post(
            "/api/protocols/proposals/" + wanted.path("id").stringValue() + "/adoption", object());
  }

  /** Moves the server's clock; never backwards. */
  public void moveClock(OffsetDateTime now) {
    administrator()
        .put("/api/clock", "application/json", object().put("now", now.toString()).toString())
        .expect(200);
  }

  public OffsetDateTime now() {
    return OffsetDateTime.parse(
        administrator().get("/api/clock").expect(200).path("now").stringValue());
  }

  /** Waits until everything that came in is derived. */
  public void awaitDerived() {
    Patience.until("everything is derived", () -> countPending() == 0);
  }

  /** Waits until everything that was done and seen has its place in the log. */
  public void awaitChained() {
    Patience.until(
        "acts are chained",
        () ->
            everything().sql("SELECT count(*) FROM audit.pending").query(Long.class).single() == 0);
  }

  /** How many people the server still has to look at. */
  public long countPending() {
    return nobody().get("/api/health").expect(200).path("pending").longValue();
  }

  /** Connections of the application's role. */
  public DataSource app() {
    return database.app();
  }

  /** Connections of the owner of the database. */
  public DataSource owner() {
    return database.owner();
  }

  /** The database as its owner sees it: every row of everybody. */
  public JdbcClient everything() {
    return JdbcClient.create(database.owner());
  }

  public long countFacts() {
    return everything().sql("SELECT count(*) FROM evidence.fact").query(Long.class).single();
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A batch of facts as the door takes it. */
  public static ObjectNode batch(List<? extends JsonNode> facts) {
    ObjectNode batch = object();
    batch.putArray("facts").addAll(facts);
    return batch;
  }
}
