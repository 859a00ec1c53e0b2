package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the outlines of nodes from a GeoJSON FeatureCollection (RFC 7946). Each feature is a
 * polygon or several and names its node in the property {@code region}.
 */
final class ShapeReader {

  private static final int MOST_PROBLEMS = 100;
  private static final int SHORTEST_RING = 4;
  private static final double MOST_EAST = 180;
  private static final double MOST_NORTH = 90;

  /** What a file came to. */
  sealed interface Reading {
    record Shapes(List<Shape> shapes) implements Reading {}

    record Refused(List<Problem> problems) implements Reading {}
  }

  private final JsonMapper json;
  private final Tree tree;
  private final Set<Region> seen = new HashSet<>();

  ShapeReader(JsonMapper json, Tree tree) {
    this.json = json;
    this.tree = tree;
  }

  Reading read(byte[] file) {
    JsonNode collection;
    try {
      collection = json.readTree(file);
    } catch (JacksonException e) {
      return new Reading.Refused(List.of(Problem.of(ProblemCode.UNREADABLE_BODY)));
    }
    JsonNode features = collection.path("features");
    if (!collection.path("type").asString("").equals("FeatureCollection") || !features.isArray()) {
      return new Reading.Refused(List.of(problem(1, "type", collection.path("type"))));
    }
    List<Shape> shapes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < features.size() && problems.size() < MOST_PROBLEMS; i++) {
      try {
        shapes.add(read(features.get(i)));
      } catch (Misfit misfit) {
        problems.add(problem(i + 1, misfit.field, misfit.value));
      }
    }
    return problems.isEmpty() ? new Reading.Shapes(shapes) : new Reading.Refused(problems);
  }

  private static Problem problem(int row, String field, @Nullable JsonNode value) {
    return new Problem(
        ProblemCode.LAYOUT_ROW, row, field, value == null ? "" : value.asString(value.toString()));
  }

  private Shape read(JsonNode feature) {
    if (!feature.path("type").asString("").equals("Feature")) {
      throw new Misfit("type", feature.path("type"));
    }
    JsonNode named = feature.path("properties").path("region");
    Optional<Region> region =
        Region.find(named.asString(""))
            .filter(each -> tree.findNode(each).equals(Optional.of(each)));
    if (region.isEmpty() || !seen.add(region.get())) {
      throw new Misfit("region", named);
    }
    return new Shape(region.get(), geometry(feature.path("geometry")).toString());
  }

  /** The geometry with nothing but its type and its coordinates. */
  private static ObjectNode geometry(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> checkPolygon(coordinates);
      case "MultiPolygon" -> elements(coordinates).forEach(ShapeReader::checkPolygon);
      default -> throw new Misfit("geometry", geometry.path("type"));
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    plain.set("type", geometry.path("type"));
    plain.set("coordinates", coordinates);
    return plain;
  }

  private static void checkPolygon(JsonNode polygon) {
    for (JsonNode ring : elements(polygon)) {
      if (ring.size() < SHORTEST_RING) {
        throw new Misfit("coordinates", ring);
      }
      elements(ring).forEach(ShapeReader::checkPosition);
      JsonNode first = ring.get(0);
      JsonNode last = ring.get(ring.size() - 1);
      if (number(first.get(0)) != number(last.get(0))
          || number(first.get(1)) != number(last.get(1))) {
        throw new Misfit("coordinates", last);
      }
    }
  }

  private static JsonNode elements(JsonNode array) {
    if (!array.isArray() || array.isEmpty()) {
      throw new Misfit("coordinates", array);
    }
    return array;
  }

  /** Longitude, latitude and, if it is there, a height that nobody asks for. */
  private static void checkPosition(JsonNode position) {
    if (!position.isArray() || position.size() < 2 || position.size() > 3) {
      throw new Misfit("coordinates", position);
    }
    position.forEach(ShapeReader::number);
    if (Math.abs(number(position.get(0))) > MOST_EAST
        || Math.abs(number(position.get(1))) > MOST_NORTH) {
      throw new Misfit("coordinates", position);
    }
  }

  private static double number(JsonNode value) {
    if (!value.isNumber()) {
      throw new Misfit("coordinates", value);
    }
    return value.doubleValue();
  }

  private static final class Misfit extends RuntimeException {
    private final String field;
    private final transient JsonNode value;

    Misfit(String field, JsonNode value) {
      super(field, null, false, false);
      this.field = field;
      this.value = value;
    }
  }
}
