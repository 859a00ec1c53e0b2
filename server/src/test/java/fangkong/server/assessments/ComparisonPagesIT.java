package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.Statements;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages of one comparison, and what a protocol says on its own page. */
@ServerTest
class ComparisonPagesIT {

  private static final String CHANGES = "/api/protocols/comparisons/changes";
  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;
  private final Statements statements;
  private final Place here;
  private final Api command;

  ComparisonPagesIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
    here = Place.layOut(server, "413").adopting(server, "CN-COVID-9");
    command = server.as("COMMAND", here.township());
  }

  private ObjectNode asked(String first) {
    return object().put("region", here.township()).put("first", first).put("second", "CN-COVID-20");
  }

  @Test
  @Tag("row-0.26")
  void pages_of_a_comparison_are_of_its_instant_and_given_only_to_who_may_see_the_region() {
    Api api = server.as("EPIDEMIOLOGIST", here.township());
    for (String village : new String[] {"201", "202"}) {
      api.facts(Said.arrival(Someone.fresh(), here.cell(village, "C01"), AT, "MEDIUM")).expect(200);
    }
    server.awaitDerived();
    JsonNode compared = command.post("/api/protocols/comparisons", asked("CN-COVID-9")).expect(200);
    assertThat(compared.path("changed").intValue()).isEqualTo(2);
    ObjectNode again = asked("CN-COVID-9").put("asOf", compared.path("asOf").stringValue());
    ObjectNode wanted = object().put("limit", 1);
    wanted.set("asked", again);
    JsonNode first = command.post(CHANGES, wanted).expect(200);
    wanted.set("beyond", first.path("next"));
    JsonNode second = command.post(CHANGES, wanted).expect(200);
    assertThat(second.path("changes").get(0).path("person"))
        .isNotEqualTo(first.path("changes").get(0).path("person"));

    int found = statements.countPost(command, CHANGES, wanted);
    wanted.set("asked", again.deepCopy().put("asOf", AT.plusHours(1).toString()));
    assertThat(statements.countPost(command, CHANGES, wanted))
        .as("folds a question that nobody asked before")
        .isGreaterThan(found);
    wanted.set("asked", again);

    Api neighbour = server.as("COMMAND", here.village("201"));
    assertThat(neighbour.post(CHANGES, wanted).code()).isEqualTo("FK-1009");
    ObjectNode inside = object().put("limit", 9);
    inside.set("asked", again.deepCopy().put("region", here.village("201")));
    assertThat(neighbour.post(CHANGES, inside).expect(200).path("changes")).hasSize(1);
  }

  @Test
  void what_a_protocol_limits_is_read_out_with_its_source() {
    JsonNode measles = protocol("US-MEASLES");
    assertThat(measles.at("/lookback/lingerHours").intValue()).isEqualTo(2);
    assertThat(measles.at("/lookback/fromOnset").booleanValue()).isFalse();
    assertThat(measles.at("/lookback/source").stringValue()).isNotBlank();
    assertThat(measles.at("/clauses/0/susceptibleOnly").booleanValue()).isTrue();
    JsonNode ebola = protocol("WHO-EVD");
    assertThat(ebola.at("/lookback/fromOnset").booleanValue()).isTrue();
    assertThat(ebola.at("/clauses/0/segments/0/temperaturePerDay").intValue()).isEqualTo(2);
    assertThat(ebola.path("zones").isNull()).isTrue();
    assertThat(protocol("CN-COVID-8").toString()).contains("\"transferWithinHours\":12");
    assertThat(protocol("CN-COVID-20").toString()).contains("\"positiveCtBelow\":35");
    JsonNode ninth = protocol("CN-COVID-9");
    assertThat(ninth.at("/zones/kinds/0").stringValue()).isEqualTo("HIGH");
    assertThat(ninth.at("/zones/down/0/noNewDays").intValue()).isEqualTo(7);
    assertThat(ninth.at("/zones/source").stringValue()).isNotBlank();
    assertThat(ninth.toString()).contains("\"minGapHours\":24");
  }

  @Test
  void how_much_is_asked_for_says_what_it_is() {
    assertThat(protocol("LOCAL-QINGHAI-2022-05").path("stricter"))
        .isNotEmpty()
        .allSatisfy(finding -> {
          assertThat(finding.at("/base/is").stringValue()).isNotBlank();
          assertThat(finding.at("/overlay/is").stringValue()).isNotBlank();
        });
  }

  private JsonNode protocol(String id) {
    return command.get("/api/protocols/" + id).expect(200);
  }
}
