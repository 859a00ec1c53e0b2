package fangkong.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import fangkong.server.audit.LogOfServer;
import fangkong.server.database.Bytes;
import fangkong.server.database.Folders;
import fangkong.server.keys.Sealing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Closing the event destroys its keys: what was sealed opens nowhere any more, equal numbers are
 * equal to nothing that was, and what is left says so under a signature. The server is one of its
 * own: with others', their people would be gone.
 */
@ServerTest
@TestPropertySource(properties = "fangkong.privacy.check-in-days=15")
@Tag("row-2.22")
class ClosingIT {

  private static final String IDENTITY =
      """
      SELECT id, name_sealed, id_number_sealed, phone_sealed, id_number_index, phone_name_index
      FROM people.person WHERE id = ?
      """;

  private static final String SECRET = "王小明家的聚会";

  private final ServerUnderTest server;
  private final LogOfServer log;
  private final Closings closings;
  private final Certificates certificates;
  private final Path keys;
  private final Place here;
  private final Api sender;
  private final Api other;

  ClosingIT(
      ServerUnderTest server,
      Closings closings,
      Certificates certificates,
      Folders folders,
      ApplicationContext context) {
    this.server = server;
    this.log = new LogOfServer(context);
    this.closings = closings;
    this.certificates = certificates;
    this.keys = folders.keys();
    here = Place.layOut(server, "484").adopting(server, "CN-COVID-9");
    sender = server.as("EPIDEMIOLOGIST", here.township());
    other = server.as("ADMINISTRATOR", "*");
  }

  @Test
  void nothing_sealed_opens_after_the_event_is_closed_and_everything_else_goes_on()
      throws IOException {
    Someone canary = Someone.fresh();
    UUID person = register(canary, "LOW");
    sayWhatNamesSomebody(canary);
    release(person);
    Map<String, @Nullable Object> before = identity(person);
    List<Path> oldKeys = listKeys();
    assertThat(open(before, person))
        .containsExactlyInAnyOrder(canary.name(), canary.phone(), canary.idNumber());
    long facts = server.countFacts();

    JsonNode certificate = close();

    assertThat(open(before, person)).as("with any key that is left").isEmpty();
    assertThat(listKeys()).as("no key lies about").containsExactlyInAnyOrderElementsOf(oldKeys);
    assertThat(identity(person).values().stream().filter(each -> each instanceof byte[])).isEmpty();
    assertThat(server.countFacts()).isEqualTo(facts);
    UUID again = register(canary, "LOW");
    assertThat(again).isNotEqualTo(person);
    assertThat((byte[]) identity(again).get("id_number_index"))
        .isNotEqualTo((byte[]) before.get("id_number_index"));
    assertThat((byte[]) identity(again).get("phone_name_index"))
        .isNotEqualTo((byte[]) before.get("phone_name_index"));
    server.awaitDerived();
    JsonNode shown = sender.get("/api/people/" + again).expect(200);
    assertThat(shown.toString()).contains(canary.name());
    assertNowhere(SECRET);
    assertThat(countMeasured()).isZero();
    assertSigned(certificate);
    release(again);
  }

  @Test
  void
      the_log_is_verified_after_the_keys_are_destroyed_and_still_ends_where_the_certificate_says() {
    UUID person = register(Someone.fresh(), "LOW");
    server.awaitDerived();
    sender.get("/api/people/" + person).expect(200);
    release(person);
    server.awaitChained();
    LogOfServer.Verified before = log.verify();
    assertThat(before.flaw()).isEmpty();

    JsonNode end = JsonMapper.shared().readTree(close().path("content").stringValue()).path("log");

    LogOfServer.Verified after = log.verify();
    assertThat(after.flaw()).isEmpty();
    assertThat(after.entries()).isGreaterThan(before.entries());
    assertThat(
            server
                .everything()
                .sql("SELECT count(*) FROM audit.entry WHERE month = ? AND number = ? AND hash = ?")
                .params(
                    end.path("month").intValue(),
                    end.path("number").longValue(),
                    Objects.requireNonNull(Bytes.ofHex(end.path("hash").stringValue())).toArray())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(
            server
                .as("AUDITOR", "*")
                .get("/api/audit?person=" + person)
                .expect(200)
                .valueStream()
                .map(entry -> entry.path("path").stringValue()))
        .contains("GET /api/people/{id}");
  }

  @Test
  void a_closing_is_two_people_s_and_refused_while_somebody_is_managed() {
    UUID managed = register(Someone.fresh(), "HIGH");
    server.awaitDerived();
    Api.Answer refused = server.administrator().post("/api/privacy/event/closing", proposal());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("FK-8101");
    assertThat(refused.text()).contains("1 ");
    release(managed);
    UUID late = register(Someone.fresh(), "LOW");
    release(late);

    ObjectNode proposal = proposal();
    server.administrator().post("/api/privacy/event/closing", proposal).expect(201);
    String confirm = "/api/privacy/event/closing/" + id(proposal) + "/confirm";
    assertThat(server.administrator().post(confirm, ServerUnderTest.object()).code())
        .isEqualTo("FK-5102");
    assertThat(server.as("COMMAND", "*").post(confirm, ServerUnderTest.object()).status())
        .isEqualTo(403);
    assertThat(other.post("/api/privacy/event/closing", proposal()).code()).isEqualTo("FK-8102");
    UUID after = register(Someone.fresh(), "HIGH");
    server.awaitDerived();
    assertThat(server.as("ADMINISTRATOR", "*").post(confirm, ServerUnderTest.object()).code())
        .as("an account that was made for it")
        .isEqualTo("FK-8104");
    assertThat(other.post(confirm, ServerUnderTest.object()).code()).isEqualTo("FK-8101");
    other
        .post("/api/privacy/event/closing/" + id(proposal) + "/decline", ServerUnderTest.object())
        .expect(204);
    assertThat(other.post(confirm, ServerUnderTest.object()).code()).isEqualTo("FK-5103");
    assertThat(identity(after).get("name_sealed")).isNotNull();
    release(after);
  }

  @Test
  void a_closing_that_was_cut_short_is_finished_at_the_next_start() {
    Someone someone = Someone.fresh();
    UUID person = register(someone, "LOW");
    release(person);
    Map<String, @Nullable Object> before = identity(person);
    ObjectNode proposal = proposal();
    server.administrator().post("/api/privacy/event/closing", proposal).expect(201);
    confirmAlone(id(proposal));
    Api.Answer meanwhile = sender.facts(arrival(Someone.fresh(), "LOW"));
    assertThat(meanwhile.code()).isEqualTo("FK-8103");

    closings.start();

    assertThat(open(before, person)).isEmpty();
    assertThat(identity(person).get("name_sealed")).isNull();
    assertThat(certificates.list().stream().map(Certificate::closing)).contains(id(proposal));
    assertThat(keys.resolve("certificate-" + id(proposal) + ".json")).exists();
    UUID next = register(someone, "LOW");
    assertThat(next).isNotEqualTo(person);
    release(next);
  }

  @Test
  void the_application_empties_nothing_without_a_closing_that_two_confirmed() {
    JdbcClient app = JdbcClient.create(server.app());
    assertThatThrownBy(() ->
            app.sql(
                    "SELECT * FROM privacy.blank(gen_random_uuid(), now(), gen_random_uuid(), '{}')")
                .query((_, _) -> true)
                .list())
        .rootCause()
        .hasMessageContaining("not confirmed");
    assertThatThrownBy(
            () -> app.sql("UPDATE privacy.closing SET confirmed_by = gen_random_uuid()").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> app.sql("UPDATE people.keys_in_use SET ids = '{}'").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private JsonNode close() {
    ObjectNode proposal = proposal();
    server.administrator().post("/api/privacy/event/closing", proposal).expect(201);
    JsonNode closed =
        other
            .post(
                "/api/privacy/event/closing/" + id(proposal) + "/confirm", ServerUnderTest.object())
            .expect(200);
    assertThat(
            server
                .as("AUDITOR", "*")
                .get("/api/privacy/certificates")
                .expect(200)
                .get(0)
                .path("content"))
        .isEqualTo(closed.path("content"));
    assertThat(
            server.administrator().get("/api/privacy/event").expect(200).path("closing").isNull())
        .isTrue();
    return closed;
  }

  private void assertSigned(JsonNode closed) {
    assertThat(closed.path("signed").booleanValue()).isTrue();
    JsonNode content = JsonMapper.shared().readTree(closed.path("content").stringValue());
    assertThat(content.path("keysDestroyed")).hasSize(2);
    assertThat(content.path("rowsEmptied").path("people.person").intValue()).isPositive();
    assertThat(content.path("factsLeft").path("arrival").intValue()).isPositive();
    assertThat(content.path("log").path("hash").stringValue()).hasSize(64);
    assertThat(content.path("confirmed").path("account"))
        .isNotEqualTo(content.path("proposed").path("account"));
    UUID closing = UUID.fromString(closed.path("closing").stringValue());
    Bytes signature = Objects.requireNonNull(Bytes.ofHex(closed.path("signature").stringValue()));
    byte[] signed = closed.path("content").stringValue().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < signed.length; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= 1;
      String text = new String(changed, StandardCharsets.UTF_8);
      assertThat(certificates.isSigned(new Certificate(closing, text, signature)))
          .as("byte %d", i)
          .isFalse();
    }
  }

  /** Says in every free text there is what nobody may read afterwards. */
  private void sayWhatNamesSomebody(Someone someone) {
    sender
        .post(
            "/api/investigations",
            ServerUnderTest.object().put("name", SECRET).put("region", here.township()))
        .expect(201);
    server
        .as("GRID_LEAD", here.township())
        .postList(
            SECRET + ".csv",
            "姓名,身份证号,来源地,到达时间,目的地\n%s,%s,%s,2022-06-20,%s\n"
                .formatted(someone.name(), someone.idNumber(), SECRET, here.cell("201", "C01")))
        .expect(200);
    UUID person = register(Someone.fresh(), "HIGH");
    sender
        .facts(
            Said.test(someone, here.cell("201", "C01"), server.now().minusHours(1), "NEGATIVE")
                .put("ct", 31.5))
        .expect(200);
    assertThat(countMeasured()).isPositive();
    server.awaitDerived();
    TwoPeople two = TwoPeople.inside(server, here.township());
    two.rule(
        TwoPeople.assigning(person.toString(), "NONE", server.now().plusDays(20))
            .put("reason", SECRET));
    server
        .as("COMMAND", here.township())
        .post(
            "/api/people/" + person + "/appeals",
            ServerUnderTest.object()
                .put("id", UuidCreator.getTimeOrderedEpoch().toString())
                .put("clause", "RULING")
                .put("text", SECRET));
    server.awaitDerived();
  }

  /** Waits until everything is derived, and lets two people release somebody. */
  private void release(UUID person) {
    server.awaitDerived();
    TwoPeople.inside(server, here.township())
        .rule(TwoPeople.assigning(person.toString(), "NONE", server.now().plusDays(20)));
    server.awaitDerived();
  }

  private void assertNowhere(String text) {
    Patience.until("everything is derived", () -> server.countPending() == 0);
    List<String> tables =
        server
            .everything()
            .sql(
                """
                SELECT table_schema || '.' || table_name FROM information_schema.tables
                WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """)
            .query((row, _) -> row.getString(1))
            .list();
    for (String table : tables) {
      assertThat(
              server
                  .everything()
                  .sql(
                      "SELECT count(*) FROM %s t WHERE strpos(to_jsonb(t)::text, ?) > 0"
                          .formatted(table))
                  .param(text)
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  private long countMeasured() {
    return server
        .everything()
        .sql("SELECT count(*) FROM evidence.fact WHERE clinical_sealed IS NOT NULL")
        .query(Long.class)
        .single();
  }

  private void confirmAlone(UUID closing) {
    server
        .everything()
        .sql(
            """
            SELECT privacy.confirm_closing(c.id, a.id, now(), (SELECT ids FROM people.keys_in_use))
            FROM privacy.closing c, LATERAL (
              SELECT id FROM accounts.account WHERE id <> c.proposed_by AND created_at < c.stored_at LIMIT 1) a
            WHERE c.id = ?
            """)
        .param(closing)
        .query(Long.class)
        .single();
  }

  private ObjectNode proposal() {
    return ServerUnderTest.object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("name", "某县 2022 年夏");
  }

  private static UUID id(ObjectNode proposal) {
    return UUID.fromString(proposal.path("id").stringValue());
  }

  private UUID register(Someone someone, String risk) {
    return UUID.fromString(
        sender.facts(arrival(someone, risk)).expect(200).path("people").get(0).stringValue());
  }

  private ObjectNode arrival(Someone someone, String risk) {
    return Said.arrival(someone, here.cell("201", "C01"), server.now().minusDays(1), risk);
  }

  private Map<String, @Nullable Object> identity(UUID person) {
    return server.everything().sql(IDENTITY).param(person).query().singleRow();
  }

  private List<Path> listKeys() throws IOException {
    try (Stream<Path> files = Files.list(keys)) {
      return files.filter(file -> !file.toString().contains("certificate-")).toList();
    }
  }

  /** What opens of somebody with any of the keys in the folder. */
  private List<String> open(Map<String, @Nullable Object> identity, UUID person) {
    List<String> opened = new ArrayList<>();
    for (String file : List.of("people.json", "sealing.json")) {
      Sealing sealing = Sealing.open(keys, file);
      for (String column : List.of("name_sealed", "id_number_sealed", "phone_sealed")) {
        try {
          opened.add(
              sealing.open(
                  Bytes.of((byte[]) Objects.requireNonNull(identity.get(column))),
                  "people.person/" + column + "/" + person));
        } catch (IllegalStateException e) {
          assertThat(e).hasMessageContaining("cannot be opened");
        }
      }
    }
    return opened;
  }
}
