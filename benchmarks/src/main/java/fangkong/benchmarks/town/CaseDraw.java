package fangkong.benchmarks.town;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cases of a {@link Town}: distinct persons drawn evenly, each infectious for 2 to 6 days that
 * begin in the first 10.
 */
public final class CaseDraw {
  private static final int DAY_SECONDS = 86_400;
  private static final int LAST_START = 10 * DAY_SECONDS;
  private static final int SHORTEST = 2 * DAY_SECONDS;
  private static final int LONGEST = 6 * DAY_SECONDS;

  /** A person who was infectious in [from, until), epoch seconds. */
  public record Case(int person, long from, long until) {}

  private CaseDraw() {}

  /** {@code count} cases, at most everybody. */
  public static List<Case> of(Town town, int count, long seed) {
    Draws draws = new Draws(seed);
    Set<Integer> drawn = new HashSet<>();
    List<Case> cases = new ArrayList<>();
    while (cases.size() < Math.min(count, town.persons())) {
      int person = draws.below(town.persons());
      if (drawn.add(person)) {
        long from = Town.START + draws.below(LAST_START);
        cases.add(
            new Case(
                person, from, from + CheckInLog.between(SHORTEST, LONGEST, (int) draws.bits())));
      }
    }
    return List.copyOf(cases);
  }
}
