package fangkong.simulation.taolinpu;

import fangkong.simulation.people.Person;
import java.util.List;
import java.util.stream.Stream;

/**
 * Those who share a door.
 *
 * @param away members who live elsewhere at first and come home during the scenario of the
 *     returnees
 */
public record Household(String path, List<Person> residents, List<Person> away) {

  public Household {
    residents = List.copyOf(residents);
    away = List.copyOf(away);
  }

  public List<Person> everybody() {
    return Stream.concat(residents.stream(), away.stream()).toList();
  }

  /** The path of the village the household lies in. */
  public String village() {
    return path.substring(0, path.indexOf('G'));
  }
}
