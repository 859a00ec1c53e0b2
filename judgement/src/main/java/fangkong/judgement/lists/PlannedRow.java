package fangkong.judgement.lists;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;

/** A row with where it goes, or why it goes nowhere. */
public sealed interface PlannedRow permits PlannedRow.Dispatched, ListRow.Rejected {

  /**
   * A row whose destination is known.
   *
   * @param node the deepest node known on the way to its destination
   * @param day of arrival
   */
  record Dispatched(ListRow.Read row, Region node, LocalDate day) implements PlannedRow {}
}
