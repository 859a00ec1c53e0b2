package fangkong.simulation.outbreak;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.outbreak.Venue.Kind;
import fangkong.simulation.people.Person;
import fangkong.simulation.place.Division;
import fangkong.simulation.taolinpu.Household;
import fangkong.simulation.taolinpu.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All people of the township, with where they go on working days.
 *
 * @param people in the order of their numbers; those of one household stand together
 * @param byHousehold the numbers of those who live together, by the household's path
 */
record Community(Venues venues, List<Inhabitant> people, Map<String, List<Integer>> byHousehold) {

  private static final int WORKERS_IN_100 = 40;

  Community {
    people = List.copyOf(people);
    byHousehold = Map.copyOf(byHousehold);
  }

  static Community of(Population population, Venues venues, Chance chance) {
    List<Division> villages = population.territory().place().villages();
    List<Venue> schools = venues.in("", Kind.SCHOOL);
    List<Venue> works = venues.in("", Kind.WORKPLACE);
    Map<String, Integer> villageOf = new HashMap<>();
    Map<String, List<Venue>> worksOf = new HashMap<>();
    for (int v = 0; v < villages.size(); v++) {
      villageOf.put(villages.get(v).path(), v);
      worksOf.put(villages.get(v).path(), venues.in(villages.get(v).path(), Kind.WORKPLACE));
    }
    List<Inhabitant> people = new ArrayList<>();
    Map<String, List<Integer>> byHousehold = new HashMap<>();
    for (Household household : population.households()) {
      List<Integer> numbers = new ArrayList<>();
      int village = villageOf.getOrDefault(household.village(), 0);
      List<Venue> near = worksOf.getOrDefault(household.village(), works);
      for (Person person : household.everybody()) {
        int daily = -1;
        if (person.age() >= 6 && person.age() < 16) {
          daily = (person.age() < 12 ? schools.get(village / 2) : schools.getLast()).number();
        } else if (person.age() >= 16 && person.age() < 65 && chance.happens(WORKERS_IN_100)) {
          daily = chance.pick(chance.happens(70) ? near : works).number();
        }
        numbers.add(people.size());
        people.add(new Inhabitant(people.size(), person, household, daily));
      }
      byHousehold.put(household.path(), numbers);
    }
    return new Community(venues, people, byHousehold);
  }

  /** The numbers of all who live with somebody, the person included. */
  List<Integer> together(int person) {
    return byHousehold.getOrDefault(people.get(person).household().path(), List.of());
  }
}
