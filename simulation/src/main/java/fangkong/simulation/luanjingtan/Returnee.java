package fangkong.simulation.luanjingtan;

import fangkong.simulation.people.Person;
import fangkong.simulation.place.Origin;
import java.time.LocalDateTime;

/**
 * Somebody who arrives in the period.
 *
 * @param stays the cell where the person then stays
 */
record Returnee(
    Person person, Origin origin, LocalDateTime arrives, String stays, Told told, boolean key) {

  /** How the arrival comes to be known. */
  enum Told {
    BY_LIST,
    BY_SELF,
    BY_BOTH
  }
}
