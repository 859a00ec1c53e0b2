package fangkong.simulation.outbreak;

import fangkong.simulation.people.Person;
import fangkong.simulation.taolinpu.Household;

/**
 * Somebody of the township, numbered from 0.
 *
 * @param daily the school or workplace, or -1
 */
record Inhabitant(int number, Person person, Household household, int daily) {

  boolean isPupil() {
    return daily >= 0 && person.age() < 16;
  }
}
