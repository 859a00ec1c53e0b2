package fangkong.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How far pushed lists are: listed, counted, and lead by lead. */
@ServerTest
class ListProgressIT {

  private final ServerUnderTest server;
  private final Statements statements;
  private final Place here;
  private final Place there;
  private final Api lead;

  ListProgressIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
    here = Place.layOut(server, "376");
    there = Place.layOut(server, "377");
    lead = server.as("GRID_LEAD", here.township());
  }

  private static String row(Someone person, String destination) {
    return "%s,%s,%s,310115,2022-06-20,%s"
        .formatted(person.name(), person.idNumber(), person.phone(), destination);
  }

  private static String push(Api sender, String name, String... rows) {
    return sender
        .postList(name, "姓名,身份证号,手机号,来源地,到达时间,目的地\n" + String.join("\n", rows) + "\n")
        .expect(200)
        .path("id")
        .stringValue();
  }

  private static JsonNode leads(Api asking, String list) {
    return asking.get("/api/lists/" + list + "/leads").expect(200);
  }

  private void answer(JsonNode answered, String outcome, OffsetDateTime at) {
    lead.facts(
            Said.fact(
                    "lead_outcome",
                    answered.path("person").stringValue(),
                    answered.path("region").stringValue())
                .put("at", at.toString())
                .put("known", at.toString())
                .put("lead", answered.path("lead").stringValue())
                .put("outcome", outcome))
        .expect(200);
  }

  private static JsonNode listed(Api asking, String list, String query) {
    return asking
        .get("/api/lists?limit=1000" + query)
        .expect(200)
        .path("lists")
        .valueStream()
        .filter(row -> row.path("id").stringValue().equals(list))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("row-0.14")
  void a_list_says_how_many_of_its_leads_are_open_and_verified() {
    Someone one = Someone.fresh();
    String list =
        push(
            lead,
            "a.csv",
            row(one, here.cell("201", "C01")),
            row(Someone.fresh(), here.cell("202", "C01")),
            row(one, here.cell("201", "C01")),
            row(Someone.fresh(), "50"));
    JsonNode before = listed(lead, list, "");
    assertThat(before.path("rowsRead").intValue()).isEqualTo(4);
    assertThat(before.path("duplicate").intValue()).isEqualTo(1);
    assertThat(before.path("rejected").intValue()).isEqualTo(1);
    assertThat(before.path("open").intValue()).isEqualTo(2);
    assertThat(before.path("verified").intValue()).isZero();

    answer(leads(lead, list).get(0), "FOUND", server.now());

    JsonNode after = listed(lead, list, "&region=" + here.township());
    assertThat(after.path("open").intValue()).isEqualTo(1);
    assertThat(after.path("verified").intValue()).isEqualTo(1);
    assertThat(after.path("name").stringValue()).isEqualTo("a.csv");
  }

  @Test
  void lists_come_newest_first_a_page_at_a_time() {
    List<String> pushed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pushed.addFirst(push(lead, i + ".csv", row(Someone.fresh(), here.village("201"))));
    }

    JsonNode first = lead.get("/api/lists?limit=2&region=" + here.township()).expect(200);
    JsonNode second =
        lead.get(
                "/api/lists?limit=1&region="
                    + here.township()
                    + "&before="
                    + first.path("next").stringValue())
            .expect(200);

    List<String> seen = new ArrayList<>();
    first.path("lists").forEach(row -> seen.add(row.path("id").stringValue()));
    second.path("lists").forEach(row -> seen.add(row.path("id").stringValue()));
    assertThat(seen).containsExactlyElementsOf(pushed);
    assertThat(
            lead.get("/api/lists?limit=1000&region=" + here.township())
                .expect(200)
                .path("next")
                .isNull())
        .isTrue();
  }

  @Test
  void the_lists_of_others_are_not_seen() {
    Api other = server.as("GRID_LEAD", there.township());
    String list = push(other, "theirs.csv", row(Someone.fresh(), there.village("201")));

    assertThat(lead.get("/api/lists?limit=1000").text()).doesNotContain(list, "theirs.csv");
    assertThat(lead.get("/api/lists?region=" + there.township()).code()).isEqualTo("FK-1009");
    assertThat(lead.get("/api/lists/" + list + "/figures").code()).isEqualTo("FK-8001");
  }

  @Test
  @Tag("row-0.14")
  void the_figures_of_a_list_add_up_and_follow_the_last_outcome() {
    String list =
        push(
            lead,
            "b.csv",
            row(Someone.fresh(), here.cell("201", "C01")),
            row(Someone.fresh(), here.cell("201", "C01")),
            row(Someone.fresh(), here.cell("202", "C02")));
    JsonNode leads = leads(lead, list);
    OffsetDateTime received = OffsetDateTime.parse(leads.get(0).path("receivedAt").stringValue());
    server.moveClock(server.now().plusHours(3));
    answer(leads.get(0), "UNREACHABLE", received.plusHours(1));
    answer(leads.get(2), "MOVED", received.plusHours(2));
    answer(leads.get(0), "FOUND", received.plusHours(3));

    JsonNode figures = lead.get("/api/lists/" + list + "/figures").expect(200);

    assertThat(figures.path("leads").intValue()).isEqualTo(3);
    assertThat(figures.path("verified").intValue()).isEqualTo(2);
    assertThat(figures.path("open").intValue()).isEqualTo(1);
    assertThat(figures.path("outcomes").toString())
        .isIn("{\"FOUND\":1,\"MOVED\":1}", "{\"MOVED\":1,\"FOUND\":1}");
    assertThat(Duration.parse(figures.path("medianElapsed").stringValue()))
        .isEqualTo(Duration.ofMinutes(90));
    JsonNode village = figures.path("regions").get(0);
    assertThat(village.path("region").stringValue()).isEqualTo(here.cell("201", "C01"));
    assertThat(village.path("name").stringValue()).isEqualTo("某乡376 / 村201 / 网格 / 单元");
    assertThat(village.path("leads").intValue()).isEqualTo(2);
    assertThat(village.path("open").intValue()).isEqualTo(1);
    assertThat(figures.path("regions").get(1).path("open").intValue()).isZero();
  }

  @Test
  void a_list_that_nobody_answered_has_no_median() {
    String list = push(lead, "c.csv", row(Someone.fresh(), here.cell("201", "C01")));

    JsonNode figures = lead.get("/api/lists/" + list + "/figures").expect(200);

    assertThat(figures.path("medianElapsed").isNull()).isTrue();
    assertThat(figures.path("outcomes")).isEmpty();
  }

  @Test
  void a_lead_names_the_person_the_place_and_when_it_was_answered() {
    Someone someone = Someone.fresh();
    String list = push(lead, "d.csv", row(someone, here.cell("202", "C01")));
    JsonNode before = leads(lead, list).get(0);
    assertThat(before.path("name").stringValue()).isEqualTo(someone.name());
    assertThat(before.path("regionName").stringValue()).isEqualTo("某乡376 / 村202 / 网格 / 单元");
    assertThat(before.path("answeredAt").isNull()).isTrue();

    OffsetDateTime now = server.now();
    answer(before, "FOUND", now);

    JsonNode after = leads(lead, list).get(0);
    assertThat(after.path("outcome").stringValue()).isEqualTo("FOUND");
    assertThat(OffsetDateTime.parse(after.path("answeredAt").stringValue()).toInstant())
        .isEqualTo(now.toInstant());
  }

  @Test
  void a_page_takes_as_many_statements_for_many_lists_and_leads_as_for_one() {
    String one = push(lead, "e.csv", row(Someone.fresh(), here.cell("201", "C01")));
    String three =
        push(
            lead,
            "f.csv",
            row(Someone.fresh(), here.cell("201", "C01")),
            row(Someone.fresh(), here.cell("201", "C02")),
            row(Someone.fresh(), here.cell("202", "C02")));

    assertThat(statements.countGet(lead, "/api/lists?limit=2"))
        .isEqualTo(statements.countGet(lead, "/api/lists?limit=1"));
    for (String part : List.of("/leads", "/figures")) {
      assertThat(statements.countGet(lead, "/api/lists/" + three + part))
          .isEqualTo(statements.countGet(lead, "/api/lists/" + one + part))
          .isPositive();
    }
  }
}
