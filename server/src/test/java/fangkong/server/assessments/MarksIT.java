package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Whoever facts came in about is looked at again, whatever happens at the same moment. */
@ServerTest
class MarksIT {

  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Assessments assessments;
  private final TransactionTemplate transaction;
  private final Place here;
  private final Api sender;

  MarksIT(
      ServerUnderTest server, Assessments assessments, PlatformTransactionManager transactions) {
    this.server = server;
    this.assessments = assessments;
    this.transaction = new TransactionTemplate(transactions);
    here = Place.layOut(server, "341").adopting(server, "CN-COVID-9");
    sender = server.as("EPIDEMIOLOGIST", here.township());
  }

  private String category(String person) {
    return sender
        .get("/api/people?region=" + here.township() + "&limit=500")
        .expect(200)
        .path("rows")
        .valueStream()
        .filter(row -> row.path("person").stringValue().equals(person))
        .map(row -> row.path("category").stringValue())
        .findFirst()
        .orElse("nothing");
  }

  private String send(ObjectNode fact) {
    return sender.facts(fact).expect(200).path("people").get(0).stringValue();
  }

  @Test
  void a_fact_that_comes_in_after_the_clock_was_read_and_before_the_marks_are_taken_is_seen() {
    AtomicReference<String> person = new AtomicReference<>("");
    Scope.runEverywhere(() ->
        transaction.executeWithoutResult(_ -> {
          Instant before = server.now().toInstant();
          // holds the background off until the transaction ends
          assessments.deriveNext(1_000, before);
          OffsetDateTime known = server.now();
          person.set(
              send(
                  Said.arrival(Someone.fresh(), here.cell("201", "C01"), known.minusDays(1), "HIGH")
                      .put("known", known.toString())));
          assertThat(assessments.deriveNext(1_000, before)).isEqualTo(1);
        }));

    assertThat(
            server
                .everything()
                .sql("SELECT category FROM assessments.standing WHERE person = ?::uuid")
                .param(person.get())
                .query(String.class)
                .single())
        .isEqualTo("HIGH_AREA_HISTORY");
  }

  @Test
  void
      everyone_who_depends_on_somebody_is_looked_at_again_along_the_whole_chain_and_round_a_ring() {
    String cell = here.cell("202", "C01");
    Someone source = Someone.fresh();
    String[] chain = new String[5];
    chain[0] =
        send(Said.fact("symptom", source, cell).put("at", AT.toString()).put("present", false));
    for (int i = 1; i < chain.length; i++) {
      chain[i] = send(exposure(Someone.fresh(), chain[i - 1]));
    }
    send(
        Said.fact("exposure", chain[0], cell)
            .put("degree", "SECONDARY")
            .put("to", chain[4])
            .put("from", AT.toString()));
    server.awaitDerived();
    assertThat(chain)
        .allSatisfy(person -> assertThat(category(person)).isEqualTo("CONTACT_OF_CONTACT"));

    for (int i = 0; i < chain.length; i++) {
      send(
          Said.fact("test", chain[i], cell)
              .put("sampled", AT.plusHours(i).toString())
              .put("result", "POSITIVE"));
      server.awaitDerived();
      assertThat(category(chain[i])).isEqualTo("SUSPECTED_CASE");
      if (i + 1 < chain.length) {
        assertThat(category(chain[i + 1]))
            .as("whoever met number %d", i)
            .isEqualTo("CLOSE_CONTACT");
      }
    }
  }

  @Test
  void a_fact_is_felt_by_whom_it_concerns_and_by_nobody_else() {
    Place place = Place.layOut(server, "343").adopting(server, "CN-COVID-9");
    String cell = place.cell("201", "C01");
    Api api = server.as("EPIDEMIOLOGIST", place.township());
    String[] chain = new String[4];
    for (int i = 0; i < chain.length; i++) {
      ObjectNode fact =
          i == 0
              ? Said.arrival(Someone.fresh(), cell, AT, "HIGH")
              : exposure(Someone.fresh(), chain[i - 1]).put("region", cell);
      chain[i] = api.facts(fact).expect(200).path("people").get(0).stringValue();
    }
    for (int i = 0; i < 40; i++) {
      api.facts(Said.arrival(Someone.fresh(), cell, AT, "LOW")).expect(200);
    }
    server.awaitDerived();
    Map<String, String> before = versions(place);
    assertThat(before).hasSize(44);

    api.facts(
            Said.fact("test", chain[1], cell)
                .put("sampled", AT.toString())
                .put("result", "NEGATIVE"))
        .expect(200);
    server.awaitDerived();

    Map<String, String> after = versions(place);
    assertThat(
            after.keySet().stream().filter(who -> !Objects.equals(after.get(who), before.get(who))))
        .containsExactlyInAnyOrder(chain[1], chain[2], chain[3]);
  }

  /** Which transaction last stored the standing of each person there. */
  private Map<String, String> versions(Place place) {
    return server
        .everything()
        .sql(
            "SELECT person::text, xmin::text FROM assessments.standing WHERE starts_with(region, ?)")
        .param(place.township())
        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void one_person_who_cannot_be_derived_holds_up_nobody_else_and_is_derived_once_mended() {
    String cell = here.cell("201", "C02");
    String broken = send(Said.arrival(Someone.fresh(), cell, AT, "LOW"));
    String other = send(Said.arrival(Someone.fresh(), cell, AT, "LOW"));
    server.awaitDerived();
    breakBody(broken, "{}");
    sender
        .facts(
            Said.fact("arrival", broken, cell).put("at", AT.toString()).put("risk", "HIGH"),
            Said.fact("arrival", other, cell).put("at", AT.toString()).put("risk", "HIGH"))
        .expect(200);

    Patience.until("the other is derived", () -> category(other).equals("HIGH_AREA_HISTORY"));
    Patience.until("one alone is left", () -> server.countPending() == 1);
    assertThat(category(broken)).isNotEqualTo("HIGH_AREA_HISTORY");

    breakBody(broken, "{\"at\": \"%s\", \"risk\": \"LOW\"}".formatted(AT));
    send(Said.fact("symptom", broken, cell).put("at", AT.toString()).put("present", false));
    server.awaitDerived();
    assertThat(category(broken)).isEqualTo("HIGH_AREA_HISTORY");
  }

  /** Puts another body under the first fact of a person, as no door would. */
  private void breakBody(String person, String body) {
    server
        .everything()
        .sql(
            "UPDATE evidence.fact SET body = ?::jsonb WHERE id = (SELECT min(id::text)::uuid FROM evidence.fact WHERE person = ?::uuid)")
        .param(body)
        .param(person)
        .update();
  }

  @Test
  void a_contact_known_by_check_ins_alone_stays_where_they_checked_in() {
    Place elsewhere = Place.layOut(server, "365");
    String from =
        send(
            Said.fact("symptom", Someone.fresh(), here.cell("202", "C02"))
                .put("at", AT.toString())
                .put("present", false));
    Someone contact = Someone.fresh();
    String person =
        server
            .as("EPIDEMIOLOGIST", elsewhere.township())
            .facts(
                Said.fact("check_in", contact, elsewhere.village("201"))
                    .put("place", "market-1")
                    .put("at", AT.toString()))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    send(exposure(contact, from));
    server.awaitDerived();

    assertThat(
            server
                .everything()
                .sql("SELECT region FROM assessments.standing WHERE person = ?::uuid")
                .param(person)
                .query(String.class)
                .single())
        .isEqualTo(elsewhere.village("201"));
  }

  private ObjectNode exposure(Someone person, String to) {
    return Said.fact("exposure", person, here.cell("202", "C01"))
        .put("degree", "SECONDARY")
        .put("to", to)
        .put("from", AT.toString())
        .put("until", AT.plusHours(1).toString());
  }

  @Test
  void a_protocol_put_into_effect_is_followed_at_once_and_again_when_it_ends() {
    Place place = Place.layOut(server, "342");
    Api reader = server.as("COMMAND", place.township());
    String person =
        reader
            .facts(Said.arrival(Someone.fresh(), place.cell("201", "C01"), AT, "HIGH"))
            .expect(200)
            .path("people")
            .get(0)
            .stringValue();
    server.awaitDerived();
    String standing = "/api/people/" + person;
    assertThat(reader.get(standing).expect(200).path("protocol").stringValue()).isEqualTo("NONE");

    OffsetDateTime end = server.now().plusMinutes(10);
    server.adopt("CN-COVID-9", place.township(), AT.toString(), end.toString()).expect(200);
    server.awaitDerived();

    assertThat(stored(person)).isEqualTo("CN-COVID-9 HIGH_AREA_HISTORY");
    Api.Answer again = server.adopt("CN-COVID-9", place.township(), AT.toString(), end.toString());
    again.expect(409);
    assertThat(again.code()).isEqualTo("FK-5002");

    server.moveClock(end);
    server.awaitDerived();
    assertThat(stored(person)).isEqualTo("NONE NONE");
  }

  private String stored(String person) {
    return server
        .everything()
        .sql("SELECT protocol || ' ' || category FROM assessments.standing WHERE person = ?::uuid")
        .param(person)
        .query(String.class)
        .single();
  }
}
