package fangkong.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fangkong.server.Api;
import fangkong.server.Someone;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lists as an office pushes them, and what it is told of them. */
final class Pushing {
  static final String HEADER = "姓名,身份证号,手机号,来源地,到达时间,目的地";
  static final String ORIGIN = "310115";

  private Pushing() {}

  static String row(Someone person, String date, String destination) {
    return row(person.name(), person.idNumber(), person.phone(), ORIGIN, date, destination);
  }

  static String row(String... cells) {
    return String.join(",", cells);
  }

  static JsonNode push(Api sender, String... rows) {
    return sender.postList("push.csv", HEADER + "\n" + String.join("\n", rows) + "\n").expect(200);
  }

  static void assertCounts(JsonNode list, int accepted, int updated, int duplicate, int rejected) {
    assertThat(
            Map.of(
                "accepted", list.path("accepted").intValue(),
                "updated", list.path("updated").intValue(),
                "duplicate", list.path("duplicate").intValue(),
                "rejected", list.path("rejected").intValue()))
        .containsOnly(
            entry("accepted", accepted),
            entry("updated", updated),
            entry("duplicate", duplicate),
            entry("rejected", rejected));
    assertThat(list.path("rowsRead").intValue())
        .isEqualTo(accepted + updated + duplicate + rejected);
  }

  static JsonNode rows(Api reader, JsonNode list) {
    return reader.get("/api/lists/" + list.path("id").stringValue() + "/rows").expect(200);
  }

  /** The leads of a list, as somebody may see them. */
  static JsonNode leads(Api reader, JsonNode list) {
    return reader.get("/api/lists/" + list.path("id").stringValue() + "/leads").expect(200);
  }
}
