package fangkong.server.regions;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.regions.Region;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The tree is the one that was last laid out, whoever laid it out and whenever it was read. */
@ServerTest
class RegionsIT {

  private final ServerUnderTest server;
  private final Regions regions;
  private final JdbcRegions jdbc;
  private final Clock clock;
  private final ZoneId zone;
  private final PlatformTransactionManager transactions;

  RegionsIT(
      ServerUnderTest server,
      Regions regions,
      JdbcRegions jdbc,
      Clock clock,
      ZoneId zone,
      PlatformTransactionManager transactions) {
    this.server = server;
    this.regions = regions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
    this.transactions = transactions;
  }

  private void layOut(String path, String name) {
    server
        .administrator()
        .put(
            "/api/layout/nodes", "text/csv", "path,name,kind\n" + path + "," + name + ",PROVINCE\n")
        .expect(200);
  }

  private static String name(Regions asked, String path) {
    return asked.tree().listInside(new Region(path)).stream()
        .map(Node::name)
        .findFirst()
        .orElse("nothing");
  }

  @Test
  void a_tree_read_while_a_layout_commits_is_not_kept() {
    layOut("61/", "before");
    TransactionTemplate reading = new TransactionTemplate(transactions);
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

    String read =
        reading.execute(_ -> {
          jdbc.listLinks(); // what this transaction sees is settled from here on
          layOut("61/", "after");
          return name(regions, "61/");
        });

    assertThat(read).isEqualTo("before");
    assertThat(name(regions, "61/")).isEqualTo("after");
  }

  @Test
  void a_layout_that_is_taken_back_leaves_no_trace_in_the_tree() {
    layOut("62/", "before");

    new TransactionTemplate(transactions)
        .executeWithoutResult(attempt -> {
          regions.putNodes(List.of(new Node(new Region("62/"), "never", "PROVINCE")));
          assertThat(name(regions, "62/")).isEqualTo("never");
          attempt.setRollbackOnly();
        });

    assertThat(name(regions, "62/")).isEqualTo("before");
    layOut("62/", "after");
    assertThat(name(regions, "62/")).isEqualTo("after");
  }

  @Test
  void a_second_server_on_the_same_database_sees_what_the_first_lays_out() {
    Regions second = new Regions(jdbc, clock, zone);
    layOut("63/", "before");
    assertThat(name(second, "63/")).isEqualTo("before");

    layOut("63/", "after");

    assertThat(name(second, "63/")).isEqualTo("after");
  }

  private static List<String> phones(Api asking, String path) {
    List<String> phones = new ArrayList<>();
    for (JsonNode row : asking.get("/api/regions?region=" + path).expect(200)) {
      if (row.path("node").path("kind").stringValue().equals("CELL")) {
        assertThat(row.path("accountable").path("name").stringValue()).isNotBlank();
        phones.add(row.path("accountable").path("phone").asString("none"));
      }
    }
    return phones;
  }

  @Test
  void a_phone_is_shown_for_the_nodes_inside_the_scope_alone() {
    Place place = Place.layOut(server, "344");
    String phone = "13900000001";

    assertThat(phones(server.as("AUDITOR", place.township()), place.township()))
        .containsExactly(phone, phone, phone, phone);
    assertThat(phones(server.as("GRID_WORKER", place.village("201")), place.township()))
        .containsExactly(phone, phone, "none", "none");
    assertThat(phones(server.as("COMMAND", "41/15/26/345/"), place.township()))
        .containsExactly("none", "none", "none", "none");
    assertThat(phones(server.administrator(), place.township()))
        .containsExactly(phone, phone, phone, phone);
  }

  @Test
  void whoever_stands_in_for_somebody_is_shown_the_phones_there() {
    Place place = Place.layOut(server, "346");
    server
        .administrator()
        .put(
            "/api/layout/absences",
            "text/csv",
            "worker,from,until,cover\n%s,2022-01-01,2029-01-01,%s\n"
                .formatted(place.worker("202", "C01"), place.worker("201", "C01")))
        .expect(200);
    Api cover = server.worker(place.worker("201", "C01"), place.cell("201", "C01"));

    assertThat(phones(cover, place.township()))
        .containsExactly("13900000001", "none", "13900000001", "none");
  }

  private void put(String file, String csv) {
    server.administrator().put("/api/layout/" + file, "text/csv", csv).expect(200);
  }

  /** As a server would answer at that instant. */
  private String answers(OffsetDateTime at, Region region) {
    return new Regions(jdbc, Clock.fixed(at.toInstant(), zone), zone)
        .findAccountable(region)
        .orElse("nobody");
  }

  @Test
  void whoever_answers_changes_at_midnight_and_with_every_roster_and_absence_that_is_put() {
    Place place = Place.layOut(server, "347");
    Region cell = new Region(place.cell("201", "C01"));
    String worker = place.worker("201", "C01");
    String cover = place.worker("201", "C02");
    LocalDate day = LocalDate.parse("2022-07-01");
    OffsetDateTime midnight = day.atStartOfDay(zone).toOffsetDateTime();
    String away = "worker,from,until,cover\n" + worker + "," + day + ",";

    assertThat(answers(midnight, cell)).isEqualTo(worker);
    put("absences", away + day.plusDays(1) + "," + cover + "\n");
    assertThat(answers(midnight.minusNanos(1), cell)).isEqualTo(worker);
    assertThat(answers(midnight, cell)).isEqualTo(cover);
    assertThat(answers(midnight.plusDays(1).minusNanos(1), cell)).isEqualTo(cover);
    assertThat(answers(midnight.plusDays(1), cell)).isEqualTo(worker);

    put("absences", away + day.plusDays(2) + "," + place.lead("202") + "\n");
    assertThat(answers(midnight.plusDays(1), cell)).isEqualTo(place.lead("202"));
    assertThat(answers(midnight.plusDays(2), cell)).isEqualTo(worker);

    put(
        "roster",
        "worker,name,phone,role,force,region,from,until\n%s,员,13900000001,WORKER,GRID,%s,,%s\n"
            .formatted(worker, cell, day.plusDays(3)));
    assertThat(answers(midnight.plusDays(3).minusNanos(1), cell)).isEqualTo(worker);
    assertThat(answers(midnight.plusDays(3), cell)).isEqualTo(place.lead("201"));
  }
}
