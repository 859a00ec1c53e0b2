package fangkong.server.reports;

import fangkong.server.assessments.Care;
import fangkong.server.assessments.Standing;
import fangkong.server.regions.Region;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The base figures of a region at a cut-off, all of them persons.
 *
 * @param asOf the cut-off
 * @param since the cut-off of the period before
 * @param screened persons of whose journey or origin something became known in the period
 * @param cumulative ever managed
 * @param equations what must close, with both sides
 */
public record BaseFigures(
    Region region,
    Instant asOf,
    Instant since,
    long screened,
    int cumulative,
    Managed managed,
    int released,
    int confirmed,
    int movedOut,
    int followed,
    Period period,
    List<Equation> equations) {

  /** Those under management at the cut-off, by where they are. */
  public record Managed(
      int total,
      int central,
      int awaitingTransfer,
      int homeIsolation,
      int homeMonitoring,
      int hospital) {}

  /**
   * From the cut-off before to this one.
   *
   * @param withdrawn managed before and, as it turned out, without reason: a ruling set the
   *     evidence aside
   */
  public record Period(
      int last, int added, int released, int confirmed, int movedOut, int withdrawn, int current) {}

  /** Two sides that must be equal. */
  public record Equation(String name, long left, long right) {
    public boolean closes() {
      return left == right;
    }
  }

  public boolean close() {
    return equations.stream().allMatch(Equation::closes);
  }

  static BaseFigures of(
      Region region,
      Instant asOf,
      Instant since,
      long screened,
      Collection<Standing> before,
      Collection<Standing> now) {
    Map<Care, Integer> by = new EnumMap<>(Care.class);
    now.forEach(standing -> by.merge(standing.care(), 1, Integer::sum));
    Managed managed =
        new Managed(
            (int)
                now.stream()
                    .filter(standing -> standing.care().group() == Care.Group.MANAGED)
                    .count(),
            by.getOrDefault(Care.CENTRAL, 0),
            by.getOrDefault(Care.AWAITING_TRANSFER, 0),
            by.getOrDefault(Care.HOME_ISOLATION, 0),
            by.getOrDefault(Care.HOME_MONITORING, 0),
            by.getOrDefault(Care.HOSPITAL, 0));
    int cumulative =
        (int) now.stream().filter(standing -> standing.care().group() != Care.Group.NEVER).count();
    int released = by.getOrDefault(Care.RELEASED, 0);
    int confirmed = by.getOrDefault(Care.CONFIRMED, 0);
    int movedOut = by.getOrDefault(Care.MOVED_OUT, 0);
    Period period = period(before, now);
    return new BaseFigures(
        region,
        asOf,
        since,
        screened,
        cumulative,
        managed,
        released,
        confirmed,
        movedOut,
        by.getOrDefault(Care.FOLLOWED, 0),
        period,
        List.of(
            new Equation(
                "cumulative = managed + released + confirmed + movedOut",
                cumulative,
                (long) managed.total() + released + confirmed + movedOut),
            new Equation(
                "managed = central + awaitingTransfer + homeIsolation + homeMonitoring + hospital",
                managed.total(),
                (long) managed.central()
                    + managed.awaitingTransfer()
                    + managed.homeIsolation()
                    + managed.homeMonitoring()
                    + managed.hospital()),
            new Equation(
                "current = last + added - released - confirmed - movedOut - withdrawn",
                period.current(),
                (long) period.last()
                    + period.added()
                    - period.released()
                    - period.confirmed()
                    - period.movedOut()
                    - period.withdrawn())));
  }

  /**
   * What happened to each person between two cut-offs. Somebody taken in and let go within one
   * period is counted as added and as released; somebody whose earlier management was over is added
   * again when it begins anew.
   */
  private static Period period(Collection<Standing> before, Collection<Standing> now) {
    Map<UUID, Care.Group> then = groups(before);
    Map<UUID, Care.Group> today = groups(now);
    Set<UUID> everyone = new HashSet<>(then.keySet());
    everyone.addAll(today.keySet());
    Map<Care.Group, Integer> left = new EnumMap<>(Care.Group.class);
    int added = 0;
    for (UUID person : everyone) {
      Care.Group from = then.getOrDefault(person, Care.Group.NEVER);
      Care.Group to = today.getOrDefault(person, Care.Group.NEVER);
      if (from == to) {
        continue;
      }
      if (from != Care.Group.MANAGED && to != Care.Group.NEVER) {
        added++;
      }
      if (to != Care.Group.MANAGED && (from == Care.Group.MANAGED || to != Care.Group.NEVER)) {
        left.merge(to, 1, Integer::sum);
      }
    }
    return new Period(
        count(then, Care.Group.MANAGED),
        added,
        left.getOrDefault(Care.Group.RELEASED, 0),
        left.getOrDefault(Care.Group.CONFIRMED, 0),
        left.getOrDefault(Care.Group.MOVED_OUT, 0),
        left.getOrDefault(Care.Group.NEVER, 0),
        count(today, Care.Group.MANAGED));
  }

  private static Map<UUID, Care.Group> groups(Collection<Standing> standings) {
    Map<UUID, Care.Group> groups = new HashMap<>();
    standings.forEach(standing -> groups.put(standing.person(), standing.care().group()));
    return groups;
  }

  private static int count(Map<UUID, Care.Group> groups, Care.Group wanted) {
    return (int) groups.values().stream().filter(group -> group == wanted).count();
  }
}
