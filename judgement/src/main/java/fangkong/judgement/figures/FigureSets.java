package fangkong.judgement.figures;

import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Counted;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who stands behind each base figure: the figures are the sizes of these sets, and the rows show
 * their persons.
 */
public final class FigureSets {

  private final Map<Figure, Set<UUID>> sets = new EnumMap<>(Figure.class);

  /**
   * The sets of a region.
   *
   * @param screened persons of whose journey or origin something became known in the period
   * @param before how everybody in the region stood at the cut-off before
   * @param now how everybody in the region stands at this one
   */
  public FigureSets(Set<UUID> screened, Collection<Counted> before, Collection<Counted> now) {
    screened.forEach(person -> add(Figure.SCREENED, person));
    now.forEach(this::addStock);
    addPeriod(groups(before), groups(now));
  }

  public Set<UUID> people(Figure figure) {
    return sets.getOrDefault(figure, Set.of());
  }

  public int size(Figure figure) {
    return people(figure).size();
  }

  private void add(Figure figure, UUID person) {
    sets.computeIfAbsent(figure, _ -> new HashSet<>()).add(person);
  }

  private void addStock(Counted counted) {
    UUID person = counted.person();
    switch (counted.care()) {
      case NOT_MANAGED -> {}
      case FOLLOWED -> add(Figure.FOLLOWED, person);
      case CENTRAL -> add(Figure.CENTRAL, person);
      case AWAITING_TRANSFER -> add(Figure.AWAITING_TRANSFER, person);
      case HOME_ISOLATION -> add(Figure.HOME_ISOLATION, person);
      case HOME_MONITORING -> add(Figure.HOME_MONITORING, person);
      case HOSPITAL -> add(Figure.HOSPITAL, person);
      case RELEASED -> add(Figure.RELEASED, person);
      case CONFIRMED -> add(Figure.CONFIRMED, person);
      case MOVED_OUT -> add(Figure.MOVED_OUT, person);
    }
    if (counted.care().group() != Care.Group.NEVER) {
      add(Figure.CUMULATIVE, person);
    }
    if (counted.care().group() == Care.Group.MANAGED) {
      add(Figure.MANAGED, person);
    }
  }

  /**
   * What happened to each person between two cut-offs. Somebody taken in and let go within one
   * period is counted as added and as released; somebody whose earlier management was over is added
   * again when it begins anew.
   */
  private void addPeriod(Map<UUID, Care.Group> before, Map<UUID, Care.Group> now) {
    Set<UUID> everyone = new HashSet<>(before.keySet());
    everyone.addAll(now.keySet());
    for (UUID person : everyone) {
      Care.Group from = before.getOrDefault(person, Care.Group.NEVER);
      Care.Group to = now.getOrDefault(person, Care.Group.NEVER);
      if (from == Care.Group.MANAGED) {
        add(Figure.LAST, person);
      }
      if (to == Care.Group.MANAGED) {
        add(Figure.CURRENT, person);
      }
      if (from == to) {
        continue;
      }
      if (from != Care.Group.MANAGED && to != Care.Group.NEVER) {
        add(Figure.ADDED, person);
      }
      if (from == Care.Group.MANAGED || to != Care.Group.NEVER) {
        addLeft(to, person);
      }
    }
  }

  private void addLeft(Care.Group to, UUID person) {
    switch (to) {
      case MANAGED -> {}
      case RELEASED -> add(Figure.PERIOD_RELEASED, person);
      case CONFIRMED -> add(Figure.PERIOD_CONFIRMED, person);
      case MOVED_OUT -> add(Figure.PERIOD_MOVED_OUT, person);
      case NEVER -> add(Figure.WITHDRAWN, person);
    }
  }

  private static Map<UUID, Care.Group> groups(Collection<Counted> counted) {
    Map<UUID, Care.Group> groups = new HashMap<>();
    counted.forEach(each -> groups.put(each.person(), each.care().group()));
    return groups;
  }
}
