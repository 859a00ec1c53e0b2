package fangkong.server.tasks;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.judgement.standings.StandingsDerived;
import fangkong.server.regions.Areas;
import fangkong.server.regions.Node;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Worklists. A task belongs to a region; whose it is is asked of the roster at the moment of
 * asking, so that a hand-over or an absence moves every task at once and none is ever without
 * somebody.
 */
@Service
public class Tasks {

  /** How many open tasks fall to a worker today, and how many of them are overdue. */
  public record Load(String worker, int open, int overdue) {}

  private static final Comparator<AreaLoad> MOST_OVERDUE =
      Comparator.comparingInt(AreaLoad::overdue)
          .thenComparingInt(AreaLoad::open)
          .reversed()
          .thenComparing(AreaLoad::region);

  private final JdbcTasks jdbc;
  private final Regions regions;
  private final Clock clock;
  private final ZoneId zone;

  Tasks(JdbcTasks jdbc, Regions regions, Clock clock, ZoneId zone) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.clock = clock;
    this.zone = zone;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(StandingsDerived derived) {
    TaskPlan plan = new TaskPlan(zone, derived.asOf());
    List<Task> tasks = new ArrayList<>();
    for (Standing standing : derived.standings()) {
      tasks.addAll(plan.of(standing, derived.facts().getOrDefault(standing.person(), List.of())));
    }
    jdbc.replace(derived.standings().stream().map(Standing::person).toList(), tasks);
  }

  /** Open tasks inside a region, most urgent first, a page at a time. */
  @Transactional(readOnly = true)
  public List<Task> listOpen(Region inside, Optional<TaskKey> after, int limit) {
    return jdbc.listOpen(List.of(inside.path()), after, limit);
  }

  /**
   * Open tasks for a person, most urgent first: their tasks stand where they are looked after,
   * which need not be where they live.
   *
   * @param inside a region; null for all that may be seen
   */
  @Transactional(readOnly = true)
  public List<Task> listOpenOfPerson(
      UUID person, @Nullable Region inside, Optional<TaskKey> after, int limit) {
    return jdbc.listOpenOfPerson(person, inside == null ? "" : inside.path(), after, limit);
  }

  /** Open tasks that fall to this worker today, most urgent first. */
  @Transactional(readOnly = true)
  public List<Task> listOpenOf(String worker, Optional<TaskKey> after, int limit) {
    List<String> nodes = regions.listNodesOf(worker).stream().map(Region::path).toList();
    return nodes.isEmpty() ? List.of() : jdbc.listOpenAt(nodes, after, limit);
  }

  /**
   * The open tasks inside a region by the worker to whom they fall today; those that fall to nobody
   * stand under {@code ""}.
   */
  @Transactional(readOnly = true)
  public List<Load> listLoads(Region inside) {
    Tree tree = regions.tree();
    LocalDate today = regions.today();
    Map<String, Load> loads = new TreeMap<>();
    for (JdbcTasks.Count count : jdbc.countOpen(inside, clock.instant())) {
      String worker =
          tree.findDeepest(count.region())
              .flatMap(node -> tree.responsibility().findAccountable(node, today))
              .orElse("");
      loads.merge(
          worker,
          new Load(worker, count.open(), count.overdue()),
          (a, b) -> new Load(worker, a.open() + b.open(), a.overdue() + b.overdue()));
    }
    return List.copyOf(loads.values());
  }

  /**
   * The open tasks inside a region by its grids, or from the county up by its divisions, most
   * overdue first; the rest of the region only where there are any.
   */
  @Transactional(readOnly = true)
  public List<AreaLoad> listByArea(Region inside) {
    Tree tree = regions.tree();
    Areas areas = tree.areas(inside);
    Map<Region, int[]> counts = new HashMap<>();
    for (JdbcTasks.Count count : jdbc.countOpen(inside, clock.instant())) {
      int[] sums = counts.computeIfAbsent(areas.find(count.region()), _ -> new int[2]);
      sums[0] += count.open();
      sums[1] += count.overdue();
    }
    LocalDate today = regions.today();
    return areas.list().stream()
        .filter(node ->
            counts.containsKey(node.region()) || !node.region().equals(areas.whole().region()))
        .map(node -> load(tree, node, counts.getOrDefault(node.region(), new int[2]), today))
        .sorted(MOST_OVERDUE)
        .toList();
  }

  private static AreaLoad load(Tree tree, Node node, int[] sums, LocalDate today) {
    return new AreaLoad(
        node.region(),
        node.name(),
        node.kind(),
        sums[0],
        sums[1],
        tree.responsibility()
            .findAccountable(node.region(), today)
            .flatMap(tree::findWorker)
            .map(worker -> new AreaLoad.Accountable(worker.login(), worker.name()))
            .orElse(null));
  }
}
