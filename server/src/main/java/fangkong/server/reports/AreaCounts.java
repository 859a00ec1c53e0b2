package fangkong.server.reports;

import fangkong.judgement.figures.Contacts;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Counted;
import fangkong.server.regions.Areas;
import fangkong.server.regions.Node;
import fangkong.server.tasks.AreaLoad;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts into the parts of a region: everything into exactly one of them. */
final class AreaCounts {

  private static final class Counts {
    private int managed;
    private int cases;
    private int contacts;
    private int households;
    private int unvisited;
  }

  private final Areas areas;
  private final Map<Region, Counts> counts = new HashMap<>();

  AreaCounts(Areas areas) {
    this.areas = areas;
  }

  private Counts at(Region region) {
    return counts.computeIfAbsent(areas.find(region), _ -> new Counts());
  }

  void add(Counted counted) {
    Counts area = at(counted.region());
    area.managed += counted.care().group() == Care.Group.MANAGED ? 1 : 0;
    area.cases += counted.care() == Care.CONFIRMED ? 1 : 0;
    area.contacts += Contacts.isContact(counted) ? 1 : 0;
  }

  void add(JdbcReports.NodeHouseholds node) {
    Counts area = at(node.node());
    area.households += node.households();
    area.unvisited += node.households() - node.visited();
  }

  /** One for each part; for the rest of the region only where there is anything in it. */
  List<MapArea> list(Map<Region, AreaLoad> loads, boolean now) {
    return areas.list().stream()
        .map(node -> area(node, loads.get(node.region()), now))
        .filter(area -> !area.region().equals(areas.whole().region()) || !area.isEmpty())
        .toList();
  }

  private MapArea area(Node node, @Nullable AreaLoad load, boolean now) {
    Counts area = counts.getOrDefault(node.region(), new Counts());
    return new MapArea(
        node.region(),
        node.name(),
        node.kind(),
        area.managed,
        area.cases,
        area.contacts,
        area.households,
        area.unvisited,
        now ? (load == null ? 0 : load.open()) : null,
        now ? (load == null ? 0 : load.overdue()) : null,
        load == null ? null : load.accountable());
  }
}
