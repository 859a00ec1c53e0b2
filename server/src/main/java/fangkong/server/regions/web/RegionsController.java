package fangkong.server.regions.web;

import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Node;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Sight;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tree and who answers, for everyone who is signed in, and its names alone for everyone. A
 * phone is shown for the nodes inside the scope of the account alone; an administrator's scope is
 * everything.
 */
@RestController
@RequestMapping("/api/regions")
class RegionsController {

  /** A node with the one who answers for it on the day asked for. */
  record Answering(Node node, @Nullable Accountable accountable) {}

  /** Somebody on the roster; without the phone where the node lies outside the scope. */
  record Accountable(String login, String name, @Nullable String phone, String force) {}

  private static final int MOST = 1_000;
  private static final String GRID = "GRID";

  private final Regions regions;
  private final Sight sight;

  RegionsController(Regions regions, Sight sight) {
    this.regions = regions;
    this.sight = sight;
  }

  @GetMapping("/roots")
  List<Node> listRoots() {
    Tree tree = regions.tree();
    return tree.listRoots(listSeen(tree.listNodes())::contains).stream().limit(MOST).toList();
  }

  @GetMapping
  List<Answering> listRegions(
      @RequestParam String region,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "200") int limit,
      @RequestParam Optional<LocalDate> on) {
    Region root =
        Region.find(region)
            .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", region));
    Tree tree = regions.tree();
    LocalDate day = on.orElseGet(regions::today);
    List<Node> page =
        tree.listInside(root).stream()
            .filter(node -> node.region().path().compareTo(after) > 0)
            .limit(Math.clamp(limit, 1, MOST))
            .toList();
    Set<Region> seen = listSeen(page);
    return page.stream()
        .map(node -> answering(tree, node, day, seen.contains(node.region())))
        .toList();
  }

  private Set<Region> listSeen(List<Node> nodes) {
    return sight.listSeen(nodes.stream().map(Node::region).toList());
  }

  /** For whoever declares where they go: divisions and grids, and nobody's name. */
  @GetMapping("/public")
  List<Node> openly(@RequestParam(defaultValue = "") String under) {
    Optional<Region> region = Region.find(under);
    if (region.isEmpty() && !under.isEmpty()) {
      throw Refused.because(ProblemCode.BAD_VALUE, "under", under);
    }
    return regions.tree().listChildren(region).stream()
        .filter(node -> node.region().isDivision() || node.kind().equals(GRID))
        .limit(MOST)
        .toList();
  }

  private static Answering answering(Tree tree, Node node, LocalDate day, boolean seen) {
    return new Answering(
        node,
        tree.responsibility()
            .findAccountable(node.region(), day)
            .flatMap(tree::findWorker)
            .map(worker -> accountable(worker, seen))
            .orElse(null));
  }

  private static Accountable accountable(Worker worker, boolean reachable) {
    return new Accountable(
        worker.login(), worker.name(), reachable ? worker.phone() : null, worker.force());
  }
}
