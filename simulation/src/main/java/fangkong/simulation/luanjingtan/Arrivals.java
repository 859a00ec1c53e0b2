package fangkong.simulation.luanjingtan;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.luanjingtan.Returnee.Told;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Origin;
import fangkong.simulation.place.Territory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Plans who arrives when, from where, and how it comes to be known. */
final class Arrivals {

  private static final int RETURNEES = 934;
  private static final int KEY_AREA = 83;
  private static final int STILL_MONITORED = 26;
  private static final LocalDate FIRST = Luanjingtan.SETTING.from();
  private static final LocalDate LAST = Luanjingtan.SETTING.until();

  /** The first day of arrival whose monitoring still holds on the last day. */
  private static final LocalDate STILL_FROM = LAST.minusDays(Luanjingtan.MONITORING_DAYS);

  private final Territory territory;
  private final Registrar registrar;
  private final Chance chance;
  private final List<Origin> keyAreas;
  private final List<Origin> others;

  Arrivals(Territory territory, Registrar registrar, Chance chance) {
    this.territory = territory;
    this.registrar = registrar;
    this.chance = chance;
    List<Origin> origins = Origin.of(Luanjingtan.SETTING.scenario());
    keyAreas = Origin.keyAreas(origins);
    others = Origin.others(origins);
  }

  List<Returnee> plan() {
    List<Returnee> returnees = new ArrayList<>();
    for (int i = 0; i < RETURNEES; i++) {
      boolean key = i < KEY_AREA;
      Told told = chance.pick(List.of(Told.values()), List.of(54, 24, 22));
      LocalDate day = key ? keyDay(i, told) : chance.date(FIRST, lastDay(told));
      Origin origin = chance.pick(key ? keyAreas : others);
      LocalDateTime arrives = chance.on(day, 6, day.equals(LAST) ? 15 : 22);
      String stays = chance.pick(territory.cells()).path();
      returnees.add(new Returnee(registrar.adult(), origin, arrives, stays, told, key));
    }
    chance.shuffle(returnees);
    return returnees;
  }

  /** Puts the first two on either side of the limit, and the others on their side of it. */
  private LocalDate keyDay(int index, Told told) {
    if (index < STILL_MONITORED) {
      return index == 0 ? STILL_FROM : chance.date(STILL_FROM, lastDay(told));
    }
    LocalDate lastEnded = STILL_FROM.minusDays(1);
    return index == STILL_MONITORED ? lastEnded : chance.date(FIRST, lastEnded);
  }

  /** A list about an arrival comes a day or two later and is verified by the day after. */
  private static LocalDate lastDay(Told told) {
    return told == Told.BY_SELF ? LAST : LAST.minusDays(3);
  }
}
