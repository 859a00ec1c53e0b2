package fangkong.simulation.lead;

import fangkong.simulation.fact.Fact;
import fangkong.simulation.fact.Outcome;
import fangkong.simulation.people.Person;
import fangkong.simulation.place.Origin;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Somebody elsewhere says that a person came here.
 *
 * @param timed whether the list gives the time of arrival or only its date
 * @param destination a region path or a division code
 * @param pushedOn the day of the list
 * @param finding facts to send once verified
 */
public record Lead(
    Person person,
    Known by,
    Origin origin,
    LocalDateTime arrives,
    boolean timed,
    String destination,
    LocalDate pushedOn,
    Outcome outcome,
    Finding finding) {

  /** What the list tells of the person besides the name. */
  public enum Known {
    ID_AND_PHONE,
    ID_ONLY,
    PHONE_ONLY
  }

  /** The facts of a person who was found, as seen at the time of finding. */
  @FunctionalInterface
  public interface Finding {
    List<Fact> at(LocalDateTime found);
  }
}
