package fangkong.server.regions;

/** The outline of a node on the map; {@code geometry} is GeoJSON, a Polygon or a MultiPolygon. */
public record Shape(Region region, String geometry) {}
