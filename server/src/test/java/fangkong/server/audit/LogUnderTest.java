package fangkong.server.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Patience;
import fangkong.server.database.Bytes;
import fangkong.server.database.TestDatabase;
import fangkong.server.keys.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A log of its own, in a database of its own, and whoever owns that database. */
final class LogUnderTest {
  private static final String WAITING = "SELECT count(*) FROM audit.pending";

  private final Path keys = Files.createTempDirectory("fangkong-keys");
  private final Signing signing = Signing.open(keys);
  private Heads heads = new Heads(keys, signing);
  private final DataSource app;
  private final DataSource owned;
  private final TransactionTemplate owning;
  private final JdbcClient owner;
  private Clock today = Clock.fixed(Instant.parse("2022-10-01T00:00:00Z"), ZoneOffset.UTC);
  private Verification verification;

  LogUnderTest() throws IOException {
    TestDatabase database = TestDatabase.fresh(LogUnderTest.class);
    app = database.app();
    owned = database.owner();
    owner = JdbcClient.create(owned);
    owning = new TransactionTemplate(new DataSourceTransactionManager(owned));
    verification = new Verification(new JdbcAudit(owned), owning, heads, today);
    String role = JdbcClient.create(app).sql("SELECT current_user").query(String.class).single();
    owner.sql("CREATE SCHEMA accounts").update();
    owner
        .sql(
            "CREATE FUNCTION accounts.sees(region text) RETURNS boolean LANGUAGE sql AS 'SELECT true'")
        .update();
    for (String name :
        List.of(
            "V0042__audit.sql",
            "V0048__audit.sql",
            "V0060__audit.sql",
            "V0061__audit.sql",
            "V0064__audit.sql",
            "V0067__audit.sql")) {
      try (var migration = LogUnderTest.class.getResourceAsStream("/db/migration/audit/" + name)) {
        String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
        new JdbcTemplate(owned).execute(sql.replace("${app_role}", role));
      }
    }
  }

  Heads heads() {
    return heads;
  }

  /** A server that runs on that day, with heads of its own; not started. */
  Chaining server(Instant at, Heads own) {
    return new Chaining(
        new JdbcAudit(app),
        new TransactionTemplate(new DataSourceTransactionManager(app)),
        own,
        Clock.fixed(at, ZoneOffset.UTC),
        false);
  }

  /** One that has begun to chain. */
  Chaining begin(Instant at) {
    Chaining chaining = server(at, heads);
    chaining.start();
    chaining.store(act(at, new Random(1)));
    awaitChained();
    return chaining;
  }

  /** Chains acts as a server does that runs in that month, some at once, each lot with a head. */
  void fill(String at, int batches, Random random) {
    Instant now = Instant.parse(at);
    Chaining chaining = server(now, heads);
    for (int batch = 0; batch < batches; batch++) {
      chaining.start();
      for (int i = random.nextInt(4); i > 0; i--) {
        put(act(now, random));
      }
      chaining.store(act(now, random));
      chaining.stop();
    }
  }

  /** Has acts wait for their place that no server remembers. */
  void put(Act... acts) {
    new JdbcAudit(app).put(List.of(acts));
  }

  /** Chains this many acts as a server does, each with a head of its own. */
  void fillOneByOne(String at, int acts, Random random) {
    Instant now = Instant.parse(at);
    Chaining chaining = server(now, heads);
    for (int i = 0; i < acts; i++) {
      chaining.start();
      chaining.store(act(now, random));
      chaining.stop();
    }
  }

  /** Stores an act as a server does, and has something done before it gets its place. */
  void store(Act act, Consumer<JdbcClient> meanwhile) throws SQLException {
    Chaining chaining = begin(act.at());
    try (Connection turn = owned.getConnection()) {
      turn.setAutoCommit(false);
      JdbcClient.create(new SingleConnectionDataSource(turn, true))
          .sql("SELECT audit.take_turn(0)")
          .query()
          .listOfRows();
      try {
        chaining.store(act);
        meanwhile.accept(owner);
      } finally {
        turn.rollback();
        chaining.stop();
      }
    }
  }

  /** Has two servers store these in turns, each with heads of its own, and chain what they find. */
  void storeByTwo(List<Act> acts) throws IOException {
    Instant at = acts.getFirst().at();
    List<Chaining> servers =
        List.of(
            server(at, heads),
            server(at, new Heads(Files.createTempDirectory("fangkong-heads"), signing)));
    servers.forEach(Chaining::start);
    List<CompletableFuture<Void>> stored = new ArrayList<>();
    for (int i = 0; i < acts.size(); i++) {
      stored.add(servers.get(i % 2).begin(acts.get(i)));
      if (i % 50 == 0) {
        stored.forEach(Chaining::await);
      }
    }
    servers.forEach(Chaining::stop);
  }

  private void awaitChained() {
    Patience.until(
        "all have their place", () -> owner.sql(WAITING).query(Long.class).single() == 0);
  }

  /** Whoever has the role of the application asks this. */
  void ask(String sql, Object... parameters) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(app));
    JdbcClient client = JdbcClient.create(app);
    transaction.executeWithoutResult(_ -> {
      client.sql("SELECT set_config('fangkong.scope', '*', true)").query().singleRow();
      client.sql(sql).params(parameters).query().listOfRows();
    });
  }

  /** Whoever owns the database does this. */
  void own(String sql) {
    new JdbcTemplate(owned).execute(sql);
  }

  /** The head of the last month as it is stored now. */
  SignedHead head() {
    return new JdbcAudit(owned).listHeads().getLast();
  }

  /** Cuts the last month off after an earlier head of it, which is put back; this stays. */
  void cutOffAfter(SignedHead earlier) {
    Head head = earlier.head();
    owner
        .sql("DELETE FROM audit.entry WHERE month = ? AND number > ?")
        .params(head.month(), head.number())
        .update();
    owner
        .sql("UPDATE audit.head SET number = ?, hash = ?, signature = ? WHERE month = ?")
        .params(head.number(), head.hash().toArray(), earlier.signature().toArray(), head.month())
        .update();
  }

  /** The server ends and starts again. */
  void restart() {
    heads = new Heads(keys, signing);
    verification = new Verification(new JdbcAudit(owned), owning, heads, today);
  }

  /** What is found while a server chains more, once what is read no longer changes. */
  Verification.Result verifyWhile(Runnable chaining) {
    TransactionTemplate reading =
        new TransactionTemplate(new DataSourceTransactionManager(owned)) {
          @Override
          public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return super.execute(status -> {
              owner.sql("SELECT count(*) FROM audit.entry").query(Long.class).single();
              chaining.run();
              return action.doInTransaction(status);
            });
          }
        };
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return new Verification(new JdbcAudit(owned), reading, heads, today).run();
  }

  /** Has this many acts wait for their place, and chains them as a server does. */
  void fillWaiting(String at, int acts, Random random) {
    Instant now = Instant.parse(at);
    new TransactionTemplate(new DataSourceTransactionManager(app))
        .executeWithoutResult(_ -> {
          for (int i = 0; i < acts; i++) {
            put(act(now, random));
          }
        });
    Chaining chaining = server(now, heads);
    chaining.start();
    awaitChained();
    chaining.stop();
  }

  static Act act(Instant at, Random random) {
    UUID account = random.nextInt(5) == 0 ? null : UuidCreator.getTimeOrderedEpoch();
    List<UUID> people = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      people.add(UuidCreator.getTimeOrderedEpoch());
    }
    return new Act(
        at.plusSeconds(random.nextInt(1_000)),
        new Actor(
            account,
            "GRID_WORKER",
            "/41/1/",
            random.nextInt(9) == 0 ? UuidCreator.getTimeOrderedEpoch() : null,
            random.nextInt(9) == 0 ? UuidCreator.getTimeOrderedEpoch() : null),
        random.nextBoolean() ? Kind.OPEN.name() : Kind.WRITE.name(),
        random.nextInt(9) == 0
            ? "PUT /api/accounts/" + UuidCreator.getTimeOrderedEpoch()
            : "GET /api/people/{id}",
        people,
        random.nextBoolean() ? null : "O'Neil, 核实");
  }

  Verification.Result verify() {
    return verification.run();
  }

  /** The server was killed before it kept the last head apart; what it left of the line stays. */
  void loseLastHead(boolean cutShort) throws IOException {
    Path file = keys.resolve("audit-heads");
    List<String> lines = Files.readAllLines(file);
    String left = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
    Files.writeString(file, cutShort ? left + lines.getLast().substring(0, 80) : left);
    restart();
  }

  /** Takes the names out of what is older than its time on that day. */
  long unname(String day) {
    Instant now = Instant.parse(day);
    today = Clock.fixed(now, ZoneOffset.UTC);
    verification = new Verification(new JdbcAudit(owned), owning, heads, today);
    return owner
        .sql("SELECT audit.unname(?::timestamptz, 100000)")
        .param(now.minus(Verification.NAMED).toString())
        .query(Long.class)
        .single();
  }

  /** Stores an entry as entries were stored before they had a second form. */
  void addOfFirstForm(Random random) {
    Head last = new JdbcAudit(owned).findLastHead().orElseThrow();
    Act act = act(Instant.parse("2022-09-01T10:00:00Z"), random);
    Actor actor = act.actor();
    Act old =
        new Act(
            act.at(),
            new Actor(actor.account(), actor.role(), actor.region(), actor.emergency(), null),
            act.kind(),
            act.path(),
            act.people(),
            act.purpose());
    Bytes hash = new Chain().hash(last.hash(), last.month(), last.number() + 1, old);
    Head head = new Head(last.month(), last.before(), last.number() + 1, hash);
    SignedHead signed = heads.sign(head);
    new JdbcAudit(owned).put(List.of(old));
    owning.executeWithoutResult(_ -> {
      owner.sql("SELECT set_config('fangkong.scope', '*', true)").query().singleRow();
      owner
          .sql(
              """
              WITH old AS (DELETE FROM audit.pending RETURNING *)
              INSERT INTO audit.entry (month, number, at, account, role, region, kind, path, people, purpose, emergency, hash)
              SELECT ?, ?, at, account, role, actor_region, kind, path, people, purpose, emergency, ? FROM old
              """)
          .params(head.month(), head.number(), hash.toArray())
          .update();
      owner
          .sql("UPDATE audit.head SET number = ?, hash = ?, signature = ? WHERE month = ?")
          .params(head.number(), hash.toArray(), signed.signature().toArray(), head.month())
          .update();
    });
    heads.keep(signed);
  }

  /** What is found of something that the owner of the database does; undone afterwards. */
  Verification.Result after(Consumer<JdbcClient> tampering) {
    return owning.execute(undone -> {
      tampering.accept(owner);
      Verification.Result result = verification.run();
      undone.setRollbackOnly();
      return result;
    });
  }

  /** The numbers of a month that a signed head apart from the database speaks of. */
  List<Long> listHeads(int month) {
    return heads.list().stream().filter(head -> head.month() == month).map(Head::number).toList();
  }

  List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    owning.executeWithoutResult(_ -> new JdbcAudit(owned).each(entries::add));
    return entries;
  }
}
