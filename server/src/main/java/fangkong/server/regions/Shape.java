package fangkong.server.regions;

import fangkong.judgement.regions.Region;

/** The outline of a node on the map; {@code geometry} is GeoJSON, a Polygon or a MultiPolygon. */
public record Shape(Region region, String geometry) {}
