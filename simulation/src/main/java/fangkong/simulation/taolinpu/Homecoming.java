package fangkong.simulation.taolinpu;

import fangkong.simulation.people.Person;
import fangkong.simulation.place.Origin;
import java.time.LocalDateTime;

/**
 * A member of a household who comes home.
 *
 * @param told what a pushed list has to do with it
 */
record Homecoming(
    Household household, Person person, Origin origin, LocalDateTime arrives, Told told) {

  /** Whether a list says so, and whether it is news. */
  enum Told {
    BY_LIST,
    BY_LIST_TOO,
    NOT_BY_LIST
  }

  boolean fromKeyArea() {
    return origin.risk().isKeyArea();
  }
}
