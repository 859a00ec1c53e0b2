package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The outlines of nodes on the map, where somebody imported any. */
@Service
public class Shapes {

  private final JdbcShapes jdbc;
  private final Regions regions;
  private final JsonMapper json;

  Shapes(JdbcShapes jdbc, Regions regions, JsonMapper json) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.json = json;
  }

  /** Takes a GeoJSON file whole or, with what is wrong in it, not at all. */
  @Transactional
  public LayoutReceipt put(byte[] file) {
    return switch (new ShapeReader(json, regions.tree()).read(file)) {
      case ShapeReader.Reading.Refused(var problems) -> throw new Refused(problems);
      case ShapeReader.Reading.Shapes(List<Shape> shapes) -> store(shapes);
    };
  }

  private LayoutReceipt store(List<Shape> shapes) {
    Set<Region> known = jdbc.listKnown(shapes);
    int changed = jdbc.upsert(shapes);
    int accepted = shapes.size() - known.size();
    return new LayoutReceipt(shapes.size(), accepted, changed - accepted, shapes.size() - changed);
  }

  /** The outlines inside a region that the current scope sees, in order of path. */
  @Transactional(readOnly = true)
  public List<Shape> listInside(Region region) {
    return jdbc.listInside(region);
  }
}
