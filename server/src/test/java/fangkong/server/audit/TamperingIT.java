package fangkong.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.Patience;
import fangkong.server.database.Bytes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever owns the database can do anything to the log but unseen. */
class TamperingIT {
  private static final int TAMPERINGS = 1_000;
  private static final int BATCHES = 6;

  private static final String OF_ENTRY = " WHERE month = :month AND number = :number";

  private static final String UNNAME =
      """
      UPDATE audit.entry SET account = NULL, people = '{}', emergency = NULL, device = NULL, salt = NULL,
        path = regexp_replace(path, '[0-9a-f-]{36}', '{}')
      """;

  private static final List<String> EDITS =
      List.of(
          "UPDATE audit.entry SET at = at + interval '1 microsecond'" + OF_ENTRY,
          "UPDATE audit.entry SET account = gen_random_uuid()" + OF_ENTRY,
          "UPDATE audit.entry SET role = role || ' '" + OF_ENTRY,
          "UPDATE audit.entry SET region = region || '1/'" + OF_ENTRY,
          "UPDATE audit.entry SET kind = 'FORGED'" + OF_ENTRY,
          "UPDATE audit.entry SET path = replace(path, '/api/', '/api//')" + OF_ENTRY,
          "UPDATE audit.entry SET people = people || gen_random_uuid()" + OF_ENTRY,
          "UPDATE audit.entry SET purpose = coalesce(purpose, '') || 'x'" + OF_ENTRY,
          "UPDATE audit.entry SET purpose = CASE WHEN purpose IS NULL THEN '' END" + OF_ENTRY,
          "UPDATE audit.entry SET emergency = CASE WHEN emergency IS NULL THEN gen_random_uuid() END"
              + OF_ENTRY,
          "UPDATE audit.entry SET device = CASE WHEN device IS NULL THEN gen_random_uuid() END"
              + OF_ENTRY,
          "UPDATE audit.entry SET digest = sha256(digest)" + OF_ENTRY,
          "UPDATE audit.entry SET digest = NULL" + OF_ENTRY,
          "UPDATE audit.entry SET salt = sha256(salt)" + OF_ENTRY,
          "UPDATE audit.entry SET salt = NULL" + OF_ENTRY,
          UNNAME + OF_ENTRY,
          "UPDATE audit.entry SET hash = sha256(hash)" + OF_ENTRY,
          "UPDATE audit.entry SET number = number + 1000000" + OF_ENTRY,
          "DELETE FROM audit.entry" + OF_ENTRY);

  private static final String SWAP =
      """
      UPDATE audit.entry e SET number = CASE e.number WHEN :number THEN -:other ELSE -:number END
      WHERE month = :month AND number IN (:number, :other)
      """;

  private static final String CUT_OFF =
      "DELETE FROM audit.entry WHERE (month, number) >= (:month, :number)";

  private static final String HEAD_FROM_LAST =
      """
      UPDATE audit.head h SET number = e.number, hash = e.hash
      FROM (SELECT DISTINCT ON (month) month, number, hash FROM audit.entry ORDER BY month, number DESC) e
      WHERE e.month = h.month
      """;

  private final Random random = new Random(8);
  private final LogUnderTest log = new LogUnderTest();
  private final List<Entry> entries;

  TamperingIT() throws IOException {
    log.fill("2022-06-30T10:00:00Z", BATCHES, random);
    log.fill("2022-07-01T10:00:00Z", BATCHES, random);
    log.fill("2022-09-01T10:00:00Z", BATCHES, random);
    entries = log.list();
  }

  @Test
  @Tag("row-2.22")
  void a_thousand_tamperings_are_all_found_and_the_first_bad_entry_is_named() {
    assertThat(log.verify())
        .isEqualTo(new Verification.Result(entries.size(), java.util.Optional.empty()));
    for (int i = 0; i < TAMPERINGS; i++) {
      Entry entry = entries.get(random.nextInt(entries.size()));
      switch (i % 5) {
        case 0, 1, 2 -> {
          String edit = EDITS.get(random.nextInt(EDITS.size()));
          assertFound(edit, entry, jdbc -> of(jdbc, edit, entry));
        }
        case 3 ->
            assertFound(
                "swap", entry.number() == 1 ? entry : before(entry), jdbc -> swap(jdbc, entry));
        default -> cutOff(entry, random.nextBoolean());
      }
    }
  }

  @Test
  void hashes_made_anew_differ_from_the_next_head_that_is_kept_apart() {
    for (int i = 0; i < 50; i++) {
      Entry entry = entries.get(random.nextInt(entries.size()));
      Verification.Flaw flaw = log.after(jdbc -> forge(jdbc, entry)).flaw().orElseThrow();
      LongStream heads = log.listHeads(entry.month()).stream().mapToLong(Long::longValue);
      assertThat(log.listHeads(entry.month())).hasSizeGreaterThanOrEqualTo(BATCHES);
      long next = heads.filter(number -> number >= entry.number()).min().orElseThrow();
      assertThat(flaw.month()).isEqualTo(entry.month());
      assertThat(flaw.number()).isBetween(entry.number(), next);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM audit.pending",
        "UPDATE audit.pending SET account = gen_random_uuid()",
        "UPDATE audit.pending SET people = '{}'",
        "UPDATE audit.pending SET actor_region = '/42/'",
        "UPDATE audit.pending SET purpose = 'CARE'",
        "UPDATE audit.pending SET device = gen_random_uuid()",
        "UPDATE audit.pending SET emergency = gen_random_uuid()"
      })
  void what_is_removed_or_changed_before_it_has_its_place_gets_one_as_it_was(String change)
      throws SQLException {
    Act act = looking();

    log.store(act, owner -> assertThat(owner.sql(change).update()).isOne());

    assertThat(log.list()).extracting(Entry::act).containsOnlyOnce(act);
    assertThat(log.verify().flaw()).isEmpty();
  }

  @Test
  void what_is_removed_while_more_waits_than_is_chained_at_once_gets_its_place_too()
      throws SQLException {
    Act act = looking();

    log.store(
        act,
        owner -> {
          owner.sql("DELETE FROM audit.pending").update();
          log.put(
              Stream.generate(() -> LogUnderTest.act(act.at(), random))
                  .limit(2_100)
                  .toArray(Act[]::new));
        });

    assertThat(log.list())
        .hasSizeGreaterThan(entries.size() + 2_100)
        .extracting(Entry::act)
        .containsOnlyOnce(act);
    assertThat(log.verify().flaw()).isEmpty();
  }

  @Test
  void where_what_is_stored_is_taken_out_again_and_again_nobody_is_let_through() {
    Chaining server = log.begin(looking().at());
    log.own(
        """
        CREATE FUNCTION hide() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
          'BEGIN DELETE FROM audit.pending WHERE position = NEW.position; RETURN NULL; END';
        CREATE TRIGGER hide AFTER INSERT ON audit.pending FOR EACH ROW EXECUTE FUNCTION hide();
        """);
    Act hidden = looking();
    server.store(hidden);
    Patience.until("nobody is let through", () -> !stores(server));
    assertThat(stores(server)).isFalse();

    log.own("DROP FUNCTION hide CASCADE");

    Patience.until("it goes on", () -> stores(server));
    server.stop();
    assertThat(log.list()).extracting(Entry::act).containsOnlyOnce(hidden);
    assertThat(log.verify().flaw()).isEmpty();
  }

  private static boolean stores(Chaining server) {
    try {
      server.store(looking());
      return true;
    } catch (DataAccessResourceFailureException e) {
      return false;
    }
  }

  private static Act looking() {
    return new Act(
        Instant.parse("2022-09-02T10:00:00Z"),
        new Actor(UUID.randomUUID(), "GRID_WORKER", "/41/1/"),
        Kind.OPEN.name(),
        "GET /api/people/{id}",
        List.of(UUID.randomUUID()),
        null);
  }

  private static final String CHAIN =
      """
      SELECT audit.chain(p, array_fill(''::bytea, ARRAY[cardinality(p)]), array_fill(''::bytea, ARRAY[cardinality(p)]),
        array_fill(''::bytea, ARRAY[cardinality(p)]), ?, '', ?, '', '')
      FROM (SELECT array_agg(position ORDER BY position %s) AS p FROM audit.pending) w
      """;

  @Test
  void whoever_has_the_role_of_the_application_gives_no_place_but_the_next() {
    long last = log.head().head().number();
    log.put(looking());
    log.put(looking());
    for (Runnable forged :
        List.<Runnable>of(
            () -> log.ask(CHAIN.formatted("DESC"), 202209, last + 2),
            () -> log.ask(CHAIN.formatted("ASC"), 202209, last + 3),
            () -> log.ask(CHAIN.formatted("ASC"), 202209, last + 1),
            () -> log.ask(CHAIN.formatted("ASC"), 202208, 2),
            () -> log.ask(CHAIN.formatted("ASC"), 202212, 7),
            () -> log.ask("SELECT audit.chain('{}', '{}', '{}', '{}', 999912, '', 0, '', '')"),
            () ->
                log.ask(
                    "SELECT audit.chain('{999999999}', '{a}', '{a}', '{a}', 202209, '', ?, '', '')",
                    last + 1))) {
      assertThatThrownBy(forged::run).rootCause().hasMessageContaining("wait");
    }
    assertThat(log.verify().flaw()).isEmpty();
  }

  @Test
  void nothing_is_chained_after_a_head_that_nobody_signed() {
    log.put(looking());
    log.ask(CHAIN.formatted("ASC"), 202209, log.head().head().number() + 1);
    Chaining server = log.server(looking().at(), log.heads());
    server.start();

    assertThat(stores(server)).isFalse();

    server.stop();
    assertThat(log.list()).hasSize(entries.size() + 1);
    assertThat(log.verify().flaw()).isPresent();
  }

  @Test
  void what_two_servers_store_is_chained_once_whoever_has_the_turn() throws IOException {
    Instant day = Instant.parse("2022-09-03T10:00:00Z");
    List<Act> acts = Stream.generate(() -> LogUnderTest.act(day, random)).limit(1_000).toList();

    log.storeByTwo(acts);

    List<Act> chained = log.list().stream().map(Entry::act).toList();
    assertThat(chained.subList(entries.size(), chained.size()))
        .containsExactlyInAnyOrderElementsOf(acts);
    assertThat(log.verify().flaw()).isEmpty();
  }

  @Test
  void where_the_database_keeps_nothing_of_what_is_stored_nobody_is_let_through() {
    String nothing =
        """
        CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER nothing BEFORE INSERT ON audit.pending FOR EACH ROW EXECUTE FUNCTION nothing();
        """;
    Act act = LogUnderTest.act(Instant.parse("2022-09-02T10:00:00Z"), random);
    log.own(nothing);

    assertThatThrownBy(() -> log.store(act, _ -> {}))
        .isInstanceOf(DataAccessResourceFailureException.class);

    log.own("DROP FUNCTION nothing CASCADE");
    assertThat(log.list()).extracting(Entry::act).doesNotContain(act);
  }

  @Test
  void what_is_added_without_the_key_is_found() {
    Entry last = entries.getLast();
    String add =
        """
        INSERT INTO audit.entry (month, number, at, role, region, kind, path, people, hash)
        SELECT month, number + 1, at, role, region, kind, path, people, hash FROM audit.entry
        """;
    assertThat(log.after(jdbc -> of(jdbc, add + OF_ENTRY, last)).flaw()).isPresent();
    assertThat(
            log.after(
                    jdbc -> {
                      of(jdbc, add + OF_ENTRY, last);
                      jdbc.sql(HEAD_FROM_LAST).update();
                    })
                .flaw())
        .isPresent();
  }

  @Test
  void heads_and_whole_months_that_are_changed_or_taken_away_are_found() {
    for (int month : List.of(202206, 202207, 202209)) {
      for (String change :
          List.of(
              "UPDATE audit.head SET signature = sha256(signature)",
              "UPDATE audit.head SET number = number - 1",
              "UPDATE audit.head SET before = sha256(before)",
              "DELETE FROM audit.head")) {
        assertThat(log.after(jdbc -> inMonth(jdbc, change, month)).flaw()).as(change).isPresent();
      }
      Verification.Flaw flaw =
          log.after(
                  jdbc -> {
                    inMonth(jdbc, "DELETE FROM audit.entry", month);
                    inMonth(jdbc, "DELETE FROM audit.head", month);
                  })
              .flaw()
              .orElseThrow();
      assertThat(flaw.month()).isEqualTo(month);
      assertThat(flaw.number()).isOne();
    }
  }

  @Test
  @Tag("row-2.22")
  void
      entries_of_three_years_ago_name_nobody_and_every_tampering_with_them_is_found_all_the_same() {
    Instant until = Instant.parse("2022-08-01T00:00:00Z");
    long old = entries.stream().filter(entry -> entry.act().at().isBefore(until)).count();
    assertThat(log.unname("2025-06-01T00:00:00Z")).isZero();

    assertThat(log.unname("2025-08-01T00:00:00Z")).isEqualTo(old).isPositive();

    assertThat(log.verify())
        .isEqualTo(new Verification.Result(entries.size(), java.util.Optional.empty()));
    List<Entry> left = log.list();
    assertThat(left).extracting(Entry::hash).isEqualTo(entries.stream().map(Entry::hash).toList());
    for (int i = 0; i < left.size(); i++) {
      Entry entry = left.get(i);
      if (entry.act().at().isBefore(until)) {
        assertThat(entry.act().namesNobody()).isTrue();
        assertThat(entry.act().pathWithoutIds()).isEqualTo(entries.get(i).act().pathWithoutIds());
        String edit = EDITS.get(i % EDITS.size());
        if (!edit.contains("salt")) {
          assertFound(edit, entry, jdbc -> of(jdbc, edit, entry));
        }
        String named = "UPDATE audit.entry SET account = gen_random_uuid()" + OF_ENTRY;
        assertFound(named, entry, jdbc -> of(jdbc, named, entry));
      } else {
        assertThat(entry).isEqualTo(entries.get(i));
        assertFound(UNNAME, entry, jdbc -> of(jdbc, UNNAME + OF_ENTRY, entry));
      }
      cutOff(entry, true);
    }
  }

  @Test
  void entries_of_the_first_form_are_verified_as_ever_and_followed_by_others() {
    log.addOfFirstForm(random);
    log.fill("2022-09-01T11:00:00Z", 2, random);
    assertThat(log.verify().flaw()).isEmpty();
    Entry old = log.list().get(entries.size());
    assertThat(old.names()).isNull();
    for (String edit :
        List.of(
            "account = gen_random_uuid()",
            "people = people || gen_random_uuid()",
            "device = gen_random_uuid()",
            "salt = decode('00', 'hex')",
            "salt = decode('', 'hex')",
            "digest = decode('', 'hex')")) {
      assertFound(edit, old, jdbc -> of(jdbc, "UPDATE audit.entry SET " + edit + OF_ENTRY, old));
    }
  }

  /** The server goes on after the head that it finds, and keeps heads for the same numbers anew. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_earlier_head_put_back_is_found_though_the_server_went_on_past_what_was_cut_off(
      boolean restarted) {
    String at = "2022-09-01T11:00:00Z";
    log.fillOneByOne(at, 3, random);
    SignedHead earlier = log.head();
    log.fillOneByOne(at, 10, random);
    assertThat(log.verify().flaw()).isEmpty();

    log.cutOffAfter(earlier);
    if (restarted) {
      log.restart();
    }
    log.fillOneByOne(at, 15, random);

    Verification.Flaw flaw = log.verify().flaw().orElseThrow();
    assertThat(flaw.month()).isEqualTo(202209);
    assertThat(flaw.number()).isEqualTo(earlier.head().number() + 1);
    assertThat(flaw.what()).contains("two signed heads");
  }

  @Test
  void beside_a_server_that_goes_on_nothing_is_found_that_is_not_there() {
    assertThat(log.verifyWhile(() -> log.fillOneByOne("2022-09-01T11:00:00Z", 3, random)).flaw())
        .isEmpty();
    assertThat(log.verify().flaw()).isEmpty();
  }

  /** Nobody waits for the head to be kept apart, so that a server may be killed before it is. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_head_that_a_crash_kept_from_the_keys_is_kept_when_the_server_starts_again(boolean cutShort)
      throws IOException {
    long last = entries.getLast().number();
    log.loseLastHead(cutShort);
    assertThat(log.listHeads(202209)).doesNotContain(last);
    assertThat(log.verify().flaw()).isEmpty();

    log.fill("2022-09-01T11:00:00Z", 1, random);

    assertThat(log.listHeads(202209)).contains(last).anyMatch(number -> number > last);
    assertThat(log.verify().flaw()).isEmpty();
    assertThat(
            log.after(
                    jdbc -> {
                      jdbc.sql("DELETE FROM audit.entry WHERE month = 202209 AND number > 1")
                          .update();
                      jdbc.sql(HEAD_FROM_LAST).update();
                    })
                .flaw())
        .isPresent();
  }

  private void assertFound(String what, Entry first, Consumer<JdbcClient> tampering) {
    Verification.Flaw flaw =
        log.after(tampering).flaw().orElseThrow(() -> new AssertionError(what));
    assertThat(List.of((long) flaw.month(), flaw.number()))
        .as("%s: %s", what, flaw)
        .isEqualTo(List.of((long) first.month(), first.number()));
  }

  private static void of(JdbcClient jdbc, String sql, Entry entry) {
    assertThat(jdbc.sql(sql).param("month", entry.month()).param("number", entry.number()).update())
        .isOne();
  }

  private static void inMonth(JdbcClient jdbc, String sql, int month) {
    jdbc.sql(sql + " WHERE month = :month").param("month", month).update();
  }

  private Entry before(Entry entry) {
    return entries.get(entries.indexOf(entry) - 1);
  }

  /** Exchanges an entry with the one before, or the first with the second. */
  private static void swap(JdbcClient jdbc, Entry entry) {
    long other = entry.number() == 1 ? 2 : entry.number() - 1;
    jdbc.sql(SWAP)
        .param("month", entry.month())
        .param("number", entry.number())
        .param("other", other)
        .update();
    jdbc.sql("UPDATE audit.entry SET number = -number WHERE number < 0").update();
  }

  private void cutOff(Entry entry, boolean withHeads) {
    assertFound(
        "cut off",
        entry,
        jdbc -> {
          jdbc.sql(CUT_OFF).param("month", entry.month()).param("number", entry.number()).update();
          if (withHeads) {
            jdbc.sql("DELETE FROM audit.head WHERE month NOT IN (SELECT month FROM audit.entry)")
                .update();
            jdbc.sql(HEAD_FROM_LAST).update();
          }
        });
  }

  /** Changes an entry and makes all hashes after it anew, and the heads as far as they can be. */
  private void forge(JdbcClient jdbc, Entry changed) {
    Chain chain = new Chain();
    var hash = Chain.START;
    for (Entry entry : entries) {
      Act act = entry.act();
      if (entry.equals(changed)) {
        act = new Act(act.at(), act.actor(), act.kind(), "GET /api/forged", act.people(), null);
        jdbc.sql("UPDATE audit.entry SET path = 'GET /api/forged', purpose = NULL" + OF_ENTRY)
            .param("month", entry.month())
            .param("number", entry.number())
            .update();
      }
      Bytes salt = Objects.requireNonNull(Objects.requireNonNull(entry.names()).salt());
      Bytes names = chain.digest(salt, act);
      hash = chain.hash(hash, entry.month(), entry.number(), act, names);
      jdbc.sql("UPDATE audit.entry SET hash = :hash, digest = :names" + OF_ENTRY)
          .param("hash", hash.toArray())
          .param("names", names.toArray())
          .param("month", entry.month())
          .param("number", entry.number())
          .update();
    }
    jdbc.sql(HEAD_FROM_LAST).update();
  }
}
