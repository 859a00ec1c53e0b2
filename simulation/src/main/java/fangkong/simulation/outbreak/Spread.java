package fangkong.simulation.outbreak;

import static fangkong.simulation.outbreak.Infection.DAY;
import static java.util.stream.Collectors.toSet;

import fangkong.simulation.chance.Chance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An infection that goes from person to person where they are together: at a place, or at home in
 * the evening. Nobody infects others sooner than a day after being infected, so one pass over each
 * day is exact; of several infections of one day the earliest counts.
 */
final class Spread {

  private static final double AT_HOME_PER_HOUR = 0.04;
  private static final int EVENING = 20 * 60;

  private final Community community;
  private final Chance chance;
  private final Map<Integer, Infection> infections = new TreeMap<>();
  private final Map<Integer, Integer> isolatedFromDay = new HashMap<>();

  Spread(Community community, Chance chance) {
    this.community = community;
    this.chance = chance;
  }

  /** Infects a person elsewhere, before the first day. */
  void seed(int person, int infectiousFrom) {
    infections.put(
        person, new Infection(person, 0, -1, "", infectiousFrom - DAY * 2, infectiousFrom));
  }

  /** From that day on the person meets nobody. */
  void isolate(int person, int day) {
    isolatedFromDay.put(person, day);
  }

  boolean isOut(int person, int day) {
    return day < isolatedFromDay.getOrDefault(person, Integer.MAX_VALUE);
  }

  Collection<Infection> infections() {
    return List.copyOf(infections.values());
  }

  void day(int day, List<Stay> stays) {
    List<Infection> sources =
        infections.values().stream()
            .filter(i -> i.infectiousFrom() < (day + 1) * DAY && isOut(i.person(), day))
            .toList();
    Map<Integer, List<Stay>> atVenue = atVenuesOf(sources, day, stays);
    Map<Integer, Infection> fresh = new HashMap<>();
    for (Infection source : sources) {
      for (List<Stay> together : atVenue.values()) {
        for (Stay own : together) {
          if (own.person() == source.person()) {
            meet(source, day, own, together, fresh);
          }
        }
      }
      atHome(source, day, fresh);
    }
    infections.putAll(fresh);
  }

  private Map<Integer, List<Stay>> atVenuesOf(List<Infection> sources, int day, List<Stay> stays) {
    Map<Integer, List<Stay>> atVenue = new TreeMap<>();
    Set<Integer> persons = sources.stream().map(Infection::person).collect(toSet());
    for (Stay stay : stays) {
      if (persons.contains(stay.person())) {
        atVenue.putIfAbsent(stay.venue(), new ArrayList<>());
      }
    }
    for (Stay stay : stays) {
      List<Stay> together = atVenue.get(stay.venue());
      if (together != null && isOut(stay.person(), day)) {
        together.add(stay);
      }
    }
    return atVenue;
  }

  private void meet(
      Infection source, int day, Stay own, List<Stay> together, Map<Integer, Infection> fresh) {
    Venue venue = community.venues().all().get(own.venue());
    int infectious = source.infectiousFrom() - day * DAY;
    for (Stay other : together) {
      int from = Math.max(infectious, Math.max(own.from(), other.from()));
      int until = Math.min(own.until(), other.until());
      double rate = venue.kind().infectionsPerPairHour();
      expose(source, other.person(), venue.place(), day, from, until, rate, fresh);
    }
  }

  private void atHome(Infection source, int day, Map<Integer, Infection> fresh) {
    int from = Math.max(EVENING, source.infectiousFrom() - day * DAY);
    String home = community.people().get(source.person()).household().path();
    for (int other : community.together(source.person())) {
      if (isOut(other, day)) {
        expose(source, other, home, day, from, DAY, AT_HOME_PER_HOUR, fresh);
      }
    }
  }

  private void expose(
      Infection source,
      int other,
      String place,
      int day,
      int from,
      int until,
      double perHour,
      Map<Integer, Infection> fresh) {
    if (until <= from || infections.containsKey(other)) {
      return;
    }
    double escapes = Math.exp(-perHour * (until - from) / 60);
    if (chance.unit() >= escapes) {
      int at = day * DAY + chance.between(from, until - 1);
      int latent = chance.between(DAY, 3 * DAY);
      Infection infection =
          new Infection(other, source.generation() + 1, source.person(), place, at, at + latent);
      fresh.merge(other, infection, (a, b) -> b.isEarlierThan(a) ? b : a);
    }
  }

  static Comparator<Infection> byTime() {
    return Comparator.comparingInt(Infection::at).thenComparingInt(Infection::person);
  }
}
