package fangkong.province;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A province of like counties in 14 days, always the same. Nothing of it is stored: each county is
 * made when it is asked for, person by person.
 *
 * <p>A person checks in at evenly spread times for 10 to 130 minutes, so that no two of their stays
 * touch; of 100 check-ins one is in another county, of 2,000 one at the station of the province,
 * the others are at places of the county, of which few are much visited.
 *
 * @param checkIns of each person
 */
record Province(int counties, int peopleOfCounty, int checkIns) implements Serializable {
  static final long START = 1_646_064_000L; // 2022-03-01T00:00:00+08:00
  static final int DAY = 86_400;
  static final long END = START + 14L * DAY;

  private static final int PEOPLE_OF_PLACE = 20;
  private static final int SHORTEST = 600;
  private static final int LONGEST = 7_800;
  private static final int ELSEWHERE = 100;
  private static final int AT_STATION = 2_000;
  private static final int STATION = 0;

  /** A stay of a person at a place, or the time in which a case was infectious. */
  record Interval(int person, int place, long from, long until) {}

  /** A province with so many check-ins, rounded to whole counties. */
  static Province of(long checkIns) {
    return new Province(Math.toIntExact(Math.max(1, checkIns / 200_000)), 10_000, 20);
  }

  long size() {
    return (long) counties * peopleOfCounty * checkIns;
  }

  int people() {
    return counties * peopleOfCounty;
  }

  private int placesOfCounty() {
    return peopleOfCounty / PEOPLE_OF_PLACE;
  }

  /** The check-ins of a county's people. */
  Stream<Interval> county(int county) {
    return IntStream.range(county * peopleOfCounty, (county + 1) * peopleOfCounty)
        .boxed()
        .flatMap(this::stays);
  }

  private Stream<Interval> stays(int person) {
    SplittableRandom random = new SplittableRandom(person);
    int slot = 14 * DAY / checkIns;
    List<Interval> stays = new ArrayList<>(checkIns);
    for (int i = 0; i < checkIns; i++) {
      long from = START + (long) i * slot + random.nextInt(slot - LONGEST);
      long until = from + SHORTEST + random.nextInt(LONGEST - SHORTEST);
      stays.add(new Interval(person, place(person / peopleOfCounty, random), from, until));
    }
    return stays.stream();
  }

  private int place(int home, SplittableRandom random) {
    if (random.nextInt(AT_STATION) == 0) {
      return STATION;
    }
    int county = random.nextInt(ELSEWHERE) == 0 ? random.nextInt(counties) : home;
    double drawn = random.nextDouble();
    return 1 + county * placesOfCounty() + (int) (placesOfCounty() * drawn * drawn);
  }

  /** Different people, each infectious for four days that begin in the first ten. */
  List<Interval> cases(int count) {
    SplittableRandom random = new SplittableRandom(7);
    return random
        .ints(0, people())
        .distinct()
        .limit(Math.min(count, people()))
        .mapToObj(person -> {
          long from = START + random.nextInt(10 * DAY);
          return new Interval(person, STATION, from, from + 4L * DAY);
        })
        .toList();
  }
}
