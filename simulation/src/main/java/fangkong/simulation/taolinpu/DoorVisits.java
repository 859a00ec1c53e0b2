package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.Detail;
import fangkong.simulation.fact.Detail.Door;
import fangkong.simulation.fact.Fact;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Every door is knocked at, and again when nobody opened; one household is forgotten. */
final class DoorVisits {

  private static final LocalDate FROM = Taolinpu.SETTING.from();
  private static final LocalDate UNTIL = Taolinpu.SETTING.until();

  private final Chance chance;

  DoorVisits(Chance chance) {
    this.chance = chance;
  }

  void make(Population population, DayFolders days) {
    Household forgotten;
    do {
      forgotten = chance.pick(population.households());
    } while (!forgotten.away().isEmpty());
    for (Household household : population.households()) {
      if (!household.equals(forgotten)) {
        visit(household, days);
      }
    }
  }

  private void visit(Household household, DayFolders days) {
    boolean open = chance.happens(88);
    LocalDate day = chance.date(FROM, open ? UNTIL : UNTIL.minusDays(1));
    if (!open) {
      Door door = chance.happens(95) ? Door.ABSENT : Door.REFUSED;
      days.add(visit(household, chance.on(day, 8, 20), door));
      day = chance.date(day.plusDays(1), UNTIL);
    }
    int lastHour = day.equals(UNTIL) ? 17 : 20;
    days.add(visit(household, chance.on(day, 8, lastHour), Door.MET));
  }

  private static Fact visit(Household household, LocalDateTime at, Door door) {
    return Fact.of(null, household.path(), Channel.VISIT, at, new Detail.Visit(door));
  }
}
