package fangkong.simulation.outbreak;

import static fangkong.simulation.outbreak.Infection.DAY;

import fangkong.simulation.chance.Chance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An outbreak worth telling: two people bring it in, both are found late, and one whom the first of
 * them infected at a place is found by tracing. A spread that dies out, overruns the township or
 * infects nobody so is drawn again.
 *
 * @param traced whose infection tracing finds
 */
record Course(Spread spread, List<Integer> index, Infection traced) {

  /** The days on which the two who brought it in, and then the traced one, are sampled. */
  static final int FIRST_SAMPLED = 11;

  static final int SECOND_SAMPLED = 12;
  static final int TRACED_SAMPLED = 13;

  /** The minute of the day on which samples are taken, before anybody is out. */
  static final int SAMPLED_AT = 6 * 60 + 10;

  private static final int ATTEMPTS = 200;

  Course {
    index = List.copyOf(index);
  }

  static Course of(Community community, List<List<Stay>> days, Chance chance) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Course> course = attempt(community, days, chance.branch("attempt " + attempt));
      if (course.isPresent()) {
        return course.get();
      }
    }
    throw new IllegalStateException(
        "no course in " + ATTEMPTS + " attempts. Maybe the rates of infection are out of range");
  }

  private static Optional<Course> attempt(
      Community community, List<List<Stay>> days, Chance chance) {
    Spread spread = new Spread(community, chance);
    List<Integer> index = twoWorkers(community, chance);
    spread.seed(index.getFirst(), 4 * DAY + chance.below(DAY));
    spread.seed(index.getLast(), 5 * DAY + chance.below(DAY));
    spread.isolate(index.getFirst(), FIRST_SAMPLED);
    spread.isolate(index.getLast(), SECOND_SAMPLED);
    for (int day = 0; day < TRACED_SAMPLED; day++) {
      spread.day(day, days.get(day));
    }
    Optional<Infection> traced =
        spread.infections().stream()
            .filter(i -> i.source() == index.getFirst() && i.place().startsWith("P"))
            .filter(i -> i.onset() < TRACED_SAMPLED * DAY)
            .min(Spread.byTime());
    if (traced.isEmpty()) {
      return Optional.empty();
    }
    spread.isolate(traced.get().person(), TRACED_SAMPLED);
    for (int day = TRACED_SAMPLED; day < days.size(); day++) {
      spread.day(day, days.get(day));
    }
    return isWorthTelling(spread)
        ? Optional.of(new Course(spread, index, traced.get()))
        : Optional.empty();
  }

  private static boolean isWorthTelling(Spread spread) {
    Set<Integer> generations = new HashSet<>();
    spread.infections().forEach(i -> generations.add(i.generation()));
    int size = spread.infections().size();
    boolean atHome = spread.infections().stream().anyMatch(i -> i.place().contains("H"));
    return size >= 40 && size <= 400 && generations.contains(3) && atHome;
  }

  private static List<Integer> twoWorkers(Community community, Chance chance) {
    List<Integer> found = new ArrayList<>();
    while (found.size() < 2) {
      Inhabitant who = chance.pick(community.people());
      boolean works = who.daily() >= 0 && !who.isPupil();
      if (works && community.together(who.number()).size() >= 3 && !found.contains(who.number())) {
        found.add(who.number());
      }
    }
    return found;
  }
}
