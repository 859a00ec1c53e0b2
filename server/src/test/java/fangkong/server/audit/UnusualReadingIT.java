package fangkong.server.audit;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who sees unusually many people is told to those above, in time and once. */
@ServerTest
class UnusualReadingIT {

  private static final Duration IN_TIME = Duration.ofMinutes(10);
  private static final int OF_A_CELL = 40;

  private final ServerUnderTest server;
  private final UnusualReading reading;
  private final Clock clock;
  private final Place here;
  private final Place there;

  /** Where few are too many. */
  private final UnusualReading strict;

  UnusualReadingIT(
      ServerUnderTest server,
      UnusualReading reading,
      @Qualifier("apart") DataSource apart,
      ObjectProvider<OwnWork> work,
      @Qualifier("system") Clock clock) {
    this.server = server;
    this.reading = reading;
    this.strict =
        new UnusualReading(
            new JdbcAlerts(apart),
            new TransactionTemplate(new DataSourceTransactionManager(apart)),
            new ReadingLimits(
                new ReadingLimits.Outside(30, 100),
                new ReadingLimits.Anybody(4 * OF_A_CELL - 1, 5_000),
                List.of("RESIDENT", "ANALYST"),
                Duration.ofMinutes(2)),
            work,
            clock);
    this.clock = clock;
    here = Place.layOut(server, "492").adopting(server, "CN-COVID-9");
    there = Place.layOut(server, "493").adopting(server, "CN-COVID-9");
    OffsetDateTime at = server.now().minusDays(1);
    List<ObjectNode> facts = new ArrayList<>();
    for (String village : List.of("201", "202")) {
      for (String cell : List.of("C01", "C02")) {
        for (int i = 0; i < OF_A_CELL; i++) {
          facts.add(Said.arrival(Someone.fresh(), here.cell(village, cell), at, "LOW"));
        }
      }
    }
    server.as("COMMAND", here.township()).facts(facts).expect(200);
    server.awaitDerived();
  }

  /** A worker of one cell, who sees the whole township. */
  private Api worker(String village, String cell) {
    return server.worker(here.worker(village, cell), here.township());
  }

  private static void see(Api who, String region) {
    who.get("/api/people?limit=500&region=" + region).expect(200);
  }

  /** By the clock that acts are recorded with, which no test sets. */
  private void look() {
    server.awaitChained();
    reading.look(clock.instant().plus(IN_TIME));
  }

  private List<JsonNode> alertsAbout(Api who) {
    String account = who.get("/api/me").expect(200).path("account").stringValue();
    return server
        .as("AUDITOR", here.township())
        .get("/api/audit/alerts?limit=200")
        .expect(200)
        .path("alerts")
        .valueStream()
        .filter(alert -> alert.path("account").stringValue().equals(account))
        .toList();
  }

  @Test
  @Tag("row-2.22")
  void many_people_outside_the_own_grid_are_told_within_ten_minutes_and_once() {
    Api worker = worker("201", "C01");
    see(worker, here.village("202"));

    look();
    look();

    assertThat(alertsAbout(worker))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.path("rule").stringValue()).isEqualTo("OUTSIDE");
          assertThat(alert.path("span").stringValue()).isEqualTo("HOUR");
          assertThat(alert.path("threshold").intValue()).isEqualTo(30);
          assertThat(alert.path("counted").intValue()).isEqualTo(2 * OF_A_CELL);
          assertThat(alert.path("regionName").stringValue()).isEqualTo("某乡492");
        });
  }

  @Test
  void everybody_of_the_own_grid_is_nothing_unusual_however_often() {
    Api worker = worker("201", "C02");
    for (int i = 0; i < 3; i++) {
      see(worker, here.village("201"));
    }

    look();

    assertThat(alertsAbout(worker)).isEmpty();
  }

  @Test
  void too_many_people_are_told_whoever_they_are() {
    Api command = server.as("COMMAND", here.township());
    see(command, here.township());

    look();
    assertThat(alertsAbout(command)).isEmpty();
    strict.look(clock.instant().plus(IN_TIME));

    assertThat(alertsAbout(command))
        .singleElement()
        .matches(alert -> alert.path("rule").stringValue().equals("ANYBODY"))
        .matches(alert -> alert.path("counted").intValue() == 4 * OF_A_CELL);
  }

  @Test
  void the_same_few_people_again_and_again_are_few() {
    Api worker = worker("202", "C01");
    for (int i = 0; i < 5; i++) {
      worker.get("/api/people?limit=30&region=" + here.cell("201", "C01")).expect(200);
    }

    look();

    assertThat(alertsAbout(worker)).isEmpty();
  }

  @Test
  void numbers_that_were_shown_and_lists_that_were_taken_count_too() {
    Api worker = worker("202", "C02");
    ObjectNode wanted =
        object()
            .put("id", com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpoch().toString())
            .put("region", here.cell("201", "C01"))
            .put("purpose", "CONTACT")
            .put("format", "CSV")
            .put("unmasked", false);
    worker.post("/api/exports", wanted).expect(201);
    worker.post("/api/exports/" + wanted.path("id").stringValue() + "/file", object()).response();
    look();
    assertThat(alertsAbout(worker)).hasSize(1);

    Api lead = server.worker(here.lead("202"), here.township());
    for (JsonNode row :
        server
            .as("COMMAND", here.township())
            .get("/api/people?limit=40&region=" + here.cell("201", "C02"))
            .expect(200)
            .path("rows")) {
      lead.post(
              "/api/people/" + row.path("person").stringValue() + "/reveal",
              object().put("purpose", "CONTACT"))
          .expect(200);
    }
    look();
    assertThat(alertsAbout(lead)).hasSize(1);
  }

  @Test
  void an_alert_is_seen_by_those_above_alone_and_closed_by_one_of_them_with_a_note() {
    Api worker = server.worker(here.lead("201"), here.township());
    see(worker, here.village("202"));
    look();
    String id = alertsAbout(worker).getFirst().path("id").stringValue();
    String done = "/api/audit/alerts/" + id + "/acknowledgement";
    Api command = server.as("COMMAND", here.township());

    assertThat(command.get("/api/audit/alerts?limit=200").expect(200).toString()).contains(id);
    assertThat(
            server
                .as("COMMAND", there.township())
                .get("/api/audit/alerts?limit=200")
                .expect(200)
                .toString())
        .doesNotContain(id);
    assertThat(worker.get("/api/audit/alerts").status()).isEqualTo(403);
    assertThat(command.post(done, object().put("note", "")).code()).isEqualTo("FK-1006");
    assertThat(
            server.as("COMMAND", there.township()).post(done, object().put("note", "已核实")).status())
        .isEqualTo(404);
    JsonNode closed = command.post(done, object().put("note", "夜间替班，已核实")).expect(200);
    assertThat(closed.path("note").stringValue()).isEqualTo("夜间替班，已核实");
    assertThat(command.post(done, object().put("note", "再次")).code()).isEqualTo("FK-7302");
  }

  @Test
  void nobody_closes_an_alert_about_themselves() {
    Api command = server.as("COMMAND", here.township());
    String account = command.get("/api/me").expect(200).path("account").stringValue();
    String id = com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpoch().toString();
    server
        .everything()
        .sql(
            """
            INSERT INTO audit.alert (id, account, role, region, rule, span, threshold, counted, began_at, raised_at)
            VALUES (?::uuid, ?::uuid, 'COMMAND', ?, 'ANYBODY', 'DAY', 5000, 5001, now(), now())
            """)
        .params(id, account, here.township())
        .update();

    assertThat(
            command
                .post("/api/audit/alerts/" + id + "/acknowledgement", object().put("note", "没有问题"))
                .code())
        .isEqualTo("FK-7301");
  }

  @Test
  void the_log_is_found_by_kind_and_time_and_names_who_acted() {
    Api looking = server.as("EPIDEMIOLOGIST", here.township());
    see(looking, here.cell("201", "C01"));
    server.awaitChained();
    JsonNode me = looking.get("/api/me").expect(200);
    String mine = "/api/audit?account=" + me.path("account").stringValue();
    Api auditor = server.as("AUDITOR", here.township());

    assertThat(auditor.get(mine + "&kind=OPEN").expect(200))
        .isNotEmpty()
        .allMatch(each -> each.path("kind").stringValue().equals("OPEN"))
        .allMatch(each -> each.path("username").equals(me.path("username")))
        .allMatch(each -> each.path("regionName").stringValue().equals("某乡492"));
    assertThat(auditor.get(mine + "&kind=REVEAL").expect(200)).isEmpty();
    assertThat(auditor.get(mine + "&until=2020-01-01T00:00:00Z").expect(200)).isEmpty();
    assertThat(auditor.get(mine + "&since=2020-01-01T00:00:00Z").expect(200)).isNotEmpty();
  }
}
