package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcShapes {

  private static final String KNOWN =
      "SELECT region FROM regions.shape WHERE region = ANY (:regions)";

  private static final String UPSERT =
      """
      INSERT INTO regions.shape (region, geometry)
      SELECT region, geometry::jsonb FROM unnest(:regions, :geometries) AS s (region, geometry)
      ON CONFLICT (region) DO UPDATE SET geometry = excluded.geometry
      WHERE shape.geometry <> excluded.geometry
      """;

  private static final String INSIDE =
      """
      SELECT region, geometry FROM regions.shape
      WHERE region >= :region AND region < :beyond ORDER BY region
      """;

  private final JdbcClient jdbc;

  JdbcShapes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The nodes of these shapes that have one already. */
  Set<Region> listKnown(List<Shape> shapes) {
    return new HashSet<>(
        jdbc.sql(KNOWN)
            .param("regions", regions(shapes))
            .query((row, _) -> new Region(row.getString(1)))
            .list());
  }

  /** Gives how many are new or other than before. */
  int upsert(List<Shape> shapes) {
    return jdbc.sql(UPSERT)
        .param("regions", regions(shapes))
        .param("geometries", shapes.stream().map(Shape::geometry).toArray(String[]::new))
        .update();
  }

  private static String[] regions(List<Shape> shapes) {
    return shapes.stream().map(shape -> shape.region().path()).toArray(String[]::new);
  }

  List<Shape> listInside(Region region) {
    return jdbc.sql(INSIDE)
        .param("region", region.path())
        .param("beyond", region.beyond())
        .query(
            (row, _) -> new Shape(new Region(row.getString("region")), row.getString("geometry")))
        .list();
  }
}
