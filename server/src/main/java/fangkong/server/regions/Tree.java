package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The division tree as it stands, with who answers. Immutable: laying out anything makes a new one.
 */
public final class Tree {

  private static final String GRID = "GRID";
  private static final String BETWEEN_NAMES = " / ";
  private static final int STEP_ABOVE_THE_TOWNSHIP = 2;

  private final NavigableMap<Region, Node> nodes;
  private final Responsibility responsibility;
  private final Map<String, Worker> workers;

  Tree(List<Node> nodes, List<Worker> workers, Responsibility responsibility) {
    this.nodes = new TreeMap<>();
    nodes.forEach(node -> this.nodes.put(node.region(), node));
    this.workers = new HashMap<>();
    workers.forEach(worker -> this.workers.put(worker.login(), worker));
    this.responsibility = responsibility;
  }

  /**
   * The node itself, or for a household (which is no node) the node it stands in; empty when it is
   * not of this tree.
   */
  public Optional<Region> findNode(Region region) {
    if (nodes.containsKey(region)) {
      return Optional.of(region);
    }
    return region.isHousehold() ? region.findParent().filter(nodes::containsKey) : Optional.empty();
  }

  /** The deepest node on the way to this region; empty when not even the province is known. */
  public Optional<Region> findDeepest(Region region) {
    return region.findDeepest(nodes::containsKey);
  }

  /** The nodes inside a region, itself included, in order of path. */
  public List<Node> listInside(Region region) {
    List<Node> inside = new ArrayList<>();
    for (Node node : nodes.tailMap(region, true).values()) {
      if (!region.contains(node.region())) {
        break;
      }
      inside.add(node);
    }
    return inside;
  }

  /** The nodes directly below a region, or the topmost ones where there is none, in order. */
  public List<Node> listChildren(Optional<Region> under) {
    return under.map(this::listInside).orElseGet(this::listNodes).stream()
        .filter(node -> node.region().findParent().flatMap(this::findDeepest).equals(under))
        .toList();
  }

  /** Whether it is smaller than a grid: inside one, or a household. */
  public boolean isBelowGrid(Region region) {
    Optional<Region> above = region.findParent();
    while (above.isPresent()) {
      Node node = nodes.get(above.get());
      if (node != null && node.kind().equals(GRID)) {
        return true;
      }
      above = above.get().findParent();
    }
    return region.isHousehold();
  }

  /** The grid in which it lies, or which it is. */
  public Optional<Region> findGrid(Region region) {
    return region.findDeepest(at -> {
      Node node = nodes.get(at);
      return node != null && node.kind().equals(GRID);
    });
  }

  /** The grid in which it lies; where there is none the deepest node, or the region itself. */
  public Region gridOf(Region region) {
    return findGrid(region).or(() -> findDeepest(region)).orElse(region);
  }

  /** The parts by which this region is shown. */
  public Areas areas(Region region) {
    return new Areas(region, listInside(region));
  }

  /**
   * How a region is called: the names from the township down. A household has no name but its
   * number, what the tree does not know is called by its step, and above the township a region goes
   * by its own name alone.
   */
  public String nameOf(Region region) {
    Deque<String> names = new ArrayDeque<>();
    Optional<Region> at = Optional.of(region);
    while (at.isPresent() && (names.isEmpty() || !isAboveTheTownship(at.get()))) {
      names.addFirst(ownName(at.get()));
      at = at.get().findParent();
    }
    return String.join(BETWEEN_NAMES, names);
  }

  private static boolean isAboveTheTownship(Region region) {
    return region.isDivision() && region.step().length() == STEP_ABOVE_THE_TOWNSHIP;
  }

  /** The name of the last step alone. */
  public String ownName(Region region) {
    Node node = nodes.get(region);
    if (node != null) {
      return node.name();
    }
    return region.isHousehold() ? region.step().substring(1) : region.step();
  }

  /**
   * The places somebody can choose among: the divisions they see, and of grids and cells those with
   * nothing above that they see. In order of path.
   */
  public List<Node> listRoots(Predicate<Region> seen) {
    return nodes.values().stream()
        .filter(node -> seen.test(node.region()))
        .filter(
            node -> node.region().isDivision() || node.region().findParent().filter(seen).isEmpty())
        .toList();
  }

  public List<Node> listNodes() {
    return List.copyOf(nodes.values());
  }

  public Optional<Worker> findWorker(String login) {
    return Optional.ofNullable(workers.get(login));
  }

  /**
   * The phone of whoever hears objections of this region: the lead of its township, or of the
   * nearest node above that has one.
   */
  public Optional<String> findObjection(Region region, LocalDate today) {
    return responsibility
        .findLead(region.township(), today)
        .flatMap(this::findWorker)
        .map(Worker::phone);
  }

  public Responsibility responsibility() {
    return responsibility;
  }
}
