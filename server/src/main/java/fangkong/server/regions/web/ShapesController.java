package fangkong.server.regions.web;

import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.LayoutReceipt;
import fangkong.server.regions.Node;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Shape;
import fangkong.server.regions.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The map: outlines of nodes in and out, as GeoJSON. */
@RestController
class ShapesController {

  /** A GeoJSON feature collection. */
  record FeatureCollection(String type, List<Feature> features) {}

  record Feature(String type, Node properties, JsonNode geometry) {}

  private final Shapes shapes;
  private final Regions regions;
  private final JsonMapper json;

  ShapesController(Shapes shapes, Regions regions, JsonMapper json) {
    this.shapes = shapes;
    this.regions = regions;
    this.json = json;
  }

  @PutMapping(path = "/api/layout/shapes", consumes = "application/geo+json")
  LayoutReceipt putShapes(@RequestBody byte[] file) {
    return shapes.put(file);
  }

  @GetMapping("/api/regions/shapes")
  FeatureCollection listShapes(@RequestParam String region) {
    Region inside =
        Region.find(region)
            .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", region));
    Map<Region, Node> nodes =
        regions.tree().listInside(inside).stream()
            .collect(Collectors.toMap(Node::region, Function.identity()));
    return new FeatureCollection(
        "FeatureCollection",
        shapes.listInside(inside).stream()
            .flatMap(shape -> feature(shape, nodes).stream())
            .toList());
  }

  private Optional<Feature> feature(Shape shape, Map<Region, Node> nodes) {
    return Optional.ofNullable(nodes.get(shape.region()))
        .map(node -> new Feature("Feature", node, json.readTree(shape.geometry())));
  }
}
