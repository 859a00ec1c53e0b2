package fangkong.server.regions;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Outlines of nodes: taken whole or not at all, seen inside the scope alone. */
@ServerTest
class ShapesIT {

  private static final String SQUARE = "[[[115,34],[115.5,34],[115.5,34.5],[115,34]]]";

  private final ServerUnderTest server;
  private final Place here;
  private final Place there;

  ShapesIT(ServerUnderTest server) {
    this.server = server;
    here = Place.layOut(server, "371");
    there = Place.layOut(server, "372");
  }

  private static String feature(String region, String type, String coordinates) {
    return """
    {"type":"Feature","properties":{"region":"%s"},"geometry":{"type":"%s","coordinates":%s}}\
    """
        .formatted(region, type, coordinates);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private Api.Answer put(String file) {
    return server.administrator().put("/api/layout/shapes", "application/geo+json", file);
  }

  private static Map<String, JsonNode> seen(Api asking, String region) {
    JsonNode collection = asking.get("/api/regions/shapes?region=" + region).expect(200);
    assertThat(collection.path("type").stringValue()).isEqualTo("FeatureCollection");
    return collection
        .path("features")
        .valueStream()
        .collect(
            Collectors.toMap(
                feature -> feature.path("properties").path("region").stringValue(),
                feature -> feature));
  }

  @Test
  void what_was_imported_comes_back_with_the_names_of_the_nodes() {
    String multi = "[" + SQUARE + "," + SQUARE.replace("115", "116") + "]";
    JsonNode receipt =
        put(collection(
                feature(here.village("201"), "Polygon", SQUARE),
                feature(here.village("202"), "MultiPolygon", multi)))
            .expect(200);
    assertThat(receipt.path("rowsRead").intValue()).isEqualTo(2);
    assertThat(receipt.path("accepted").intValue()).isEqualTo(2);

    Map<String, JsonNode> shapes = seen(server.as("AUDITOR", here.township()), here.township());

    assertThat(shapes).containsOnlyKeys(here.village("201"), here.village("202"));
    JsonNode village = shapes.getOrDefault(here.village("202"), ServerUnderTest.object());
    assertThat(village.path("type").stringValue()).isEqualTo("Feature");
    assertThat(village.path("properties").path("name").stringValue()).isEqualTo("村202");
    assertThat(village.path("properties").path("kind").stringValue()).isEqualTo("VILLAGE");
    assertThat(village.path("geometry").path("type").stringValue()).isEqualTo("MultiPolygon");
    assertThat(village.path("geometry").path("coordinates").toString()).isEqualTo(multi);
  }

  @Test
  void the_same_again_changes_nothing_and_another_outline_updates() {
    String village = there.village("201");
    put(collection(feature(village, "Polygon", SQUARE))).expect(200);

    JsonNode again = put(collection(feature(village, "Polygon", SQUARE))).expect(200);
    assertThat(again.path("duplicate").intValue()).isEqualTo(1);
    assertThat(again.path("updated").intValue()).isZero();

    JsonNode other =
        put(collection(feature(village, "Polygon", SQUARE.replace("115.5", "115.6")))).expect(200);
    assertThat(other.path("updated").intValue()).isEqualTo(1);
    assertThat(other.path("accepted").intValue()).isZero();
    assertThat(seen(server.administrator(), village).values().toString()).contains("115.6");
  }

  @Test
  void an_outline_outside_the_scope_is_not_shown() {
    put(collection(feature(there.village("202"), "Polygon", SQUARE))).expect(200);

    assertThat(seen(server.as("AUDITOR", there.township()), there.village("202"))).hasSize(1);
    assertThat(seen(server.as("AUDITOR", here.township()), there.village("202"))).isEmpty();
  }

  @Test
  void nothing_imported_is_an_empty_collection() {
    assertThat(seen(server.administrator(), here.cell("201", "C01"))).isEmpty();
  }

  @Test
  void only_administrators_import() {
    assertThat(
            server
                .as("COMMAND", here.township())
                .put("/api/layout/shapes", "application/geo+json", collection())
                .code())
        .isEqualTo("FK-3002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Point [115,34]",
        "LineString [[115,34],[116,34]]",
        "Polygon []",
        "Polygon [[]]",
        "Polygon 5",
        "Polygon [[[115,34],[115.5,34],[115,34]]]",
        "Polygon [[[115,34],[115.5,34],[115.5,34.5],[115.1,34]]]",
        "Polygon [[[181,34],[115.5,34],[115.5,34.5],[181,34]]]",
        "Polygon [[[115,-91],[115.5,34],[115.5,34.5],[115,-91]]]",
        "Polygon [[[115],[115.5,34],[115.5,34.5],[115]]]",
        "Polygon [[[\"115\",34],[115.5,34],[115.5,34.5],[\"115\",34]]]",
        "MultiPolygon [[[115,34],[115.5,34],[115.5,34.5],[115,34]]]",
        "MultiPolygon []"
      })
  void a_bad_geometry_refuses_the_whole_file(String geometry) {
    String type = geometry.substring(0, geometry.indexOf(' '));
    String good = feature(here.cell("202", "C01"), "Polygon", SQUARE);
    String bad =
        feature(here.cell("202", "C02"), type, geometry.substring(geometry.indexOf(' ') + 1));

    assertRefusedWhole(collection(good, bad), 2);
  }

  private void assertRefusedWhole(String file, int index) {
    Api.Answer answer = put(file);
    answer.expect(422);
    assertThat(answer.code()).isEqualTo("FK-4001");
    assertThat(answer.body().path("errors").get(0).path("index").intValue()).isEqualTo(index);
    assertThat(seen(server.administrator(), here.cell("202", "C01"))).isEmpty();
  }

  @Test
  void a_feature_without_a_node_of_its_own_refuses_the_whole_file() {
    String good = feature(here.cell("202", "C01"), "Polygon", SQUARE);
    for (String bad :
        List.of(
            feature("41/15/26/999/", "Polygon", SQUARE),
            feature("nowhere", "Polygon", SQUARE),
            feature(here.household("202", "C01", 1), "Polygon", SQUARE),
            good,
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}",
            "{}",
            "7")) {
      assertRefusedWhole(collection(good, bad), 2);
    }
  }

  @Test
  void what_is_no_collection_is_refused() {
    assertRefusedWhole("{\"type\":\"Feature\"}", 1);
    assertRefusedWhole("{\"type\":\"FeatureCollection\",\"features\":{}}", 1);
    assertRefusedWhole("[]", 1);
    assertThat(put("{\"type\":").code()).isEqualTo("FK-1001");
    assertThat(server.administrator().put("/api/layout/shapes", "text/csv", collection()).code())
        .isEqualTo("FK-1013");
  }
}
