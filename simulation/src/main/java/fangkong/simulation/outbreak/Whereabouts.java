package fangkong.simulation.outbreak;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.outbreak.Venue.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everybody is on each day: school and work on working days, errands otherwise, and a market
 * every third day. The stays of one person do not overlap.
 */
final class Whereabouts {

  private static final int HOUR = 60;
  private static final int NOT_RECORDED_IN_100 = 15;

  private final Community community;
  private final Chance chance;
  private final List<Venue> markets;
  private final List<Venue> buses;
  private final Map<String, List<Venue>> shops = new HashMap<>();
  private final Map<String, List<Venue>> clinics = new HashMap<>();

  Whereabouts(Community community, Chance chance) {
    this.community = community;
    this.chance = chance;
    this.markets = community.venues().in("", Kind.MARKET);
    this.buses = community.venues().in("", Kind.BUS);
  }

  List<Stay> on(LocalDate day, int dayNumber) {
    List<Stay> stays = new ArrayList<>(community.people().size() * 5 / 4);
    DayOfWeek weekday = day.getDayOfWeek();
    boolean marketDay = dayNumber % 3 == 1;
    for (Inhabitant who : community.people()) {
      if (who.person().age() < 4) {
        continue;
      }
      if (who.daily() >= 0 && chance.happens(attendance(who, weekday))) {
        workingDay(who, stays);
      } else {
        errands(who, marketDay, stays);
      }
    }
    stays.sort(Comparator.comparingInt(Stay::from));
    return stays;
  }

  private static int attendance(Inhabitant who, DayOfWeek weekday) {
    return switch (weekday) {
      case SATURDAY -> who.isPupil() ? 0 : 50;
      case SUNDAY -> who.isPupil() ? 0 : 10;
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> who.isPupil() ? 97 : 92;
    };
  }

  private void workingDay(Inhabitant who, List<Stay> stays) {
    if (chance.happens(7)) {
      int board = 6 * HOUR + chance.between(30, 50);
      shortStay(who, chance.pick(buses), board, chance.between(10, 30), stays);
    }
    int begins = 7 * HOUR + chance.between(25, 65);
    int ends = 17 * HOUR + chance.between(-30, 40);
    stays.add(new Stay(who.number(), who.daily(), begins, ends, true));
    if (chance.happens(12)) {
      int enters = 18 * HOUR + chance.between(0, 60);
      shortStay(who, shop(who), enters, chance.between(6, 30), stays);
    }
  }

  private void errands(Inhabitant who, boolean marketDay, List<Stay> stays) {
    int count = chance.weighted(List.of(28, 50, 22));
    for (int i = 0; i < count; i++) {
      int enters =
          i == 0 ? chance.between(7 * HOUR, 11 * HOUR) : chance.between(14 * HOUR, 18 * HOUR);
      Venue venue = errand(who, marketDay && i == 0);
      shortStay(who, venue, enters, minutes(venue.kind()), stays);
    }
  }

  private Venue errand(Inhabitant who, boolean marketDay) {
    int kind = chance.weighted(marketDay ? List.of(50, 36, 6, 8) : List.of(8, 72, 10, 10));
    return switch (kind) {
      case 0 -> chance.happens(75) ? markets.getFirst() : markets.getLast();
      case 1 -> shop(who);
      case 2 ->
          chance.pick(
              clinics.computeIfAbsent(
                  who.household().village(), v -> community.venues().in(v, Kind.CLINIC)));
      default -> chance.pick(buses);
    };
  }

  private int minutes(Kind kind) {
    return switch (kind) {
      case MARKET, CLINIC -> chance.between(20, 60);
      case BUS -> chance.between(12, 40);
      case SHOP, SCHOOL, WORKPLACE -> chance.between(6, 35);
    };
  }

  private Venue shop(Inhabitant who) {
    return chance.pick(
        shops.computeIfAbsent(who.household().village(), v -> community.venues().in(v, Kind.SHOP)));
  }

  private void shortStay(Inhabitant who, Venue venue, int enters, int minutes, List<Stay> stays) {
    boolean seen = !chance.happens(NOT_RECORDED_IN_100);
    stays.add(new Stay(who.number(), venue.number(), enters, enters + minutes, seen));
  }
}
