package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts by which a region is shown: its grids, or from the county up the divisions one step
 * down. What lies in none of them falls to the region itself, so that the parts sum up to the
 * whole.
 */
public final class Areas {

  private static final String GRID = "GRID";

  /** Province, city, county and township: a region of fewer steps is shown by its children. */
  private static final int STEPS_OF_A_TOWNSHIP = 4;

  private final Node whole;
  private final NavigableMap<Region, Node> parts = new TreeMap<>();

  Areas(Region region, List<Node> inside) {
    Node itself = new Node(region, "", "");
    boolean byGrid = region.path().split("/").length >= STEPS_OF_A_TOWNSHIP;
    for (Node node : inside) {
      if (node.region().equals(region)) {
        itself = node;
      } else if (byGrid ? node.kind().equals(GRID) : isChild(region, node.region())) {
        parts.put(node.region(), node);
      }
    }
    whole = itself;
  }

  private static boolean isChild(Region region, Region node) {
    return node.findParent().filter(region::equals).isPresent();
  }

  /** The parts in order of path, the region itself last. */
  public List<Node> list() {
    List<Node> all = new ArrayList<>(parts.values());
    all.add(whole);
    return all;
  }

  /** The region itself. */
  public Node whole() {
    return whole;
  }

  /** The part in which something inside the region lies. */
  public Region find(Region inside) {
    Optional<Region> at = Optional.of(inside);
    while (at.isPresent()) {
      if (parts.containsKey(at.get())) {
        return at.get();
      }
      at = at.get().findParent();
    }
    return whole.region();
  }
}
