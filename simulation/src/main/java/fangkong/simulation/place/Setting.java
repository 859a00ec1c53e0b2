package fangkong.simulation.place;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Where and when a scenario plays, and which rules are in force.
 *
 * @param until the last day, included
 * @param cutOff when the figures are read
 * @param overlayRegion the path for which {@code overlay} is adopted
 */
public record Setting(
    String scenario,
    String placeCode,
    LocalDate from,
    LocalDate until,
    LocalDateTime cutOff,
    String base,
    String overlay,
    String overlayRegion) {

  public Setting {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(scenario + " is until " + until + " but from " + from);
    }
  }

  /**
   * The day of the scenario that {@code date} belongs to: what came before is told on the first.
   */
  public LocalDate dayOf(LocalDate date) {
    return date.isBefore(from) ? from : date;
  }
}
