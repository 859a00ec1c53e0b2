package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.place.Origin;
import fangkong.simulation.taolinpu.Homecoming.Told;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Plans who comes home when and from where; the first two are the ones with a story. */
final class Homecomings {

  private static final int KEY_AREA = 32;
  private static final LocalDate FROM = Taolinpu.SETTING.from();
  private static final LocalDate UNTIL = Taolinpu.SETTING.until();

  private final Chance chance;
  private final List<Origin> keyAreas;
  private final List<Origin> others;

  Homecomings(Chance chance) {
    this.chance = chance;
    List<Origin> origins = Origin.of(Taolinpu.SETTING.scenario());
    keyAreas = Origin.keyAreas(origins);
    others = Origin.others(origins);
  }

  List<Homecoming> plan(Population population) {
    List<Household> households = new ArrayList<>();
    population.households().stream().filter(h -> !h.away().isEmpty()).forEach(households::add);
    chance.shuffle(households);
    List<Homecoming> planned = new ArrayList<>();
    for (Household household : households) {
      int index = planned.size();
      boolean key = index < KEY_AREA;
      LocalDateTime arrives =
          index < 2
              ? FROM.atTime(6, 30).plus(chance.minutes(0, 89))
              : chance.on(chance.date(FROM, UNTIL), 6, 16);
      Origin origin = chance.pick(key ? keyAreas : others);
      planned.add(
          new Homecoming(
              household, household.away().getFirst(), origin, arrives, told(key, arrives)));
    }
    return planned;
  }

  /** An arrival from a key area is known on the spot; lists of the last days come too late. */
  private Told told(boolean key, LocalDateTime arrives) {
    if (arrives.toLocalDate().isAfter(UNTIL.minusDays(2)) || !chance.happens(55)) {
      return Told.NOT_BY_LIST;
    }
    return key || chance.happens(40) ? Told.BY_LIST_TOO : Told.BY_LIST;
  }
}
