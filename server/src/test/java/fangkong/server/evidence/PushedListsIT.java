package fangkong.server.evidence;

import static fangkong.server.evidence.Pushing.HEADER;
import static fangkong.server.evidence.Pushing.ORIGIN;
import static fangkong.server.evidence.Pushing.assertCounts;
import static fangkong.server.evidence.Pushing.leads;
import static fangkong.server.evidence.Pushing.row;
import static fangkong.server.evidence.Pushing.rows;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pushed lists from the bytes of the file to the state of each row. */
@ServerTest
class PushedListsIT {

  private final ServerUnderTest server;
  private final Place here;
  private final Place elsewhere;
  private final Api lead;

  PushedListsIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "303");
    elsewhere = Place.layOut(server, "304");
    lead = server.as("GRID_LEAD", here.township());
  }

  private JsonNode push(String... rows) {
    return Pushing.push(lead, rows);
  }

  /** What became of each row: its state, or the code of its problem. */
  private Map<Integer, String> states(JsonNode list) {
    Map<Integer, String> states = new TreeMap<>();
    for (JsonNode row : rows(lead, list)) {
      String code = row.path("code").asString("");
      states.put(
          row.path("row").intValue(), code.isEmpty() ? row.path("state").stringValue() : code);
    }
    return states;
  }

  private static Map<Integer, String> numbered(String... states) {
    Map<Integer, String> numbered = new TreeMap<>();
    for (String state : states) {
      numbered.put(numbered.size() + 1, state);
    }
    return numbered;
  }

  @Test
  void the_name_of_a_file_comes_in_a_header_and_stands_in_no_address() {
    String file =
        HEADER + "\n" + row(Someone.fresh(), "2022-06-20", here.cell("201", "C01")) + "\n";

    JsonNode list = lead.postList("名单 “1”*.csv", file).expect(200);

    assertThat(list.path("name").stringValue()).isEqualTo("名单 “1”*.csv");
    Api.Answer unnamed = lead.post("/api/lists?name=list.csv", "text/csv", file);
    unnamed.expect(422);
    assertThat(unnamed.code()).isEqualTo("FK-1004");
    assertThat(unnamed.text()).contains("Content-Disposition");
  }

  @Test
  void a_number_that_comes_with_two_known_phones_and_names_is_that_of_the_first() {
    Someone one = Someone.fresh();
    Someone other = Someone.fresh();
    String cell = here.cell("201", "C01");
    push(
        row(one.name(), "", one.phone(), ORIGIN, "2022-06-20", cell),
        row(other.name(), "", other.phone(), ORIGIN, "2022-06-20", cell));

    JsonNode list =
        push(
            row(one.name(), one.idNumber(), one.phone(), ORIGIN, "2022-06-20", cell),
            row(other.name(), one.idNumber(), other.phone(), ORIGIN, "2022-06-20", cell));

    assertCounts(list, 0, 0, 2, 0);
  }

  @Test
  @Tag("row-0.10")
  void every_row_becomes_exactly_one_of_accepted_updated_duplicate_and_rejected() {
    Someone one = Someone.fresh();
    Someone two = Someone.fresh();
    Someone ending = Someone.freshEndingWithX();
    String cell = here.cell("201", "C01");
    String mangled = "110105194912310000";

    JsonNode list =
        push(
            row(one, "2022-06-20", cell),
            row(
                two.name(),
                "",
                "+86 " + two.phone().substring(0, 3) + "-" + two.phone().substring(3),
                ORIGIN,
                "2022-06-20 18:30",
                cell),
            row(
                ending.name(),
                ending.idNumber().toLowerCase(Locale.ROOT),
                "",
                ORIGIN,
                "2022-06-20",
                cell),
            "\"" + row(one, "2022-06-21", cell),
            row(one.name(), one.idNumber(), ORIGIN),
            row("张三", "1.1010519491231E+17", "", ORIGIN, "2022-06-20", cell),
            row("张三", mangled, "", ORIGIN, "2022-06-20", cell),
            row("张三", wrongCheck(one), "", ORIGIN, "2022-06-20", cell),
            row("张三", one.idNumber().substring(1), "", ORIGIN, "2022-06-20", cell),
            row("", one.idNumber(), "", ORIGIN, "2022-06-20", cell),
            row("张三", "", "", ORIGIN, "2022-06-20", cell),
            row("张三", "", "12345", ORIGIN, "2022-06-20", cell),
            row(one.name(), one.idNumber(), "", "上海", "2022-06-20", cell),
            row(one, "20/06/2022", cell),
            row(one, "2022-06-31", cell),
            row(one, "2022-06-20", "县城"),
            row(one, "2022-06-20", elsewhere.cell("201", "C01")),
            row(one, "2022-06-20", "50/"),
            row(one, "2022-06-20", cell),
            row(one, "2022-06-22", cell),
            row(one.name(), one.idNumber(), one.phone(), "440000", "2022-06-20", cell));

    assertThat(states(list))
        .isEqualTo(
            numbered(
                "ACCEPTED",
                "ACCEPTED",
                "ACCEPTED",
                "FK-2003",
                "FK-2003",
                "FK-2006",
                "FK-2006",
                "FK-2007",
                "FK-2005",
                "FK-2004",
                "FK-2004",
                "FK-2005",
                "FK-2005",
                "FK-2015",
                "FK-2015",
                "FK-2008",
                "FK-2008",
                "FK-2008",
                "DUPLICATE",
                "ACCEPTED",
                "ACCEPTED"));
    assertCounts(list, 5, 0, 1, 15);
    assertThat(lead.get("/api/lists/" + list.path("id").stringValue()).expect(200)).isEqualTo(list);
  }

  private static String wrongCheck(Someone person) {
    char last = person.idNumber().charAt(17);
    return person.idNumber().substring(0, 17) + (last == '1' ? '2' : '1');
  }

  @Test
  void a_rejected_row_says_why_in_the_language_of_the_reader_and_never_who() {
    Someone person = Someone.fresh();
    JsonNode list =
        push(
            row(person.name(), wrongCheck(person), "", ORIGIN, "2022-06-20", here.township()),
            row(
                person.name(),
                person.idNumber(),
                person.phone(),
                person.idNumber(),
                person.phone(),
                here.township()),
            row(person.name(), person.idNumber(), "", person.name(), "2022-06-20", here.township()),
            row(person.name(), person.idNumber(), "", ORIGIN, person.name(), here.township()),
            row(person.name(), person.idNumber(), "", ORIGIN, "2022-06-20", person.name()));

    JsonNode chinese = rows(lead, list);
    JsonNode english = rows(lead.speaking("en"), list);
    JsonNode taiwan = rows(lead.speaking("zh-TW"), list);

    assertThat(chinese.get(0).path("column").stringValue()).isEqualTo("身份证号");
    assertThat(chinese.get(0).path("detail").stringValue()).contains("校验码");
    assertThat(english.get(0).path("detail").stringValue()).containsIgnoringCase("check character");
    assertThat(taiwan.get(0).path("detail").stringValue())
        .isNotEqualTo(chinese.get(0).path("detail").stringValue());
    String stored =
        server
            .everything()
            .sql("SELECT string_agg(problem::text, ' ') FROM evidence.list_row")
            .query(String.class)
            .single();
    for (String text : List.of(chinese.toString(), english.toString(), stored)) {
      assertThat(text)
          .doesNotContain(person.idNumber(), wrongCheck(person), person.phone(), person.name());
    }
  }

  @Test
  void columns_stand_in_any_order_and_more_of_them_do_no_harm() {
    Someone person = Someone.fresh();
    String file =
        "\uFEFF备注,目的地,到达时间, 来源地 ,手机号,姓名,身份证号\r\n"
            + "\"急, 请核\",%s,2022-06-20,%s,%s,%s,%s\r\n\r\n"
                .formatted(
                    here.cell("202", "C02"),
                    ORIGIN,
                    person.phone(),
                    person.name(),
                    person.idNumber());

    JsonNode list = lead.postList("turned.csv", file).expect(200);

    assertCounts(list, 1, 0, 0, 0);
    assertThat(list.path("encoding").stringValue()).isEqualTo("UTF-8");
  }

  @Test
  void a_file_in_gbk_is_read_as_it_was_meant() {
    Someone someone = Someone.fresh();
    Someone person = new Someone(someone.idNumber(), "买买提·艾力", someone.phone());
    byte[] bytes =
        (HEADER + "\n" + row(person, "2022-06-20", here.township()) + "\n")
            .getBytes(Charset.forName("GBK"));

    JsonNode list = lead.postList("gbk.csv", bytes).expect(200);

    assertCounts(list, 1, 0, 0, 0);
    assertThat(list.path("encoding").stringValue()).isEqualTo("GB18030");
    server.awaitDerived();
    String id = leads(lead, list).get(0).path("person").stringValue();
    assertThat(lead.get("/api/people/" + id).expect(200).at("/person/name").stringValue())
        .isEqualTo("买买提·艾力");
  }

  @Test
  void a_file_that_is_no_list_is_refused_and_leaves_nothing() {
    long before = countLists();
    Someone person = Someone.fresh();

    assertNoList("", "FK-2002");
    assertNoList("\n\n\n", "FK-2002");
    assertNoList(HEADER + "\n", "FK-2012");
    assertNoList(HEADER + ",姓名\n", "FK-2011");
    assertNoList("PK\u0003\u0004 a workbook", "FK-2013");
    assertNoList(HEADER + "\n" + "x\n".repeat(1_000_000), "FK-2014");
    assertNoList("name,id\n" + person.name() + "," + person.idNumber() + "\n", "FK-2001");
    assertNoList(HEADER.replace("目的地", "去处") + "\n", "FK-2001");
    assertNoList("姓名,来源地,到达时间,目的地\n", "FK-2001");
    assertNoList("\"姓名,身份证号\n", "FK-2001");
    Api.Answer utf16 = lead.postList("utf16.csv", HEADER.getBytes(StandardCharsets.UTF_16));
    utf16.expect(422);
    assertThat(utf16.code()).isEqualTo("FK-2009");
    Api.Answer nameless = lead.post("/api/lists", "text/csv", HEADER);
    nameless.expect(422);
    assertThat(nameless.code()).isEqualTo("FK-1004");
    assertThat(countLists()).isEqualTo(before);
  }

  private void assertNoList(String file, String code) {
    Api.Answer answer = lead.postList("none.csv", file);
    answer.expect(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text()).doesNotContain("9900001");
  }

  private long countLists() {
    return server.everything().sql("SELECT count(*) FROM evidence.list").query(Long.class).single();
  }

  @Test
  void a_name_shows_nobodys_number_and_is_not_blank() {
    String file =
        HEADER + "\n" + row(Someone.fresh(), "2022-06-20", here.cell("201", "C01")) + "\n";

    JsonNode list = lead.postList("2022-06-20 138 0013 8000 密接.csv", file).expect(200);

    assertThat(list.path("name").stringValue()).isEqualTo("2022-06-20 … 密接.csv");
    assertThat(lead.postList(" ", file).code()).isEqualTo("FK-1004");
    assertThat(lead.postList("x".repeat(201), file).code()).isEqualTo("FK-1006");
  }

  @Test
  void an_arrival_more_than_a_year_off_is_rejected_with_its_day() {
    String cell = here.cell("201", "C01");
    int year = server.now().getYear();

    JsonNode list =
        push(
            row(Someone.fresh(), year - 2 + "-06-20", cell),
            row(Someone.fresh(), year + "-06-20", cell),
            row(Someone.fresh(), year + 2 + "/6/20", cell));

    assertThat(states(list)).isEqualTo(numbered("FK-2016", "ACCEPTED", "FK-2016"));
    assertThat(rows(lead, list).get(2).path("detail").stringValue())
        .contains(year + 2 + "-06-20", "到达时间");
  }

  @Test
  void long_lists_pushed_at_once_wait_for_each_other_and_are_all_imported() throws Exception {
    String cell = here.cell("201", "C01");
    try (ExecutorService desks = Executors.newFixedThreadPool(6)) {
      List<Future<JsonNode>> pushing = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String row = row(Someone.fresh(), "2022-06-20", cell);
        pushing.add(desks.submit(() -> push(row)));
      }
      for (Future<JsonNode> each : pushing) {
        assertCounts(each.get(), 1, 0, 0, 0);
      }
    }
  }

  @Test
  void the_same_file_again_is_all_duplicates_and_adds_no_fact() {
    String[] rows = {
      row(Someone.fresh(), "2022-06-20", here.cell("201", "C01")),
      row(Someone.fresh(), "2022-06-20", here.village("202")),
      row("", "", "", "", "", ""),
    };
    assertCounts(push(rows), 2, 0, 0, 1);
    long facts = server.countFacts();

    assertCounts(push(rows), 0, 0, 2, 1);
    assertCounts(Pushing.push(server.as("COMMAND", here.township()), rows), 0, 0, 2, 1);
    assertThat(server.countFacts()).isEqualTo(facts);
  }

  @Test
  void a_sender_with_several_areas_imports_a_list_for_all_of_them_and_reads_it_back() {
    String[] rows = {
      row(Someone.fresh(), "2022-06-20", here.cell("201", "C01")),
      row(Someone.fresh(), "2022-06-20", elsewhere.cell("201", "C01"))
    };
    Api both = server.as("COMMAND", here.township(), elsewhere.township());

    JsonNode list = Pushing.push(both, rows);

    assertCounts(list, 2, 0, 0, 0);
    assertThat(rows(both, list)).hasSize(2);
    assertThat(rows(lead, list)).hasSize(1);
    assertCounts(Pushing.push(server.as("COMMAND", "*"), rows), 0, 0, 2, 0);
    assertCounts(
        Pushing.push(server.as("COMMAND", "41/", "50/"), Arrays.copyOf(rows, 2)), 0, 0, 2, 0);
  }

  @Test
  void nobody_sees_a_list_of_others() {
    JsonNode list = push(row(Someone.fresh(), "2022-06-20", here.cell("201", "C01")));
    Api others = server.as("GRID_LEAD", elsewhere.township());
    String path = "/api/lists/" + list.path("id").stringValue();

    others.get(path).expect(404);
    assertThat(others.get(path + "/rows").expect(200)).isEmpty();
    assertThat(others.get(path + "/leads").expect(200)).isEmpty();
    server.as("GRID_WORKER", here.township()).postList("x.csv", HEADER).expect(403);
  }
}
