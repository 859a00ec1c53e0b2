package fangkong.server.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.TwoPeople;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a place in every table that has a region, made through the doors of the server. */
final class RowsOfEveryTable {

  private static final OffsetDateTime AT = ServerUnderTest.BEGIN.minusDays(1);

  private final ServerUnderTest server;

  RowsOfEveryTable(ServerUnderTest server) {
    this.server = server;
  }

  /** Puts at least one row of the place into every table that has a region. */
  void fill(Place place) {
    Api epidemiologist = server.as("EPIDEMIOLOGIST", place.township());
    String cell = place.cell("201", "C01");
    Someone ill = Someone.fresh();
    Someone beside = Someone.fresh();
    JsonNode people =
        epidemiologist
            .facts(
                Said.fact("case", ill, cell).put("at", AT.toString()).put("form", "CONFIRMED"),
                Said.arrival(beside, cell, AT, "HIGH"),
                checkIn(ill, cell, place),
                checkIn(beside, cell, place),
                Said.fact("visit", cell + "H0001/").put("at", AT.toString()).put("outcome", "MET"))
            .expect(200)
            .path("people");
    server
        .as("GRID_LEAD", place.township())
        .postList(
            "l.csv",
            "姓名,身份证号,来源地,到达时间,目的地\n张三,%s,310000,2022-06-20,%s\n"
                .formatted(Someone.fresh().idNumber(), cell))
        .expect(200);
    server
        .nobody()
        .post("/api/declarations", declaration(cell, server.now().plusDays(5)))
        .expect(201);
    server
        .administrator()
        .put(
            "/api/layout/household-links",
            "text/csv",
            "member,household\nm1,%sH0001/\n".formatted(cell))
        .expect(200);
    fillPost(place);
    fillAppeal(place, people.get(1).stringValue());
    server
        .administrator()
        .put(
            "/api/layout/shapes",
            "application/geo+json",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"region":"%s"},
             "geometry":{"type":"Polygon","coordinates":[[[115,34],[116,34],[116,35],[115,34]]]}}]}
            """
                .formatted(cell))
        .expect(200);
    server
        .as("GRID_LEAD", place.township())
        .post(
            "/api/exports",
            ServerUnderTest.object()
                .put("id", UuidCreator.getTimeOrderedEpoch().toString())
                .put("region", place.township())
                .put("purpose", "CARE")
                .put("format", "CSV")
                .put("unmasked", false))
        .expect(201);
    server
        .everything()
        .sql(
            """
            INSERT INTO audit.alert (id, account, role, region, rule, span, threshold, counted, began_at, raised_at)
            VALUES (?, ?, 'GRID_LEAD', ?, 'OUTSIDE', 'HOUR', 30, 31, now(), now())
            """)
        .params(
            UuidCreator.getTimeOrderedEpoch(), UuidCreator.getTimeOrderedEpoch(), place.township())
        .update();
    String investigation =
        epidemiologist
            .post(
                "/api/investigations",
                ServerUnderTest.object().put("name", "outbreak").put("region", place.township()))
            .expect(201)
            .path("id")
            .stringValue();
    var trace =
        ServerUnderTest.object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("from", AT.minusDays(1).toString())
            .put("until", AT.plusDays(1).toString());
    trace
        .putArray("cases")
        .addObject()
        .put("person", people.get(0).stringValue())
        .put("infectiousFrom", AT.minusDays(1).toString())
        .put("reason", "told to be ill");
    epidemiologist.post("/api/investigations/" + investigation + "/traces", trace).expect(201);
  }

  private void fillAppeal(Place place, String person) {
    server.awaitDerived();
    Api command = server.as("COMMAND", place.township());
    command
        .post("/api/rulings", TwoPeople.assigning(person, "NONE", server.now().plusDays(3)))
        .expect(201);
    command
        .post(
            "/api/people/" + person + "/appeals",
            ServerUnderTest.object()
                .put("id", UuidCreator.getTimeOrderedEpoch().toString())
                .put("clause", "CN-COVID-9/HIGH_AREA_HISTORY")
                .put("text", "不在当地"))
        .expect(201);
  }

  private void fillPost(Place place) {
    String post = "K" + place.code();
    place.addPost(server, post);
    server
        .as("CHECKPOINT", place.township())
        .post(
            "/api/checkpoints/shifts",
            ServerUnderTest.object()
                .put("id", UuidCreator.getTimeOrderedEpoch().toString())
                .put("post", post)
                .put("at", AT.toString()))
        .expect(201);
  }

  private static ObjectNode declaration(String cell, OffsetDateTime arrives) {
    Someone someone = Someone.fresh();
    return ServerUnderTest.object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("direction", "ARRIVAL")
        .put("card", (someone.phone() + "-").repeat(4).substring(0, 43))
        .put("name", someone.name())
        .put("phone", someone.phone())
        .put("region", cell)
        .put("origin", "310000")
        .put("arrives", arrives.toString());
  }

  private static ObjectNode checkIn(Someone person, String cell, Place place) {
    return Said.fact("check_in", person, cell)
        .put("at", AT.toString())
        .put("until", AT.plusHours(1).toString())
        .put("place", "market of " + place.code());
  }
}
