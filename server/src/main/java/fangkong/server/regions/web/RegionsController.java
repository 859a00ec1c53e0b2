package fangkong.server.regions.web;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Node;
import fangkong.server.regions.Region;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/regions")
class RegionsController {

  /** A node with the one who answers for it on the day asked for. */
  record Answering(Node node, @Nullable Worker accountable) {}

  private static final int MOST = 1_000;

  private final Regions regions;

  RegionsController(Regions regions) {
    this.regions = regions;
  }

  @GetMapping
  List<Answering> inside(
      @RequestParam String region,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "200") int limit,
      @RequestParam Optional<LocalDate> on) {
    Region root =
        Region.find(region)
            .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", region));
    Tree tree = regions.tree();
    LocalDate day = on.orElseGet(regions::today);
    return tree.listInside(root).stream()
        .filter(node -> node.region().path().compareTo(after) > 0)
        .limit(Math.clamp(limit, 1, MOST))
        .map(node -> answering(tree, node, day))
        .toList();
  }

  private static Answering answering(Tree tree, Node node, LocalDate day) {
    return new Answering(
        node,
        tree.responsibility()
            .findAccountable(node.region(), day)
            .flatMap(tree::findWorker)
            .orElse(null));
  }
}
